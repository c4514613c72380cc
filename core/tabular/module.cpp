// SPDX-License-Identifier: Apache-2.0
// The data engine as a module.
#include "core/engine/engine_module.h"
#include "core/tabular/data_engine.h"

AISEMBLE_ENGINE_MODULE(aisemble::ServiceKind::Data, aisemble::tabular::createDataEngine)
