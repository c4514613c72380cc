// SPDX-License-Identifier: GPL-3.0-or-later
// Images by URL against a server of the test's own.
#include "app/image_fetcher.h"

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <future>

using namespace aisemble;

class TestImageFetcher : public QObject {
  Q_OBJECT

  QTcpServer m_server;
  QByteArray m_answer;
  int m_requests = 0;

  std::string at(const char* host, const char* path = "/a.png") const {
    return "http://" + std::string(host) + ":" + std::to_string(m_server.serverPort()) + path;
  }
  std::string listed(const char* host) const { return std::string(host) + ":" + std::to_string(m_server.serverPort()); }

  /// Serves on this thread until the answer is there.
  Result<std::string> fetch(AllowedImageFetcher& fetcher, const std::string& url) {
    std::promise<Result<std::string>> promise;
    std::future<Result<std::string>> future = promise.get_future();
    fetcher.fetch(url, [&](Result<std::string> image) { promise.set_value(std::move(image)); });
    while (future.wait_for(std::chrono::milliseconds(1)) != std::future_status::ready)
      QCoreApplication::processEvents();
    return future.get();
  }

 private Q_SLOTS:
  void initTestCase() {
    QVERIFY(m_server.listen(QHostAddress::LocalHost));
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
      QTcpSocket* client = m_server.nextPendingConnection();
      connect(client, &QTcpSocket::readyRead, client, [this, client] {
        if (!client->readAll().contains("\r\n\r\n")) return;
        ++m_requests;
        client->write(m_answer);
        client->disconnectFromHost();
      });
    });
  }
  void init() {
    m_requests = 0;
    m_answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nimage";
  }

  void listedPlacesAreAsked() {
    AllowedImageFetcher fetcher({listed("127.0.0.1"), listed("LocalHost")});
    const auto image = fetch(fetcher, at("127.0.0.1"));
    QVERIFY2(image.has_value(), image ? "" : image.error().message.c_str());
    QCOMPARE(*image, std::string("image"));
    QVERIFY(fetch(fetcher, at("localhost")).has_value());
    QCOMPARE(m_requests, 2);
  }

  void othersAreNot_data() {
    QTest::addColumn<QString>("url");
    const QString port = ":" + QString::number(m_server.serverPort());
    QTest::newRow("another host") << "http://localhost" + port + "/a.png";
    QTest::newRow("another port") << "http://127.0.0.1:1/a.png";
    QTest::newRow("the scheme's port") << "http://127.0.0.1/a.png";
    QTest::newRow("a decimal address") << "http://2130706433" + port + "/a.png";
    QTest::newRow("a mapped address") << "http://[::ffff:127.0.0.1]" + port + "/a.png";
    QTest::newRow("a user before the host") << "http://127.0.0.1" + port + "@localhost" + port + "/";
    QTest::newRow("a file") << "file:///etc/passwd";
    QTest::newRow("no address") << "a.png";
    QTest::newRow("nothing") << "";
  }
  void othersAreNot() {
    QFETCH(QString, url);
    AllowedImageFetcher fetcher({listed("127.0.0.1")});
    const auto image = fetch(fetcher, url.toStdString());
    // A spelling of the listed address may be understood as that address; nothing else may be asked.
    if (image) QVERIFY(url.contains("2130706433"));
    if (!image) QCOMPARE(image.error().code, ErrorCode::InvalidArgument);
    if (!image) QCOMPARE(m_requests, 0);
  }

  void answersThatAreNoImage_data() {
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const QByteArray& answer, ErrorCode code) {
      QTest::newRow(name) << answer << static_cast<int>(code);
    };
    row("missing", "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnope", ErrorCode::NotFound);
    row("redirect", "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n",
        ErrorCode::InvalidArgument);
    row("cut", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nimage", ErrorCode::Unavailable);
    row("too large", "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nimage", ErrorCode::TooLarge);
  }
  void answersThatAreNoImage() {
    QFETCH(QByteArray, answer);
    QFETCH(int, code);
    m_answer = answer;
    AllowedImageFetcher fetcher({listed("127.0.0.1")});
    const auto image = fetch(fetcher, at("127.0.0.1"));
    QVERIFY(!image.has_value());
    QCOMPARE(static_cast<int>(image.error().code), code);
    QCOMPARE(m_requests, 1);
  }
};

QTEST_GUILESS_MAIN(TestImageFetcher)
#include "tst_image_fetcher.moc"
