// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A Data panel on the real data engine, which can be held back; the folder of the test is its home.

#include "core/tabular/data_engine.h"
#include "core/wire/canonical.h"
#include "core/wire/data_json.h"
#include "core/wire/data_text.h"
#include "core/wire/table_csv.h"
#include "tests/ui/workbench_fakes.h"
#include "ui/data/data_panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/background_queue.h"

#include <QFile>
#include <QtTest>
#include <nlohmann/json.hpp>

#include <atomic>
#include <memory>
#include <optional>
#include <thread>

namespace aisemble::test {

inline const QByteArray kFruit = "name,price,note\n"
                                 "りんご,1.50,\"two\nlines\"\n"
                                 "fig,,\n"
                                 "Ähre,20,x\n";

/// The real engine; held, it waits for the stop before it answers.
class HeldEngine final : public Engine {
 public:
  explicit HeldEngine(std::unique_ptr<Engine> engine) : m_engine(std::move(engine)) {}
  ServiceKind service() const override { return ServiceKind::Data; }
  Handover handover(const Request& request) const override { return m_engine->handover(request); }
  Result<Response> run(const Request& request, const RunContext& context) override {
    ++started;
    while (isHeld && !context.stop.stop_requested())
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return m_engine->run(request, context);
  }

  std::atomic<bool> isHeld = false;
  std::atomic<int> started = 0;

 private:
  std::unique_ptr<Engine> m_engine;
};

inline std::string tableText(const Table& table, std::string_view format) {
  if (format == "json") {
    std::string out;
    wire::appendJson(out, table);
    return out;
  }
  return wire::toCsv(table, format == "tsv" ? '\t' : ',');
}

struct DataRig {
  explicit DataRig(ThemeChoice choice = ThemeChoice::Light) {
    bench.settings.theme = choice;
    engine =
        std::make_shared<HeldEngine>(tabular::createDataEngine({bench.threads, bench.logger, bench.clock}).value());
    bench.orchestrator =
        std::make_unique<Orchestrator>(OrchestratorDependencies{bench.threads, bench.clock, bench.logger, bench.metrics,
                                                                &bench.models, &bench.cache, &canonicalizer},
                                       OrchestratorOptions{});
    bench.orchestrator->setEngine(engine);
    context.emplace(bench.context());
    context->samplesFolder = AISEMBLE_SOURCE_DIR "/resources/samples";
    context->encodeTable = tableText;
    context->encodeResult = [](const Response& response) {
      return wire::writeJsonLossy(wire::toJson(std::get<DataResult>(response)), 2);
    };
    theme.apply(choice);
    settings = std::make_unique<ui::SettingsController>(*context, queue, nullptr);
    open();
  }
  ~DataRig() { panel.reset(); }

  void open() {
    panel.reset();
    panel = std::make_unique<ui::DataPanel>(*context, theme, *settings, queue, nullptr);
    panel->resize(1180, 740);
  }
  void show() {
    panel->show();
    (void)QTest::qWaitForWindowActive(panel.get());
    panel->focusFirst();
  }
  /// A file of the test's own.
  QString file(const QString& name, const QByteArray& content) const {
    const QString path = bench.home.filePath(name);
    QFile out(path);
    const bool isWritten = out.open(QIODevice::WriteOnly) && out.write(content) == content.size();
    return isWritten ? path : QString();
  }
  [[nodiscard]] bool isIdle() const { return panel->controller().activity() == ui::DataActivity::Idle; }

  Bench bench;
  wire::JsonCanonicalizer canonicalizer;
  std::shared_ptr<HeldEngine> engine;
  std::optional<ui::WorkbenchContext> context;
  ui::Theme theme;
  ui::BackgroundQueue queue;
  std::unique_ptr<ui::SettingsController> settings;
  std::unique_ptr<ui::DataPanel> panel;
};

} // namespace aisemble::test
