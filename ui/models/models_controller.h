// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the Models panel does, without its looks: finding models and folders, reading cards and digests, loading,
// unloading and trying. Everything that may wait for a disk runs in the background.

#include "core/engine/model_memory.h"
#include "core/models/model_document.h"
#include "ui/models/model_run.h"
#include "ui/settings/settings_controller.h"
#include "ui/workbench_context.h"

#include <QObject>

#include <optional>
#include <vector>

namespace aisemble::ui {

/// Of the GUI thread.
class ModelsController : public QObject {
  Q_OBJECT
 public:
  ModelsController(WorkbenchContext& context, SettingsController& settings, QObject* parent);
  ~ModelsController() override;

  void rescan();
  [[nodiscard]] bool isScanning() const { return m_isScanning; }
  [[nodiscard]] const std::vector<ModelInfo>& models() const { return m_models; }
  [[nodiscard]] const ModelInfo* find(const QString& name) const; ///< null: there is none
  [[nodiscard]] const ModelInMemory* inMemory(const ModelInfo& info) const;
  [[nodiscard]] const std::vector<ModelInMemory>& memory() const { return m_memory; }
  [[nodiscard]] quint64 availableMemoryBytes() const { return m_available; }
  void readMemory();

  void readDocument(const ModelInfo& info);
  void readDigest(const QString& name);

  /// A folder of models, a model, or a file of one. Added to the settings when there is a model in it.
  void addFolder(const QString& path);
  void removeFolder(const QString& path);
  [[nodiscard]] QStringList folders() const;
  void makeDefault(const QString& name);

  /// Why models cannot be loaded here: prompts are answered elsewhere. Empty: they can.
  [[nodiscard]] QString whyNotHere() const;
  void load(const QString& name);
  void unload(const ModelInfo& info);
  void tryPrompt(const QString& name, const QString& prompt);
  void stop();
  [[nodiscard]] const ModelRun* loading() const { return m_loading; }
  [[nodiscard]] const ModelRun* trial() const { return m_trial; }

 Q_SIGNALS:
  void scanned();
  void memoryChanged();
  void documentRead(const QString& name, const aisemble::ModelDocument& document);
  void digestRead(const QString& name, const QString& digest);
  void folderAdded(const QString& path, const QStringList& names);
  void folderRefused(const QString& reason);
  void runChanged(); ///< loading or trial: progress, text, end
  void loaded(const QString& name);
  void failed(const QString& reason);
  void undoOffered(const QString& text, std::function<void()> undo);

 private:
  [[nodiscard]] Ticket submit(const QString& name, const QString& prompt, int maxTokens, bool isRaw);
  ModelRun* begin(const QString& name, const Ticket& ticket);
  void changeFolders(const QString& done, std::vector<std::string> folders);

  WorkbenchContext& m_context;
  SettingsController& m_settings;
  BackgroundQueue m_lookup;
  BackgroundQueue m_hashing; ///< takes seconds for large models: nothing else waits for it
  std::vector<ModelInfo> m_models;
  std::vector<ModelInMemory> m_memory;
  std::vector<std::string> m_knownFolders;
  std::string m_knownDefault;
  quint64 m_available = 0;
  bool m_isScanning = false;
  bool m_scanAgain = false;
  bool m_isReadingMemory = false;
  ModelRun* m_loading = nullptr;
  ModelRun* m_trial = nullptr;
};

} // namespace aisemble::ui
