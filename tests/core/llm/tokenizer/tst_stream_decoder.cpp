// SPDX-License-Identifier: Apache-2.0
// Streaming gives the same text as decoding at once, in whole characters, without waiting longer than it must.
#include "fixtures_p.h"

#include "core/base/utf8.h"

#include <QtTest>

#include <random>

using namespace aisemble;
using namespace aisemble::llm;
using test::Json;

class TestStreamDecoder : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsDecode_data() {
    QTest::addColumn<QString>("kind");
    for (const std::string& kind : test::kKinds)
      QTest::newRow(kind.c_str()) << QString::fromStdString(kind);
  }
  void equalsDecode() {
    QFETCH(QString, kind);
    const auto tokenizer = test::loadKind(kind.toStdString());
    for (const Json& e : test::readJson(kind.toStdString() + "/encodings.json")) {
      const auto ids = e["ids"].get<std::vector<TokenId>>();
      for (const bool skip : {false, true})
        QCOMPARE(test::streamed(tokenizer, ids, {skip}), tokenizer->decode(ids, {skip}));
    }
    std::mt19937 random(5);
    for (int round = 0; round < 200; ++round) {
      std::vector<TokenId> ids(random() % 40);
      // Half of them from the low ids: bytes and special tokens.
      for (TokenId& id : ids)
        id = static_cast<TokenId>(random() % (round % 2 == 0 ? tokenizer->idLimit() + 3 : 300));
      StreamDecoder decoder(tokenizer);
      std::string whole;
      for (const TokenId id : ids) {
        const std::string part = decoder.push(id);
        QCOMPARE(findInvalidUtf8(part), std::string_view::npos);
        whole += part;
      }
      whole += decoder.finish();
      QCOMPARE(whole, tokenizer->decode(ids));
      QCOMPARE(decoder.push(5), std::string());
      QCOMPARE(decoder.finish(), std::string());
    }
  }

  void textComesAsSoonAsItIsCertain() {
    for (const char* kind : {"gpt2", "llama2", "unigram", "bert_cased"}) {
      const auto tokenizer = test::loadKind(kind);
      const auto ids = tokenizer->encode("the time of the day and the people", {.addSpecialTokens = false});
      QVERIFY(ids && ids->size() > 4);
      StreamDecoder decoder(tokenizer);
      std::string sofar;
      for (std::size_t i = 0; i < ids->size(); ++i) {
        sofar += decoder.push((*ids)[i]);
        const std::vector<TokenId> prefix(ids->begin(), ids->begin() + static_cast<std::ptrdiff_t>(i + 1));
        QCOMPARE(sofar, tokenizer->decode(prefix)); // nothing of ASCII text is held back
      }
    }
  }

  void charactersArriveWhole() {
    const auto tokenizer = test::loadKind("gpt2");
    const auto ids = tokenizer->encode("a😀b");
    QVERIFY(ids);
    StreamDecoder decoder(tokenizer);
    std::vector<std::string> parts;
    for (const TokenId id : *ids)
      if (std::string part = decoder.push(id); !part.empty()) parts.push_back(part);
    QCOMPARE(parts, (std::vector<std::string>{"a", "😀", "b"}));
    // Cut off in the middle: the rest comes as a replacement character at the end, as decode() has it.
    StreamDecoder cut(tokenizer);
    std::string text;
    for (std::size_t i = 0; i + 2 < ids->size(); ++i)
      text += cut.push((*ids)[i]);
    QCOMPARE(text, std::string("a"));
    QCOMPARE(cut.finish(), std::string("\xEF\xBF\xBD"));
  }

  void anAnswerOutlivesItsHandle() {
    auto tokenizer = test::loadKind("gpt2");
    const auto ids = tokenizer->encode("still here");
    StreamDecoder first(tokenizer);
    tokenizer.reset();
    StreamDecoder second(std::move(first));
    std::string text;
    for (const TokenId id : *ids)
      text += second.push(id);
    QCOMPARE(text + second.finish(), std::string("still here"));
  }
};

QTEST_APPLESS_MAIN(TestStreamDecoder)
#include "tst_stream_decoder.moc"
