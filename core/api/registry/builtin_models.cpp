// SPDX-License-Identifier: Apache-2.0
// Facts of Ai-semble v2's default registry (ootakazuhiko/Ai-semble-p at b8b8ab2, model_registry.py), in its order.
#include "core/api/registry/builtin_models.h"

namespace aisemble::api::registry {
namespace {

constexpr BuiltinModel kModels[] = {
    {"llm_models", "gpt-4o",
     R"({"provider": "openai", "endpoint": "https://api.openai.com/v1/chat/completions", )"
     R"("max_tokens": 128000, "cost_per_token": 0.03, "task": "llm", )"
     R"("capabilities": ["text_generation", "chat", "code_generation", "reasoning", "multimodal"], )"
     R"("multimodal": true, "supports_vision": true})"},
    {"llm_models", "gpt-3.5-turbo",
     R"({"provider": "openai", "endpoint": "https://api.openai.com/v1/chat/completions", )"
     R"("max_tokens": 4096, "cost_per_token": 0.002, "task": "llm", )"
     R"("capabilities": ["text_generation", "chat", "code_generation"]})"},
    {"llm_models", "claude-3-sonnet",
     R"({"provider": "anthropic", "endpoint": "https://api.anthropic.com/v1/messages", )"
     R"("max_tokens": 200000, "cost_per_token": 0.015, "task": "llm", )"
     R"("capabilities": ["text_generation", "chat", "code_generation", "reasoning", )"
     R"("long_context"], "context_window": 200000})"},
    {"llm_models", "llama-3.1-70b",
     R"({"provider": "meta", "model_id": "meta-llama/Meta-Llama-3.1-70B-Instruct", )"
     R"("device": "cuda", "quantization": "8bit", "task": "llm", )"
     R"("capabilities": ["text_generation", "chat", "code_generation", "multilingual"], )"
     R"("open_source": true})"},
    {"llm_models", "codellama-34b",
     R"({"provider": "meta", "model_id": "codellama/CodeLlama-34b-Instruct-hf", "device": "cuda", )"
     R"("task": "code_generation", "capabilities": ["code_generation", "code_completion", )"
     R"("debugging"], "specialization": "programming"})"},
    {"llm_models", "gemini-pro",
     R"({"provider": "google", )"
     R"("endpoint": "https://generativelanguage.googleapis.com/v1beta/models/gemini-pro", )"
     R"("max_tokens": 32768, "task": "llm", "capabilities": ["text_generation", "chat", )"
     R"("reasoning", "multimodal"], "multimodal": true})"},
    {"llm_models", "japanese-stablelm",
     R"({"provider": "local", "model_path": "/models/japanese-stablelm-base-alpha-7b", )"
     R"("tokenizer_path": "/models/japanese-stablelm-tokenizer", "task": "llm", "language": "ja", )"
     R"("capabilities": ["text_generation"]})"},
    {"vision_models", "yolo-v8",
     R"({"provider": "ultralytics", "model_id": "yolov8n.pt", "task": "object_detection", )"
     R"("capabilities": ["object_detection", "bbox_prediction"]})"},
    {"vision_models", "yolo-v9",
     R"({"provider": "ultralytics", "model_id": "yolov9c.pt", "task": "object_detection", )"
     R"("capabilities": ["object_detection", "bbox_prediction", "real_time_detection"], )"
     R"("performance": "high"})"},
    {"vision_models", "sam-2",
     R"({"provider": "meta", "model_path": "/models/sam2_hiera_large.pt", "task": "segmentation", )"
     R"("capabilities": ["image_segmentation", "video_segmentation", "mask_generation", )"
     R"("real_time_tracking"]})"},
    {"vision_models", "stable-diffusion-xl",
     R"({"provider": "stability", "model_id": "stabilityai/stable-diffusion-xl-base-1.0", )"
     R"("task": "image_generation", "capabilities": ["text_to_image", "image_generation", )"
     R"("high_resolution", "inpainting"], "resolution": "1024x1024"})"},
    {"vision_models", "dalle-3",
     R"({"provider": "openai", "endpoint": "https://api.openai.com/v1/images/generations", )"
     R"("task": "image_generation", "capabilities": ["text_to_image", "creative_generation", )"
     R"("photorealistic"], "cost_per_image": 0.04})"},
    {"vision_models", "clip-vit",
     R"({"provider": "openai", "model_id": "openai/clip-vit-large-patch14", )"
     R"("task": "image_understanding", "capabilities": ["image_classification", )"
     R"("zero_shot_classification", "text_image_matching"]})"},
    {"vision_models", "depth-anything",
     R"({"provider": "local", "model_path": "/models/depth_anything_vitl14.pth", )"
     R"("task": "depth_estimation", "capabilities": ["monocular_depth", "depth_mapping", )"
     R"("3d_reconstruction"]})"},
    {"nlp_models", "bert-base",
     R"({"provider": "huggingface", "model_id": "bert-base-uncased", "task": "classification", )"
     R"("capabilities": ["text_classification", "sentiment_analysis"]})"},
    {"nlp_models", "roberta-large",
     R"({"provider": "huggingface", "model_id": "roberta-large", "task": "classification", )"
     R"("capabilities": ["text_classification", "sentiment_analysis", "emotion_detection"]})"},
    {"nlp_models", "deberta-v3",
     R"({"provider": "microsoft", "model_id": "microsoft/deberta-v3-large", )"
     R"("task": "classification", "capabilities": ["text_classification", "nli", "qa", )"
     R"("multilingual"]})"},
    {"nlp_models", "biobert",
     R"({"provider": "huggingface", "model_id": "dmis-lab/biobert-base-cased-v1.1", )"
     R"("domain": "medical", "task": "classification", "capabilities": ["medical_ner", )"
     R"("medical_classification"]})"},
    {"nlp_models", "spacy-en",
     R"({"provider": "spacy", "model_id": "en_core_web_trf", "task": "ner", )"
     R"("capabilities": ["named_entity_recognition", "pos_tagging", "dependency_parsing"]})"},
    {"nlp_models", "whisper-large",
     R"({"provider": "openai", "model_id": "openai/whisper-large-v3", "task": "speech_to_text", )"
     R"("capabilities": ["speech_recognition", "transcription", "multilingual", "translation"]})"},
    {"multimodal_models", "gpt-4-vision",
     R"({"provider": "openai", "endpoint": "https://api.openai.com/v1/chat/completions", )"
     R"("task": "multimodal", "capabilities": ["vision_language", "image_qa", "text_generation", )"
     R"("image_understanding"]})"},
    {"multimodal_models", "flamingo",
     R"({"provider": "deepmind", "model_path": "/models/flamingo-9b", "task": "multimodal", )"
     R"("capabilities": ["few_shot_learning", "vision_language", "image_captioning"]})"},
    {"multimodal_models", "blip-2",
     R"({"provider": "salesforce", "model_id": "Salesforce/blip2-opt-6.7b", )"
     R"("task": "vision_language", "capabilities": ["image_captioning", "visual_qa", )"
     R"("image_text_matching"]})"},
};

} // namespace

std::span<const BuiltinModel> builtinModels() {
  return kModels;
}

} // namespace aisemble::api::registry
