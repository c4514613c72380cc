// SPDX-License-Identifier: GPL-3.0-or-later
// What core/nlp says.
#include "ui/messages/catalogue/lists.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> nlpMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "There is not enough memory for this text. Use a shorter one."),
      QT_TRANSLATE_NOOP("core", "The text engine failed on this request."),
      QT_TRANSLATE_NOOP("core", "%1 has %2 bytes; this task takes at most %3. Send it in parts."),
      QT_TRANSLATE_NOOP("core", "%1 is not valid UTF-8: byte %2 does not belong to a character."),
      QT_TRANSLATE_NOOP("core", "%1 is %2; it has to be between 1 and %3."),
      QT_TRANSLATE_NOOP(
          "core", "The text task '%1' works by rules and takes no model, but '%2' was asked for. Leave the model out."),
      QT_TRANSLATE_NOOP("core", "The text"),
      QT_TRANSLATE_NOOP("core", "compare_text option is required for similarity calculation: it is the text to compare "
                                "with, and must not be empty."),
      QT_TRANSLATE_NOOP("core", "The text to compare with"),
      QT_TRANSLATE_NOOP("core", "This text task is not known to the text engine."),
      QT_TRANSLATE_NOOP("core", "'%1' is no ISO 639-1 language code. Use two letters, for example en, ja or de, or "
                                "auto to have the language detected."),
      QT_TRANSLATE_NOOP("core", "MeCab could not cut the text into words."),
      QT_TRANSLATE_NOOP(
          "core",
          "There is no dictionary for Japanese words. Install MeCab's, on Debian the package mecab-ipadic-utf8."),
      QT_TRANSLATE_NOOP("core", "The dictionary for Japanese words is not written in UTF-8. Install one that is, on "
                                "Debian the package mecab-ipadic-utf8."),
      QT_TRANSLATE_NOOP("core", "The words of the text could not be found: ICU has no rules for them."),
      QT_TRANSLATE_NOOP("core", "The sentences of the text could not be found: ICU has no rules for them."),
  };
  return kTexts;
}

} // namespace aisemble::ui
