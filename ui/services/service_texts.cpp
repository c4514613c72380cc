// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/services/service_texts.h"

#include "ui/prompt/message_text.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace aisemble::ui {
namespace {

struct ServicesText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::Services)
};

ProtocolText openAi() {
  return {QStringLiteral("openai"), ServicesText::tr("OpenAI"),
          ServicesText::tr("OpenAI and everything that speaks like it: vLLM, llama.cpp, Ollama, most providers."),
          QStringLiteral("https://api.openai.com/v1")};
}

ProtocolText aisembleServer() {
  return {QStringLiteral("aisemble"), ServicesText::tr("Ai-semble"),
          ServicesText::tr("An Ai-semble orchestrator: aisemble serve on another machine, or Ai-semble v2."),
          QStringLiteral("http://192.168.0.10:8080")};
}

ProtocolText pod() {
  return {QStringLiteral("aisemble_pod"), ServicesText::tr("Ai-semble pod"),
          ServicesText::tr("A single service of Ai-semble v2, asked without its orchestrator."),
          QStringLiteral("http://192.168.0.10:8081")};
}

ProtocolText openInference() {
  return {QStringLiteral("open_inference"), ServicesText::tr("Open Inference"),
          ServicesText::tr("Open Inference Protocol 2: NVIDIA Triton, KServe."),
          QStringLiteral("http://192.168.0.10:8000")};
}

} // namespace

QString serviceTitle(ServiceKind service) {
  switch (service) {
  case ServiceKind::Llm:
    return ServicesText::tr("Language");
  case ServiceKind::Vision:
    return ServicesText::tr("Vision");
  case ServiceKind::Nlp:
    return ServicesText::tr("Text");
  case ServiceKind::Data:
    return ServicesText::tr("Data");
  }
  return {};
}

QString serviceSummary(ServiceKind service) {
  switch (service) {
  case ServiceKind::Llm:
    return ServicesText::tr("Prompts, chats, embeddings");
  case ServiceKind::Vision:
    return ServicesText::tr("Pictures: faces, objects, words");
  case ServiceKind::Nlp:
    return ServicesText::tr("Sentiment, keywords, summaries, languages");
  case ServiceKind::Data:
    return ServicesText::tr("Tables: profiles, transformations, groups");
  }
  return {};
}

