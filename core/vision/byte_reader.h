// SPDX-License-Identifier: Apache-2.0
#pragma once
// Numbers at places in bytes from outside. Every read says whether the bytes are there; nothing is ever read past the
// end, however large the position.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace aisemble::vision {

enum class ByteOrder { Little, Big };

class ByteReader {
 public:
  ByteReader(std::string_view bytes, ByteOrder order) : m_bytes(bytes), m_order(order) {}

  [[nodiscard]] std::optional<std::uint8_t> u8(std::size_t at) const { return number<std::uint8_t, 1>(at); }
  [[nodiscard]] std::optional<std::uint16_t> u16(std::size_t at) const { return number<std::uint16_t, 2>(at); }
  [[nodiscard]] std::optional<std::uint32_t> u24(std::size_t at) const { return number<std::uint32_t, 3>(at); }
  [[nodiscard]] std::optional<std::uint32_t> u32(std::size_t at) const { return number<std::uint32_t, 4>(at); }

  /// Exactly `length` bytes, or none.
  [[nodiscard]] std::string_view text(std::size_t at, std::size_t length) const {
    if (at > m_bytes.size() || length > m_bytes.size() - at) return {};
    return m_bytes.substr(at, length);
  }

 private:
  template <class Number, std::size_t Size>
  [[nodiscard]] std::optional<Number> number(std::size_t at) const {
    const std::string_view bytes = text(at, Size);
    if (bytes.size() != Size) return std::nullopt;
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < Size; ++i) {
      const std::size_t place = m_order == ByteOrder::Big ? i : Size - 1 - i;
      out = out << 8 | static_cast<std::uint8_t>(bytes[place]);
    }
    return static_cast<Number>(out);
  }

  std::string_view m_bytes;
  ByteOrder m_order;
};

} // namespace aisemble::vision
