// SPDX-License-Identifier: Apache-2.0
#include "core/tabular/csv_reader.h"

#include "core/tabular/csv_columns.h"
#include "core/tabular/csv_dialect.h"
#include "core/tabular/csv_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <bit>
#include <unordered_map>
#include <unordered_set>

namespace aisemble::tabular {
namespace {

std::size_t lineOf(std::string_view text, std::size_t at) {
  return static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) + 1;
}

std::string rowsHave(std::size_t rows) {
  return rows == 1 ? "1 row has" : fmt::format("{} rows have", rows);
}

/// What is known of the file before its values are read.
struct CsvHead {
  CsvDialect dialect;
  std::vector<std::string> names;
  std::size_t bodyBegin = 0;
  std::vector<std::uint8_t> isWanted;
};

/// One stretch of whole rows.
struct CsvSlice {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<CsvPart> parts; ///< of each column
  std::size_t shortRows = 0;
  std::size_t firstShort = 0; ///< where it begins
  std::size_t longRows = 0;
  std::size_t tooLong = 0; ///< fields of the row at which reading stopped, if that is why
  bool isOverLimit = false;
  ScanResult scan;
};

struct SliceVisitor {
  CsvSlice& slice;
  const std::vector<std::uint8_t>& isRead; ///< columns of this pass
  const CsvHead& head;
  const Workers& workers;
  std::atomic<std::size_t>& rowsLeft; ///< until the limit
  std::size_t rows = 0;
  bool isExtraEmpty = true;

  void field(std::size_t index, const CsvField& field) {
    if (index >= isRead.size())
      isExtraEmpty = isExtraEmpty && field.text.empty() && !field.isQuoted;
    else if (isRead[index] != 0)
      slice.parts[index].add(field, head.dialect.allowsDecimalComma);
  }

