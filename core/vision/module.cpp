// SPDX-License-Identifier: Apache-2.0
// The vision engine as a module.
#include "core/engine/engine_module.h"
#include "core/vision/vision_engine.h"

AISEMBLE_ENGINE_MODULE(aisemble::ServiceKind::Vision, aisemble::vision::createVisionEngine)
