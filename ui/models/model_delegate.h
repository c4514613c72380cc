// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One model in the list: its name, and what is worth knowing before choosing it.

#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace aisemble::ui {

/// Roles of the list's items beside Qt::DisplayRole, the name.
enum ModelRole {
  kModelLineRole = Qt::UserRole + 1, ///< QString below the name
  kModelBadgeRole,                   ///< QString beside the name; empty: none
  kModelProblemRole,                 ///< bool: it cannot be used
  kModelLoadedRole,                  ///< bool: it is in memory
};

class ModelDelegate : public QStyledItemDelegate {
  Q_OBJECT
 public:
  ModelDelegate(const Theme& theme, QObject* parent) : QStyledItemDelegate(parent), m_theme(theme) {}
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

 private:
  const Theme& m_theme;
};

} // namespace aisemble::ui
