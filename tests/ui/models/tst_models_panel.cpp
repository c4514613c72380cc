// SPDX-License-Identifier: GPL-3.0-or-later
// The Models panel: finding, why a model cannot be used, folders by drop, loading and unloading, trying, digest. With
// AISEMBLE_PICTURES=DIR it also writes pictures.

#include "core/models/model_catalog.h"
#include "tests/ui/clipped_text.h"
#include "tests/ui/workbench_fakes.h"
#include "ui/models/card_text.h"
#include "ui/models/model_delegate.h"
#include "ui/models/model_details.h"
#include "ui/models/model_facts.h"
#include "ui/models/models_panel.h"
#include "ui/prompt/parameters_panel.h"
#include "ui/prompt/prompt_panel.h"
#include "ui/shell/workbench_window.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/toast.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QtTest>

#include <fstream>

using namespace aisemble;
using namespace aisemble::test;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

class FakeMemory final : public ModelMemory {
 public:
  std::vector<ModelInMemory> modelsInMemory() const override {
    return m_models.with([](const auto& models) { return models; });
  }
  Result<void> unloadModel(const fs::path& path) override {
    if (refuse) return fail(ErrorCode::Busy, "The model is in use. Wait for it.");
    m_models.with([&](auto& models) { std::erase_if(models, [&](const auto& one) { return one.path == path; }); });
    return {};
  }
  void add(const fs::path& path) {
    m_models.with([&](auto& models) { models.push_back({path, 16'000'000, false, false}); });
  }
  std::atomic<bool> refuse = false;

 private:
  Guarded<std::vector<ModelInMemory>> m_models;
};

/// A model folder of which nothing but the list of files and the configuration is real.
void makeModel(const fs::path& folder, const std::string& modelType = "llama", bool hasTokenizer = true) {
  fs::create_directories(folder);
  const std::string name = modelType == "llama" ? "LlamaForCausalLM" : "BertModel";
  std::ofstream(folder / "config.json")
      << R"({"architectures": [")" << name << R"("], "model_type": ")" << modelType
      << R"(", "hidden_size": 8, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 16,
            "max_position_embeddings": 128, "vocab_size": 10})";
  const std::string header = R"({"w":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}})";
  std::ofstream weights(folder / "model.safetensors", std::ios::binary);
  for (int i = 0; i < 8; ++i)
    weights.put(static_cast<char>(i == 0 ? header.size() : 0));
  weights << header << std::string(16, '\0');
  if (hasTokenizer) std::ofstream(folder / "tokenizer.json") << "{}";
}

/// A window on the Models panel, over a real catalogue.
struct Opened {
  explicit Opened(bool isEmpty = false, ThemeChoice theme = ThemeChoice::Light) : root(home.path().toStdString()) {
    if (!isEmpty) {
      makeModel(root / "bundled" / kBundledModel);
      std::ofstream(root / "bundled" / kBundledModel / "README.md")
          << "---\nlicense: apache-2.0\n---\n# A small model\n\nIt **answers** at once.\n\n| a | b |\n|---|---|\n| 1 | "
             "2 "
             "|\n\n- one\n- two\n\n[more](https://example.org) ![picture](file:///etc/passwd)\n";
      makeModel(root / "home" / "no-tokenizer", "llama", false);
      makeModel(root / "home" / "some-bert", "bert");
    }
    options = {root / "bundled", root / "home", {}, {}, {}};
    catalog = std::make_unique<ModelCatalog>(options, root / "memo.json");
    bench.settings.theme = theme;
    ui::WorkbenchContext base = bench.context();
    ui::WorkbenchContext context{.orchestrator = base.orchestrator,
                                 .conversations = base.conversations,
                                 .models = *catalog,
                                 .metrics = base.metrics,
                                 .cache = base.cache,
                                 .settingsFile = base.settingsFile,
                                 .stateFolder = base.stateFolder,
                                 .settings = base.settings,
                                 .startupWarnings = {},
                                 .applySettings =
                                     [this](const Settings& now) {
                                       applied = now;
                                       options.folders = {now.modelFolders.begin(), now.modelFolders.end()};
                                       options.defaultModel = now.defaultModel;
                                       catalog->setOptions(options);
                                       return std::vector<std::string>{};
                                     },
                                 .encodeOptions = {},
                                 .encodeResult = {},
                                 .encodeTable = {},
                                 .samplesFolder = {},
                                 .services = nullptr,
                                 .keys = nullptr,
                                 .memory = &memory,
                                 .modelsFolder = root / "home"};
    window = std::make_unique<ui::WorkbenchWindow>(context);
    window->resize(1100, 700);
    window->show();
    (void)QTest::qWaitForWindowExposed(window.get());
    showPanel(*window, QStringLiteral("models"));
  }
  [[nodiscard]] ui::ModelsPanel& panel() {
    return *qobject_cast<ui::ModelsPanel*>(window->panel(QStringLiteral("models")));
  }
  [[nodiscard]] QStringList shown() {
    QStringList out;
    for (int row = 0; row < panel().list().model()->rowCount(); ++row)
      if (!panel().list().isRowHidden(row)) out << panel().list().model()->index(row, 0).data().toString();
    return out;
  }
  void drop(const QString& path) {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&panel(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(20, 20), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&panel(), &event);
  }

