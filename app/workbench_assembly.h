// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The window with everything that it works with, over one core: what the program shows and what tests of the whole run.

#include "app/composition.h"

#include <memory>

namespace aisemble {

namespace ui {
class WorkbenchWindow;
}

/// Of the GUI thread. `core` outlives it.
class WorkbenchAssembly {
 public:
  explicit WorkbenchAssembly(Composition& core);
  ~WorkbenchAssembly();
  WorkbenchAssembly(const WorkbenchAssembly&) = delete;
  WorkbenchAssembly& operator=(const WorkbenchAssembly&) = delete;

  [[nodiscard]] ui::WorkbenchWindow& window();

 private:
  struct Parts;
  std::unique_ptr<Parts> m_parts;
};

} // namespace aisemble
