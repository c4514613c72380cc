// SPDX-License-Identifier: GPL-3.0-or-later
// What core/llm/format says.
#include "ui/messages/catalogue/lists.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> llmFormatMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "a whole number between 1 and %1"),
      QT_TRANSLATE_NOOP("core", "a text"),
      QT_TRANSLATE_NOOP("core", "a token id"),
      QT_TRANSLATE_NOOP("core", "a token id or a list of them"),
      QT_TRANSLATE_NOOP("core", "'%1' must be %2."),
      QT_TRANSLATE_NOOP("core", "The model's configuration is damaged: %1 Fetch the model again."),
      QT_TRANSLATE_NOOP("core", "config.json is not a JSON object."),
      QT_TRANSLATE_NOOP("core", "'architectures' must be a list of names."),
      QT_TRANSLATE_NOOP("core", "'max_window_layers' must be a number of layers."),
      QT_TRANSLATE_NOOP("core", "'layer_types' must be a list, one name a layer."),
      QT_TRANSLATE_NOOP("core", "'layer_types' must be a list of names."),
      QT_TRANSLATE_NOOP("core", "'%1' must be an object."),
      QT_TRANSLATE_NOOP("core", "The model gives '%1' per layer type, which is not supported yet. Use another model."),
      QT_TRANSLATE_NOOP("core", "in '%1', %2"),
      QT_TRANSLATE_NOOP("core", "in config.json, %1"),
      QT_TRANSLATE_NOOP("core", "generation_config.json is not a JSON object."),
      QT_TRANSLATE_NOOP("core", "in generation_config.json, %1"),
      QT_TRANSLATE_NOOP("core", "There is no model at '%1'. Check the path."),
      QT_TRANSLATE_NOOP(
          "core",
          "'%1' has no config.json. A model is a folder with config.json, model.safetensors and tokenizer.json."),
      QT_TRANSLATE_NOOP("core", "Not a valid safetensors file: %1 Fetch the file again."),
      QT_TRANSLATE_NOOP("core", "the header's entry '%1' is not an object."),
      QT_TRANSLATE_NOOP("core", "tensor '%1' lacks a dtype, a shape or two data_offsets."),
      QT_TRANSLATE_NOOP("core", "Tensor '%1' has dtype '%2', which this build cannot read. Convert the model to "
                                "float16, bfloat16 or float32."),
      QT_TRANSLATE_NOOP("core", "tensor '%1' has %2 dimensions."),
      QT_TRANSLATE_NOOP("core", "the data_offsets of tensor '%1' do not lie inside the %2 bytes of data."),
      QT_TRANSLATE_NOOP("core", "the shape of tensor '%1' is not a list of counts."),
      QT_TRANSLATE_NOOP("core", "the shape of tensor '%1' is larger than any file."),
      QT_TRANSLATE_NOOP("core", "tensor '%1' of shape %2 and dtype %3 needs %4 bytes, but its data_offsets span %5."),
      QT_TRANSLATE_NOOP("core", "it has only %1 bytes."),
      QT_TRANSLATE_NOOP("core", "its header claims %1 bytes where %2 are left."),
      QT_TRANSLATE_NOOP("core", "its header nests deeper than %1 levels."),
      QT_TRANSLATE_NOOP("core", "its header is not a JSON object."),
      QT_TRANSLATE_NOOP("core", "there is a hole or an overlap in the data before tensor '%1'."),
      QT_TRANSLATE_NOOP("core", "%1 bytes after the last tensor belong to nothing."),
      QT_TRANSLATE_NOOP(
          "core",
          "Tensor '%1' holds %2 where weights are expected. Use a model stored as float16, bfloat16 or float32."),
      QT_TRANSLATE_NOOP("core", "Tensor '%1' has %2 bytes, which is not what its shape %3 needs."),
      QT_TRANSLATE_NOOP("core", "The tensor name '%1' is reserved or used twice."),
      QT_TRANSLATE_NOOP("core", "'%1': %2 Fetch the file again."),
      QT_TRANSLATE_NOOP("core", "there is no weight_map object."),
      QT_TRANSLATE_NOOP("core", "the weight_map names a shard that is not a text."),
      QT_TRANSLATE_NOOP("core", "the weight_map names a shard outside of the folder."),
      QT_TRANSLATE_NOOP("core", "the weight_map names too many shards."),
      QT_TRANSLATE_NOOP("core", "the weight_map is empty."),
      QT_TRANSLATE_NOOP("core", "No weights in '%1': neither model.safetensors nor model.safetensors.index.json is "
                                "there. Only safetensors are read; convert pickled checkpoints first."),
      QT_TRANSLATE_NOOP("core", "The index promises tensor '%1' in '%2', where it is not. Fetch the model again."),
      QT_TRANSLATE_NOOP("core", "Tensor '%1' is in more than one shard of '%2'."),
      QT_TRANSLATE_NOOP("core", "tokenizer_config.json is damaged: %1 Fetch the model again."),
      QT_TRANSLATE_NOOP("core", "'%1' is neither a text nor an object with a 'content'."),
      QT_TRANSLATE_NOOP("core", "'chat_template' is neither a text nor a list."),
      QT_TRANSLATE_NOOP("core", "an entry of 'chat_template' lacks its name or its template."),
      QT_TRANSLATE_NOOP("core", "it is not a JSON object."),
  };
  return kTexts;
}

} // namespace aisemble::ui
