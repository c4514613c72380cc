// SPDX-License-Identifier: Apache-2.0
// The language engine as a module.
#include "core/engine/engine_module.h"
#include "core/llm/engine/language_engine.h"

AISEMBLE_ENGINE_MODULE(aisemble::ServiceKind::Llm, aisemble::llm::createLanguageEngine)
