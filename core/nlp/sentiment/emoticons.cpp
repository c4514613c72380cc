// SPDX-License-Identifier: Apache-2.0
#include "core/nlp/sentiment/emoticons.h"

#include <array>
#include <iterator>

namespace aisemble::nlp {
namespace {

// Where one face is the beginning of another (":o" and ":o)"), the longer stands first.
constexpr Emoticon kEmoticons[] = {
    {"<3", 1.0},
    {"\u2665", 1.0}, // love
    {">:D", 1.0},
    {":-D", 1.0},
    {":D", 1.0},
    {"=-D", 1.0},
    {"=D", 1.0}, // grin
    {"X-D", 1.0},
    {"x-D", 1.0},
    {"XD", 1.0},
    {"xD", 1.0},
    {"8-D", 1.0}, //
    {">:P", 0.75},
    {":-P", 0.75},
    {":P", 0.75},
    {":-p", 0.75},
    {":p", 0.75}, // taunt
    {":-b", 0.75},
    {":b", 0.75},
    {":c)", 0.75},
    {":o)", 0.75},
    {":^)", 0.75}, //
    {">:)", 0.5},
    {":-)", 0.5},
    {":)", 0.5},
    {"=)", 0.5},
    {"=]", 0.5}, // smile
    {":]", 0.5},
    {":}", 0.5},
    {":>", 0.5},
    {":3", 0.5},
    {"8)", 0.5},  //
    {"8-)", 0.5}, //
    {">;]", 0.25},
    {";-)", 0.25},
    {";)", 0.25},
    {";-]", 0.25},
    {";]", 0.25}, // wink
    {";D", 0.25},
    {";^)", 0.25},
    {"*-)", 0.25},
    {"*)", 0.25}, //
    {">:o", 0.05},
    {":-O", 0.05},
    {":O", 0.05},
    {":o", 0.05},
    {":-o", 0.05}, // gasp
    {"o_O", 0.05},
    {"o.O", 0.05},
    {"\u00B0O\u00B0", 0.05},
    {"\u00B0o\u00B0", 0.05}, //
    {">:/", -0.25},
    {":-/", -0.25},
    {":/", -0.25},
    {":\\", -0.25},
    {">:\\", -0.25}, // worry
    {":-.", -0.25},
    {":-s", -0.25},
    {":s", -0.25},
    {":S", -0.25},
    {":-S", -0.25}, //
    {">.>", -0.25}, //
    {">:[", -0.75},
    {":-(", -0.75},
    {":(", -0.75},
    {"=(", -0.75},
    {":-[", -0.75}, // frown
    {":[", -0.75},
    {":{", -0.75},
    {":-<", -0.75},
    {":c", -0.75},
    {":-c", -0.75}, //
    {"=/", -0.75},  //
    {":'(", -1.0},
    {":'''(", -1.0},
    {";'(", -1.0}, // cry
};

constexpr std::array<bool, 256> makeFirstBytes() {
  std::array<bool, 256> out{};
  for (const Emoticon& each : kEmoticons)
    out[static_cast<unsigned char>(each.text[0])] = true;
  return out;
}
constexpr std::array<bool, 256> kFirstBytes = makeFirstBytes();

constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equalsLowered(std::string_view word, std::string_view face) {
  if (word.size() != face.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (word[i] != lower(face[i])) return false;
  return true;
}

} // namespace

bool canBeginEmoticon(char c) {
  return kFirstBytes[static_cast<unsigned char>(c)];
}

const Emoticon* nextEmoticon(char c, const Emoticon* before) {
  for (const Emoticon* each = before == nullptr ? kEmoticons : before + 1; each != std::end(kEmoticons); ++each)
    if (each->text[0] == c) return each;
  return nullptr;
}

std::optional<double> emoticonPolarity(std::string_view word) {
  for (const Emoticon& each : kEmoticons)
    if (equalsLowered(word, each.text)) return each.polarity;
  return std::nullopt;
}

} // namespace aisemble::nlp