  bool row(std::size_t fields, std::size_t begin) {
    if (fields > isRead.size()) {
      if (!isExtraEmpty) {
        slice.tooLong = fields;
        slice.firstShort = begin;
        return false;
      }
      ++slice.longRows;
    } else if (fields < isRead.size()) {
      if (slice.shortRows++ == 0) slice.firstShort = begin;
      for (std::size_t i = fields; i < isRead.size(); ++i)
        if (isRead[i] != 0) slice.parts[i].addMissing();
    }
    constexpr std::size_t step = 4096;
    if (++rows % step != 0) return true;
    if (rowsLeft.fetch_sub(step) < step) {
      rowsLeft = 0;
      slice.isOverLimit = true;
    }
    return !slice.isOverLimit && !workers.isStopped();
  }
};

std::vector<std::string> distinctNames(std::vector<std::string> names, std::vector<std::string>& notes) {
  std::unordered_set<std::string> used;
  std::unordered_map<std::string, int> times; // of each name so far
  for (std::size_t i = 0; i < names.size(); ++i) {
    std::string name = names[i];
    if (name.empty()) {
      name = fmt::format("Unnamed: {}", i);
      notes.push_back(fmt::format("Column {} has no name; it is called '{}'.", i + 1, name));
    }
    std::string free = name;
    while (used.contains(free))
      free = fmt::format("{}.{}", name, ++times[name]);
    if (free != name)
      notes.push_back(fmt::format("The name '{}' stands more than once; column {} is called '{}'.", name, i + 1, free));
    used.insert(free);
    names[i] = std::move(free);
  }
  constexpr std::size_t most = 8;
  if (notes.size() > most) {
    const std::size_t more = notes.size() - most;
    notes.resize(most);
    notes.push_back(fmt::format("{} more columns were named in the same way.", more));
  }
  return names;
}

Result<CsvHead> readHead(std::string_view text, const CsvOptions& options, std::vector<std::string>& notes) {
  CsvHead out;
  out.dialect = detectDialect(text, options.usualDelimiter);
  std::optional<FirstRow> first = firstRow(text, out.dialect.delimiter);
  if (!first) return out; // nothing, or a first row that the reader will complain of
  if (first->fields.size() > options.maxColumns)
    return fail(ErrorCode::TooLarge, fmt::format("The first line has {} fields; a table may have at most {} columns.",
                                                 first->fields.size(), options.maxColumns));
  if (out.dialect.hasHeader) {
    out.bodyBegin = first->end;
    out.names = distinctNames(std::move(first->fields), notes);
  } else {
    for (std::size_t i = 0; i < first->fields.size(); ++i)
      out.names.push_back(std::to_string(i));
    notes.emplace_back(
        "The first line holds numbers only and is read as a row; the columns are called 0, 1, 2 and so on.");
  }
  if (out.dialect.delimiter != options.usualDelimiter && out.names.size() > 1)
    notes.push_back(fmt::format("The fields are separated by {}.", delimiterName(out.dialect.delimiter)));
  out.isWanted.assign(out.names.size(), 1);
  if (!options.wanted) return out;
  const std::unordered_set<std::string_view> wanted(options.wanted->begin(), options.wanted->end());
  bool isAny = false;
  for (std::size_t i = 0; i < out.names.size(); ++i) {
    out.isWanted[i] = wanted.contains(out.names[i]) ? 1 : 0;
    isAny = isAny || out.isWanted[i] != 0;
  }
  if (!isAny && !out.isWanted.empty()) out.isWanted[0] = 1; // rows are counted by a column
  return out;
}

/// Quotes below `end`, from `begin` on: whether their number is odd.
bool hasOddQuotes(std::string_view text, std::size_t begin, std::size_t end) {
  return std::count(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(end),
                    '"') %
             2 !=
         0;
}

/// Cuts after line ends that stand outside quotes, as far as counting quotes tells; that it told right shows when the
/// slices have been read.
std::vector<std::size_t> cuts(std::string_view text, std::size_t begin, std::size_t partBytes, const Workers& workers) {
  const std::size_t count = (text.size() - begin) / partBytes + 1;
  std::vector<std::uint8_t> isOdd(count);
  const auto placeOf = [&](std::size_t i) { return std::min(begin + i * partBytes, text.size()); };
  if (text.find('"', begin) != std::string_view::npos)
    workers.each(count, true,
                 [&](std::size_t i) { isOdd[i] = hasOddQuotes(text, placeOf(i), placeOf(i + 1)) ? 1 : 0; });
  std::vector<std::size_t> out{begin};
  bool isInside = false;
  for (std::size_t i = 1; i < count; ++i) {
    isInside = isInside != (isOdd[i - 1] != 0);
    bool inside = isInside;
    for (std::size_t at = placeOf(i); at < placeOf(i + 1); ++at) {
      if (text[at] == '"') inside = !inside;
      if (text[at] != '\n' || inside) continue;
      out.push_back(at + 1);
      break;
    }
  }
  out.push_back(text.size());
  return out;
}

Error rowError(std::string_view text, const CsvSlice& slice, std::size_t columns) {
  if (slice.tooLong > 0)
    return {ErrorCode::InvalidArgument,
            fmt::format("Line {} has {} fields, but there are {} columns. Quote fields that contain the separator.",
                        lineOf(text, slice.firstShort), slice.tooLong, columns),
            {},
            {}};
  const char* what = slice.scan.end == ScanEnd::OpenQuote ? "opens a quoted field that nothing closes"
                                                          : "has text behind the closing quote of a field";
  return {ErrorCode::InvalidArgument,
          fmt::format("Line {} {}. Write a quote inside a quoted field twice.", lineOf(text, slice.scan.at), what),
          {},
          {}};
}

class CsvTable {
 public:
  CsvTable(std::shared_ptr<const std::string> text, CsvHead head, const CsvOptions& options, const Workers& workers)
      : m_text(std::move(text))
      , m_head(std::move(head))
      , m_options(options)
      , m_workers(workers)
      , m_kinds(m_head.names.size()) {}

