// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/batch_words.h"

#include "ui/messages/message_translation.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <array>

namespace aisemble::ui {
namespace {

struct BatchText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::BatchWords)
};

struct TaskWords {
  const char* key;
  const char* title;
  const char* hint;
};

constexpr std::array kTaskWords{
    TaskWords{"vision/analyze", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Measure pictures"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Size, mean colour, brightness and edges of each picture")},
    TaskWords{"vision/detect_objects", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Find objects"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Where things stand out, with the size of each")},
    TaskWords{"vision/face_detection", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Find faces"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Where faces are in each picture")},
    TaskWords{"vision/classify", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Classify pictures"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "What kind of picture each one is")},
    TaskWords{"vision/extract_text", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Read text in pictures"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "The words in each picture and where they are")},
    TaskWords{"vision/optimize_size", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Make pictures smaller"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "A smaller copy of each; the originals stay as they are")},
    TaskWords{"vision/smart_crop", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Crop pictures"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "The most telling part of each, in one size")},
    TaskWords{"nlp/analyze", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Analyse texts"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Statistics, frequent words and sentiment of each text")},
    TaskWords{"nlp/sentiment", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Sentiment"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords",
                                "Whether each text is positive, negative or neutral. Only English words are "
                                "known: texts in other languages come out as neutral.")},
    TaskWords{"nlp/keywords", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Keywords"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "The words that matter in each text")},
    TaskWords{"nlp/entities", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Names, dates and places"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "What each text mentions by name")},
    TaskWords{"nlp/summarize", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Summarise"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "The sentences that say most of each text")},
    TaskWords{"nlp/similarity", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Compare with a text"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "How much each text is like one that you give")},
    TaskWords{"nlp/tokenize", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Words and their classes"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Each text word by word")},
    TaskWords{"nlp/language", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Tell the language"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Which language each text is in")},
    TaskWords{"data/analyze", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Describe tables"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Types, missing values and figures of every column")},
    TaskWords{"data/transform", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Transform tables"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Normalise, leave out missing values, keep columns")},
    TaskWords{"data/aggregate", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Aggregate tables"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Groups of rows and figures of each group")},
    TaskWords{"llm/complete", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Ask the language model"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "One prompt for every text, with {text} in it")},
    TaskWords{"llm/embed", QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "Embed texts"),
              QT_TRANSLATE_NOOP("aisemble::ui::BatchWords", "A vector for each text, to search and compare with")},
};

constexpr qsizetype kMostParsed = 512 * 1024;
constexpr qsizetype kMostShown = 256 * 1024;

const TaskWords* wordsOf(const BatchTask& task) {
  const std::string key = std::string(serviceName(task.service)) + "/" + std::string(task.name);
  for (const TaskWords& one : kTaskWords)
    if (key == one.key) return &one;
  return nullptr;
}

QString shortText(const QJsonValue& value) {
  if (value.isDouble()) return QLocale().toString(value.toDouble(), 'g', 4);
  if (value.isBool()) return value.toBool() ? BatchText::tr("yes") : BatchText::tr("no");
  return value.toString().simplified().left(160);
}

/// Lists by their length, texts and numbers by themselves, objects by what is in them.
void describeFields(const QJsonObject& object, QStringList& out, int depth) {
  for (auto it = object.begin(); it != object.end() && out.size() < 5; ++it) {
    const QString name = QString(it.key()).replace(u'_', u' ');
    if (it->isArray())
      out << BatchText::tr("%1: %2").arg(name, countText(it->toArray().size()));
    else if (it->isObject()) {
      if (depth < 1) describeFields(it->toObject(), out, depth + 1);
    } else if (!it->isNull())
      out << BatchText::tr("%1: %2").arg(name, shortText(*it));
  }
}

/// As the text engine names it; services elsewhere may have names of their own.
QString sentimentText(const QString& label) {
  if (label == QLatin1String("positive")) return BatchText::tr("positive");
  if (label == QLatin1String("neutral")) return BatchText::tr("neutral");
  if (label == QLatin1String("negative")) return BatchText::tr("negative");
  return label;
}

