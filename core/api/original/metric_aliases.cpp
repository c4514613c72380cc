// SPDX-License-Identifier: Apache-2.0
#include "core/api/original/metric_aliases.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace aisemble::api {
namespace {

using Rename = std::pair<std::string_view, std::string_view>;

constexpr std::array kHttpLabels{Rename{"route", "endpoint"}};
constexpr std::array kWorkLabels{Rename{"task", "task_type"}, Rename{"model", "model_name"},
                                 Rename{"outcome", "status"}};

struct Alias {
  std::string_view ours;
  std::string_view originals;
  bool isHistogram;
  std::span<const Rename> labels;
};
constexpr std::array kAliases{
    Alias{"aisemble_http_requests_total", "requests_total", false, kHttpLabels},
    Alias{"aisemble_http_request_duration_seconds", "request_duration_seconds", true, kHttpLabels},
    Alias{"aisemble_requests_total", "aisemble_model_inference_total", false, kWorkLabels},
    Alias{"aisemble_request_duration_seconds", "aisemble_model_inference_duration_seconds", true, kWorkLabels},
};

/// A label's name stands between "{" or "," and "=\""; inside a value the quote would be escaped.
std::string withLabels(std::string_view labels, std::span<const Rename> renames) {
  std::string out(labels);
  for (const auto& [from, to] : renames)
    for (const char before : {'{', ','}) {
      const std::string pattern = before + std::string(from) + "=\"";
      if (const std::size_t at = out.find(pattern); at != std::string::npos) out.replace(at + 1, from.size(), to);
    }
  return out;
}

/// What a sample's name has after the family's: "", or "_bucket", "_sum", "_count" of a histogram; and the rest.
bool isSampleOf(const Alias& alias, std::string_view name) {
  if (!name.starts_with(alias.ours)) return false;
  const std::string_view suffix = name.substr(alias.ours.size());
  return alias.isHistogram ? suffix == "_bucket" || suffix == "_sum" || suffix == "_count" : suffix.empty();
}

void appendSample(std::string& out, const Alias& alias, std::string_view line) {
  const std::size_t brace = line.find('{');
  if (brace == std::string_view::npos || !isSampleOf(alias, line.substr(0, brace))) return;
  out += alias.originals;
  out += line.substr(alias.ours.size(), brace - alias.ours.size());
  out += withLabels(line.substr(brace), alias.labels);
  out += '\n';
}

} // namespace

std::string originalMetricNames(std::string_view prometheusText) {
  std::string out;
  for (const Alias& alias : kAliases) {
    const std::string name(alias.originals);
    out += "# HELP " + name + " The same as " + std::string(alias.ours) + ", under the name of Ai-semble v2.\n# TYPE " +
           name + (alias.isHistogram ? " histogram\n" : " counter\n");
    for (std::size_t at = 0; at < prometheusText.size();) {
      const std::size_t end = std::min(prometheusText.find('\n', at), prometheusText.size());
      const std::string_view line = prometheusText.substr(at, end - at);
      if (line.starts_with(alias.ours)) appendSample(out, alias, line);
      at = end + 1;
    }
  }
  return out;
}

} // namespace aisemble::api
