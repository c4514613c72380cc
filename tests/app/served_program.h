// SPDX-License-Identifier: Apache-2.0
#pragma once
// The built program as a server of its own, for tests of several that call each other.

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace aisemble::test {

/// Free a moment ago. Servers that call each other must know their ports before any starts.
inline int freePort() {
  QTcpServer server;
  return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

/// A service's settings with one endpoint.
inline QJsonObject serviceElsewhere(const QString& route, int port, const QString& protocol) {
  const QJsonObject endpoint{{"url", QStringLiteral("http://127.0.0.1:%1").arg(port)}, {"protocol", protocol}};
  return {{"route", route}, {"endpoints", QJsonArray{endpoint}}};
}

class ServedProgram {
 public:
  ServedProgram(int port, const QJsonObject& settings) : m_port(port) {
    QFile file(m_home.filePath("settings.json"));
    if (!file.open(QIODevice::WriteOnly)) return;
    file.write(QJsonDocument(settings).toJson());
    file.close();
    m_process.start(QStringLiteral(AISEMBLE_BUILD_DIR "/bin/aisemble"),
                    {"serve", "--port", QString::number(port), "--home", m_home.path()});
  }
  ~ServedProgram() {
    m_process.terminate();
    if (!m_process.waitForFinished(10'000)) m_process.kill();
  }
  ServedProgram(const ServedProgram&) = delete;
  ServedProgram& operator=(const ServedProgram&) = delete;
  bool isListening() { return m_process.waitForReadyRead(30'000); }

  using Headers = QList<QNetworkReply::RawHeaderPair>;
  struct Answer {
    int status = 0;
    QByteArray body;
    Headers headers;
    qint64 milliseconds = 0;

    [[nodiscard]] QByteArray header(const QByteArray& name) const {
      for (const auto& [key, value] : headers)
        if (key.compare(name, Qt::CaseInsensitive) == 0) return value;
      return {};
    }
  };
  [[nodiscard]] Answer post(const char* path, const QByteArray& body, const Headers& headers = {}) const {
    return ask(path, body, headers);
  }
  [[nodiscard]] Answer get(const char* path) const { return ask(path, std::nullopt, {}); }

 private:
  [[nodiscard]] Answer ask(const char* path, const std::optional<QByteArray>& body, const Headers& headers) const {
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_port).arg(path)));
    if (body) request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
    for (const auto& [name, value] : headers)
      request.setRawHeader(name, value);
    QElapsedTimer timer;
    timer.start();
    const std::unique_ptr<QNetworkReply> reply(body ? network.post(request, *body) : network.get(request));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
            reply->rawHeaderPairs(), timer.elapsed()};
  }

  const int m_port;
  QTemporaryDir m_home;
  QProcess m_process;
};

} // namespace aisemble::test
