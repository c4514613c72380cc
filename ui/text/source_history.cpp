// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/source_history.h"

#include <QTextDocument>

#include <algorithm>

namespace aisemble::ui {

SourceHistory::SourceHistory(QTextDocument& document, QObject* parent) : QObject(parent), m_document(document) {
  // Told of before the change that it belongs to: what was undone until then is gone.
  connect(&document, &QTextDocument::undoCommandAdded, this, [this] { forgetAfter(m_step); });
  connect(&document, &QTextDocument::contentsChanged, this, [this] {
    m_step = m_document.availableUndoSteps();
    // A change that joins the one before it is none of its own.
    if (!m_document.isRedoAvailable()) forgetAfter(m_step);
  });
}

QString SourceHistory::name() const {
  const int step = m_document.availableUndoSteps();
  for (auto named = m_names.rbegin(); named != m_names.rend(); ++named)
    if (named->step <= step) return named->name;
  return {};
}

void SourceHistory::setName(const QString& name) {
  if (name == this->name()) return;
  const int step = m_document.availableUndoSteps();
  std::erase_if(m_names, [step](const Named& named) { return named.step == step; });
  m_names.insert(std::find_if(m_names.begin(), m_names.end(), [step](const Named& named) { return named.step > step; }),
                 {step, name});
}

void SourceHistory::forgetAfter(int step) {
  std::erase_if(m_names, [step](const Named& named) { return named.step > step; });
}

} // namespace aisemble::ui
