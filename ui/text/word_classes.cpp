// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/word_classes.h"

#include "ui/text/mark_colours.h"

#include <QCoreApplication>
#include <QHash>

namespace aisemble::ui {
namespace {

struct WordClassText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::WordClasses)
};

const QHash<QString, WordClass>& tags() {
  using enum WordClass;
  static const QHash<QString, WordClass> known{
      {"NN", Noun},          {"NNS", Noun},          {"NOUN", Noun},         {"NNP", Name},
      {"NNPS", Name},        {"PROPN", Name},        {"VERB", Verb},         {"AUX", Verb},
      {"MD", Verb},          {"VB", Verb},           {"VBD", Verb},          {"VBG", Verb},
      {"VBN", Verb},         {"VBP", Verb},          {"VBZ", Verb},          {"JJ", Adjective},
      {"JJR", Adjective},    {"JJS", Adjective},     {"ADJ", Adjective},     {"RB", Adverb},
      {"RBR", Adverb},       {"RBS", Adverb},        {"WRB", Adverb},        {"ADV", Adverb},
      {"PRP", Pronoun},      {"PRP$", Pronoun},      {"WP", Pronoun},        {"WP$", Pronoun},
      {"PRON", Pronoun},     {"EX", Pronoun},        {"DT", Determiner},     {"PDT", Determiner},
      {"WDT", Determiner},   {"DET", Determiner},    {"IN", Preposition},    {"TO", Preposition},
      {"RP", Preposition},   {"ADP", Preposition},   {"PART", Preposition},  {"POS", Preposition},
      {"CC", Conjunction},   {"CCONJ", Conjunction}, {"SCONJ", Conjunction}, {"CD", Number},
      {"NUM", Number},       {"PUNCT", Punctuation}, {".", Punctuation},     {",", Punctuation},
      {":", Punctuation},    {"(", Punctuation},     {")", Punctuation},     {"``", Punctuation},
      {"''", Punctuation},   {"-LRB-", Punctuation}, {"-RRB-", Punctuation}, {"\"", Punctuation},
      {"HYPH", Punctuation}, {"#", Punctuation},     {"SYM", Other}};
  return known;
}

} // namespace

WordClass wordClassOf(const QString& tag) {
  return tags().value(tag, WordClass::Other);
}

QString wordClassName(WordClass kind) {
  switch (kind) {
  case WordClass::Noun:
    return WordClassText::tr("Noun");
  case WordClass::Name:
    return WordClassText::tr("Name");
  case WordClass::Verb:
    return WordClassText::tr("Verb");
  case WordClass::Adjective:
    return WordClassText::tr("Adjective");
  case WordClass::Adverb:
    return WordClassText::tr("Adverb");
  case WordClass::Pronoun:
    return WordClassText::tr("Pronoun");
  case WordClass::Determiner:
    return WordClassText::tr("Determiner");
  case WordClass::Preposition:
    return WordClassText::tr("Preposition or particle");
  case WordClass::Conjunction:
    return WordClassText::tr("Conjunction");
  case WordClass::Number:
    return WordClassText::tr("Number");
  case WordClass::Other:
    return WordClassText::tr("Other");
  case WordClass::Punctuation:
    return WordClassText::tr("Punctuation");
  }
  return {};
}

int wordClassColour(WordClass kind) {
  switch (kind) {
  case WordClass::Noun:
    return 1;
  case WordClass::Name:
    return 9;
  case WordClass::Verb:
    return 0;
  case WordClass::Adjective:
    return 3;
  case WordClass::Adverb:
    return 7;
  case WordClass::Pronoun:
    return 4;
  case WordClass::Determiner:
    return 6;
  case WordClass::Preposition:
    return 8;
  case WordClass::Conjunction:
    return 2;
  case WordClass::Number:
    return 5;
  case WordClass::Other:
    return 10;
  case WordClass::Punctuation:
    return kNeutralColour;
  }
  return kNeutralColour;
}

} // namespace aisemble::ui