QString listed(const QJsonArray& list, const char* key) {
  QStringList words;
  for (qsizetype i = 0; i < list.size() && i < 6; ++i)
    words << (list[i].isObject() ? list[i].toObject().value(QLatin1String(key)).toString() : shortText(list[i]));
  return words.join(BatchText::tr(", "));
}

/// By the bounds that the text engine has for its own labels.
QString polarityText(const QJsonObject& sentiment) {
  const double polarity = sentiment.value("polarity").toDouble();
  if (polarity == 0 && sentiment.value("subjectivity").toDouble() == 0) return {}; // no word of it is known
  return sentimentText(QLatin1String(polarity > 0.1 ? "positive" : polarity < -0.1 ? "negative" : "neutral"));
}

/// Of "Analyse texts": an object of figures that stand in it in the order of their names.
QString analysisText(const QJsonObject& object) {
  const QJsonObject statistics = object.value("statistics").toObject();
  if (!statistics.contains("word_count")) return {};
  QStringList parts{BatchText::tr("Words: %1").arg(countText(statistics.value("word_count").toInteger())),
                    BatchText::tr("Sentences: %1").arg(countText(statistics.value("sentence_count").toInteger()))};
  if (const QString verdict = polarityText(object.value("sentiment").toObject()); !verdict.isEmpty())
    parts.prepend(verdict);
  return parts.join(QStringLiteral(" · "));
}

/// Null: none of the lists and texts that tasks answer with is there.
QString foundText(const QJsonObject& object) {
  for (const char* key : {"summary", "extracted_text", "text", "completion"})
    if (const QJsonValue text = object.value(QLatin1String(key)); text.isString()) {
      const QString shown = shortText(text);
      return shown.isEmpty() ? BatchText::tr("no text") : shown;
    }
  for (const auto& [key, member] : {std::pair{"keywords", "word"}, {"frequency_based", "word"}, {"entities", "text"}})
    if (const QJsonValue list = object.value(QLatin1String(key)); list.isArray())
      return list.toArray().isEmpty() ? BatchText::tr("none found") : listed(list.toArray(), member);
  return {};
}

/// What people look for first, by the field names of the API.
QString known(const QJsonObject& object) {
  if (object.contains("sentiment") && object.value("sentiment").isString())
    return BatchText::tr("%1 (%2 %)")
        .arg(sentimentText(object.value("sentiment").toString()))
        .arg(qRound(object.value("confidence").toDouble() * 100));
  if (object.contains("primary_class")) {
    const QJsonObject first = object.value("primary_class").toObject();
    return BatchText::tr("%1 (%2 %)")
        .arg(first.value("label").toString())
        .arg(qRound(first.value("confidence").toDouble() * 100));
  }
  if (const QString analysis = analysisText(object); !analysis.isEmpty()) return analysis;
  if (const QString found = foundText(object); !found.isEmpty()) return found;
  if (object.value("faces").isArray()) return BatchText::tr("Faces: %1").arg(object.value("faces").toArray().size());
  if (object.value("detections").isArray())
    return BatchText::tr("Objects: %1").arg(object.value("detections").toArray().size());
  if (object.value("word_tokens").isArray())
    return BatchText::tr("Words: %1").arg(object.value("word_tokens").toArray().size());
  if (const QJsonArray languages = object.value("languages").toArray();
      !languages.isEmpty() && languages[0].isObject()) {
    const QJsonObject first = languages[0].toObject();
    return BatchText::tr("%1 (%2 %)")
        .arg(first.value("language").toString())
        .arg(qRound(first.value("confidence").toDouble() * 100));
  }
  if (const QJsonObject size = object.value("dimensions").toObject(); !size.isEmpty()) {
    const QString pixels = QStringLiteral("%1 × %2").arg(size.value("width").toInt()).arg(size.value("height").toInt());
    if (const QJsonObject light = object.value("brightness").toObject(); !light.isEmpty())
      return BatchText::tr("%1, brightness %2").arg(pixels, QLocale().toString(light.value("mean").toDouble(), 'f', 0));
    return pixels;
  }
  if (const QJsonArray shape = object.value("shape").toArray(); shape.size() == 2)
    return BatchText::tr("%1 rows, %2 columns").arg(countText(shape[0].toInteger()), countText(shape[1].toInteger()));
  return {};
}

} // namespace

