// SPDX-License-Identifier: Apache-2.0
#pragma once
// Our figures a second time under the original's names of families and labels, so that its dashboards and alert rules
// find them.

#include <string>

namespace aisemble::api {

/// Behind the text of Metrics and HttpMetrics: requests_total{endpoint,method,status},
/// request_duration_seconds{endpoint}, aisemble_model_inference_total{model_name,task_type,status} and
/// aisemble_model_inference_duration_seconds{task_type}. The histograms have the original's bounds, as far as ours
/// include them.
void appendOriginalMetricNames(std::string& text);

} // namespace aisemble::api