  Result<Frame> read(std::vector<std::string> notes) {
    std::vector<CsvStorage> storage = guess();
    cut(m_options.partBytes);
    std::vector<std::uint8_t> pass = m_head.isWanted;
    for (int round = 0;; ++round) {
      if (const std::optional<Error> error = readSlices(storage, pass)) return fail(*error);
      bool isDone = true;
      for (std::size_t i = 0; i < storage.size(); ++i) {
        pass[i] = pass[i] != 0 && !isServedBy(m_kinds[i], storage[i]) && round == 0 ? 1 : 0;
        if (pass[i] == 0) continue;
        storage[i] = storageFor(m_kinds[i]); // all values were seen: this is the type
        isDone = false;
      }
      if (isDone) break;
    }
    return finish(std::move(notes));
  }

 private:
  /// The types of the first rows.
  std::vector<CsvStorage> guess() {
    struct Sampler {
      std::vector<unsigned> kinds;
      bool allowsDecimalComma;
      std::size_t rows = 0;
      void field(std::size_t index, const CsvField& field) {
        if (index < kinds.size()) kinds[index] |= kindOf(field.text, field.isQuoted, allowsDecimalComma);
      }
      bool row(std::size_t, std::size_t) { return ++rows < 200; }
    } sampler{std::vector<unsigned>(m_head.names.size()), m_head.dialect.allowsDecimalComma};
    const ScanResult scan = scanRows(*m_text, m_head.bodyBegin, m_head.dialect.delimiter, sampler);
    if (sampler.rows > 0) m_rowBytes = std::max<std::size_t>((scan.at - m_head.bodyBegin) / sampler.rows, 1);
    m_kinds = sampler.kinds;
    std::vector<CsvStorage> out;
    for (const unsigned kinds : m_kinds)
      out.push_back(storageFor(kinds));
    return out;
  }

  void cut(std::size_t partBytes) {
    const std::vector<std::size_t> places = cuts(*m_text, m_head.bodyBegin, partBytes, m_workers);
    m_slices.clear();
    for (std::size_t i = 0; i + 1 < places.size(); ++i) {
      CsvSlice& slice = m_slices.emplace_back();
      slice.begin = places[i];
      slice.end = places[i + 1];
      slice.parts.resize(m_head.names.size());
    }
  }

  /// Reads the columns of `pass` again, all others stay.
  std::optional<Error> readSlices(const std::vector<CsvStorage>& storage, const std::vector<std::uint8_t>& pass) {
    const auto columns = static_cast<std::size_t>(std::count(m_head.isWanted.begin(), m_head.isWanted.end(), 1));
    std::atomic<std::size_t> rowsLeft{m_options.maxCells / std::max<std::size_t>(columns, 1)};
    m_workers.each(m_slices.size(), m_text->size() > m_options.partBytes, [&](std::size_t i) {
      CsvSlice& slice = m_slices[i];
      slice.shortRows = slice.longRows = 0;
      for (std::size_t column = 0; column < pass.size(); ++column)
        if (pass[column] != 0) {
          slice.parts[column] = CsvPart();
          slice.parts[column].storage = storage[column];
          slice.parts[column].reserve((slice.end - slice.begin) / m_rowBytes + 64);
        }
      SliceVisitor visitor{slice, pass, m_head, m_workers, rowsLeft};
      slice.scan =
          scanRows(std::string_view(*m_text).substr(0, slice.end), slice.begin, m_head.dialect.delimiter, visitor);
    });
    if (m_workers.isStopped()) return Error{ErrorCode::Cancelled, "The request was cancelled.", {}, {}};
    for (const CsvSlice& slice : m_slices) {
      if (slice.isOverLimit)
        return Error{ErrorCode::TooLarge,
                     fmt::format("The file has more than {} rows of {} columns; at most {} cells are read. Split it.",
                                 m_options.maxCells / std::max<std::size_t>(columns, 1), columns, m_options.maxCells),
                     {},
                     {}};
      if (slice.scan.end == ScanEnd::Done) continue;
      if (m_slices.size() == 1) return rowError(*m_text, slice, m_head.names.size());
      cut(std::max(m_text->size(), std::size_t{1})); // a stray quote misled the cutting: in one go, then
      return readSlices(storage, m_head.isWanted);
    }
    for (std::size_t column = 0; column < pass.size(); ++column)
      for (const CsvSlice& slice : m_slices)
        if (pass[column] != 0) // text is stored when that is known, and then says nothing new
          m_kinds[column] |=
              slice.parts[column].kinds & (storage[column] == CsvStorage::Text ? ~unsigned{kTextValue} : ~0U);
    return std::nullopt;
  }

