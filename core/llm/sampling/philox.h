// SPDX-License-Identifier: Apache-2.0
#pragma once
// Counter-based random numbers: the n-th number of a seed is a pure function of (seed, n), so an answer depends on its
// own seed only, never on what else was in the batch, on thread counts or on the machine.

#include <array>
#include <cstdint>

namespace aisemble::llm {

/// Philox4x32 with 10 rounds. J. Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011, section 3.3.
[[nodiscard]] std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> counter,
                                                      std::array<std::uint32_t, 2> key);

/// The `index`-th number of `seed`, uniform in [0, 1) with 53 bits.
[[nodiscard]] double uniformAt(std::uint64_t seed, std::uint64_t index);

} // namespace aisemble::llm
