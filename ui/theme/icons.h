// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One-colour icons that take their colour from the theme: the freedesktop icon theme's shape where it has one, else a
// drawing of our own.

#include "ui/theme/tokens.h"

#include <QIcon>

namespace aisemble::ui {

enum class Glyph {
  Prompt,
  Settings,
  Add,
  Search,
  Rename,
  Trash,
  Copy,
  Regenerate,
  Edit,
  Previous,
  Next,
  Down,
  Send,
  Stop,
  Close,
  SidebarLeft,
  SidebarRight,
  Error,
  Warning,
  Info,
  Check,
  Undo,
  Play,
  Appearance,
  Generation,
  Cache,
  Engine,
  Help,
  Keyboard,
  Command,
  Quit,
  File,
  Image,
  Text,
  Table,
  Batch,
  Dashboard,
  Models,
  Services,
  Pause,
  Folder,
  Open,
  Export,
  Save,
  Paste,
  ZoomIn,
  ZoomOut,
  ZoomFit,
  Overlay,
  Code,
  Chart,
  Filter,
  Key,
  Link
};

/// Crisp at every size and device pixel ratio. `normal` is the colour at rest, `active` when hovered, checked or
/// selected; disabled is `normal` at 40 % opacity.
[[nodiscard]] QIcon glyphIcon(Glyph glyph, const QColor& normal, const QColor& active);
/// Muted at rest, text colour when active: what tool buttons use.
[[nodiscard]] QIcon glyphIcon(Glyph glyph, const Tokens& tokens);
/// The application's own icon, in its colours.
[[nodiscard]] QIcon applicationIcon();

} // namespace aisemble::ui
