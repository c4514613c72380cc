// SPDX-License-Identifier: Apache-2.0
// Ids, pieces and texts against the reference implementation's; errors of files and texts; damaged files.
#include "fixtures_p.h"

#include <QElapsedTimer>
#include <QtTest>

#include <random>
#include <thread>

using namespace aisemble;
using namespace aisemble::llm;
using test::Json;

class TestTokenizer : public QObject {
  Q_OBJECT

 private:
  static std::string patched(const std::string& kind, const Json& parts) {
    Json file = test::readJson(kind + "/tokenizer.json");
    for (const auto& part : parts.items()) {
      if (part.key() == "model")
        for (const auto& field : part.value().items())
          file["model"][field.key()] = field.value();
      else
        file[part.key()] = part.value();
    }
    return file.dump();
  }

  static void compareText(const std::string& got, const std::string& wanted, const std::string& what) {
    if (got != wanted)
      QFAIL(qPrintable(QString::fromStdString(what + ": got " + Json(got).dump() + ", wanted " + Json(wanted).dump())));
  }
  static void compareIds(const Result<std::vector<TokenId>>& got, const Json& wanted, const std::string& text) {
    if (!got) QFAIL(qPrintable(QString::fromStdString(text + ": " + got.error().message)));
    if (Json(*got) != wanted)
      QFAIL(qPrintable(
          QString::fromStdString(Json(text).dump() + ": got " + Json(*got).dump() + ", wanted " + wanted.dump())));
  }

