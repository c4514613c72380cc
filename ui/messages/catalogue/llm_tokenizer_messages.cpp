// SPDX-License-Identifier: GPL-3.0-or-later
// What core/llm/tokenizer says.
#include "ui/messages/catalogue/lists.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> llmTokenizerMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "an added token"),
      QT_TRANSLATE_NOOP("core", "tokenizer.json: an added token has %1 bytes; %2 are allowed."),
      QT_TRANSLATE_NOOP("core", "tokenizer.json: added_tokens is not a list, or too long a one; download it again."),
      QT_TRANSLATE_NOOP("core", "tokenizer.json: it has too many merges."),
      QT_TRANSLATE_NOOP(
          "core",
          "tokenizer.json: merge %1 does not join two pieces of the vocabulary into a third; download the file again."),
      QT_TRANSLATE_NOOP("core", "The tokenizer's vocabulary lacks its own unknown token, which this text needs; "
                                "download tokenizer.json again."),
      QT_TRANSLATE_NOOP("core",
                        "The tokenizer uses the %1 '%2', which this program does not implement; use another model."),
      QT_TRANSLATE_NOOP("core", "tokenizer.json: '%1' of %2 is not %3; download the file again."),
      QT_TRANSLATE_NOOP("core", "tokenizer.json: %1 is not an object; download the file again."),
      QT_TRANSLATE_NOOP("core", "a string"),
      QT_TRANSLATE_NOOP("core", "tokenizer.json: '%1' of %2 has %3 bytes; %4 are allowed."),
      QT_TRANSLATE_NOOP("core", "an integer in range"),
      QT_TRANSLATE_NOOP("core", "one character"),
      QT_TRANSLATE_NOOP("core", "an array"),
      QT_TRANSLATE_NOOP("core", "the decoder"),
      QT_TRANSLATE_NOOP("core", "tokenizer.json: its decoders are nested too deep or too many."),
      QT_TRANSLATE_NOOP("core", "tokenizer.json: it has too many decoders."),
      QT_TRANSLATE_NOOP(
          "core",
          "tokenizer.json: an id in the vocabulary is not a number from 0 to 2147483646; download the file again."),
      QT_TRANSLATE_NOOP("core", "the model"),
      QT_TRANSLATE_NOOP("core", "The tokenizer's normalizer makes the text longer than 2 GiB; shorten the text."),
      QT_TRANSLATE_NOOP("core", "the normalizer"),
      QT_TRANSLATE_NOOP("core", "tokenizer.json: its normalizers are nested too deep or too many."),
      QT_TRANSLATE_NOOP(
          "core", "The tokenizer's pattern '%1' uses %2, which this program does not implement; use another model."),
      QT_TRANSLATE_NOOP("core", "classes nested too deep"),
      QT_TRANSLATE_NOOP("core", "an unfinished class"),
      QT_TRANSLATE_NOOP("core", "an unfinished [: :]"),
      QT_TRANSLATE_NOOP("core", "\\p without {}"),
      QT_TRANSLATE_NOOP("core", "an unfinished escape"),
      QT_TRANSLATE_NOOP("core", "\\u without four digits"),
      QT_TRANSLATE_NOOP("core", "a call or a reference by name"),
      QT_TRANSLATE_NOOP("core", "the post_processor"),
      QT_TRANSLATE_NOOP("core", "tokenizer.json: its post_processors are nested too deep or too many."),
      QT_TRANSLATE_NOOP("core", "tokenizer.json: the post_processor's template is too long."),
      QT_TRANSLATE_NOOP("core", "TemplateProcessing with other texts than one $A"),
      QT_TRANSLATE_NOOP("core", "tokenizer.json: '%1' of %2 is not a piece and its id; download the file again."),
      QT_TRANSLATE_NOOP("core", "split behaviour"),
      QT_TRANSLATE_NOOP("core", "The tokenizer makes the text longer than 2 GiB; shorten the text."),
      QT_TRANSLATE_NOOP("core", "the pre_tokenizer"),
      QT_TRANSLATE_NOOP("core", "tokenizer.json: its pre_tokenizers are nested too deep or too many."),
      QT_TRANSLATE_NOOP(
          "core", "tokenizer.json: the precompiled_charsmap of the normalizer is damaged; download the file again."),
      QT_TRANSLATE_NOOP("core", "ICU's data for character boundaries is missing."),
      QT_TRANSLATE_NOOP("core", "No memory to find character boundaries in the text."),
      QT_TRANSLATE_NOOP("core", "The tokenizer's pattern has %1 bytes; %2 are allowed."),
      QT_TRANSLATE_NOOP("core", "The tokenizer's pattern '%1' cannot be compiled: %2; use another model."),
      QT_TRANSLATE_NOOP("core", "No memory to match the tokenizer's pattern."),
      QT_TRANSLATE_NOOP(
          "core", "The tokenizer's pattern '%1' needs too many steps on this text near byte %2; shorten the text."),
      QT_TRANSLATE_NOOP("core", "tokenizer.json: its JSON is nested deeper than %1 levels."),
      QT_TRANSLATE_NOOP("core", "tokenizer.json has %1 bytes; %2 are allowed."),
      QT_TRANSLATE_NOOP("core", "tokenizer.json is not the JSON it should be; download the file again."),
      QT_TRANSLATE_NOOP("core", "No memory to load the tokenizer; close other programs."),
      QT_TRANSLATE_NOOP("core", "tokenizer.json cannot be read; download the file again."),
      QT_TRANSLATE_NOOP("core", "The text has %1 bytes; the tokenizer takes up to %2. Split the text."),
      QT_TRANSLATE_NOOP("core", "The text is not UTF-8 at byte %1; convert it to UTF-8 first."),
      QT_TRANSLATE_NOOP("core", "No memory to tokenize the text; split it."),
      QT_TRANSLATE_NOOP("core", "The tokenizer has no token %1; its ids go from 0 to %2."),
      QT_TRANSLATE_NOOP(
          "core",
          "tokenizer.json: an entry of the Unigram vocabulary is not a piece and a score; download the file again."),
      QT_TRANSLATE_NOOP("core", "tokenizer.json: a piece of the Unigram vocabulary has %1 bytes; %2 are allowed."),
      QT_TRANSLATE_NOOP("core", "tokenizer.json: unk_id lies outside the Unigram vocabulary; download the file again."),
      QT_TRANSLATE_NOOP(
          "core",
          "The text has a character that the tokenizer's vocabulary lacks, and the file names no unknown token."),
  };
  return kTexts;
}

} // namespace aisemble::ui
