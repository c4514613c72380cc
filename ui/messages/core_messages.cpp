// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messages/core_messages.h"

#include "ui/messages/catalogue/lists.h"

#include <vector>

namespace aisemble::ui {

std::span<const char* const> coreMessages() {
  static const std::vector<const char*> texts = [] {
    std::vector<const char*> out;
    for (const auto list :
         {appMessages(),     baseMessages(),      batchMessages(),        benchMessages(),    engineMessages(),
          llmChatMessages(), llmEngineMessages(), llmFormatMessages(),    llmModelMessages(), llmTokenizerMessages(),
          modelsMessages(),  nlpMessages(),       orchestratorMessages(), remoteMessages(),   settingsMessages(),
          storeMessages(),   tabularMessages(),   visionMessages(),       wireMessages(),     quotedMessages()})
      out.insert(out.end(), list.begin(), list.end());
    return out;
  }();
  return texts;
}

} // namespace aisemble::ui
