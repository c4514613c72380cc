// SPDX-License-Identifier: Apache-2.0
#include "core/api/registry/usage_analytics.h"

#include "core/api/registry/registry_view.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

namespace aisemble::api::registry {
namespace {

using wire::Json;

constexpr std::size_t kTopModels = 3;
constexpr std::size_t kFewestForTrend = 20; ///< in each half
constexpr double kTrendShare = 0.1;         ///< a smaller change of a mean is none

struct Usage {
  std::size_t requests = 0;
  std::size_t successes = 0;
  std::size_t failures = 0;
  double seconds = 0; ///< of successes
  double cost = 0;

  [[nodiscard]] Json successRate() const {
    if (successes + failures == 0) return nullptr;
    return std::round(1000.0 * static_cast<double>(successes) / static_cast<double>(successes + failures)) / 10;
  }
  [[nodiscard]] Json averageSeconds() const {
    if (successes == 0) return nullptr;
    return seconds / static_cast<double>(successes);
  }
};

double costOf(const RequestRecord& record, const Json& models) {
  if (!record.remote || record.fromCache || record.shared || record.outcome != Outcome::Success) return 0;
  const Json model = findModel(models, record.model);
  if (!model.is_object() || !model.contains("cost_per_token") || !model["cost_per_token"].is_number()) return 0;
  return model["cost_per_token"].get<double>() * (record.promptTokens + record.completionTokens);
}

void add(Usage& usage, const RequestRecord& record, const Json& models) {
  ++usage.requests;
  if (record.outcome == Outcome::Success) {
    ++usage.successes;
    usage.seconds += std::chrono::duration<double>(record.trace.total).count();
    usage.cost += costOf(record, models);
  } else if (record.outcome != Outcome::Cancelled) {
    ++usage.failures;
  }
}

Usage usageOf(std::span<const RequestRecord> records, const Json& models) {
  Usage out;
  for (const RequestRecord& record : records)
    add(out, record, models);
  return out;
}

Json topModels(const std::vector<RequestRecord>& records, const Json& models) {
  std::map<std::string, Usage> byModel;
  for (const RequestRecord& record : records)
    if (!record.model.empty()) add(byModel[record.model], record, models);
  std::vector<std::pair<std::string, Usage>> order(byModel.begin(), byModel.end());
  std::ranges::stable_sort(order, std::ranges::greater{}, [](const auto& entry) { return entry.second.requests; });
  Json out = Json::array();
  for (std::size_t i = 0; i < std::min(order.size(), kTopModels); ++i)
    out.push_back({{"model", order[i].first},
                   {"requests", order[i].second.requests},
                   {"success_rate", order[i].second.successRate()}});
  return out;
}

/// Of a figure in the older and the newer half.
std::string trend(const Json& older, const Json& newer, bool moreIsBetter) {
  if (!older.is_number() || !newer.is_number()) return "insufficient_data";
  const double before = older.get<double>();
  const double after = newer.get<double>();
  if (std::abs(after - before) <= kTrendShare * std::abs(before)) return "stable";
  return (after > before) == moreIsBetter ? "improving" : "degrading";
}

Json trends(const std::vector<RequestRecord>& records, const Json& models) {
  const std::size_t half = records.size() / 2;
  if (half < kFewestForTrend) {
    const char* const few = "insufficient_data";
    return {{"response_time_trend", few}, {"success_rate_trend", few}, {"cost_efficiency_trend", few}};
  }
  const std::span all(records);
  const Usage older = usageOf(all.first(half), models);
  const Usage newer = usageOf(all.subspan(half), models);
  const auto perRequest = [](const Usage& usage) {
    return usage.successes == 0 ? Json(nullptr) : Json(usage.cost / static_cast<double>(usage.successes));
  };
  return {{"response_time_trend", trend(older.averageSeconds(), newer.averageSeconds(), false)},
          {"success_rate_trend", trend(older.successRate(), newer.successRate(), true)},
          {"cost_efficiency_trend", trend(perRequest(older), perRequest(newer), false)}};
}

std::vector<RequestRecord> ofModel(const std::vector<RequestRecord>& records, const std::string& model) {
  std::vector<RequestRecord> out;
  std::ranges::copy_if(records, std::back_inserter(out), [&](const RequestRecord& r) { return r.model == model; });
  return out;
}

} // namespace

std::optional<std::chrono::hours> timeRangeOf(std::string_view name) {
  using std::chrono::hours;
  if (name == "1h") return hours(1);
  if (name == "24h") return hours(24);
  if (name == "7d") return hours(7 * 24);
  if (name == "30d") return hours(30 * 24);
  return std::nullopt;
}

Json usageJson(const SampleRing<RequestRecord>::Snapshot& records, MonotonicTime now, const UsageAsk& ask,
               const Json& models) {
  const auto range = timeRangeOf(ask.timeRange).value_or(std::chrono::hours(24));
  std::vector<RequestRecord> inRange;
  for (const RequestRecord& record : records.samples)
    if (record.finished >= now - range) inRange.push_back(record);
  const Usage all = usageOf(inRange, models);
  Json out{{"time_range", ask.timeRange},
           {"total_requests", all.requests},
           {"successful_requests", all.successes},
           {"failed_requests", all.failures},
           {"success_rate", all.successRate()},
           {"average_response_time", all.averageSeconds()},
           {"total_cost", all.cost},
           {"top_models", topModels(inRange, models)},
           {"performance_trends", trends(inRange, models)},
           {"coverage", {{"records", records.samples.size()}, {"dropped", records.dropped}}}};
  if (!ask.model.empty()) {
    const Usage one = usageOf(ofModel(inRange, ask.model), models);
    out["filtered_model"] = ask.model;
    out["model_specific_metrics"] = {{"requests", one.requests},
                                     {"success_rate", one.successRate()},
                                     {"avg_response_time", one.averageSeconds()},
                                     {"cost", one.cost}};
  }
  return out;
}

Json modelUsageJson(const std::vector<RequestRecord>& records, const std::string& model) {
  const Usage usage = usageOf(ofModel(records, model), Json::object());
  return {{"requests", usage.requests},
          {"success_rate", usage.successRate()},
          {"average_response_time", usage.averageSeconds()}};
}

} // namespace aisemble::api::registry
