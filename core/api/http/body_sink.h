// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where the bytes of a request's body go while they arrive.

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace aisemble::api {

/// Why a request cannot be served, before a route sees it.
struct HttpFault {
  int status = 400;
  std::string message;
};

class BodySink {
 public:
  virtual ~BodySink() = default;
  /// A fault ends the request.
  [[nodiscard]] virtual std::optional<HttpFault> take(std::string_view piece) = 0;
};

/// For a body that nobody wants.
class DiscardSink final : public BodySink {
 public:
  std::optional<HttpFault> take(std::string_view) override { return std::nullopt; }
};

/// Bytes that all bodies in memory share, so that many large requests at once cannot take the machine's memory.
class BodyBudget {
 public:
  explicit BodyBudget(std::uint64_t limitBytes) : m_limitBytes(limitBytes) {}
  [[nodiscard]] bool take(std::uint64_t bytes) {
    if (m_used.fetch_add(bytes, std::memory_order_relaxed) + bytes <= m_limitBytes) return true;
    give(bytes);
    return false;
  }
  void give(std::uint64_t bytes) { m_used.fetch_sub(bytes, std::memory_order_relaxed); }

 private:
  const std::uint64_t m_limitBytes;
  std::atomic<std::uint64_t> m_used{0};
};

/// A share of a budget, given back with the object.
class BodyShare {
 public:
  explicit BodyShare(std::shared_ptr<BodyBudget> budget = nullptr) : m_budget(std::move(budget)) {}
  BodyShare(BodyShare&& other) noexcept : m_budget(std::move(other.m_budget)), m_bytes(other.m_bytes) {
    other.m_bytes = 0;
  }
  BodyShare& operator=(BodyShare&& other) noexcept {
    std::swap(m_budget, other.m_budget);
    std::swap(m_bytes, other.m_bytes);
    return *this;
  }
  ~BodyShare() {
    if (m_budget && m_bytes > 0) m_budget->give(m_bytes);
  }
  [[nodiscard]] bool grow(std::uint64_t bytes) {
    if (m_budget && !m_budget->take(bytes)) return false;
    m_bytes += bytes;
    return true;
  }

 private:
  std::shared_ptr<BodyBudget> m_budget;
  std::uint64_t m_bytes = 0;
};

/// Appends to a text that outlives the sink.
class MemorySink final : public BodySink {
 public:
  MemorySink(std::string& body, BodyShare& share) : m_body(body), m_share(share) {}
  std::optional<HttpFault> take(std::string_view piece) override;

 private:
  std::string& m_body;
  BodyShare& m_share;
};

/// Writes to a new file of mode 0600. The file stays when the sink goes.
class FileSink final : public BodySink {
 public:
  /// Makes the folder when it is missing. A fault of status 500 or 507 says why there is no file.
  [[nodiscard]] std::optional<HttpFault> open(const std::filesystem::path& folder);
  FileSink() = default;
  FileSink(const FileSink&) = delete;
  FileSink& operator=(const FileSink&) = delete;
  ~FileSink() override;
  [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
  std::optional<HttpFault> take(std::string_view piece) override;

 private:
  std::filesystem::path m_path;
  int m_file = -1;
};

} // namespace aisemble::api
