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

/// The bounds that both have: the original used prometheus_client's own (5 ms to 10 s). Twice as many lines would tell
/// nobody more, who knows these families by their old names.
constexpr std::array<std::string_view, 12> kBounds{"0.005", "0.01", "0.025", "0.05", "0.1", "0.25",
                                                   "0.5",   "1",    "2.5",   "5",    "10",  "+Inf"};
constexpr std::string_view kBoundLabel = ",le=\"";

/// A label's name stands between "{" or "," and "=\""; inside a value the quote would be escaped.
void appendLabels(std::string& out, std::string_view labels, std::span<const Rename> renames) {
  const std::size_t begin = out.size();
  out += labels;
  for (const auto& [from, to] : renames)
    for (std::size_t at = out.find(from, begin); at != std::string::npos; at = out.find(from, at + 1)) {
      const char before = out[at - 1];
      if ((before != '{' && before != ',') || !std::string_view(out).substr(at + from.size()).starts_with("=\""))
        continue;
      out.replace(at, from.size(), to);
      break;
    }
}

/// The samples of one family under another name.
class Renaming {
 public:
  Renaming(std::string& out, const Alias& alias) : m_out(out), m_alias(alias) {}

  void add(std::string_view line) {
    const std::size_t brace = line.find('{');
    if (brace == std::string_view::npos || !isSample(line.substr(0, brace))) return;
    const std::string_view suffix = line.substr(m_alias.ours.size(), brace - m_alias.ours.size());
    if (suffix == "_bucket") return addBucket(line.substr(brace));
    m_out.append(m_alias.originals).append(suffix);
    appendLabels(m_out, line.substr(brace), m_alias.labels);
    m_out += '\n';
  }

 private:
  /// What its name has after the family's: "", or "_bucket", "_sum", "_count" of a histogram.
  [[nodiscard]] bool isSample(std::string_view name) const {
    if (!name.starts_with(m_alias.ours)) return false;
    const std::string_view suffix = name.substr(m_alias.ours.size());
    return m_alias.isHistogram ? suffix == "_bucket" || suffix == "_sum" || suffix == "_count" : suffix.empty();
  }

  /// The labels before the bound are those of the line before, but for the first of a series.
  void addBucket(std::string_view rest) {
    const std::size_t bound = rest.rfind(kBoundLabel);
    if (bound == std::string_view::npos) return;
    const std::string_view behind = rest.substr(bound + kBoundLabel.size());
    if (std::ranges::find(kBounds, behind.substr(0, behind.find('"'))) == kBounds.end()) return;
    if (const std::string_view labels = rest.substr(0, bound); labels != m_seen) {
      m_seen = labels;
      m_begin.assign(m_alias.originals).append("_bucket");
      appendLabels(m_begin, labels, m_alias.labels);
    }
    m_out.append(m_begin).append(rest.substr(bound)).append("\n");
  }

  std::string& m_out;
  const Alias& m_alias;
  std::string_view m_seen;
  std::string m_begin;
};

} // namespace

void appendOriginalMetricNames(std::string& text) {
  const std::string ours = std::move(text);
  text.clear();
  text.reserve(2 * ours.size());
  text += ours;
  for (const Alias& alias : kAliases) {
    text.append("# HELP ").append(alias.originals).append(" The same as ").append(alias.ours);
    text.append(", under the name of Ai-semble v2.\n# TYPE ").append(alias.originals);
    text += alias.isHistogram ? " histogram\n" : " counter\n";
    Renaming renaming(text, alias);
    // A family is one stretch behind its TYPE line: families that begin alike are not read.
    const std::string type = "# TYPE " + std::string(alias.ours) + ' ';
    std::size_t at = std::string_view(ours).find(type);
    if (at == std::string::npos) continue;
    at = std::min(ours.find('\n', at), ours.size() - 1) + 1;
    while (at < ours.size() && ours[at] != '#') {
      const std::size_t end = std::min(ours.find('\n', at), ours.size());
      renaming.add(std::string_view(ours).substr(at, end - at));
      at = end + 1;
    }
  }
}

} // namespace aisemble::api
