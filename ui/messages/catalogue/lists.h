// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The catalogue's lists, one for each folder whose texts they hold. A text that several folders say stands in one.

#include <span>

namespace aisemble::ui {

[[nodiscard]] std::span<const char* const> appMessages();
[[nodiscard]] std::span<const char* const> baseMessages();
[[nodiscard]] std::span<const char* const> batchMessages();
[[nodiscard]] std::span<const char* const> benchMessages();
[[nodiscard]] std::span<const char* const> engineMessages();
[[nodiscard]] std::span<const char* const> llmChatMessages();
[[nodiscard]] std::span<const char* const> llmEngineMessages();
[[nodiscard]] std::span<const char* const> llmFormatMessages();
[[nodiscard]] std::span<const char* const> llmModelMessages();
[[nodiscard]] std::span<const char* const> llmTokenizerMessages();
[[nodiscard]] std::span<const char* const> modelsMessages();
[[nodiscard]] std::span<const char* const> nlpMessages();
[[nodiscard]] std::span<const char* const> orchestratorMessages();
[[nodiscard]] std::span<const char* const> remoteMessages();
[[nodiscard]] std::span<const char* const> settingsMessages();
[[nodiscard]] std::span<const char* const> storeMessages();
[[nodiscard]] std::span<const char* const> tabularMessages();
[[nodiscard]] std::span<const char* const> visionMessages();
[[nodiscard]] std::span<const char* const> wireMessages();
[[nodiscard]] std::span<const char* const> quotedMessages();

} // namespace aisemble::ui
