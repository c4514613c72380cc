// SPDX-License-Identifier: Apache-2.0
#include "core/api/registry/model_selection.h"

#include "core/api/registry/registry_view.h"

#include <nlohmann/json.hpp>

#include <array>
#include <limits>

namespace aisemble::api::registry {
namespace {

/// When a rule applies.
enum class Priority { Any, Quality, CostOrBalanced, Cost };

constexpr std::int64_t kAny = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kAll = std::numeric_limits<std::int64_t>::max();

struct Rule {
  PromptTask task;
  const char* model;
  double confidence;
  const char* reason;
  Priority priority = Priority::Any;
  std::int64_t fewestTokens = kAny;
  std::int64_t mostTokens = kAll;
};

// The original's rules and words (auto_model_selector.py of ootakazuhiko/Ai-semble-p at b8b8ab2), the first that
// applies wins.
constexpr std::array kRules{
    Rule{PromptTask::Code, "gpt-4o", 0.98, "State-of-the-art code generation with multimodal support",
         Priority::Quality},
    Rule{PromptTask::Code, "claude-3-sonnet", 0.94, "High-quality reasoning for complex code tasks", Priority::Quality},
    Rule{PromptTask::Code, "codellama-34b", 0.92, "Specialized code model with high efficiency",
         Priority::CostOrBalanced},
    Rule{PromptTask::Code, "llama-3.1-70b", 0.87, "Open-source high-performance model for code",
         Priority::CostOrBalanced},
    Rule{PromptTask::Code, "gpt-3.5-turbo", 0.80, "General purpose model for code generation"},
    Rule{PromptTask::Medical, "biobert", 0.92, "Specialized medical domain model"},
    Rule{PromptTask::Medical, "gpt-4", 0.85, "High-quality general model for medical tasks"},
    Rule{PromptTask::Legal, "legalbert", 0.90, "Specialized legal domain model"},
    Rule{PromptTask::Legal, "gpt-4", 0.82, "High-quality model for legal reasoning"},
    Rule{PromptTask::Creative, "gpt-4", 0.90, "High-quality model for long-form creative writing", Priority::Any, 501},
    Rule{PromptTask::Creative, "gpt-3.5-turbo", 0.85, "Balanced model for creative tasks"},
    Rule{PromptTask::Math, "gpt-4", 0.88, "High-accuracy model for mathematical reasoning"},
    Rule{PromptTask::Math, "gpt-3.5-turbo", 0.80, "General model for basic math tasks"},
    Rule{PromptTask::Japanese, "japanese-stablelm", 0.85, "Japanese language specialized model"},
    Rule{PromptTask::Japanese, "gpt-4", 0.80, "Multilingual model with Japanese support"},
    Rule{PromptTask::Translation, "gpt-4", 0.90, "High-quality multilingual translation model"},
    Rule{PromptTask::Translation, "gpt-3.5-turbo", 0.82, "General multilingual model for translation"},
    Rule{PromptTask::General, "llama2-7b", 0.75, "Cost-efficient local model for short tasks", Priority::Cost, kAny,
         100},
    Rule{PromptTask::General, "gpt-4", 0.88, "Highest quality general-purpose model", Priority::Quality},
    Rule{PromptTask::General, "gpt-3.5-turbo", 0.85, "Balanced performance and cost for general tasks"},
};

struct Judgement {
  const char* model;
  double performance;
  double cost;
  double quality;
  const char* more; ///< further fields, as JSON
};

constexpr std::array kJudgements{
    Judgement{"gpt-4o", 0.98, 0.15, 0.99, R"({"multimodal": true})"},
    Judgement{"gpt-4", 0.95, 0.2, 0.98, "{}"},
    Judgement{"claude-3-sonnet", 0.94, 0.4, 0.97, R"({"context_length": 200000})"},
    Judgement{"gpt-3.5-turbo", 0.85, 0.8, 0.90, "{}"},
    Judgement{"gemini-pro", 0.90, 0.6, 0.93, R"({"multimodal": true})"},
    Judgement{"llama-3.1-70b", 0.88, 0.95, 0.87, R"({"open_source": true})"},
    Judgement{"codellama-34b", 0.85, 0.90, 0.92, R"({"specialization": "code"})"},
    Judgement{"llama2-7b", 0.75, 0.95, 0.80, "{}"},
    Judgement{"japanese-stablelm", 0.70, 0.90, 0.85, R"({"language": "ja"})"},
    Judgement{"biobert", 0.85, 0.85, 0.92, R"({"domain": "medical"})"},
    Judgement{"yolo-v9", 0.90, 0.80, 0.88, R"({"real_time": true})"},
    Judgement{"stable-diffusion-xl", 0.88, 0.70, 0.90, R"({"resolution": "high"})"},
    Judgement{"whisper-large", 0.92, 0.75, 0.94, R"({"multilingual": true})"},
};

bool applies(const Rule& rule, const SelectionAsk& ask) {
  if (rule.task != ask.task || ask.maxTokens < rule.fewestTokens || ask.maxTokens > rule.mostTokens) return false;
  switch (rule.priority) {
  case Priority::Quality:
    return ask.priority == "quality";
  case Priority::Cost:
    return ask.priority == "cost";
  case Priority::CostOrBalanced:
    return ask.priority == "cost" || ask.priority == "balanced";
  case Priority::Any:
    break;
  }
  return true;
}

const char* lastFallbackOf(PromptTask task) {
  if (task == PromptTask::Medical) return "biobert";
  if (task == PromptTask::Japanese) return "japanese-stablelm";
  return "llama2-7b";
}

} // namespace

Selection selectModel(const SelectionAsk& ask, const wire::Json& models) {
  Selection out{"gpt-3.5-turbo", 0.60, "Default fallback model", {}}; // also where that is not registered
  for (const Rule& rule : kRules)
    if (applies(rule, ask) && hasModel(models, rule.model)) {
      out = {rule.model, rule.confidence, rule.reason, {}};
      break;
    }
  for (const char* name : {"gpt-4", "gpt-3.5-turbo", lastFallbackOf(ask.task)})
    if (name != out.model && hasModel(models, name)) out.fallbacks.emplace_back(name);
  return out;
}

wire::Json judgedMetrics(std::string_view model) {
  for (const Judgement& judgement : kJudgements)
    if (model == judgement.model) {
      wire::Json out{{"performance", judgement.performance}, {"cost", judgement.cost}, {"quality", judgement.quality}};
      out.update(wire::Json::parse(judgement.more));
      return out;
    }
  return wire::Json::object();
}

} // namespace aisemble::api::registry
