// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/data_times.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <array>

namespace aisemble::ui {
namespace {

struct DataTimesText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::DataTimes)
};

// In the order in which people think of them.
constexpr std::array kStages{Stage::Queue, Stage::BatchWait, Stage::Cache,       Stage::LoadModel,
                             Stage::Other, Stage::Infer,     Stage::Postprocess, Stage::Network};
constexpr Nanoseconds kShortestShown{50'000}; // 0.1 ms when rounded

QString stageText(Stage stage, bool readsFile) {
  switch (stage) {
  case Stage::Queue:
  case Stage::BatchWait:
    return DataTimesText::tr("waiting");
  case Stage::Cache:
    return DataTimesText::tr("cache");
  case Stage::LoadModel:
    return DataTimesText::tr("loading the engine");
  case Stage::Infer:
    return DataTimesText::tr("computing");
  case Stage::Postprocess:
    return DataTimesText::tr("handing over");
  case Stage::Network:
    return DataTimesText::tr("network");
  default:
    return readsFile ? DataTimesText::tr("reading") : DataTimesText::tr("other");
  }
}

QString lengthText(Nanoseconds length) {
  const double ms = std::chrono::duration<double, std::milli>(length).count();
  if (ms >= 1000) return DataTimesText::tr("%1 s").arg(QLocale().toString(ms / 1000, 'f', 2));
  return DataTimesText::tr("%1 ms").arg(QLocale().toString(ms, 'f', ms < 10 ? 1 : 0));
}

} // namespace

QString timesText(const Trace& trace, bool readsFile) {
  QStringList parts;
  const auto stages = trace.byStage();
  for (const Stage stage : kStages) {
    const Nanoseconds length = stages[static_cast<std::size_t>(stage)];
    if (length >= kShortestShown && length * 50 >= trace.total)
      parts << QStringLiteral("%1 %2").arg(stageText(stage, readsFile), lengthText(length));
  }
  parts << DataTimesText::tr("in all %1").arg(lengthText(trace.total));
  return parts.join(QStringLiteral(" · "));
}

QString stepsTimeText(Nanoseconds total) {
  return DataTimesText::tr("steps %1").arg(lengthText(total));
}

} // namespace aisemble::ui
