// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/stage_times.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace aisemble::ui {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::StageTimes)
};

QString timeText(Nanoseconds time) {
  const double ms = std::chrono::duration<double, std::milli>(time).count();
  return ms < 1000 ? Text::tr("%1 ms").arg(QLocale().toString(ms, 'f',
                                                              ms < 10    ? 2
                                                              : ms < 100 ? 1
                                                                         : 0))
                   : Text::tr("%1 s").arg(QLocale().toString(ms / 1000, 'f', 2));
}

QString stageText(Stage stage) {
  switch (stage) {
  case Stage::Queue:
    return Text::tr("queue");
  case Stage::Cache:
    return Text::tr("cache");
  case Stage::BatchWait:
    return Text::tr("batch wait");
  case Stage::LoadModel:
    return Text::tr("load");
  case Stage::Tokenise:
    return Text::tr("tokenise");
  case Stage::Prefill:
    return Text::tr("prefill");
  case Stage::Decode:
    return Text::tr("decode");
  case Stage::DecodeImage:
    return Text::tr("decode image");
  case Stage::Infer:
    return Text::tr("compute");
  case Stage::Postprocess:
    return Text::tr("postprocess");
  case Stage::Network:
    return Text::tr("network");
  case Stage::Other:
    return Text::tr("other");
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
  return Text::tr("Took %1: %2").arg(timeText(trace.total), stages(trace, trace.total / 100).join(Text::tr(", ")));
}

QString stageTimesTable(const Trace& trace) {
  return stages(trace, Nanoseconds{0}).join(u'\n');
}

} // namespace aisemble::ui
