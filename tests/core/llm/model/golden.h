// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reads the reference answers that lie beside a model's files.

#include "core/llm/format/safetensors.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace aisemble::llm::test {

class Golden {
 public:
  explicit Golden(const std::filesystem::path& folder) {
    auto file = SafetensorsFile::open(folder / "golden.safetensors");
    if (file) m_file = std::make_unique<SafetensorsFile>(std::move(*file));
  }
  [[nodiscard]] bool isOpen() const { return m_file != nullptr; }
  [[nodiscard]] bool has(const std::string& name) const { return m_file->find(name) != nullptr; }

  [[nodiscard]] std::vector<std::int32_t> ids(const std::string& name) const {
    const TensorView* view = m_file->find(name);
    std::vector<std::int32_t> out;
    for (std::size_t i = 0; view != nullptr && i < view->elements(); ++i) {
      if (view->dtype == DType::Int64) {
        std::int64_t value = 0;
        std::memcpy(&value, view->bytes.data() + i * sizeof value, sizeof value);
        out.push_back(static_cast<std::int32_t>(value));
      } else {
        std::int32_t value = 0;
        std::memcpy(&value, view->bytes.data() + i * sizeof value, sizeof value);
        out.push_back(value);
      }
    }
    return out;
  }

  [[nodiscard]] std::vector<float> floats(const std::string& name) const {
    const TensorView* view = m_file->find(name);
    if (view == nullptr) return {};
    std::vector<float> out(view->elements());
    return convertToFloat(*view, 0, out) ? out : std::vector<float>{};
  }

 private:
  std::unique_ptr<SafetensorsFile> m_file;
};

/// Largest absolute difference; infinity for different lengths or not-a-number.
template <class A, class B>
double largestDifference(const A& a, const B& b) {
  if (std::size(a) != std::size(b)) return INFINITY;
  double worst = 0;
  for (std::size_t i = 0; i < std::size(a); ++i) {
    const double difference = std::abs(static_cast<double>(a[i]) - static_cast<double>(b[i]));
    if (!(difference <= worst)) worst = std::isnan(difference) ? INFINITY : difference;
  }
  return worst;
}

} // namespace aisemble::llm::test
