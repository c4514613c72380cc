// SPDX-License-Identifier: GPL-3.0-or-later
// What core/llm/engine, scheduler and sampling say.
#include "ui/messages/catalogue/lists.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> llmEngineMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "%1 is %2, but must be %3."),
      QT_TRANSLATE_NOOP("core", "The conversation has no messages. Send at least one."),
      QT_TRANSLATE_NOOP("core", "'%1' is not a role; system, user and assistant are."),
      QT_TRANSLATE_NOOP("core", "prompt_ids holds %1, but the model knows the tokens 0 to %2 only."),
      QT_TRANSLATE_NOOP("core", "The tokenizer gives token %1, but the model knows %2 tokens: they do not belong "
                                "together. Fetch the model again."),
      QT_TRANSLATE_NOOP("core", "at least 1"),
      QT_TRANSLATE_NOOP("core", "at least 0"),
      QT_TRANSLATE_NOOP("core", "above 0 and at most 1"),
      QT_TRANSLATE_NOOP("core", "at least 0 and below 1"),
      QT_TRANSLATE_NOOP("core", "above 0"),
      QT_TRANSLATE_NOOP("core", "A stop text is empty; leave it out."),
      QT_TRANSLATE_NOOP("core", "A stop text is not well-formed UTF-8."),
      QT_TRANSLATE_NOOP("core", "There is not enough memory for this request. Use a shorter text or a smaller model."),
      QT_TRANSLATE_NOOP("core", "The language engine failed on this request."),
      QT_TRANSLATE_NOOP("core", "The model's scheduler could not be started. Close other programs."),
      QT_TRANSLATE_NOOP("core", "Waiting for the model was cancelled."),
      QT_TRANSLATE_NOOP("core",
                        "The model at '%1' is in use. Stop what it answers, or wait for it, and unload it then."),
      QT_TRANSLATE_NOOP("core", "The model at '%1' is not in memory."),
      QT_TRANSLATE_NOOP("core", "The computation was cancelled."),
      QT_TRANSLATE_NOOP("core", "There are %1 tokens, but the model's context holds %2. Shorten the text, or use a "
                                "model with a longer context."),
      QT_TRANSLATE_NOOP("core", "Token id %1 is not in the model's vocabulary."),
      QT_TRANSLATE_NOOP("core", "There are no token ids to score. Give at least one."),
      QT_TRANSLATE_NOOP(
          "core", "The text has %1 tokens; at least 2 are needed to predict one from another. Give a longer text."),
      QT_TRANSLATE_NOOP("core", "There are no texts to embed. Give at least one."),
      QT_TRANSLATE_NOOP("core", "Text %1 of %2 has no tokens to embed."),
      QT_TRANSLATE_NOOP("core", "The prompt has no tokens. Write something to continue."),
      QT_TRANSLATE_NOOP("core", "The prompt has %1 tokens, but the model's context holds %2 together with the answer. "
                                "Shorten the prompt, or use a model with a longer context."),
      QT_TRANSLATE_NOOP("core", "There is not enough memory to go on with this text."),
      QT_TRANSLATE_NOOP("core", "Going on with this text failed."),
      QT_TRANSLATE_NOOP("core", "The generation was cancelled."),
      QT_TRANSLATE_NOOP("core", "The model gave no usable logits: its weights or its input are broken. Check the "
                                "model's files, or load it again."),
  };
  return kTexts;
}

} // namespace aisemble::ui
