// SPDX-License-Identifier: Apache-2.0
#pragma once
// Recorded answers of the original text service, and how they are compared.

#include "core/wire/nlp_json.h"

#include <nlohmann/json.hpp>

#include <QFile>

#include <cmath>
#include <set>
#include <string>
#include <vector>

namespace aisemble::nlp::test {

/// The original's benchmark text: sentences of words picked by a 32-bit linear congruential generator.
inline std::string longText(std::size_t characters) {
  static const std::vector<std::string> words = [] {
    std::vector<std::string> out;
    std::string text =
        "the of and to in a is that it was for on are with as they be at one have this from or had by "
        "hot word but what some we can out other were all there when up use your how said an each she "
        "system model service data network image language analysis server request response latency memory "
        "storage container cluster pipeline orchestration inference training customer product market report "
        "good great excellent amazing wonderful bad terrible awful poor slow fast happy sad angry love hate "
        "quickly slowly carefully research engineer manager Tokyo Berlin Paris January Monday quarterly revenue "
        "growth decline risk forecast budget 2024-03-15 1024 3.14 team@example.com 42 ";
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find(' ', at);
      out.push_back(text.substr(at, end - at));
      at = end + 1;
    }
    return out;
  }();
  std::uint32_t state = 12345;
  const auto next = [&] {
    state = state * 1664525U + 1013904223U;
    return state >> 8;
  };
  std::string out;
  while (out.size() < characters) {
    const std::uint32_t count = 6 + next() % 14;
    for (std::uint32_t i = 0; i < count; ++i) {
      std::string word = words[next() % words.size()];
      if (i == 0 && word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
      out += (i == 0 ? "" : " ") + word;
    }
    out += ". ";
  }
  return out;
}

inline std::string textOf(const nlohmann::json& value) {
  if (value.is_object()) return longText(value.at("$long_text").get<std::size_t>());
  return value.is_string() ? value.get<std::string>() : value.dump();
}

/// A request as the original takes it; fields that it ignores are left out.
inline NlpRequest requestOf(const nlohmann::json& json) {
  NlpRequest out;
  out.text = textOf(json.at("text"));
  out.task = nlpTaskFromName(json.value("task", "analyze")).value();
  if (const auto options = json.find("options"); options != json.end() && options->is_object()) {
    out.options.keywords.maxKeywords = options->value("max_keywords", out.options.keywords.maxKeywords);
    out.options.summarize.maxSentences = options->value("max_sentences", out.options.summarize.maxSentences);
    if (options->contains("compare_text")) out.options.similarity.compareText = textOf(options->at("compare_text"));
  }
  return out;
}

/// Where `actual` differs from `expected`, empty where it does not. Of objects, what only `actual` has is let pass;
/// pos_tags too, which the original always leaves empty.
inline std::string difference(const nlohmann::json& actual, const nlohmann::json& expected,
                              const std::string& path = {}) {
  const auto tell = [&] {
    return path + ": is " + actual.dump().substr(0, 200) + ", not " + expected.dump().substr(0, 200);
  };
  if (expected.is_number() && actual.is_number()) {
    const double want = expected.get<double>();
    return std::abs(actual.get<double>() - want) <= 1e-9 * std::max(1.0, std::abs(want)) ? "" : tell();
  }
  if (expected.is_object() && actual.is_object()) {
    for (const auto& [key, value] : expected.items()) {
      if (key == "processing_time" || key == "pos_tags") continue;
      if (!actual.contains(key)) return path + "/" + key + ": is missing";
      if (std::string found = difference(actual[key], value, path + "/" + key); !found.empty()) return found;
    }
    return {};
  }
  if (expected.is_array() && actual.is_array()) {
    if (actual.size() != expected.size()) return tell();
    const bool isSet = path.ends_with("/types");
    const bool isWeighted = path.ends_with("/tfidf_based");
    if (isSet) {
      return std::set<std::string>(actual.begin(), actual.end()) ==
                     std::set<std::string>(expected.begin(), expected.end())
                 ? ""
                 : tell();
    }
    for (std::size_t i = 0; i < expected.size(); ++i) {
      // Words of equal weight stand in any order.
      const auto match = [&](const nlohmann::json& item) { return item["word"] == expected[i]["word"]; };
      const auto at = isWeighted ? std::find_if(actual.begin(), actual.end(), match)
                                 : actual.begin() + static_cast<std::ptrdiff_t>(i);
      if (at == actual.end()) return path + ": misses " + expected[i].dump();
      if (std::string found = difference(*at, expected[i], path + "/" + std::to_string(i)); !found.empty())
        return found;
    }
    return {};
  }
  return actual == expected ? "" : tell();
}

inline nlohmann::json readJson(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return nullptr;
  const QByteArray bytes = file.readAll();
  return nlohmann::json::parse(bytes.begin(), bytes.end());
}

} // namespace aisemble::nlp::test
