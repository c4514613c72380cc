// SPDX-License-Identifier: Apache-2.0
// A small engine module, built once in each flavour that tst_engine_module.cpp needs.
#include "core/engine/engine_module.h"

#include <cstdlib>

using namespace aisemble;

#if defined(TEST_MODULE_MISSING_LIBRARY)
extern "C" int aisemble_symbol_that_no_library_has();
extern "C" __attribute__((visibility("default"))) int aisemble_needs_it() {
  return aisemble_symbol_that_no_library_has();
}
#endif

namespace {

/// Tokenize runs on a pool thread, everything else by start().
class SmallEngine final : public Engine {
 public:
  ServiceKind service() const override { return ServiceKind::Llm; }
  Handover handover(const Request& request) const override {
    return std::holds_alternative<TokenizeRequest>(request) ? Handover::Run : Handover::Start;
  }
  Result<Response> run(const Request&, const RunContext&) override {
    TokenizeResult result;
    result.decoded = "run";
    return result;
  }
  void start(Request, RunContext, RequestCompletion done) override {
    CompletionResult result;
    result.text = "start";
    done(result);
  }
};

[[maybe_unused]] Result<std::unique_ptr<Engine>> createSmall(const EngineEnvironment&) {
#if defined(TEST_MODULE_FAILING)
  if (std::getenv("AISEMBLE_TEST_MODULE_HEALED") == nullptr)
    return fail(ErrorCode::IoFailure, "The test module has no luck today. Try again.");
#elif defined(TEST_MODULE_NULL_ENGINE)
  if (true) return std::unique_ptr<Engine>();
#endif
  return std::make_unique<SmallEngine>();
}

} // namespace

#if defined(TEST_MODULE_WRONG_BUILD)
extern "C" __attribute__((visibility("default"))) const EngineModule* aisemble_engine_module() {
  static const EngineModule module{"another build", ServiceKind::Llm, createSmall};
  return &module;
}
#elif defined(TEST_MODULE_WRONG_SERVICE)
AISEMBLE_ENGINE_MODULE(ServiceKind::Vision, createSmall)
#elif !defined(TEST_MODULE_NO_SYMBOL)
AISEMBLE_ENGINE_MODULE(ServiceKind::Llm, createSmall)
#endif
