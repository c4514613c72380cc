// SPDX-License-Identifier: Apache-2.0
#include "core/api/original/metrics_answer.h"

#include "core/api/original/health_answers.h"
#include "core/api/original/metric_aliases.h"

#include <fmt/format.h>

#include <utility>

namespace aisemble::api {

HttpResponse metricsAnswer(const RouteDependencies& dependencies, const OriginalRouteOptions& options,
                           SystemUsage& usage) {
  std::string text = dependencies.metrics.prometheusText();
  if (options.moreMetrics) text += options.moreMetrics();
  if (dependencies.httpMetrics != nullptr) text += dependencies.httpMetrics->prometheusText();
  appendOriginalMetricNames(text);
  text += usage.prometheusText();
  // The original's name for it; what it says is whether the service would answer.
  text += "# HELP aisemble_active_connections Whether a service is healthy (1) or not (0)\n"
          "# TYPE aisemble_active_connections gauge\n";
  for (const ServiceHealth& item : checkServices(dependencies, options))
    text += fmt::format("aisemble_active_connections{{service=\"{}\"}} {}\n", serviceName(item.service),
                        item.isHealthy ? 1 : 0);
  return {200, "text/plain; version=0.0.4; charset=utf-8", std::move(text), {}};
}

} // namespace aisemble::api
