// SPDX-License-Identifier: GPL-3.0-or-later
// What core/models says.
#include "ui/messages/catalogue/lists.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> modelsMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "Cannot read '%1' of the model."),
      QT_TRANSLATE_NOOP("core", "'%1' holds no model files."),
      QT_TRANSLATE_NOOP(
          "core",
          "The folder has no tokenizer.json, without which no text can be read or written. It has a tokenizer.model: "
          "save it again with transformers' AutoTokenizer (use_fast=True), which writes a tokenizer.json beside it."),
      QT_TRANSLATE_NOOP("core", "The folder has no tokenizer.json, without which no text can be read or written. Fetch "
                                "tokenizer.json from where the model comes from and put it into the folder."),
      QT_TRANSLATE_NOOP("core", "No language model was found. Put a Hugging Face model folder (config.json, "
                                "*.safetensors, tokenizer.json) into '%1', or name one by its path."),
      QT_TRANSLATE_NOOP("core", " or "),
      QT_TRANSLATE_NOOP("core", " Did you mean %1?"),
      QT_TRANSLATE_NOOP("core", "There is no model '%1'.%2 Models are looked for in '%3', '%4', the folders of the "
                                "settings and the Hugging Face cache '%5'; a path works too."),
      QT_TRANSLATE_NOOP("core", "'%1' is not a model that can be opened: a *.safetensors file needs config.json and "
                                "tokenizer.json beside it. Give its folder."),
      QT_TRANSLATE_NOOP(
          "core", "'%1' is no model folder: it has no config.json. Give a folder as the Hugging Face hub has it."),
      QT_TRANSLATE_NOOP("core", "There is no '%1'. Check the path."),
  };
  return kTexts;
}

} // namespace aisemble::ui
