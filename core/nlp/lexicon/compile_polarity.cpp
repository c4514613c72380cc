// SPDX-License-Identifier: Apache-2.0
// Build tool: turns the polarity lexicon into a table to be compiled in.
//   compile_polarity IN.tsv OUT.inc
// IN has lines "form <tab> part of speech <tab> polarity <tab> subjectivity <tab> intensity", one a sense, in the order
// of the source; lines that begin with '#' and a heading are skipped. What becomes of the senses is the rule of the
// analyser that the lexicon was made for (pattern.en, and TextBlob after it): senses of one part of speech are
// averaged, then the parts of speech; then each adjective gives its values to the adverb in -ly, the later one winning.
#include "core/nlp/lexicon/table_hash.h"

#include <array>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

namespace {

using Scores = std::array<double, 3>; // polarity, subjectivity, intensity

struct Form {
  std::string text;
  std::vector<std::string> parts; // of speech, in order of first appearance
  std::map<std::string, std::vector<Scores>> senses;
  std::map<std::string, Scores> byPart;
  Scores overall{};
};

/// sum(list) / len(list), added in order.
Scores average(const std::vector<Scores>& all) {
  Scores out{};
  for (const Scores& one : all)
    for (std::size_t i = 0; i < out.size(); ++i)
      out[i] += one[i];
  for (double& value : out)
    value /= static_cast<double>(all.size());
  return out;
}

class Lexicon {
 public:
  Form& form(const std::string& text) {
    const auto [at, isNew] = m_index.try_emplace(text, m_forms.size());
    if (isNew) m_forms.push_back(Form{text, {}, {}, {}, {}});
    return m_forms[at->second];
  }
  std::vector<Form>& forms() { return m_forms; }

 private:
  std::vector<Form> m_forms;
  std::unordered_map<std::string, std::size_t> m_index;
};

bool readLine(const std::string& line, Lexicon& lexicon, std::string& problem) {
  std::vector<std::string> fields;
  std::istringstream in(line);
  for (std::string field; std::getline(in, field, '\t');)
    fields.push_back(field);
  if (fields.size() != 5 || fields[0].empty()) {
    problem = "has not five fields";
    return false;
  }
  Scores scores{};
  for (std::size_t i = 0; i < scores.size(); ++i) {
    std::istringstream number(fields[i + 2]);
    if (!(number >> scores[i]) || number.peek() != EOF) {
      problem = "has '" + fields[i + 2] + "' where a number is due";
      return false;
    }
  }
  if (std::abs(scores[0]) > 1 || scores[1] < 0 || scores[1] > 1 || scores[2] <= 0 || scores[2] > 4) {
    problem = "has a value out of range";
    return false;
  }
  Form& form = lexicon.form(fields[0]);
  if (!form.senses.contains(fields[1])) form.parts.push_back(fields[1]);
  form.senses[fields[1]].push_back(scores);
  return true;
}

bool read(const char* path, Lexicon& lexicon) {
  std::ifstream in(path);
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#' || line.rfind("form\t", 0) == 0) continue;
    std::string problem;
    if (!readLine(line, lexicon, problem)) {
      std::cerr << path << ':' << number << ": " << problem << '\n';
      return false;
    }
  }
  return !lexicon.forms().empty();
}

void averageSenses(Lexicon& lexicon) {
  for (Form& form : lexicon.forms()) {
    std::vector<Scores> parts;
    for (const std::string& part : form.parts)
      parts.push_back(form.byPart[part] = average(form.senses[part]));
    form.overall = average(parts);
  }
}

/// "terrible" gives "terribly", "happy" gives "happily".
std::string adverbOf(std::string adjective) {
  if (adjective.ends_with("y")) adjective.back() = 'i';
  if (adjective.ends_with("le")) adjective.resize(adjective.size() - 2);
  return adjective + "ly";
}

void addAdverbs(Lexicon& lexicon) {
  const std::size_t known = lexicon.forms().size();
  for (std::size_t i = 0; i < known; ++i) {
    const Form adjective = lexicon.forms()[i];
    const auto scores = adjective.byPart.find("JJ");
    if (scores == adjective.byPart.end()) continue;
    Form& adverb = lexicon.form(adverbOf(adjective.text));
    adverb.byPart["RB"] = adverb.overall = scores->second;
  }
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

void write(std::ostream& out, Lexicon& lexicon) {
  std::size_t slots = 1;
  while (slots < lexicon.forms().size() * 2)
    slots *= 2;
  std::vector<std::size_t> table(slots);
  out << "// Written by compile_polarity; do not edit.\nconstexpr Polarity kPolarities[] = {\n";
  out.precision(17);
  for (std::size_t i = 0; i < lexicon.forms().size(); ++i) {
    const Form& form = lexicon.forms()[i];
    out << "  {" << quoted(form.text) << ", " << form.overall[0] << ", " << form.overall[1] << ", " << form.overall[2]
        << ", " << (form.byPart.contains("RB") ? "true" : "false") << "},\n";
    std::size_t at = aisemble::nlp::tableSlot(aisemble::nlp::tableHash(form.text), slots);
    while (table[at] != 0)
      at = (at + 1) & (slots - 1);
    table[at] = i + 1;
  }
  out << "};\nconstexpr std::uint16_t kPolaritySlots[] = {";
  for (std::size_t i = 0; i < slots; ++i)
    out << (i % 24 == 0 ? "\n  " : "") << table[i] << ',';
  out << "\n};\n";
}

} // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "compile_polarity IN.tsv OUT.inc\n";
    return 2;
  }
  Lexicon lexicon;
  if (!read(argv[1], lexicon)) {
    std::cerr << argv[1] << ": is no polarity lexicon\n";
    return 1;
  }
  averageSenses(lexicon);
  addAdverbs(lexicon);
  if (lexicon.forms().size() > 60'000) {
    std::cerr << argv[1] << ": more forms than a slot of 16 bits can name\n";
    return 1;
  }
  std::ofstream out(argv[2]);
  write(out, lexicon);
  return out.flush() ? 0 : 1;
}
