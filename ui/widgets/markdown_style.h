// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How Markdown looks: answers and help alike.

#include "ui/theme/tokens.h"

#include <QTextDocument>

namespace aisemble::ui {

/// Replaces the document's content. HTML in `markdown` stays text; code stands on a ground of its own, tables have
/// hairlines, links the accent colour.
void renderMarkdown(QTextDocument& document, const QString& markdown, const Tokens& tokens);

} // namespace aisemble::ui