  QTemporaryDir home;
  const fs::path root;
  Bench bench;
  CatalogOptions options;
  std::unique_ptr<ModelCatalog> catalog;
  FakeMemory memory;
  Settings applied;
  std::unique_ptr<ui::WorkbenchWindow> window;
};

const QString kBundled = QString::fromLatin1(kBundledModel);

} // namespace

class TestModelsPanel : public QObject {
  Q_OBJECT

 private:
  static void take(QWidget& widget, const QString& name) {
    QTest::qWait(150);
    const QString clipped = clippedText(widget);
    QVERIFY2(clipped.isEmpty(), qPrintable(QStringLiteral("%1 cuts off: %2").arg(name, clipped)));
    const QPixmap picture = widget.grab();
    QVERIFY(!picture.isNull());
    if (const QString folder = qEnvironmentVariable("AISEMBLE_PICTURES"); !folder.isEmpty())
      picture.save(QStringLiteral("%1/models-%2@%3x.png").arg(folder, name).arg(picture.devicePixelRatio()));
  }

 private Q_SLOTS:
  void listsModelsAndSaysWhyOneCannotBeUsed() {
    Opened opened;
    QTRY_COMPARE(opened.shown(), (QStringList{kBundled, "no-tokenizer", "some-bert"}));
    QTRY_COMPARE(opened.panel().current(), kBundled); // the default one
    QVERIFY(opened.panel().details().loadButton().isEnabled());
    opened.panel().select(QStringLiteral("no-tokenizer"));
    QVERIFY(opened.panel().details().noticeBar().text().contains(QLatin1String("no tokenizer.json")));
    QVERIFY(!opened.panel().details().loadButton().isEnabled());
    QVERIFY(!opened.panel().details().prompt().isVisible()); // nothing to try
    opened.panel().select(QStringLiteral("some-bert"));
    QVERIFY(opened.panel().details().noticeBar().text().contains(QLatin1String("'BertModel'")));
    // The Prompt panel's list says it as well.
    auto* prompt = qobject_cast<ui::PromptPanel*>(opened.window->panel(QStringLiteral("prompt")));
    const QList<QComboBox*> choices = prompt->parameters().findChildren<QComboBox*>();
    QTRY_VERIFY(choices.first()->findText(QStringLiteral("some-bert (cannot be used)")) >= 0);
  }

  void cardAndLicence() {
    Opened opened;
    auto* card = opened.panel().findChild<ui::CardText*>();
    QTRY_VERIFY(card->toPlainText().contains(QLatin1String("A small model")));
    QVERIFY(!card->toPlainText().contains(QLatin1String("license:")));
    QVERIFY(card->loadResource(QTextDocument::ImageResource, QUrl(QStringLiteral("file:///etc/passwd"))).isNull());
    bool isTold = false;
    for (const QLabel* label : opened.panel().details().findChildren<QLabel*>())
      isTold = isTold || label->text() == QLatin1String("apache-2.0");
    QVERIFY(isTold);
    opened.panel().select(QStringLiteral("some-bert"));
    QTRY_VERIFY(!card->isVisible());
  }

  void droppedFolderIsAddedAndCanBeUndone() {
    Opened opened;
    QTRY_COMPARE(opened.shown().size(), 3);
    makeModel(opened.root / "mine" / "tiny-one");
    opened.drop(QString::fromStdString((opened.root / "mine").string()));
    QTRY_VERIFY(opened.shown().contains(QLatin1String("tiny-one")));
    QCOMPARE(opened.applied.modelFolders, (std::vector<std::string>{(opened.root / "mine").string()}));
    QTRY_COMPARE(opened.panel().current(), QStringLiteral("tiny-one"));
    opened.window->toast().actionButton()->click();
    QTRY_VERIFY(!opened.shown().contains(QLatin1String("tiny-one")));
    QVERIFY(opened.applied.modelFolders.empty());
  }