QString batchTaskKey(const BatchTask& task) {
  const std::string_view service = serviceName(task.service);
  return QString::fromUtf8(service.data(), static_cast<qsizetype>(service.size())) + u'/' +
         QString::fromUtf8(task.name.data(), static_cast<qsizetype>(task.name.size()));
}

QString batchTaskTitle(const BatchTask& task) {
  const TaskWords* words = wordsOf(task);
  return words != nullptr ? BatchText::tr(words->title) : batchTaskKey(task);
}

QString batchTaskHint(const BatchTask& task) {
  const TaskWords* words = wordsOf(task);
  return words != nullptr ? BatchText::tr(words->hint) : QString();
}

QString batchServiceTitle(ServiceKind service) {
  switch (service) {
  case ServiceKind::Vision:
    return BatchText::tr("Pictures");
  case ServiceKind::Nlp:
    return BatchText::tr("Texts");
  case ServiceKind::Data:
    return BatchText::tr("Tables");
  case ServiceKind::Llm:
    return BatchText::tr("Language model");
  }
  return {};
}

QString batchStateText(BatchState state) {
  switch (state) {
  case BatchState::Running:
    return BatchText::tr("Running");
  case BatchState::Pausing:
    return BatchText::tr("Pausing");
  case BatchState::Paused:
    return BatchText::tr("Paused");
  case BatchState::Interrupted:
    return BatchText::tr("Interrupted");
  case BatchState::Completed:
    return BatchText::tr("Done");
  case BatchState::Cancelled:
    return BatchText::tr("Cancelled");
  }
  return {};
}

QString batchStateText(const BatchSummary& summary) {
  return summary.isBeingCancelled ? BatchText::tr("Cancelling…") : batchStateText(summary.state);
}

QString beganText(const BatchSummary& summary, const QDateTime& now) {
  const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(summary.created.time_since_epoch()).count();
  if (seconds == 0) return {};
  QDateTime begun = now; // of the same clock; QDateTime::timeZone() searches the disk, for most of a second
  begun.setSecsSinceEpoch(seconds);
  const QLocale locale;
  if (begun.date() == now.date())
    return locale.toString(begun.time(), locale.language() == QLocale::C ? QStringLiteral("HH:mm")
                                                                         : locale.timeFormat(QLocale::ShortFormat));
  // The patterns of QLocale::toString, in the order of the language.
  return locale.toString(begun.date(), begun.date().year() == now.date().year() ? BatchText::tr("d MMM")
                                                                                : BatchText::tr("d MMM yyyy"));
}

QString whereaboutsText(const BatchSummary& summary) {
  return BatchText::tr("Results: %1").arg(QString::fromStdString(summary.spec.output.string())) + u'\n' +
         BatchText::tr("In a terminal: %1").arg(QStringLiteral("aisemble batch resume %1").arg(summary.id));
}

QString itemReasonText(const BatchItem& item) {
  QString out = said(item.error);
  const QString input = QString::fromStdString(item.input);
  if (out.startsWith(input + QLatin1String(": "))) return out.sliced(input.size() + 2);
  for (const QString& quoted : {QString(u'\'' + input + u'\''), QString(u'「' + input + u'」')})
    if (out.startsWith(quoted)) return out.replace(0, quoted.size(), QStringLiteral("…"));
  return out;
}

QString itemStateText(BatchItemState state) {
  switch (state) {
  case BatchItemState::Queued:
    return BatchText::tr("Waiting");
  case BatchItemState::Running:
    return BatchText::tr("Running");
  case BatchItemState::Completed:
    return BatchText::tr("Done");
  case BatchItemState::Failed:
    return BatchText::tr("Failed");
  case BatchItemState::Skipped:
    return BatchText::tr("Skipped");
  case BatchItemState::Cancelled:
    return BatchText::tr("Cancelled");
  }
  return {};
}

