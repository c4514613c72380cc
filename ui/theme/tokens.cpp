// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/tokens.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace aisemble::ui {
namespace {

QColor rgb(unsigned value) {
  return QColor::fromRgb(static_cast<QRgb>(value));
}

double channel(double value) {
  return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
  return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

std::vector<std::pair<QString, QColor>> named(const Tokens& t) {
  return {{"window", t.window},
          {"sidebar", t.sidebar},
          {"surface", t.surface},
          {"raised", t.raised},
          {"borderStrong", t.borderStrong},
          {"border", t.border},
          {"textMuted", t.textMuted},
          {"text", t.text},
          {"accentHover", t.accentHover},
          {"accentSoft", t.accentSoft},
          {"accent", t.accent},
          {"onAccent", t.onAccent},
          {"dangerSoft", t.dangerSoft},
          {"danger", t.danger},
          {"warningSoft", t.warningSoft},
          {"warning", t.warning},
          {"code", t.code}};
}

} // namespace

Tokens lightTokens() {
  Tokens t;
  t.dark = false;
  t.window = rgb(0xF7F8FA);
  t.sidebar = rgb(0xEFF2F5);
  t.surface = rgb(0xFFFFFF);
  t.raised = rgb(0xE6EBF0);
  t.border = rgb(0xDDE3E9);
  t.borderStrong = rgb(0xBCC6D1);
  t.text = rgb(0x18212B);
  t.textMuted = rgb(0x566272);
  t.accent = rgb(0x0F766E);
  t.accentHover = rgb(0x0B5F59);
  t.accentSoft = rgb(0xD5ECE8);
  t.onAccent = rgb(0xFFFFFF);
  t.danger = rgb(0xB42318);
  t.dangerSoft = rgb(0xFDECEA);
  t.warning = rgb(0x8A5200);
  t.warningSoft = rgb(0xFFF3DC);
  t.code = rgb(0xEEF1F5);
  return t;
}

Tokens darkTokens() {
  Tokens t;
  t.dark = true;
  t.window = rgb(0x14181D);
  t.sidebar = rgb(0x181D23);
  t.surface = rgb(0x1D232A);
  t.raised = rgb(0x28303A);
  t.border = rgb(0x2A323C);
  t.borderStrong = rgb(0x465260);
  t.text = rgb(0xE6EAF0);
  t.textMuted = rgb(0x9FABB9);
  t.accent = rgb(0x4FC3B5);
  t.accentHover = rgb(0x74D6CA);
  t.accentSoft = rgb(0x17403C);
  t.onAccent = rgb(0x06231F);
  t.danger = rgb(0xFF8A80);
  t.dangerSoft = rgb(0x3A1F1E);
  t.warning = rgb(0xF5B94A);
  t.warningSoft = rgb(0x372B15);
  t.code = rgb(0x10141A);
  return t;
}

QPalette paletteFrom(const Tokens& t) {
  QPalette p;
  const auto everywhere = [&p](QPalette::ColorRole role, const QColor& colour) { p.setColor(role, colour); };
  everywhere(QPalette::Window, t.window);
  everywhere(QPalette::WindowText, t.text);
  everywhere(QPalette::Base, t.surface);
  everywhere(QPalette::AlternateBase, t.sidebar);
  everywhere(QPalette::Text, t.text);
  everywhere(QPalette::Button, t.surface);
  everywhere(QPalette::ButtonText, t.text);
  everywhere(QPalette::BrightText, t.danger);
  everywhere(QPalette::ToolTipBase, t.surface);
  everywhere(QPalette::ToolTipText, t.text);
  everywhere(QPalette::PlaceholderText, t.textMuted);
  everywhere(QPalette::Highlight, t.accent);
  everywhere(QPalette::HighlightedText, t.onAccent);
  everywhere(QPalette::Link, t.accent);
  everywhere(QPalette::LinkVisited, t.accentHover);
  everywhere(QPalette::Light, t.surface);
  everywhere(QPalette::Midlight, t.raised);
  everywhere(QPalette::Mid, t.borderStrong);
  everywhere(QPalette::Dark, t.borderStrong);
  everywhere(QPalette::Shadow, t.dark ? QColor(0, 0, 0) : QColor(90, 100, 112));
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    p.setColor(QPalette::Disabled, role, t.dark ? t.textMuted.darker(150) : t.textMuted.lighter(150));
  return p;
}

QString expandStyleSheet(QString sheet, const Tokens& tokens) {
  // Longer names first, so that @border does not eat the head of @borderStrong.
  auto names = named(tokens);
  std::stable_sort(names.begin(), names.end(),
                   [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
  for (const auto& [name, colour] : names)
    sheet.replace(QLatin1Char('@') + name, colour.name());
  sheet.replace(QLatin1String("@tone"), QLatin1String(tokens.dark ? "dark" : "light"));
  return sheet;
}

double contrastRatio(const QColor& first, const QColor& second) {
  const double a = luminance(first);
  const double b = luminance(second);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace aisemble::ui