  void droppedFileStandsForItsFolder() {
    Opened opened;
    makeModel(opened.root / "mine" / "tiny-one");
    opened.drop(QString::fromStdString((opened.root / "mine" / "tiny-one" / "model.safetensors").string()));
    QTRY_VERIFY(opened.shown().contains(QLatin1String("tiny-one")));
    // Named by a button with the path in its name, for those who do not see it.
    bool isRemoved = false;
    for (QToolButton* button : opened.panel().findChildren<QToolButton*>())
      if (button->accessibleName().startsWith(QLatin1String("No longer look into"))) {
        button->click();
        isRemoved = true;
        break;
      }
    QVERIFY(isRemoved);
    QTRY_VERIFY(!opened.shown().contains(QLatin1String("tiny-one")));
  }

  void folderWithoutModelIsRefusedInPlace() {
    Opened opened;
    fs::create_directories(opened.root / "nothing");
    opened.drop(QString::fromStdString((opened.root / "nothing").string()));
    QTRY_VERIFY(opened.panel().folderNotice().text().contains(QLatin1String("config.json")));
    QVERIFY(opened.applied.modelFolders.empty());
    opened.panel().folderNotice().actionButton()->click();
    QVERIFY(opened.panel().folderNotice().isHidden());
  }

  void loadsAndUnloads() {
    Opened opened;
    QTRY_COMPARE(opened.panel().current(), kBundled);
    opened.bench.engine->setScript({{}, 10, {{0.4, "loading model"}}, 30ms, {}, false, 42});
    opened.panel().details().loadOrUnload();
    QTRY_COMPARE(opened.panel().status().activity, QStringLiteral("Loading"));
    opened.memory.add(opened.root / "bundled" / kBundledModel);
    QTRY_COMPARE(opened.panel().details().loadButton().text(), QStringLiteral("Unload"));
    QTRY_VERIFY(opened.panel().list().model()->index(0, 0).data(ui::kModelLoadedRole).toBool());
    QVERIFY(opened.panel().status().engine.contains(QLatin1String("16")));
    opened.memory.refuse = true;
    opened.panel().details().loadOrUnload();
    QTRY_VERIFY(opened.window->toast().text().contains(QLatin1String("in use")));
    opened.memory.refuse = false;
    opened.panel().details().loadOrUnload();
    QTRY_COMPARE(opened.panel().details().loadButton().text(), QStringLiteral("Load"));
  }

  void failedLoadIsToldInPlaceWithARetry() {
    Opened opened;
    QTRY_COMPARE(opened.panel().current(), kBundled);
    opened.bench.engine->setScript({{},
                                    10,
                                    {},
                                    1ms,
                                    Error{ErrorCode::OutOfMemory, "The weights do not fit. Close something.", {}, {}},
                                    false,
                                    42});
    opened.panel().details().loadOrUnload();
    QTRY_VERIFY(opened.panel().details().noticeBar().text().contains(QLatin1String("do not fit")));
    opened.bench.engine->setScript({tokensOf("ok"), 2000, {}, 1ms, {}, false, 42});
    opened.panel().details().noticeBar().actionButton()->click();
    QTRY_VERIFY(opened.window->toast().text().contains(QLatin1String("is in memory")));
    QVERIFY(opened.panel().details().noticeBar().isHidden());
  }

