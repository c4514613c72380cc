// SPDX-License-Identifier: GPL-3.0-or-later
// What core/llm/model says.
#include "ui/messages/catalogue/lists.h"

#include <QtGlobal>

namespace aisemble::ui {

std::span<const char* const> llmModelMessages() {
  static constexpr const char* kTexts[] = {
      QT_TRANSLATE_NOOP("core", "%1 Use another model."),
      QT_TRANSLATE_NOOP("core", "config.json does not describe a usable model: %1 Fetch the model again."),
      QT_TRANSLATE_NOOP("core",
                        "The activation '%1' is not known (silu, gelu, gelu_new, gelu_pytorch_tanh, relu are)."),
      QT_TRANSLATE_NOOP("core", "'%1' is missing."),
      QT_TRANSLATE_NOOP("core", "hidden_size %1 is not a multiple of num_attention_heads %2."),
      QT_TRANSLATE_NOOP("core", "num_attention_heads %1 is not a multiple of num_key_value_heads %2."),
      QT_TRANSLATE_NOOP("core", "the rope base or the rotated share is out of range."),
      QT_TRANSLATE_NOOP("core", "%1 rotated values a head are not an even number."),
      QT_TRANSLATE_NOOP("core", "The rope type '%1' is not known (default, linear, llama3, yarn are)."),
      QT_TRANSLATE_NOOP("core", "the rope type '%1' needs a factor of at least 1."),
      QT_TRANSLATE_NOOP("core", "the rope type llama3 needs original_max_position_embeddings."),
      QT_TRANSLATE_NOOP("core", "the rope type llama3 needs a low_freq_factor below its high_freq_factor."),
      QT_TRANSLATE_NOOP("core", "layer_types does not have one entry a layer."),
      QT_TRANSLATE_NOOP("core", "The layer type '%1' is not known (full_attention and sliding_attention are)."),
      QT_TRANSLATE_NOOP("core", "layer_types slides, but sliding_window is missing."),
      QT_TRANSLATE_NOOP("core", "use_sliding_window is on, but max_window_layers is missing."),
      QT_TRANSLATE_NOOP("core", "The architecture '%1' (model_type '%2') is not supported; the language engine knows "
                                "text generation with %3."),
      QT_TRANSLATE_NOOP("core", "more experts a token than there are."),
      QT_TRANSLATE_NOOP("core", "this architecture has as many key heads as query heads."),
      QT_TRANSLATE_NOOP("core", "The model scales attention in a way that is not supported "
                                "(scale_attn_by_inverse_layer_idx or scale_attn_weights)."),
      QT_TRANSLATE_NOOP("core", "an epsilon, a scale or a soft cap is out of range."),
      QT_TRANSLATE_NOOP("core", "There are no tokens to run the model on."),
      QT_TRANSLATE_NOOP("core", "Token id %1 is not in the model's vocabulary of %2."),
      QT_TRANSLATE_NOOP("core", "%1 tokens do not fit into a context of %2 that already holds %3."),
      QT_TRANSLATE_NOOP("core", "There is not enough memory for this step of the model. Use a shorter text."),
      QT_TRANSLATE_NOOP("core", "libtorch refused a step of the model."),
      QT_TRANSLATE_NOOP("core", "A step of the model failed."),
      QT_TRANSLATE_NOOP(
          "core", "There is not enough memory for the model in '%1'. Close other programs, or use a smaller model."),
      QT_TRANSLATE_NOOP("core", "The model in '%1' could not be brought into memory. Use a smaller model."),
      QT_TRANSLATE_NOOP("core", "Loading the model in '%1' failed."),
      QT_TRANSLATE_NOOP("core", "%1 tokens are more than the model's context of %2."),
      QT_TRANSLATE_NOOP("core",
                        "There is not enough memory for a context of %1 tokens (%2 bytes). Ask for fewer tokens."),
      QT_TRANSLATE_NOOP("core", "Loading the model was cancelled."),
      QT_TRANSLATE_NOOP("core", "The model lacks the tensor '%1' of shape %2 that its config.json (%3) asks for. Fetch "
                                "the model again, or check that its files belong together."),
      QT_TRANSLATE_NOOP("core", "The tensor '%1' has shape %2, but config.json (%3) asks for %4. Fetch the model "
                                "again, or check that its files belong together."),
  };
  return kTexts;
}

} // namespace aisemble::ui
