// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A workbench with the real text engine, or with one that does what a test tells it.

#include "core/nlp/engine/text_engine.h"
#include "core/wire/nlp_json.h"
#include "tests/ui/workbench_fakes.h"

#include <nlohmann/json.hpp>

namespace aisemble::test {

struct TextScript {
  bool hang = false; ///< until the stop
  std::optional<Error> error;
  std::optional<Progress> progress;
};

/// Does as it is told, else hands on to the real engine.
class ScriptedTextEngine final : public Engine {
 public:
  explicit ScriptedTextEngine(std::unique_ptr<Engine> real) : m_real(std::move(real)) {}
  [[nodiscard]] ServiceKind service() const override { return ServiceKind::Nlp; }
  [[nodiscard]] Handover handover(const Request&) const override { return Handover::Run; }
  [[nodiscard]] Result<Response> run(const Request& request, const RunContext& context) override {
    ++m_runs;
    const TextScript script = m_script.with([](const TextScript& now) { return now; });
    if (script.progress && context.onPartial) context.onPartial(*script.progress);
    while (script.hang) {
      if (context.stop.stop_requested()) {
        ++m_stops;
        return fail(ErrorCode::Cancelled, "");
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    if (script.error) return fail(*script.error);
    return m_real->run(request, context);
  }
  void setScript(TextScript script) {
    m_script.with([&](TextScript& now) { now = std::move(script); });
  }
  [[nodiscard]] int runs() const { return m_runs; }
  [[nodiscard]] int stops() const { return m_stops; }

 private:
  std::unique_ptr<Engine> m_real;
  Guarded<TextScript> m_script;
  std::atomic<int> m_runs = 0;
  std::atomic<int> m_stops = 0;
};

/// Requests differ by all that they hold.
class TextCanonicalizer final : public RequestCanonicalizer {
 public:
  [[nodiscard]] std::string canonical(const Request& request) const override {
    const auto* text = std::get_if<NlpRequest>(&request);
    return text != nullptr ? wire::toJson(*text).dump() : taskName(request);
  }
};

class TextBench : public Bench {
 public:
  TextBench() {
    orchestrator.reset();
    canonicalizer = std::make_unique<TextCanonicalizer>();
    orchestrator = std::make_unique<Orchestrator>(
        OrchestratorDependencies{threads, clock, logger, metrics, &models, &cache, canonicalizer.get()},
        OrchestratorOptions{});
    orchestrator->setEngine(engine);
    text =
        std::make_shared<ScriptedTextEngine>(nlp::createTextEngine(EngineEnvironment{threads, logger, clock}).value());
    orchestrator->setEngine(text);
  }
  [[nodiscard]] ui::WorkbenchContext textContext() {
    ui::WorkbenchContext out = context();
    out.encodeResult = [](const Response& response) { return wire::toJson(std::get<NlpResult>(response)).dump(2); };
    out.samplesFolder = std::filesystem::path(AISEMBLE_FIXTURES).parent_path().parent_path() / "resources" / "samples";
    return out;
  }

  std::shared_ptr<ScriptedTextEngine> text;
};

} // namespace aisemble::test
