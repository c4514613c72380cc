// SPDX-License-Identifier: Apache-2.0
#pragma once
// What kind of task a prompt is, by Ai-semble v2's word lists.

#include <memory>
#include <string_view>

namespace aisemble::api::registry {

/// In the order that decides between equal counts.
enum class PromptTask { Code, Medical, Legal, Creative, Math, Japanese, Translation, General };

/// The task whose patterns match most often; General when none does.
///
/// Differs from the original knowingly:
/// - Latin words are words: "law" and its forms (laws, lawyer, lawful) count, "lawn" and "flaw" do not; so do "code"
/// but
///   not "decode", "story" but not "history".
/// - Language names are found whatever their case; the original looked for "English" in text in lower case.
/// - Japanese is told by its syllables, where nothing else is told; the original looked for the letters of the words
///   ひらがな, カタカナ and 漢字. Kanji alone might be Chinese.
///
/// Thread-safe; linear in the prompt.
class TaskClassifier {
 public:
  TaskClassifier();
  ~TaskClassifier();
  TaskClassifier(const TaskClassifier&) = delete;
  TaskClassifier& operator=(const TaskClassifier&) = delete;

  /// `prompt` is UTF-8.
  [[nodiscard]] PromptTask classify(std::string_view prompt) const;

 private:
  struct Patterns;
  std::unique_ptr<const Patterns> m_patterns;
};

} // namespace aisemble::api::registry