 private Q_SLOTS:
  void agreesWithTheReference_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("file");
    for (const std::string& kind : test::kKinds)
      QTest::newRow(kind.c_str()) << QString::fromStdString(kind) << QStringLiteral("tokenizer.json");
    QTest::newRow("merges as strings") << QStringLiteral("gpt2") << QStringLiteral("tokenizer.older-spelling.json");
  }
  void agreesWithTheReference() {
    QFETCH(QString, kind);
    QFETCH(QString, file);
    const auto tokenizer = Tokenizer::load(test::fixturePath((kind + "/" + file).toStdString()));
    QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().message.c_str());
    const Json encodings = test::readJson(kind.toStdString() + "/encodings.json");
    QVERIFY(encodings.size() > 50);
    for (const Json& e : encodings) {
      const std::string text = e["text"];
      const Json& plain = e.contains("ids_no_special") ? e["ids_no_special"] : e["ids"];
      compareIds((*tokenizer)->encode(text), e["ids"], text);
      compareIds((*tokenizer)->encode(text, {.addSpecialTokens = false}), plain, text);
      const std::string decoded = e.value("decoded", text);
      compareText((*tokenizer)->decode(plain.get<std::vector<TokenId>>()), decoded, "decode");
      const std::string skipped = e.value("decoded_skip_special", decoded);
      compareText((*tokenizer)->decode(e["ids"].get<std::vector<TokenId>>(), {.skipSpecialTokens = true}), skipped,
                  "skip");
      const auto withTokens = (*tokenizer)->encodeWithTokens(text);
      QVERIFY(withTokens);
      QVERIFY(Json(withTokens->ids) == e["ids"]);
      if (e.contains("tokens")) QVERIFY2(Json(withTokens->tokens) == e["tokens"], text.c_str());
    }
  }

  void everyComponentAgrees_data() {
    QTest::addColumn<int>("index");
    const Json cases = test::readJson("components.json");
    for (int i = 0; i < static_cast<int>(cases.size()); ++i)
      QTest::newRow(cases[static_cast<std::size_t>(i)]["name"].get<std::string>().c_str()) << i;
  }
  void everyComponentAgrees() {
    QFETCH(int, index);
    static const Json all = test::readJson("components.json");
    const Json& one = all[static_cast<std::size_t>(index)];
    const auto tokenizer = Tokenizer::parse(patched(one["base"], one["parts"]));
    QVERIFY2(tokenizer, tokenizer ? "" : tokenizer.error().message.c_str());
    for (const Json& e : one["cases"]) {
      compareIds((*tokenizer)->encode(e["text"].get<std::string>()), e["ids"], e["text"]);
      const auto random = e["rand"].get<std::vector<TokenId>>();
      compareText((*tokenizer)->decode(random), e["rdec"], "random ids");
      compareText(test::streamed(*tokenizer, random), e["rdec"], "random ids streamed");
    }
  }

  void specialTokensInTextCanBePlainText() {
    const auto tokenizer = test::loadKind("qwen2");
    const std::string text = "a<|im_end|>b";
    const auto parsed = tokenizer->encode(text);
    const auto plain = tokenizer->encode(text, {.parseSpecialTokens = false});
    QVERIFY(parsed && plain);
    const TokenId end = *tokenizer->tokenId("<|im_end|>");
    QCOMPARE(std::count(parsed->begin(), parsed->end(), end), 1);
    QCOMPARE(std::count(plain->begin(), plain->end(), end), 0);
    QVERIFY(tokenizer->isSpecial(end));
    QVERIFY(!tokenizer->isSpecial(plain->front()));
    QCOMPARE(tokenizer->decode(*plain), text);
    QCOMPARE(tokenizer->decode(*parsed, {.skipSpecialTokens = true}), std::string("ab"));
  }

  void piecesAndIds() {
    const auto tokenizer = test::loadKind("neox");
    QCOMPARE(tokenizer->vocabularySize(), std::size_t{1502});
    QCOMPARE(tokenizer->idLimit(), std::size_t{1502});
    const auto id = tokenizer->tokenId("Ġthe");
    QVERIFY(id);
    QCOMPARE(*tokenizer->tokenText(*id), std::string("Ġthe"));
    QVERIFY(!tokenizer->tokenId("no such piece"));
    for (const TokenId bad : {-1, 1502, INT32_MAX, INT32_MIN}) {
      QCOMPARE(tokenizer->tokenText(bad).error().code, ErrorCode::NotFound);
      QCOMPARE(tokenizer->decode(std::vector<TokenId>{bad}), std::string());
      QVERIFY(!tokenizer->isSpecial(bad));
    }
  }

  void textThatIsNotUtf8_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("offset");
    QTest::newRow("stray") << QByteArray("ab\x80") << QStringLiteral("byte 2");
    QTest::newRow("cut off") << QByteArray("a\xE2\x96") << QStringLiteral("byte 1");
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80") << QStringLiteral("byte 0");
    QTest::newRow("overlong") << QByteArray("xyz\xC0\x80") << QStringLiteral("byte 3");
  }
  void textThatIsNotUtf8() {
    QFETCH(QByteArray, text);
    QFETCH(QString, offset);
    const auto ids = test::loadKind("gpt2")->encode(text.toStdString());
    QVERIFY(!ids);
    QCOMPARE(ids.error().code, ErrorCode::InvalidArgument);
    QVERIFY(QString::fromStdString(ids.error().message).contains(offset));
  }

  void longWordsAreFast_data() {
    QTest::addColumn<QString>("kind");
    for (const std::string& kind : test::kKinds)
      QTest::newRow(kind.c_str()) << QString::fromStdString(kind);
  }
  void longWordsAreFast() {
    QFETCH(QString, kind);
    const auto tokenizer = test::loadKind(kind.toStdString());
    std::mt19937 random(3);
    std::string letters;
    for (int i = 0; i < 1000000; ++i)
      letters += static_cast<char>('a' + random() % 26);
    QElapsedTimer timer;
    timer.start();
    for (const std::string& text : {letters, std::string(1000000, 'a'), std::string(1000000, ' '),
                                    std::string(1000000, '\n'), std::string(1000000, '\'')}) {
      const auto ids = tokenizer->encode(text);
      QVERIFY(ids);
      if (kind != "unigram" && !kind.startsWith("bert")) QVERIFY(tokenizer->decode(*ids, {true}) == text);
    }
    QVERIFY2(timer.elapsed() < 60000, qPrintable(QString::number(timer.elapsed()))); // seconds even under a sanitizer
  }

  void stopsWhenAsked_data() { longWordsAreFast_data(); }
  void stopsWhenAsked() {
    QFETCH(QString, kind);
    const auto tokenizer = test::loadKind(kind.toStdString());
    std::stop_source source;
    source.request_stop();
    std::string words;
    std::string word;
    for (unsigned i = 0; i < 100000; ++i) {
      words += "\xC3\xA9t\xC3\xA9 ";
      word += static_cast<char>('a' + i * 2654435761U % 26);
    }
    for (const std::string& text : {words, word}) {
      const auto stopped = tokenizer->encode(text, {.stop = source.get_token()});
      // One long word is nothing to BERT, and no loop to look in.
      if (!kind.startsWith("bert") || text == words) QVERIFY(!stopped && stopped.error().isCancelled());
      QVERIFY(tokenizer->encode(text));
    }
  }

  void randomTextsComeBack() {
    std::mt19937 random(11);
    for (const char* kind : {"gpt2", "llama3", "neox"}) {
      const auto tokenizer = test::loadKind(kind);
      for (int round = 0; round < 300; ++round) {
        QString text;
        for (unsigned i = random() % 80; i > 0; --i) {
          char32_t c = random() % 3 == 0 ? random() % 0x110000 : random() % 0x250;
          if (c >= 0xD800 && c < 0xE000) c = ' ';
          text += QString::fromUcs4(&c, 1);
        }
        const std::string utf8 = text.toStdString();
        const auto ids = tokenizer->encode(utf8, {.addSpecialTokens = false});
        QVERIFY(ids);
        QCOMPARE(tokenizer->decode(*ids), utf8);
        QCOMPARE(test::streamed(tokenizer, *ids), utf8);
      }
    }
  }

  void threadsShareOneTokenizer() {
    const auto tokenizer = test::loadKind("llama3");
    const std::string text = "The quick brown fox, 12345 times; 日本語 and émigrés. ";
    const auto wanted = tokenizer->encode(text + text);
    std::vector<std::thread> threads;
    std::atomic<int> wrong = 0;
    for (int i = 0; i < 4; ++i)
      threads.emplace_back([&] {
        for (int round = 0; round < 50; ++round)
          if (tokenizer->encode(text + text).value() != wanted.value()) ++wrong;
      });
    for (std::thread& thread : threads)
      thread.join();
    QCOMPARE(wrong.load(), 0);
  }

  void filesThatAreRefused_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("parts");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("names");
    const auto all = test::readJson("refused.json");
    for (const Json& one : all) {
      const std::string name = one["name"];
      QTest::newRow(name.c_str()) << QString::fromStdString(one["base"]) << QString::fromStdString(one["parts"].dump())
                                  << QString::fromStdString(one["code"]) << QString::fromStdString(one["names"]);
    }
  }
  void filesThatAreRefused() {
    QFETCH(QString, kind);
    QFETCH(QString, parts);
    QFETCH(QString, code);
    QFETCH(QString, names);
    const auto tokenizer = Tokenizer::parse(patched(kind.toStdString(), Json::parse(parts.toStdString())));
    QVERIFY(!tokenizer);
    QCOMPARE(std::string(errorCodeName(tokenizer.error().code)), code.toStdString());
    QVERIFY2(QString::fromStdString(tokenizer.error().message).contains(names), tokenizer.error().message.c_str());
  }

  void hostileFiles() {
    const auto code = [](const std::string& json) {
      const auto tokenizer = Tokenizer::parse(json);
      return tokenizer ? ErrorCode::Internal : tokenizer.error().code;
    };
    for (const char* json : {"", "null", "[]", "{", "{}", "{\"model\":null}", "{\"model\":[]}", "\"x\"", "1e999",
                             "{\"model\":{\"type\":\"BPE\"}}", "\xFF\xFE"})
      QCOMPARE(code(json), ErrorCode::Corrupt);
    QCOMPARE(code(std::string(1000000, '[')), ErrorCode::TooLarge);
    QCOMPARE(code("{\"normalizer\":" + std::string(100000, '{')), ErrorCode::TooLarge);
    Json nested = {{"type", "NFC"}};
    for (int i = 0; i < 20; ++i)
      nested = {{"type", "Sequence"}, {"normalizers", Json::array({nested})}};
    QCOMPARE(code(patched("gpt2", {{"normalizer", nested}})), ErrorCode::TooLarge);
    const Json longToken = {
        {{"id", 1}, {"content", std::string(100000, 'a')}, {"special", false}, {"normalized", false}}};
    QCOMPARE(code(patched("gpt2", {{"added_tokens", longToken}})), ErrorCode::TooLarge);
    const Json longPiece = Json::array({Json::array({std::string(100000, 'a'), -1.0})});
    QCOMPARE(code(patched("unigram", {{"model", {{"vocab", longPiece}, {"unk_id", 0}}}})), ErrorCode::TooLarge);

    // A pattern that explodes is an error of that text, not a hang.
    const Json slow = {{"type", "Split"}, {"pattern", {{"Regex", "(a|aa|aaa)+$(?<!a)"}}}, {"behavior", "Isolated"}};
    const auto tokenizer = Tokenizer::parse(patched("gpt2", {{"pre_tokenizer", slow}}));
    QVERIFY(tokenizer);
    QCOMPARE((*tokenizer)->encode(std::string(5000, 'a')).error().code, ErrorCode::TooLarge);

    // A huge id must not make a huge table.
    const auto sparse =
        Tokenizer::parse("{\"model\":{\"type\":\"WordLevel\",\"vocab\":{\"a\":2147483646},\"unk_token\":\"a\"}}");
    QVERIFY(sparse);
    QCOMPARE((*sparse)->encode("a").value(), std::vector<TokenId>{2147483646});
    QCOMPARE(*(*sparse)->tokenText(2147483646), std::string("a"));
    // An unknown token that the vocabulary lacks.
    const auto noUnknown =
        Tokenizer::parse("{\"model\":{\"type\":\"WordLevel\",\"vocab\":{\"a\":1},\"unk_token\":\"z\"}}");
    QVERIFY(noUnknown);
    QCOMPARE((*noUnknown)->encode("b").error().code, ErrorCode::Corrupt);
  }

  void damagedBytesNeverCrash() {
    const std::string whole = test::readJson("unigram/tokenizer.json").dump();
    std::mt19937 random(17);
    for (int round = 0; round < 120; ++round) {
      std::string damaged = whole;
      for (int i = 0; i < 8; ++i)
        damaged[random() % damaged.size()] = static_cast<char>(random());
      if (round % 3 == 0) damaged.resize(random() % damaged.size());
      const auto tokenizer = Tokenizer::parse(damaged);
      if (tokenizer) (void)(*tokenizer)->encode("Hello there, 日本語\n");
    }
  }

  void missingFile() { QCOMPARE(Tokenizer::load("/nonexistent/tokenizer.json").error().code, ErrorCode::NotFound); }
};

QTEST_APPLESS_MAIN(TestTokenizer)
#include "tst_tokenizer.moc"
