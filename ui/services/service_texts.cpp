// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/service_texts.h"

#include "ui/prompt/message_text.h"

#include <QCoreApplication>
#include <QUrl>

namespace aisemble::ui {
namespace {

struct Text {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::Services)
};

ProtocolText openAi() {
  return {QStringLiteral("openai"), Text::tr("OpenAI"),
          Text::tr("OpenAI and everything that speaks like it: vLLM, llama.cpp, Ollama, most providers."),
          QStringLiteral("https://api.openai.com/v1")};
}

ProtocolText aisembleServer() {
  return {QStringLiteral("aisemble"), Text::tr("Ai-semble"),
          Text::tr("An Ai-semble orchestrator: aisemble serve on another machine, or Ai-semble v2."),
          QStringLiteral("http://192.168.0.10:8080")};
}

ProtocolText pod() {
  return {QStringLiteral("aisemble_pod"), Text::tr("Ai-semble pod"),
          Text::tr("A single service of Ai-semble v2, asked without its orchestrator."),
          QStringLiteral("http://192.168.0.10:8081")};
}

ProtocolText openInference() {
  return {QStringLiteral("open_inference"), Text::tr("Open Inference"),
          Text::tr("Open Inference Protocol 2: NVIDIA Triton, KServe."), QStringLiteral("http://192.168.0.10:8000")};
}

} // namespace

QString serviceTitle(ServiceKind service) {
  switch (service) {
  case ServiceKind::Llm:
    return Text::tr("Language");
  case ServiceKind::Vision:
    return Text::tr("Vision");
  case ServiceKind::Nlp:
    return Text::tr("Text");
  case ServiceKind::Data:
    return Text::tr("Data");
  }
  return {};
}

QString serviceSummary(ServiceKind service) {
  switch (service) {
  case ServiceKind::Llm:
    return Text::tr("Prompts, chats, embeddings");
  case ServiceKind::Vision:
    return Text::tr("Pictures: faces, objects, words");
  case ServiceKind::Nlp:
    return Text::tr("Sentiment, names, summaries, languages");
  case ServiceKind::Data:
    return Text::tr("Tables: profiles, transformations, groups");
  }
  return {};
}

std::vector<RouteText> routeTexts() {
  return {
      {RouteChoice::Local, Text::tr("This machine"), Text::tr("Nothing leaves this machine.")},
      {RouteChoice::Remote, Text::tr("Elsewhere"), Text::tr("The endpoints below answer, and nobody else.")},
      {RouteChoice::RemoteThenLocal, Text::tr("Elsewhere, else this machine"),
       Text::tr("This machine takes over when no endpoint can be reached.")},
      {RouteChoice::LocalThenRemote, Text::tr("This machine, else elsewhere"),
       Text::tr("The endpoints below take over when this machine is busy or cannot answer.")},
  };
}

std::vector<ProtocolText> protocolTexts(ServiceKind service) {
  switch (service) {
  case ServiceKind::Llm:
    return {openAi(), aisembleServer(), pod()};
  case ServiceKind::Vision:
  case ServiceKind::Nlp:
    return {aisembleServer(), pod(), openInference()};
  case ServiceKind::Data:
    return {aisembleServer(), pod()};
  }
  return {};
}

QString protocolTitle(const std::string& id) {
  for (const ProtocolText& one : {openAi(), aisembleServer(), pod(), openInference()})
    if (one.id.toStdString() == id) return one.name;
  return QString::fromStdString(id);
}

std::vector<DialectText> dialectTexts() {
  return {{QStringLiteral("plain"), Text::tr("The protocol's own fields only")},
          {QStringLiteral("vllm"), Text::tr("As vLLM takes them")},
          {QStringLiteral("llama.cpp"), Text::tr("As llama.cpp takes them")},
          {QStringLiteral("workbench"), Text::tr("As this program's server takes them")}};
}

QString keyText(KeyPlace place, const QString& variable) {
  switch (place) {
  case KeyPlace::None:
    return Text::tr("The key is missing");
  case KeyPlace::Environment:
    return Text::tr("Key from the variable %1").arg(variable);
  case KeyPlace::ThisRun:
    return Text::tr("Key held for this run only");
  case KeyPlace::Keyring:
    return Text::tr("Key in the keyring");
  }
  return {};
}

QString keyringText(KeyringFault fault) {
  switch (fault) {
  case KeyringFault::Missing:
    return Text::tr("There is no keyring on this desktop. Start GNOME Keyring or KWallet to keep keys.");
  case KeyringFault::Declined:
    return Text::tr("Access to the keyring was declined.");
  case KeyringFault::Locked:
    return Text::tr("The keyring refuses access. Unlock it and try again.");
  case KeyringFault::NotBuilt:
    return Text::tr("This build has no keyring.");
  }
  return {};
}

QString keyringText(const QString& words) {
  return Text::tr("The keyring failed: %1").arg(words);
}

QString healthText(const EndpointHealth& health) {
  switch (health.state) {
  case EndpointHealth::State::PutOut:
    return Text::tr("Put out for %1 s").arg((health.opensIn.count() + 999) / 1000);
  case EndpointHealth::State::Probing:
    return Text::tr("Being tried again");
  case EndpointHealth::State::Suspect:
    return Text::tr("The last call failed");
  case EndpointHealth::State::Ready:
    break;
  }
  if (health.latency.count() <= 0) return Text::tr("Not called yet");
  return Text::tr("Answers, %1").arg(durationText(health.latency));
}

std::string keyNameOf(const QString& url) {
  const QUrl parsed(url.trimmed());
  const QString host = parsed.host();
  if (host.isEmpty()) return {};
  return (parsed.port() > 0 ? QStringLiteral("%1:%2").arg(host).arg(parsed.port()) : host).toStdString();
}

} // namespace aisemble::ui
