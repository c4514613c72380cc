// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop program: arguments, core, window. Everything else is in core/ and ui/.

#include "app/composition.h"
#include "app/display_probe.h"
#include "app/standard_streams.h"
#include "app/start_measure.h"
#include "app/window_instance.h"
#include "app/workbench_assembly.h"
#include "app/workbench_termination.h"
#include "ui/messages/message_translation.h"
#include "ui/shell/dialogs.h"
#include "ui/shell/translation.h"
#include "ui/shell/workbench_window.h"

#include <CLI/CLI.hpp>
#include <QApplication>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <chrono>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

constexpr int kFailed = 1;
constexpr int kUsage = 2;

struct QtOption {
  std::string_view name;
  bool takesValue = true;
};

/// The options that Qt itself takes; from the documentation of QGuiApplication and QApplication.
constexpr std::array kQtOptions{
    QtOption{"platform"},
    QtOption{"platformpluginpath"},
    QtOption{"platformtheme"},
    QtOption{"plugin"},
    QtOption{"style"},
    QtOption{"stylesheet"},
    QtOption{"qwindowgeometry"},
    QtOption{"qwindowicon"},
    QtOption{"qwindowtitle"},
    QtOption{"geometry"},
    QtOption{"icon"},
    QtOption{"title"},
    QtOption{"display"},
    QtOption{"session"},
    QtOption{"fontengine"},
    QtOption{"dialogs"},
    QtOption{"reverse", false},
    QtOption{"widgetcount", false},
};

constexpr std::chrono::seconds kClaimPatience{5};

/// What CLI11 leaves over.
struct OtherArguments {
  std::string unknown; ///< the first option that nobody takes; empty: none
  std::vector<std::string> files;
};

OtherArguments readOtherArguments(const std::vector<std::string>& extras) {
  OtherArguments out;
  for (std::size_t i = 0; i < extras.size(); ++i) {
    std::string_view name = extras[i];
    if (!name.starts_with('-')) {
      out.files.push_back(extras[i]);
      continue;
    }
    name.remove_prefix(name.starts_with("--") ? 2 : 1);
    const std::size_t equals = name.find('=');
    name = name.substr(0, equals);
    const auto known = std::find_if(kQtOptions.begin(), kQtOptions.end(),
                                    [name](const QtOption& option) { return option.name == name; });
    if (known == kQtOptions.end()) {
      out.unknown = extras[i];
      return out;
    }
    if (known->takesValue && equals == std::string_view::npos) ++i;
  }
  return out;
}

int refuseToStart(QApplication& application, const aisemble::Error& why) {
  std::cerr << "aisemble-workbench: " << why.message << '\n';
  aisemble::ui::installTranslation(application, {});
  aisemble::ui::showStartProblem(aisemble::ui::said(why));
  (void)QApplication::exec();
  return kFailed;
}

int run(QApplication& application, aisemble::CompositionOptions options, const QStringList& files,
        std::optional<std::chrono::seconds> measuredFor) {
  using namespace aisemble;
  const Result<Paths> paths = Paths::locate(options.home, options.program);
  if (!paths) return refuseToStart(application, paths.error());
  WindowInstance instance(paths->state);
  const Result<WindowInstance::Role> role = instance.claim(files, kClaimPatience);
  if (!role) return refuseToStart(application, role.error());
  if (*role == WindowInstance::Role::Guest) {
    std::cerr << "aisemble-workbench: the window of this home folder is open already and was brought to the front\n";
    return 0;
  }
  const Result<std::unique_ptr<Composition>> made = Composition::create(std::move(options));
  if (!made) return refuseToStart(application, made.error());
  Composition& core = **made;
  ui::installTranslation(application, core.settings().language);
  WorkbenchAssembly workbench(core);
  ui::WorkbenchWindow& window = workbench.window();
  closeOnTermination(window);
  instance.listen([&window](const QStringList& handed) { window.open(handed); });
  if (measuredFor) measureStart(window, *measuredFor);
  window.show();
  if (!files.isEmpty()) window.open(files);
  return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
  aisemble::holdStandardStreams();
  aisemble::blockTerminationSignals(); // before any thread: it masks them for all
  CLI::App arguments{"Ai-semble Workbench: prompts, images, texts and tables on this machine"};
  std::string home;
  int threads = 0;
  arguments.set_version_flag("--version", AISEMBLE_VERSION);
  arguments.add_option("--home", home, "Folder for settings, database and models (default: XDG folders)");
  arguments.add_option("--threads", threads, "Computing threads (default: the setting, then the physical cores)")
      ->check(CLI::Range(1, 4096));
  std::optional<int> measuredFor;
  arguments
      .add_option("--measure-start", measuredFor,
                  "Open the window, tell after so many seconds when it was painted and what memory it took, and end")
      ->check(CLI::Range(0, 3600));
  arguments.footer("What else is named is opened: pictures, a text, a table, a model, a folder as a batch.\n"
                   "With a window of the same home open already, it is opened there.");
  arguments.allow_extras(); // files, and Qt's own options, such as -platform
  try {
    arguments.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return aisemble::afterOutput(arguments.exit(error, std::cout, std::cerr) == 0 ? 0 : kUsage);
  }
  const OtherArguments others = readOtherArguments(arguments.remaining());
  if (!others.unknown.empty()) {
    std::cerr << "aisemble-workbench: there is no option " << others.unknown
              << ". Run aisemble-workbench --help for those there are.\n";
    return kUsage;
  }
  QStringList files;
  for (const std::string& file : others.files) {
    const QFileInfo info(QString::fromStdString(file));
    if (!info.exists()) {
      std::cerr << "aisemble-workbench: there is no file or folder '" << file << "'. Check its path.\n";
      continue;
    }
    files << info.absoluteFilePath();
  }
  if (files.isEmpty() && !others.files.empty()) return kUsage;
  if (const std::string problem = aisemble::displayProblem(aisemble::displayWish(arguments.remaining()));
      !problem.empty()) {
    std::cerr << "aisemble-workbench: " << problem << '\n';
    return kFailed;
  }
  QApplication application(argc, argv);
  QApplication::setApplicationName(QStringLiteral("aisemble-workbench"));
  QApplication::setApplicationDisplayName(QStringLiteral("Ai-semble Workbench"));
  QApplication::setApplicationVersion(QStringLiteral(AISEMBLE_VERSION));
  QApplication::setDesktopFileName(QStringLiteral("org.aisemble.Workbench"));

  aisemble::CompositionOptions options;
  options.program = aisemble::programFile(argv[0]);
  if (!home.empty()) options.home = home;
  options.threads = threads;
  options.logTo = aisemble::LogTarget::File;
  options.keysComeLater = true; // from the keyring, once the window stands
  options.computesBehindOthers = true;
  return run(application, std::move(options), files,
             measuredFor ? std::optional(std::chrono::seconds(*measuredFor)) : std::nullopt);
}