  void addNotes(Frame& frame) const {
    std::size_t shortRows = 0;
    std::size_t longRows = 0;
    std::size_t firstShort = 0;
    for (const CsvSlice& slice : m_slices) {
      if (shortRows == 0) firstShort = slice.firstShort;
      shortRows += slice.shortRows;
      longRows += slice.longRows;
    }
    if (shortRows > 0)
      frame.notes.push_back(fmt::format("{} fewer fields than there are columns, the first in line {}; the fields that "
                                        "lack are missing values.",
                                        rowsHave(shortRows), lineOf(*m_text, firstShort)));
    if (longRows > 0)
      frame.notes.push_back(
          fmt::format("{} empty fields beyond the last column, which are left out.", rowsHave(longRows)));
    for (std::size_t i = 0; i < m_kinds.size(); ++i) {
      const std::string& name = m_head.names[i];
      const CsvStorage storage = storageFor(m_kinds[i]);
      if ((m_kinds[i] & kBigWhole) != 0 && storage == CsvStorage::Text && (m_kinds[i] & kTextValue) == 0 &&
          m_head.isWanted[i] != 0)
        frame.notes.push_back(
            fmt::format("Column '{}' has whole numbers of more than 64 bits; it is kept as text.", name));
      else if ((m_kinds[i] & kBigWhole) != 0 && storage != CsvStorage::Text)
        frame.notes.push_back(
            fmt::format("Column '{}' has whole numbers of more than 64 bits; they are rounded.", name));
      if (storage == CsvStorage::CommaReal)
        frame.notes.push_back(fmt::format("The numbers of column '{}' have decimal commas.", name));
      if ((m_kinds[i] & kInfinite) != 0 && storage != CsvStorage::Text)
        frame.notes.push_back(fmt::format("Column '{}' has infinite numbers; they are missing values here.", name));
    }
  }

  Frame finish(std::vector<std::string> notes) {
    Frame out;
    out.notes = std::move(notes);
    out.columns.resize(m_head.names.size());
    std::vector<std::vector<std::shared_ptr<const void>>> owners(out.columns.size());
    addNotes(out);
    m_workers.each(out.columns.size(), m_text->size() > m_options.partBytes, [&](std::size_t column) {
      std::vector<CsvPart*> parts;
      for (CsvSlice& slice : m_slices)
        parts.push_back(&slice.parts[column]);
      out.columns[column] = joinParts(m_head.names[column], std::move(parts), m_kinds[column], owners[column]);
    });
    for (std::size_t i = 0; i < out.columns.size(); ++i) {
      out.rows = std::max(out.rows, out.columns[i].rows);
      out.owner.insert(out.owner.end(), owners[i].begin(), owners[i].end());
    }
    out.owner.push_back(m_text);
    out.indexColumns();
    return out;
  }

  std::shared_ptr<const std::string> m_text;
  CsvHead m_head;
  const CsvOptions& m_options;
  const Workers& m_workers;
  std::vector<unsigned> m_kinds; ///< of each column, over all rows
  std::size_t m_rowBytes = 64;   ///< of the first rows, on average
  std::vector<CsvSlice> m_slices;
};

} // namespace

Result<Frame> readCsv(std::shared_ptr<const std::string> text, const CsvOptions& options, const Workers& workers) {
  std::vector<std::string> notes;
  Result<CsvHead> head = readHead(*text, options, notes);
  if (!head) return fail(std::move(head.error()));
  return CsvTable(std::move(text), std::move(*head), options, workers).read(std::move(notes));
}

} // namespace aisemble::tabular
