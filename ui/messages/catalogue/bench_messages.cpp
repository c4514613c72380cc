// SPDX-License-Identifier: GPL-3.0-or-later
// What core/bench says.
#include "ui/messages/catalogue/lists.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> benchMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "The benchmark was stopped."),
      QT_TRANSLATE_NOOP("core", "A completion was answered with something else."),
      QT_TRANSLATE_NOOP("core", "The benchmark asked for %1 + %2 tokens and got %3 + %4: they do not fit into the "
                                "model's context. Ask for fewer."),
      QT_TRANSLATE_NOOP("core", "A language benchmark needs at least 1 prompt token, 2 generated tokens, 1 request in "
                                "parallel and 1 repetition."),
      QT_TRANSLATE_NOOP("core", "A benchmark needs at least 1 repetition and 1 request in parallel."),
      QT_TRANSLATE_NOOP("core", "The answer to %1 was computed again: the cache is off, full or cannot be opened. See "
                                "cache_enabled in the settings."),
      QT_TRANSLATE_NOOP("core", "An HTTP benchmark takes 1 or more requests over 1 to 1000 connections."),
      QT_TRANSLATE_NOOP("core", "%1 answers with status %2."),
      QT_TRANSLATE_NOOP("core", "A suite takes 1 to 1000 connections and a scale over 0 and up to 1."),
      QT_TRANSLATE_NOOP("core", "%1: must be %2. The kept run cannot be read."),
      QT_TRANSLATE_NOOP("core", "an object"),
      QT_TRANSLATE_NOOP("core", "the name of a step"),
      QT_TRANSLATE_NOOP("core", "0 or more"),
      QT_TRANSLATE_NOOP("core", "0 to 1000000"),
      QT_TRANSLATE_NOOP("core", "a list of numbers"),
      QT_TRANSLATE_NOOP("core", "no longer than the number of requests"),
      QT_TRANSLATE_NOOP("core", "1; a newer version wrote this"),
      QT_TRANSLATE_NOOP("core", "a list"),
      QT_TRANSLATE_NOOP("core", "%1 answers with status %2"),
      QT_TRANSLATE_NOOP("core", "%1 answers something that is no JSON object."),
      QT_TRANSLATE_NOOP("core", "%1 answers an error: %2"),
      QT_TRANSLATE_NOOP("core", "%1 answers with status \"%2\"."),
  };
  return kTexts;
}

} // namespace aisemble::ui