  void triesAModelByKeyboardAndStops() {
    Opened opened;
    QTRY_COMPARE(opened.panel().current(), kBundled);
    QVERIFY(opened.panel().list().hasFocus());
    opened.bench.engine->setScript({tokensOf("The sea is wide and blue."), 200, {}, 1ms, {}, false, 42});
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(opened.panel().details().answer().text(), QStringLiteral("The sea is wide and blue."));
    QTRY_VERIFY(opened.panel().details().figures().text().contains(QLatin1String("tokens/s")));
    opened.bench.engine->setScript({tokensOf("never ending"), 2000, {}, 1ms, {}, true, 42});
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(opened.panel().status().activity, QStringLiteral("Answering"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(opened.panel().status().activity, QString());
    QVERIFY(opened.panel().details().figures().text().contains(QLatin1String("stopped")));
  }

  void failedTrialIsToldInPlace() {
    Opened opened;
    QTRY_COMPARE(opened.panel().current(), kBundled);
    opened.bench.engine->setScript(
        {{}, 10, {}, 1ms, Error{ErrorCode::Busy, "64 requests wait already. Try later.", {}, 1500ms}, false, 42});
    opened.panel().details().tryOrStop();
    bool isTold = false;
    QTRY_VERIFY(([&] {
      for (const ui::NoticeBar* bar : opened.panel().details().findChildren<ui::NoticeBar*>())
        isTold = isTold || bar->text().contains(QLatin1String("64 requests wait"));
      return isTold;
    }()));
  }

  void digestIsCopied() {
    Opened opened;
    QTRY_COMPARE(opened.panel().current(), kBundled);
    opened.panel().details().copyDigest();
    const std::string digest = opened.catalog->resolve(ServiceKind::Llm, kBundledModel)->digest;
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QString::fromStdString(digest));
    QVERIFY(opened.panel().details().digestButton().isEnabled());
  }

  void goesToThePromptPanelWithTheModel() {
    Opened opened;
    QTRY_COMPARE(opened.panel().current(), kBundled);
    Q_EMIT opened.panel().details().promptRequested(kBundled);
    auto* prompt = qobject_cast<ui::PromptPanel*>(opened.window->panel(QStringLiteral("prompt")));
    QVERIFY(prompt->isVisible());
    QCOMPARE(prompt->parameters().parameters().model, std::string(kBundledModel));
  }

  void defaultModelCanBeChangedAndUndone() {
    Opened opened;
    makeModel(opened.root / "home" / "other");
    opened.panel().controller().rescan();
    QTRY_VERIFY(opened.shown().contains(QLatin1String("other")));
    opened.panel().controller().makeDefault(QStringLiteral("other"));
    QCOMPARE(opened.applied.defaultModel, std::string("other"));
    opened.window->toast().actionButton()->click();
    QCOMPARE(opened.applied.defaultModel, std::string());
  }

  void searchNarrowsTheList() {
    Opened opened;
    QTRY_COMPARE(opened.shown().size(), 3);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("BERT"));
    QCOMPARE(opened.shown(), QStringList{QStringLiteral("some-bert")});
  }