std::vector<RouteText> routeTexts() {
  return {
      {RouteChoice::Local, ServicesText::tr("This machine"), ServicesText::tr("Nothing leaves this machine.")},
      {RouteChoice::Remote, ServicesText::tr("Elsewhere"),
       ServicesText::tr("The endpoints below answer, and nobody else.")},
      {RouteChoice::RemoteThenLocal, ServicesText::tr("Elsewhere, else this machine"),
       ServicesText::tr("This machine takes over when no endpoint can be reached.")},
      {RouteChoice::LocalThenRemote, ServicesText::tr("This machine, else elsewhere"),
       ServicesText::tr("The endpoints below take over when this machine is busy or cannot answer.")},
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
  return {{QStringLiteral("plain"), ServicesText::tr("The protocol's own fields only")},
          {QStringLiteral("vllm"), ServicesText::tr("As vLLM takes them")},
          {QStringLiteral("llama.cpp"), ServicesText::tr("As llama.cpp takes them")},
          {QStringLiteral("workbench"), ServicesText::tr("As this program's server takes them")}};
}

QString hostsText(const std::vector<RemoteEndpoint>& endpoints) {
  QStringList hosts;
  for (const RemoteEndpoint& endpoint : endpoints)
    hosts << QString::fromStdString(keyNameOf(QString::fromStdString(endpoint.url)));
  hosts.removeDuplicates();
  if (hosts.size() < 2) return hosts.value(0);
  if (hosts.size() == 2) return ServicesText::tr("%1 or %2").arg(hosts[0], hosts[1]);
  return ServicesText::tr("%1 or one of %2 others").arg(hosts[0]).arg(hosts.size() - 1);
}

QString promptsText(const Settings& settings) {
  const ServiceSettings& language = settings.service(ServiceKind::Llm);
  const bool hasEndpoints = !language.endpoints.empty();
  const QString hosts = hostsText(language.endpoints);
  if (language.route == RouteChoice::Remote)
    return hasEndpoints
               ? ServicesText::tr("Prompts are sent to %1.").arg(hosts)
               : ServicesText::tr("Nobody answers prompts: they are set to be answered elsewhere, and there is "
                                  "no endpoint. The Services panel changes that.");
  if (language.route == RouteChoice::RemoteThenLocal && hasEndpoints)
    return ServicesText::tr("Prompts are sent to %1. When it cannot be reached, this machine answers.").arg(hosts);
  if (language.route == RouteChoice::LocalThenRemote && hasEndpoints)
    return ServicesText::tr("Answers are computed on this machine. When it is busy or cannot answer, prompts are sent "
                            "to %1.")
        .arg(hosts);
  if (settings.cacheEnabled && settings.sharedCache.enabled)
    return ServicesText::tr("Answers are computed on this machine and shared through the Redis server.");
  return ServicesText::tr("Answers are computed on this machine. Nothing leaves it.");
}

QString sentText(ServiceKind service, const ServiceSettings& settings) {
  const QString hosts = hostsText(settings.endpoints);
  if (hosts.isEmpty() || settings.route == RouteChoice::Local) return {};
  const bool isSecond = settings.route == RouteChoice::LocalThenRemote;
  switch (service) {
  case ServiceKind::Llm:
    return (isSecond ? ServicesText::tr("When this machine is busy or cannot answer, prompts are sent to %1.")
                     : ServicesText::tr("Prompts are sent to %1."))
        .arg(hosts);
  case ServiceKind::Vision:
    return (isSecond ? ServicesText::tr("When this machine is busy or cannot answer, pictures are sent to %1.")
                     : ServicesText::tr("Pictures are sent to %1."))
        .arg(hosts);
  case ServiceKind::Nlp:
    return (isSecond ? ServicesText::tr("When this machine is busy or cannot answer, texts are sent to %1.")
                     : ServicesText::tr("Texts are sent to %1."))
        .arg(hosts);
  case ServiceKind::Data:
    break;
  }
  return (isSecond ? ServicesText::tr("When this machine is busy or cannot answer, the rows of tables are sent to %1.")
                   : ServicesText::tr("The rows of tables are sent to %1."))
      .arg(hosts);
}

bool isAnsweredElsewhere(const ServiceSettings& settings) {
  return settings.route == RouteChoice::Remote ||
         (settings.route == RouteChoice::RemoteThenLocal && !settings.endpoints.empty());
}

bool isSentElsewhere(const ServiceSettings& settings) {
  return isAnsweredElsewhere(settings) && !settings.endpoints.empty();
}

QString keyText(KeyPlace place, const QString& variable) {
  switch (place) {
  case KeyPlace::None:
    return ServicesText::tr("The key is missing");
  case KeyPlace::Environment:
    return ServicesText::tr("Key from the variable %1").arg(variable);
  case KeyPlace::ThisRun:
    return ServicesText::tr("Key held for this run only");
  case KeyPlace::Keyring:
    return ServicesText::tr("Key in the keyring");
  }
  return {};
}

QString keyringText(KeyringFault fault) {
  switch (fault) {
  case KeyringFault::Missing:
    return ServicesText::tr("There is no keyring on this desktop. Start GNOME Keyring or KWallet to keep keys.");
  case KeyringFault::Declined:
    return ServicesText::tr("Access to the keyring was declined.");
  case KeyringFault::Locked:
    return ServicesText::tr("The keyring refuses access. Unlock it and try again.");
  case KeyringFault::NotBuilt:
    return ServicesText::tr("This build has no keyring.");
  }
  return {};
}

QString keyringText(const QString& words) {
  return ServicesText::tr("The keyring failed: %1").arg(words);
}

QString healthText(const EndpointHealth& health) {
  switch (health.state) {
  case EndpointHealth::State::PutOut:
    return ServicesText::tr("Put out for %1 s").arg((health.opensIn.count() + 999) / 1000);
  case EndpointHealth::State::Probing:
    return ServicesText::tr("Being tried again");
  case EndpointHealth::State::Suspect:
    return ServicesText::tr("The last call failed");
  case EndpointHealth::State::Ready:
    break;
  }
  if (health.refusesKey) return ServicesText::tr("Refuses the key");
  if (health.calls == 0) return ServicesText::tr("Not called yet");
  if (health.latency.count() <= 0) // a look at its health, or calls that were cancelled
    return health.failed > 0 ? ServicesText::tr("Answers again") : ServicesText::tr("No answer yet");
  return ServicesText::tr("Answers, %1").arg(durationText(health.latency));
}

EndpointFare fareOf(const EndpointHealth& health) {
  if (health.state != EndpointHealth::State::Ready) return EndpointFare::Fails;
  if (health.refusesKey) return EndpointFare::RefusesKey;
  if (health.calls == 0 || (health.latency.count() <= 0 && health.failed == 0)) return EndpointFare::NotCalled;
  return EndpointFare::Answers;
}

ServiceStanding standingOf(const ServiceSettings& settings, const ServiceHealth& health,
                           const std::vector<EndpointFare>& fares) {
  using Tone = ServiceStanding::Tone;
  const ServiceStanding ready{Tone::Good, ServicesText::tr("Ready"), true, false};
  const ServiceStanding unable{Tone::Bad, ServicesText::tr("Cannot answer"), false, false};
  if (!health.isHealthy && health.reason.empty()) return {}; // nobody looked yet
  const bool isLocalFirst = settings.route == RouteChoice::Local || settings.route == RouteChoice::LocalThenRemote;
  if (isLocalFirst && health.isReadyHere) return ready;
  if (settings.route == RouteChoice::Local) return unable;
  const bool mayAnswerHere = settings.route == RouteChoice::RemoteThenLocal && health.isReadyHere;
  if (settings.endpoints.empty()) return mayAnswerHere ? ready : unable; // the card says that there is none

  const auto is = [](EndpointFare wanted) { return [wanted](EndpointFare one) { return one == wanted; }; };
  if (std::any_of(fares.begin(), fares.end(), is(EndpointFare::Answers))) return ready;
  if (health.endpoints.empty()) // they could not be set up; the panel says why
    return mayAnswerHere
               ? ServiceStanding{Tone::Warning, ServicesText::tr("Ready on this machine; no endpoint can be used"),
                                 true, false}
               : unable;
  if (std::any_of(fares.begin(), fares.end(), is(EndpointFare::NotCalled)))
    return {Tone::Unknown, ServicesText::tr("Not called yet"), mayAnswerHere, !mayAnswerHere};
  const QString host = settings.endpoints.size() == 1 ? hostsText(settings.endpoints) : QString();
  if (std::any_of(fares.begin(), fares.end(), is(EndpointFare::RefusesKey)))
    return mayAnswerHere ? ServiceStanding{Tone::Warning, ServicesText::tr("Ready on this machine; the key is refused"),
                                           true, false}
                         : ServiceStanding{Tone::Bad, ServicesText::tr("The key is refused"), false, false};
  if (mayAnswerHere)
    return {Tone::Warning,
            host.isEmpty() ? ServicesText::tr("Ready on this machine; no endpoint answers")
                           : ServicesText::tr("Ready on this machine; %1 does not answer").arg(host),
            true, false};
  return {Tone::Bad, ServicesText::tr("Does not answer"), false, false};
}

std::string keyNameOf(const QString& url) {
  const QUrl parsed(url.trimmed());
  const QString host = parsed.host();
  if (host.isEmpty()) return {};
  return (parsed.port() > 0 ? QStringLiteral("%1:%2").arg(host).arg(parsed.port()) : host).toStdString();
}

} // namespace aisemble::ui
