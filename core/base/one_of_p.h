// SPDX-License-Identifier: Apache-2.0
#pragma once
// The members of OneOf, for the one file that instantiates it.

#include "core/base/one_of.h"

namespace aisemble {

template <class... Alternatives>
OneOf<Alternatives...>::OneOf() = default;
template <class... Alternatives>
OneOf<Alternatives...>::OneOf(const OneOf& other) = default;
template <class... Alternatives>
OneOf<Alternatives...>::OneOf(OneOf&& other) noexcept = default;
template <class... Alternatives>
OneOf<Alternatives...>& OneOf<Alternatives...>::operator=(const OneOf& other) = default;
template <class... Alternatives>
OneOf<Alternatives...>& OneOf<Alternatives...>::operator=(OneOf&& other) noexcept = default;
template <class... Alternatives>
OneOf<Alternatives...>::~OneOf() = default;

} // namespace aisemble
