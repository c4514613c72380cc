// SPDX-License-Identifier: Apache-2.0
// The text engine as a module.
#include "core/engine/engine_module.h"
#include "core/nlp/engine/text_engine.h"

AISEMBLE_ENGINE_MODULE(aisemble::ServiceKind::Nlp, aisemble::nlp::createTextEngine)
