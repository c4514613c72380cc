// SPDX-License-Identifier: Apache-2.0
#pragma once
// A variant of large types that is copied, moved and destroyed by code compiled once (one_of_p.h), not by each file
// that hands it on: of a test's compile time that code was a third.

#include <variant>

namespace aisemble {

/// Used like the variant it is. `Variant` is for what asks for the template itself, as std::variant_size_v does.
template <class... Alternatives>
class OneOf : public std::variant<Alternatives...> {
 public:
  using Variant = std::variant<Alternatives...>;
  using std::variant<Alternatives...>::variant;

  OneOf();
  OneOf(const OneOf& other);
  OneOf(OneOf&& other) noexcept;
  OneOf& operator=(const OneOf& other);
  OneOf& operator=(OneOf&& other) noexcept;
  ~OneOf();

  /// The alternatives have no order; what looks for one (QMetaType) is to find none.
  friend bool operator<(const OneOf& left, const OneOf& right) = delete;
};

} // namespace aisemble