  void searchChoosesAmongWhatItShows() {
    Opened opened;
    QTRY_COMPARE(opened.shown().size(), 3);
    opened.panel().select(QStringLiteral("some-bert"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("O")); // in the names of two, not of the default one
    QCOMPARE(opened.panel().current(), QStringLiteral("some-bert"));    // stays, as it is shown
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("-T"));
    QCOMPARE(opened.panel().current(), QStringLiteral("no-tokenizer"));
    QVERIFY(opened.panel().details().noticeBar().text().contains(QLatin1String("no tokenizer.json")));
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("nothing"));
    QCOMPARE(opened.shown(), QStringList());
    QCOMPARE(opened.panel().current(), QStringLiteral("no-tokenizer"));
  }

  void modelThatVanishesGivesWayToOneThatTheSearchShows() {
    Opened opened;
    QTRY_COMPARE(opened.shown().size(), 3);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("O"));
    QCOMPARE(opened.panel().current(), QStringLiteral("no-tokenizer"));
    fs::remove_all(opened.root / "home" / "no-tokenizer");
    opened.panel().controller().rescan();
    QTRY_COMPARE(opened.panel().current(), QStringLiteral("some-bert"));
  }

  void emptyPageTellsWhatToDo() {
    Opened opened(true);
    QTRY_VERIFY(!opened.panel().controller().isScanning());
    bool isTold = false;
    for (const QLabel* label : opened.panel().findChildren<QLabel*>())
      isTold = isTold || (label->isVisible() && label->text().contains(QLatin1String("tokenizer.json")) &&
                          label->text().contains(QString::fromStdString((opened.root / "home").string())));
    QVERIFY(isTold);
  }

  void modelsAreNotLoadedHereWhilePromptsGoElsewhere() {
    Opened opened;
    QTRY_COMPARE(opened.panel().current(), kBundled);
    QCOMPARE(opened.panel().controller().whyNotHere(), QString());
    Bench other;
    other.settings.service(ServiceKind::Llm).route = RouteChoice::Remote;
    ui::WorkbenchContext context = other.context();
    ui::BackgroundQueue queue;
    ui::SettingsController settings(context, queue, nullptr);
    const ui::ModelsController controller(context, settings, nullptr);
    QVERIFY(controller.whyNotHere().contains(QLatin1String("elsewhere")));
  }

  void sessionRoundTrip() {
    QVariantMap session;
    {
      Opened opened;
      QTRY_COMPARE(opened.shown().size(), 3);
      opened.panel().select(QStringLiteral("some-bert"));
      opened.panel().details().prompt().setText(QStringLiteral("Another prompt"));
      opened.panel().saveSession(session);
    }
    Opened opened;
    opened.panel().restoreSession(session);
    QTRY_COMPARE(opened.panel().current(), QStringLiteral("some-bert"));
    QCOMPARE(opened.panel().details().prompt().text(), QStringLiteral("Another prompt"));
    opened.panel().restoreSession({{QStringLiteral("models/current"), 17}, {QStringLiteral("models/columns"), "x"}});
  }

  void warnsBeforeMemoryIsShort_data() {
    QTest::addColumn<quint64>("weights");
    QTest::addColumn<quint64>("available");
    QTest::addColumn<QString>("word");
    QTest::newRow("fits") << quint64(100) << quint64(1'000'000) << QString();
    QTest::newRow("context does not") << quint64(100) << quint64(500) << "Long conversations";
    QTest::newRow("weights do not") << quint64(1000) << quint64(500) << "smaller model";
    QTest::newRow("not known") << quint64(1000) << quint64(0) << QString();
  }
  void warnsBeforeMemoryIsShort() {
    QFETCH(quint64, weights);
    QFETCH(quint64, available);
    QFETCH(QString, word);
    ModelInfo info;
    info.weightBytes = weights;
    info.kvBytesPerToken = 10;
    info.contextLength = 100;
    const QString warning = ui::memoryWarning(info, available);
    QCOMPARE(warning.isEmpty(), word.isEmpty());
    QVERIFY(warning.contains(word));
  }

  void everyControlHasANameAndAPlaceInTheTabOrder() {
    Opened opened;
    QTRY_COMPARE(opened.panel().current(), kBundled);
    for (const QWidget* widget : opened.panel().findChildren<QWidget*>()) {
      const bool isControl = qobject_cast<const QPushButton*>(widget) || qobject_cast<const ui::CardText*>(widget) ||
                             qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QListView*>(widget);
      if (!isControl || !widget->isVisibleTo(&opened.panel())) continue;
      QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
      QVERIFY2(widget->focusPolicy() & Qt::TabFocus, qPrintable(widget->accessibleName()));
    }
  }

  void pictures_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
  }
  void pictures() {
    QFETCH(bool, dark);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    const ThemeChoice theme = dark ? ThemeChoice::Dark : ThemeChoice::Light;
    {
      Opened opened(true, theme);
      QTest::qWait(300);
      take(*opened.window, tag + "-1-empty");
      fs::create_directories(opened.root / "nothing");
      opened.drop(QString::fromStdString((opened.root / "nothing").string()));
      QTest::qWait(300);
      take(*opened.window, tag + "-2-refused");
    }
    Opened opened(false, theme);
    makeModel(opened.root / "mine" / "Qwen3-0.6B-with-a-rather-long-name-of-a-fine-tune");
    opened.panel().controller().addFolder(QString::fromStdString((opened.root / "mine").string()));
    QTest::qWait(400);
    opened.panel().select(kBundled);
    opened.memory.add(opened.root / "bundled" / kBundledModel);
    opened.bench.engine->setScript(
        {tokensOf("The sea is wide and blue, and it rises and falls twice a day, because the moon pulls on it."),
         90,
         {},
         1ms,
         {},
         false,
         42});
    opened.panel().details().tryOrStop();
    QTest::qWait(1500);
    take(*opened.window, tag + "-3-full");
    opened.panel().findChildren<QScrollArea*>().last()->verticalScrollBar()->setValue(10000);
    for (QScrollArea* area : opened.panel().findChildren<QScrollArea*>())
      area->verticalScrollBar()->setValue(area->verticalScrollBar()->maximum());
    take(*opened.window, tag + "-4-card");
    opened.bench.engine->setScript({{}, 10, {{0.4, "loading model"}}, 3000ms, {}, false, 42});
    opened.panel().select(QStringLiteral("Qwen3-0.6B-with-a-rather-long-name-of-a-fine-tune"));
    opened.panel().details().loadOrUnload();
    QTest::qWait(300);
    take(*opened.window, tag + "-5-loading");
    opened.panel().controller().stop();
    opened.panel().select(QStringLiteral("some-bert"));
    take(*opened.window, tag + "-6-unusable");
  }
};

QTEST_MAIN(TestModelsPanel)
#include "tst_models_panel.moc"