QString countText(std::int64_t count) {
  return QLocale().toString(static_cast<qlonglong>(count));
}

QString spanText(Nanoseconds time) {
  const double seconds = std::chrono::duration<double>(time).count();
  if (seconds < 0.0001) return BatchText::tr("%1 ms").arg(QLocale().toString(seconds * 1000, 'f', 2));
  if (seconds < 0.001) return BatchText::tr("%1 ms").arg(QLocale().toString(seconds * 1000, 'f', 1));
  if (seconds < 1) return BatchText::tr("%1 ms").arg(QLocale().toString(seconds * 1000, 'f', 0));
  if (seconds < 60) return BatchText::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
  const auto whole = static_cast<qint64>(seconds);
  return BatchText::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
}

QString timeLeftText(std::chrono::seconds left) {
  const qint64 seconds = left.count();
  if (seconds < 60) return BatchText::tr("%1 s left").arg(std::max<qint64>(seconds, 1));
  if (seconds < 3600) return BatchText::tr("%1 min left").arg((seconds + 30) / 60);
  return BatchText::tr("%1 h %2 min left").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

QString itemRateText(double itemsPerSecond) {
  if (itemsPerSecond <= 0) return {};
  return BatchText::tr("%1 items/s").arg(QLocale().toString(itemsPerSecond, 'f', itemsPerSecond < 10 ? 1 : 0));
}

QString progressText(const BatchSummary& summary) {
  QString out = BatchText::tr("%1 of %2").arg(countText(summary.counts.atEnd()), countText(summary.counts.total()));
  if (!summary.isListed) out += QStringLiteral("+");
  if (summary.counts.failed > 0) out = BatchText::tr("%1, %2 failed").arg(out, countText(summary.counts.failed));
  return out;
}

QString resultSummary(const QByteArray& json) {
  if (json.isEmpty()) return {};
  const QString size = QLocale().formattedDataSize(json.size());
  if (json.size() > kMostParsed) return BatchText::tr("A result of %1").arg(size);
  const QJsonDocument document = QJsonDocument::fromJson(json);
  if (document.isArray()) return BatchText::tr("%1 values").arg(countText(document.array().size()));
  if (!document.isObject()) return QString::fromUtf8(json.left(160)).simplified();
  const QJsonObject object = document.object();
  const QJsonObject inner =
      object.value("results").isObject() ? object.value("results").toObject() : object; // as the vision service wraps
  QString out = known(inner);
  if (!out.isEmpty()) return out;
  QStringList parts;
  describeFields(inner, parts, 0);
  out = parts.join(QStringLiteral(" · "));
  return out.isEmpty() ? BatchText::tr("A result of %1").arg(size) : out;
}

QString languageWithoutSentiment(const QByteArray& json) {
  if (json.size() > kMostParsed) return {};
  const QString code = QJsonDocument::fromJson(json).object().value("language_detected").toString();
  return code.startsWith(QLatin1String("en")) ? QString() : code;
}

QString indentedResult(const QByteArray& json) {
  if (json.size() > kMostShown * 8)
    return QString::fromUtf8(json.left(kMostShown)) + QStringLiteral("\n\n") +
           BatchText::tr("… The whole result is %1; open the output to see it.")
               .arg(QLocale().formattedDataSize(json.size()));
  const QJsonDocument document = QJsonDocument::fromJson(json);
  const QByteArray text = document.isNull() ? json : document.toJson(QJsonDocument::Indented);
  if (text.size() <= kMostShown) return QString::fromUtf8(text).trimmed();
  return QString::fromUtf8(text.left(kMostShown)) + QStringLiteral("\n\n") +
         BatchText::tr("… The whole result is %1; open the output to see it.")
             .arg(QLocale().formattedDataSize(json.size()));
}

} // namespace aisemble::ui
