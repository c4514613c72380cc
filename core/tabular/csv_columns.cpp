// SPDX-License-Identifier: Apache-2.0
#include "core/tabular/csv_columns.h"

#include "core/tabular/csv_dialect.h"
#include "core/tabular/csv_values.h"

namespace aisemble::tabular {
namespace {

constexpr unsigned kEmptyKinds = kMissingValue | kQuotedEmpty | kInfinite;

template <class Value>
std::vector<Value> joined(const std::vector<CsvPart*>& parts, std::size_t rows, std::vector<Value> CsvPart::*member) {
  std::vector<Value> out;
  out.reserve(rows);
  for (CsvPart* part : parts) {
    std::vector<Value>& values = part->*member;
    if (out.empty() && values.size() == rows) {
      out = std::move(values);
    } else {
      out.insert(out.end(), values.begin(), values.end());
      std::vector<Value>().swap(values); // two copies of a large file are one too many
    }
  }
  return out;
}

std::vector<std::uint8_t> joinedValid(const std::vector<CsvPart*>& parts, std::size_t rows) {
  std::vector<std::uint8_t> out;
  out.reserve(rows);
  for (const CsvPart* part : parts) {
    if (part->valid.empty())
      out.insert(out.end(), part->rows, 1);
    else
      out.insert(out.end(), part->valid.begin(), part->valid.end());
  }
  return out;
}

/// pandas makes objects of flags beside missing values.
void fillFlags(TypedColumn& out, const std::vector<CsvPart*>& parts, std::vector<std::shared_ptr<const void>>& owner) {
  out.flags = joined(parts, out.rows, &CsvPart::flags);
  out.type = ColumnType::Bool;
  if (out.missing == 0) return;
  const std::vector<std::uint8_t> valid = joinedValid(parts, out.rows);
  auto cells = std::make_shared<std::vector<Cell>>(out.rows);
  for (std::size_t row = 0; row < out.rows; ++row)
    if (valid[row] != 0) (*cells)[row] = out.flags[row] != 0;
  out.type = ColumnType::Object;
  out.flags.clear();
  out.cells = *cells;
  owner.push_back(std::move(cells));
}

void fillWholes(TypedColumn& out, const std::vector<CsvPart*>& parts) {
  std::vector<std::int64_t> ints = joined(parts, out.rows, &CsvPart::ints);
  if (out.missing == 0) {
    out.type = ColumnType::Int64;
    out.ints = std::move(ints);
    return;
  }
  out.type = ColumnType::Float64;
  out.reals.assign(ints.begin(), ints.end());
  out.valid = joinedValid(parts, out.rows);
}

} // namespace

void CsvPart::reserve(std::size_t expectedRows) {
  switch (storage) {
  case CsvStorage::Whole:
    return ints.reserve(expectedRows);
  case CsvStorage::Real:
  case CsvStorage::CommaReal:
    return reals.reserve(expectedRows);
  case CsvStorage::Flag:
    return flags.reserve(expectedRows);
  case CsvStorage::Text:
    return texts.reserve(expectedRows);
  case CsvStorage::Nothing:
    return;
  }
}

void CsvPart::markMissing() {
  ++missing;
  if (valid.empty()) valid.assign(rows, 1);
  valid.push_back(0);
}

/// A field that does not have the value its column is stored as.
void CsvPart::note(std::string_view text, bool isQuoted, bool allowsDecimalComma) {
  const ValueKind kind = kindOf(text, isQuoted, allowsDecimalComma);
  kinds |= kind;
  if (kind == kInfinite) ++infinite;
  if ((kind & kEmptyKinds) != 0)
    markMissing();
  else if (!valid.empty())
    valid.push_back(1);
}

void CsvPart::addText(const CsvField& field) {
  if (isMissingWord(field.text) && !(field.isQuoted && field.text.empty())) {
    ++missing;
    kinds |= kMissingValue;
    texts.emplace_back();
    return;
  }
  kinds |= kTextValue;
  if (!field.hasDoubledQuotes) {
    texts.push_back(field.text);
    return;
  }
  if (unquoted == nullptr) unquoted = std::make_shared<std::deque<std::string>>();
  texts.push_back(unquoted->emplace_back(withoutDoubledQuotes(field.text)));
}

void CsvPart::add(const CsvField& field, bool allowsDecimalComma) {
  bool isFit = false;
  switch (storage) {
  case CsvStorage::Whole: {
    std::int64_t value = 0;
    isFit = readWhole(field.text, value);
    if (isFit) kinds |= kWhole;
    ints.push_back(isFit ? value : 0);
    break;
  }
  case CsvStorage::Real:
  case CsvStorage::CommaReal: {
    // Whole numbers fit too and change nothing, the type being known; with a decimal comma, other fractions do not.
    double value = 0;
    std::int64_t whole = 0;
    if (storage == CsvStorage::Real)
      isFit = readReal(field.text, value);
    else if (isFit = readWhole(field.text, whole); isFit)
      value = static_cast<double>(whole);
    else
      isFit = readCommaReal(field.text, value);
    reals.push_back(isFit ? value : 0);
    break;
  }
  case CsvStorage::Flag: {
    bool value = false;
    isFit = readFlag(field.text, value);
    if (isFit) kinds |= kFlag;
    flags.push_back(isFit && value ? 1 : 0);
    break;
  }
  case CsvStorage::Text:
    addText(field);
    ++rows;
    return;
  case CsvStorage::Nothing:
    break;
  }
  if (!isFit)
    note(field.text, field.isQuoted, allowsDecimalComma);
  else if (!valid.empty())
    valid.push_back(1);
  ++rows;
}

CsvStorage storageFor(unsigned kinds) {
  const unsigned values = kinds & ~kEmptyKinds;
  const bool isText = (values & kTextValue) != 0 || ((values & kFlag) != 0 && values != kFlag) ||
                      ((values & kReal) != 0 && (values & kCommaReal) != 0) ||
                      ((values & kBigWhole) != 0 && (values & (kReal | kCommaReal)) == 0);
  if (isText) return CsvStorage::Text;
  if (values == kFlag) return CsvStorage::Flag;
  if ((values & kCommaReal) != 0) return CsvStorage::CommaReal;
  if ((values & kReal) != 0) return CsvStorage::Real;
  if (values == kWhole) return CsvStorage::Whole;
  return (kinds & (kQuotedEmpty | kInfinite)) != 0 ? CsvStorage::Text : CsvStorage::Nothing;
}

bool isServedBy(unsigned kinds, CsvStorage storage) {
  return storageFor(kinds) == storage;
}

TypedColumn joinParts(std::string name, std::vector<CsvPart*> parts, unsigned kinds,
                      std::vector<std::shared_ptr<const void>>& owner) {
  TypedColumn out;
  out.name = std::move(name);
  for (const CsvPart* part : parts) {
    out.rows += part->rows;
    out.missing += part->missing;
  }
  switch (storageFor(kinds)) {
  case CsvStorage::Whole:
    fillWholes(out, parts);
    break;
  case CsvStorage::Real:
  case CsvStorage::CommaReal:
    out.type = ColumnType::Float64;
    out.reals = joined(parts, out.rows, &CsvPart::reals);
    if (out.missing > 0) out.valid = joinedValid(parts, out.rows);
    break;
  case CsvStorage::Flag:
    fillFlags(out, parts, owner);
    break;
  case CsvStorage::Text:
    out.type = ColumnType::Object;
    out.isText = true;
    out.texts = joined(parts, out.rows, &CsvPart::texts);
    for (CsvPart* part : parts)
      if (part->unquoted != nullptr) owner.push_back(part->unquoted);
    break;
  case CsvStorage::Nothing: // pandas: float64, or object without rows
    out.type = out.rows > 0 ? ColumnType::Float64 : ColumnType::Object;
    out.isText = true;
    out.reals.assign(out.rows, 0);
    out.valid.assign(out.rows, 0);
    break;
  }
  return out;
}

} // namespace aisemble::tabular
