// SPDX-License-Identifier: Apache-2.0
// Build tool: turns the trained part-of-speech tagger into tables to be compiled in.
//   compile_tagger IN.tsv OUT.inc
// IN is what resources/training/pos_tagger/train_pos_tagger.py writes; its head says what the lines mean.
#include "core/nlp/lexicon/table_hash.h"

#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using aisemble::nlp::featureHash;
using aisemble::nlp::tableHash;
using aisemble::nlp::tableSlot;

struct Slot {
  std::uint32_t check = 0;
  std::uint32_t first = 0; ///< number of the first weight, or the tag of a word
  std::uint32_t count = 0; ///< of weights; 0 marks a free slot
};

class Table {
 public:
  void add(std::uint64_t hash, std::uint32_t first, std::uint32_t count) {
    m_rows.push_back({hash, Slot{static_cast<std::uint32_t>(hash >> 32), first, count}});
  }

  void write(std::ostream& out, const char* name) const {
    std::size_t size = 1;
    while (size < m_rows.size() * 2)
      size *= 2;
    std::vector<Slot> slots(size);
    for (const auto& [hash, row] : m_rows) {
      std::size_t at = tableSlot(hash, size);
      for (; slots[at].count != 0; at = (at + 1) & (size - 1))
        if (slots[at].check == row.check) throw std::runtime_error("two keys have one hash; change the hash");
      slots[at] = row;
    }
    out << "constexpr Slot " << name << "[] = {\n";
    for (std::size_t i = 0; i < slots.size(); ++i)
      out << '{' << slots[i].check << "U," << (slots[i].first << 6 | slots[i].count) << "U},"
          << (i % 8 == 7 ? "\n" : "");
    out << "};\n";
  }

 private:
  std::vector<std::pair<std::uint64_t, Slot>> m_rows;
};

/// "w|dog" or, for the features that join two values, "v|NN|dog": the first value has no bar in it.
std::uint64_t hashOf(const std::string& key) {
  if (key.size() < 2 || key[1] != '|') throw std::runtime_error("a feature has no name");
  const std::string value = key.substr(2);
  if (std::string("Suv").find(key[0]) == std::string::npos) return featureHash(key[0], tableHash(value));
  const std::size_t bar = value.find('|');
  if (bar == std::string::npos) throw std::runtime_error("a feature of two values has one");
  return featureHash(key[0], tableHash(value.substr(0, bar)), tableHash(value.substr(bar + 1)));
}

class Compiler {
 public:
  void readLine(const std::string& line) {
    std::istringstream in(line);
    std::string kind, key, value;
    std::getline(in, kind, '\t');
    std::getline(in, key, '\t');
    std::getline(in, value);
    if (kind == "tag")
      m_tags.try_emplace(key, static_cast<int>(m_tags.size())), m_tagNames.push_back(key);
    else if (kind == "word")
      m_words.add(tableHash(key), static_cast<std::uint32_t>(m_tags.at(value)), 1);
    else if (kind == "f")
      addFeature(key, value);
    else
      throw std::runtime_error("unknown kind of line");
  }

  void write(std::ostream& out) const {
    out << "// Written by compile_tagger; do not edit.\nconstexpr std::string_view kTags[] = {";
    for (const std::string& tag : m_tagNames)
      out << "R\"(" << tag << ")\",";
    out << "};\n";
    m_words.write(out, "kWordSlots");
    m_features.write(out, "kFeatureSlots");
    out << "constexpr Weight kWeights[] = {\n";
    for (std::size_t i = 0; i < m_weights.size(); ++i)
      out << '{' << m_weights[i].first << ',' << m_weights[i].second << "}," << (i % 16 == 15 ? "\n" : "");
    out << "};\n";
  }

 private:
  void addFeature(const std::string& key, const std::string& value) {
    const auto first = static_cast<std::uint32_t>(m_weights.size());
    std::istringstream in(value);
    for (std::string pair; in >> pair;) {
      const std::size_t colon = pair.rfind(':');
      m_weights.emplace_back(m_tags.at(pair.substr(0, colon)), std::stoi(pair.substr(colon + 1)));
      if (std::abs(m_weights.back().second) > 32'000) throw std::runtime_error("weight out of range");
    }
    const auto count = static_cast<std::uint32_t>(m_weights.size()) - first;
    if (count == 0 || count > 63 || first >= 1U << 26) throw std::runtime_error("number of weights out of range");
    m_features.add(hashOf(key), first, count);
  }

  std::map<std::string, int> m_tags;
  std::vector<std::string> m_tagNames;
  Table m_words;
  Table m_features;
  std::vector<std::pair<int, int>> m_weights;
};

} // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "compile_tagger IN.tsv OUT.inc\n";
    return 2;
  }
  int number = 0;
  try {
    std::ifstream in(argv[1]);
    Compiler compiler;
    for (std::string line; std::getline(in, line);) {
      ++number;
      if (!line.empty() && line[0] != '#') compiler.readLine(line);
    }
    if (number == 0) throw std::runtime_error("cannot be read");
    std::ofstream out(argv[2]);
    compiler.write(out);
    return out.flush() ? 0 : 1;
  } catch (const std::exception& error) {
    std::cerr << argv[1] << ':' << number << ": " << error.what() << '\n';
    return 1;
  }
}
