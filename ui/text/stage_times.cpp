// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/stage_times.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace aisemble::ui {
namespace {

struct StageTimesText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::StageTimes)
};

QString timeText(Nanoseconds time) {
  const double ms = std::chrono::duration<double, std::milli>(time).count();
  return ms < 1000 ? StageTimesText::tr("%1 ms").arg(QLocale().toString(ms, 'f',
                                                                        ms < 10    ? 2
                                                                        : ms < 100 ? 1
                                                                                   : 0))
                   : StageTimesText::tr("%1 s").arg(QLocale().toString(ms / 1000, 'f', 2));
}

QString stageText(Stage stage) {
  switch (stage) {
  case Stage::Queue:
    return StageTimesText::tr("queue");
  case Stage::Cache:
    return StageTimesText::tr("cache");
  case Stage::BatchWait:
    return StageTimesText::tr("batch wait");
  case Stage::LoadModel:
    return StageTimesText::tr("load");
  case Stage::Tokenise:
    return StageTimesText::tr("tokenise");
  case Stage::Prefill:
    return StageTimesText::tr("prefill");
  case Stage::Decode:
    return StageTimesText::tr("decode");
  case Stage::DecodeImage:
    return StageTimesText::tr("decode image");
  case Stage::Infer:
    return StageTimesText::tr("compute");
  case Stage::Postprocess:
    return StageTimesText::tr("postprocess");
  case Stage::Network:
    return StageTimesText::tr("network");
  case Stage::Other:
    return StageTimesText::tr("other");
  }
  return {};
}

QStringList stages(const Trace& trace, Nanoseconds least) {
  QStringList out;
  const auto byStage = trace.byStage();
  for (std::size_t i = 0; i < byStage.size(); ++i)
    if (byStage[i] > least) out << QStringLiteral("%1 %2").arg(stageText(static_cast<Stage>(i)), timeText(byStage[i]));
  return out;
}

} // namespace

QString stageTimesText(const Trace& trace) {
  return StageTimesText::tr("Took %1: %2")
      .arg(timeText(trace.total), stages(trace, trace.total / 100).join(StageTimesText::tr(", ")));
}

QString stageTimesTable(const Trace& trace) {
  return stages(trace, Nanoseconds{0}).join(u'\n');
}

} // namespace aisemble::ui
