// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/data_times.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace aisemble::ui {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::DataTimes)
};

QString stageText(Stage stage) {
  switch (stage) {
  case Stage::Queue:
    return Text::tr("waiting");
  case Stage::Cache:
    return Text::tr("cache");
  case Stage::LoadModel:
    return Text::tr("loading the engine");
  case Stage::Infer:
    return Text::tr("computing");
  case Stage::Postprocess:
    return Text::tr("handing over");
  case Stage::Network:
    return Text::tr("network");
  default:
    return Text::tr("reading");
  }
}

QString lengthText(Nanoseconds length) {
  const double ms = std::chrono::duration<double, std::milli>(length).count();
  if (ms >= 1000) return Text::tr("%1 s").arg(QLocale().toString(ms / 1000, 'f', 2));
  return Text::tr("%1 ms").arg(QLocale().toString(ms, 'f', ms < 10 ? 1 : 0));
}

} // namespace

QString timesText(const Trace& trace) {
  QStringList parts;
  const auto stages = trace.byStage();
  for (std::size_t i = 0; i < stages.size(); ++i)
    if (stages[i].count() > 0 && stages[i] * 50 >= trace.total)
      parts << QStringLiteral("%1 %2").arg(stageText(static_cast<Stage>(i)), lengthText(stages[i]));
  parts << Text::tr("in all %1").arg(lengthText(trace.total));
  return parts.join(QStringLiteral(" · "));
}

} // namespace aisemble::ui
