// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/models_controller.h"

#include "core/models/model_catalog.h"
#include "ui/messages/message_translation.h"
#include "ui/models/model_facts.h"

#include <QPointer>

#include <algorithm>

namespace aisemble::ui {
namespace {

namespace fs = std::filesystem;

constexpr int kTrialTokens = 96;

struct Dropped {
  fs::path folder;
  QStringList names; ///< of the models in it
};

/// What a path that somebody chose or dropped stands for.
Dropped lookInto(const fs::path& path) {
  std::error_code ignored;
  Dropped out;
  out.folder = fs::is_directory(path, ignored) ? path : path.parent_path();
  out.folder = fs::absolute(out.folder, ignored).lexically_normal();
  if (!out.folder.has_filename()) out.folder = out.folder.parent_path();
  for (const fs::path& model : modelsInside(out.folder))
    out.names << QString::fromStdString(model.filename().string());
  return out;
}

} // namespace

ModelsController::ModelsController(WorkbenchContext& context, SettingsController& settings, QObject* parent)
    : QObject(parent)
    , m_context(context)
    , m_settings(settings)
    , m_knownFolders(settings.settings().modelFolders)
    , m_knownDefault(settings.settings().defaultModel) {
  connect(&settings, &SettingsController::changed, this, [this] {
    const Settings& now = m_settings.settings();
    if (now.modelFolders == m_knownFolders && now.defaultModel == m_knownDefault) return;
    m_knownFolders = now.modelFolders;
    m_knownDefault = now.defaultModel;
    rescan();
  });
}

ModelsController::~ModelsController() = default;

void ModelsController::rescan() {
  if (m_isScanning) {
    m_scanAgain = true; // what is being read may be what was there before
    return;
  }
  m_isScanning = true;
  struct Found {
    std::vector<ModelInfo> models;
    quint64 available = 0;
  };
  m_lookup.run(
      [&models = m_context.models] {
        return Found{models.list(), availableMemory()};
      },
      this,
      [this](Found found) {
        m_isScanning = false;
        std::erase_if(found.models, [](const ModelInfo& one) { return one.service != ServiceKind::Llm; });
        m_models = std::move(found.models);
        m_available = found.available;
        Q_EMIT scanned();
        if (std::exchange(m_scanAgain, false)) rescan();
      });
  readMemory();
}

const ModelInfo* ModelsController::find(const QString& name) const {
  const auto found = std::find_if(m_models.begin(), m_models.end(),
                                  [&](const ModelInfo& one) { return one.name == name.toStdString(); });
  return found == m_models.end() ? nullptr : &*found;
}

const ModelInMemory* ModelsController::inMemory(const ModelInfo& info) const {
  const auto found =
      std::find_if(m_memory.begin(), m_memory.end(), [&](const ModelInMemory& one) { return one.path == info.path; });
  return found == m_memory.end() ? nullptr : &*found;
}

void ModelsController::readMemory() {
  if (m_context.memory == nullptr || m_isReadingMemory) return;
  m_isReadingMemory = true;
  struct Now {
    std::vector<ModelInMemory> memory;
    quint64 available = 0;
  };
  m_lookup.run(
      [memory = m_context.memory] {
        return Now{memory->modelsInMemory(), availableMemory()};
      },
      this,
      [this](Now now) {
        m_isReadingMemory = false;
        m_memory = std::move(now.memory);
        m_available = now.available;
        Q_EMIT memoryChanged();
      });
}

void ModelsController::readDocument(const ModelInfo& info) {
  m_lookup.run([folder = info.path] { return readModelDocument(folder); }, this,
               [this, name = QString::fromStdString(info.name)](const ModelDocument& document) {
                 Q_EMIT documentRead(name, document);
               });
}

void ModelsController::readDigest(const QString& name) {
  m_hashing.run([&models = m_context.models,
                 reference = name.toStdString()] { return models.resolve(ServiceKind::Llm, reference); },
                this,
                [this, name](const Result<ResolvedModel>& model) {
                  if (model)
                    Q_EMIT digestRead(name, QString::fromStdString(model->digest));
                  else
                    Q_EMIT failed(said(model.error()));
                });
}

QStringList ModelsController::folders() const {
  QStringList out;
  for (const std::string& folder : m_settings.settings().modelFolders)
    out << QString::fromStdString(folder);
  return out;
}

void ModelsController::addFolder(const QString& path) {
  m_lookup.run([path = fs::path(path.toStdString())] { return lookInto(path); }, this,
               [this](const Dropped& found) {
                 const QString folder = QString::fromStdString(found.folder.string());
                 if (found.names.isEmpty()) {
                   Q_EMIT folderRefused(
                       tr("There is no model in “%1”. A model is a folder with config.json, *.safetensors and "
                          "tokenizer.json, as the Hugging Face hub has it. Choose such a folder, or one that "
                          "contains some.")
                           .arg(folder));
                   return;
                 }
                 std::vector<std::string> folders = m_settings.settings().modelFolders;
                 if (std::find(folders.begin(), folders.end(), found.folder.string()) == folders.end()) {
                   folders.push_back(found.folder.string());
                   changeFolders(tr("“%1” was added").arg(folder), std::move(folders));
                 }
                 Q_EMIT folderAdded(folder, found.names);
               });
}

void ModelsController::removeFolder(const QString& path) {
  std::vector<std::string> folders = m_settings.settings().modelFolders;
  std::erase(folders, path.toStdString());
  changeFolders(tr("“%1” is no longer looked into. Its files stay.").arg(path), std::move(folders));
}

void ModelsController::changeFolders(const QString& done, std::vector<std::string> folders) {
  Settings changed = m_settings.settings();
  const std::vector<std::string> before = std::exchange(changed.modelFolders, std::move(folders));
  if (changed.modelFolders == before) return;
  if (const Result<void> taken = m_settings.change(changed); !taken) {
    Q_EMIT folderRefused(said(taken.error()));
    return;
  }
  Q_EMIT undoOffered(done, [controller = QPointer<SettingsController>(&m_settings), before] {
    if (!controller) return;
    Settings back = controller->settings();
    back.modelFolders = before;
    (void)controller->change(back);
  });
}

void ModelsController::makeDefault(const QString& name) {
  Settings changed = m_settings.settings();
  const std::string before = std::exchange(changed.defaultModel, name.toStdString());
  if (const Result<void> taken = m_settings.change(changed); !taken) {
    Q_EMIT failed(said(taken.error()));
    return;
  }
  Q_EMIT undoOffered(tr("%1 is the default model now").arg(name),
                     [controller = QPointer<SettingsController>(&m_settings), before] {
                       if (!controller) return;
                       Settings back = controller->settings();
                       back.defaultModel = before;
                       (void)controller->change(back);
                     });
}

QString ModelsController::whyNotHere() const {
  const RouteChoice route = m_settings.settings().service(ServiceKind::Llm).route;
  if (route == RouteChoice::Local || route == RouteChoice::LocalThenRemote) return {};
  return tr("Prompts are answered elsewhere at present, so models are not loaded here. The Services panel changes "
            "that.");
}

Ticket ModelsController::submit(const QString& name, const QString& prompt, int maxTokens, bool isRaw) {
  CompletionRequest request;
  request.model = name.toStdString();
  request.prompt = prompt.toStdString();
  request.raw = isRaw;
  request.options = m_settings.settings().generation;
  request.options.maxTokens = maxTokens;
  // Trying is for looking at the model at work: an answer from the cache would show nothing of it.
  return m_context.orchestrator.submit(std::move(request), {.useCache = false, .storeResult = false});
}

ModelRun* ModelsController::begin(const QString& name, const Ticket& ticket) {
  auto* run = new ModelRun(name.toStdString(), this);
  connect(run, &ModelRun::changed, this, &ModelsController::runChanged);
  connect(run, &ModelRun::ended, this, [this] {
    readMemory();
    Q_EMIT runChanged();
  });
  run->start(ticket);
  return run;
}

void ModelsController::load(const QString& name) {
  if (m_loading != nullptr && m_loading->state() == ModelRun::State::Running) return;
  delete m_loading;
  m_loading = begin(name, submit(name, QStringLiteral("."), 1, true));
  connect(m_loading, &ModelRun::ended, this, [this, name] {
    if (m_loading->state() == ModelRun::State::Done) Q_EMIT loaded(name);
  });
  Q_EMIT runChanged();
}

void ModelsController::unload(const ModelInfo& info) {
  if (m_context.memory == nullptr) return;
  m_lookup.run([memory = m_context.memory, path = info.path] { return memory->unloadModel(path); }, this,
               [this](const Result<void>& done) {
                 if (!done) Q_EMIT failed(said(done.error()));
                 readMemory();
               });
}

void ModelsController::tryPrompt(const QString& name, const QString& prompt) {
  if (prompt.trimmed().isEmpty()) return;
  delete m_trial; // stops it
  m_trial = begin(name, submit(name, prompt, kTrialTokens, false));
  Q_EMIT runChanged();
}

void ModelsController::stop() {
  for (ModelRun* run : {m_loading, m_trial})
    if (run != nullptr) run->stop();
}

} // namespace aisemble::ui
