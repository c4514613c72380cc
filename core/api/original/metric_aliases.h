// SPDX-License-Identifier: Apache-2.0
#pragma once
// Our figures a second time under the original's names of families and labels, so that its dashboards and alert rules
// find them.

#include <string>
#include <string_view>

namespace aisemble::api {

/// From the text of Metrics and HttpMetrics: requests_total{endpoint,method,status},
/// request_duration_seconds{endpoint}, aisemble_model_inference_total{model_name,task_type,status} and
/// aisemble_model_inference_duration_seconds{task_type}.
[[nodiscard]] std::string originalMetricNames(std::string_view prometheusText);

} // namespace aisemble::api
