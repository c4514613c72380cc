// SPDX-License-Identifier: Apache-2.0
#include "core/batch/listing_retry.h"

#include "core/batch/batch_tasks.h"
#include "core/batch/input_lister.h"

#include <map>
#include <string_view>
#include <utility>
#include <vector>

namespace aisemble {
namespace {

constexpr int kPage = 1000;
constexpr std::string_view kReplacement = "\xEF\xBF\xBD"; // of bytes that are no UTF-8: no name of a file any more

using Lines = std::map<std::int64_t, std::int64_t>; ///< position by line
using Unlisted = std::map<std::string, Lines>;      ///< by input

Result<Unlisted> unlistedOf(BatchJournal& journal, BatchId id) {
  Unlisted out;
  BatchItemQuery query;
  query.state = BatchItemState::Failed;
  query.limit = kPage;
  for (;;) {
    const Result<BatchItemPage> page = journal.items(id, query);
    if (!page) return fail(page.error());
    for (const BatchItem& item : page->items)
      if (item.attempts == 0 && item.input.find(kReplacement) == std::string::npos)
        out[item.input][item.line] = item.position;
    query.offset += static_cast<std::int64_t>(page->items.size());
    if (page->items.empty() || query.offset >= page->total) return out;
  }
}

NewBatchItem gone(const std::string& input, std::int64_t line) {
  return {input,
          line,
          {},
          {},
          BatchItemState::Skipped,
          line > 0 ? "The line is not there any more, or is empty." : "There is nothing in it to work on."};
}

/// Distributes what is found at one input: first to the items that stood for it.
class Replacing {
 public:
  Replacing(BatchJournal& journal, BatchId id, std::string input, Lines lines)
      : m_journal(journal), m_id(id), m_input(std::move(input)), m_lines(std::move(lines)) {}

  [[nodiscard]] bool take(std::span<const NewBatchItem> items) {
    std::vector<ReplacedBatchItem> replaced;
    std::vector<NewBatchItem> added;
    for (const NewBatchItem& item : items) {
      auto place = item.input == m_input ? m_lines.find(item.line) : m_lines.end();
      if (place == m_lines.end()) place = m_lines.find(0);
      if (place == m_lines.end()) {
        added.push_back(item);
      } else {
        replaced.push_back({place->second, item});
        m_lines.erase(place);
      }
    }
    return write(replaced) && add(added);
  }

  [[nodiscard]] bool finish() {
    std::vector<ReplacedBatchItem> replaced;
    for (const auto& [line, position] : m_lines)
      replaced.push_back({position, gone(m_input, line)});
    return write(replaced);
  }

  [[nodiscard]] const Result<void>& result() const { return m_result; }

 private:
  bool write(std::span<const ReplacedBatchItem> items) {
    if (m_result && !items.empty()) m_result = m_journal.replaceItems(m_id, items);
    return m_result.has_value();
  }
  bool add(std::span<const NewBatchItem> items) {
    if (m_result && !items.empty()) m_result = m_journal.addItems(m_id, items);
    return m_result.has_value();
  }

  BatchJournal& m_journal;
  const BatchId m_id;
  const std::string m_input;
  Lines m_lines;
  Result<void> m_result;
};

} // namespace

Result<void> listAgain(BatchJournal& journal, const StoredBatch& batch) {
  const Result<Unlisted> unlisted = unlistedOf(journal, batch.id);
  if (!unlisted) return fail(unlisted.error());
  if (unlisted->empty()) return {};
  const Result<BatchTask> task = findBatchTask(std::string(serviceName(batch.spec.service)) + "/" + batch.spec.task);
  if (!task) return fail(task.error());
  Replacing* current = nullptr;
  InputLister lister(batch.spec, *task,
                     [&current](std::span<const NewBatchItem> items) { return current->take(items); });
  const auto isUnlisted = [&unlisted](const std::string& input, std::int64_t line) {
    const auto found = unlisted->find(input);
    return found != unlisted->end() && found->second.contains(line);
  };
  const Result<void> known =
      journal.visitNames(batch.id, [&](const std::string& input, std::int64_t line, const std::string& name) {
        if (!isUnlisted(input, line)) lister.noteKnown(input, line, name);
      });
  if (!known) return known;
  for (const auto& [input, lines] : *unlisted) {
    Replacing replacing(journal, batch.id, input, lines);
    current = &replacing;
    if (!lister.runAgain(input) || !replacing.finish()) return replacing.result();
  }
  return {};
}

} // namespace aisemble
