// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batch/task_fields.h"

#include "core/engine/data_types.h"
#include "core/engine/llm_types.h"
#include "core/engine/nlp_types.h"
#include "core/engine/vision_types.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace aisemble::ui {
namespace {

struct TaskFieldsText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::TaskFields)
};

using Kind = TaskField::Kind;

TaskField number(const char* key, const QString& label, int standard, int least, int most, const QString& hint = {}) {
  return {Kind::Integer, QLatin1String(key), label, hint, standard, double(least), double(most)};
}

TaskField real(const char* key, const QString& label, double standard, double least, double most,
               const QString& hint = {}) {
  return {Kind::Real, QLatin1String(key), label, hint, standard, least, most};
}

TaskField check(const char* key, const QString& label, bool standard, const QString& hint = {}) {
  return {Kind::Check, QLatin1String(key), label, hint, standard};
}

TaskField other(Kind kind, const char* key, const QString& label, const QString& hint) {
  return {kind, QLatin1String(key), label, hint, QString()};
}

void addVision(std::vector<TaskField>& out, std::string_view name) {
  const VisionOptions standard;
  if (name == "analyze")
    out.push_back(check("detect_edges", TaskFieldsText::tr("Measure edges"), standard.analyze.detectEdges));
  if (name == "detect_objects")
    out.push_back(real("min_area", TaskFieldsText::tr("Smallest area (px²)"), standard.detectObjects.minArea, 0, 1e9,
                       TaskFieldsText::tr("Smaller things are left out")));
  if (name == "face_detection") {
    const FaceDetectionOptions& face = standard.faceDetection;
    out.push_back(real("scale_factor", TaskFieldsText::tr("Step between sizes"), face.scaleFactor, 1.01, 10,
                       TaskFieldsText::tr("Smaller finds more and takes longer")));
    out.push_back(number("min_neighbors", TaskFieldsText::tr("Hits that must agree"), face.minNeighbors, 0, 1000,
                         TaskFieldsText::tr("More gives fewer false faces")));
    out.push_back(number("min_size.0", TaskFieldsText::tr("Smallest width (px)"), face.minWidth, 1, 65535));
    out.push_back(number("min_size.1", TaskFieldsText::tr("Smallest height (px)"), face.minHeight, 1, 65535));
  }
  if (name == "extract_text") {
    TaskField field = other(Kind::Choice, "languages", TaskFieldsText::tr("Language of the words"), {});
    field.choices = {{TaskFieldsText::tr("As the picture looks"), {}},
                     {TaskFieldsText::tr("English"), QStringLiteral("eng")},
                     {TaskFieldsText::tr("Japanese"), QStringLiteral("jpn")},
                     {TaskFieldsText::tr("English and Japanese"), QStringLiteral("eng,jpn")}};
    out.push_back(field);
  }
  if (name == "optimize_size") {
    const OptimizeSizeOptions& size = standard.optimizeSize;
    out.push_back(number("max_width", TaskFieldsText::tr("Greatest width (px)"), size.maxWidth, 1, 65535));
    out.push_back(number("max_height", TaskFieldsText::tr("Greatest height (px)"), size.maxHeight, 1, 65535));
    out.push_back(
        number("quality", TaskFieldsText::tr("Quality"), size.quality, 1, 100, TaskFieldsText::tr("Of JPEG and WebP")));
  }
  if (name == "smart_crop") {
    out.push_back(number("width", TaskFieldsText::tr("Width (px)"), standard.smartCrop.width, 1, 65535));
    out.push_back(number("height", TaskFieldsText::tr("Height (px)"), standard.smartCrop.height, 1, 65535));
  }
  out.push_back(check("auto_orient", TaskFieldsText::tr("Turn as the camera was held"), standard.autoOrient));
}

TaskField languageField() {
  TaskField out = other(Kind::Choice, "@language", TaskFieldsText::tr("Language of the texts"), {});
  out.choices = {{TaskFieldsText::tr("Detect for each"), QStringLiteral("auto")}};
  for (const char* code : {"en", "ja", "zh", "ko", "de", "fr", "es", "it", "pt", "nl", "ru"}) {
    QString name = QLocale::languageToString(QLocale(QLatin1String(code)).language());
    if (QLocale().language() == QLocale::Japanese) name = QLocale(QLatin1String(code)).nativeLanguageName();
    out.choices.emplace_back(name, QLatin1String(code));
  }
  out.standard = QStringLiteral("auto");
  return out;
}

void addUnits(std::vector<TaskField>& out) {
  TaskField unit = other(Kind::Choice, "@unit", TaskFieldsText::tr("One item is"),
                         TaskFieldsText::tr("Records are those of .csv, .tsv and .jsonl files"));
  unit.choices = {{TaskFieldsText::tr("A record, or a whole file"), QStringLiteral("0")},
                  {TaskFieldsText::tr("Each line"), QStringLiteral("1")},
                  {TaskFieldsText::tr("Each whole file"), QStringLiteral("2")}};
  unit.standard = QStringLiteral("0");
  out.push_back(unit);
  out.push_back(other(Kind::Text, "@column", TaskFieldsText::tr("Column with the text"),
                      TaskFieldsText::tr("Of records; empty: “text”, or the only one")));
}

void addNlp(std::vector<TaskField>& out, std::string_view name) {
  const NlpOptions standard;
  if (name == "keywords")
    out.push_back(
        number("max_keywords", TaskFieldsText::tr("Keywords at most"), standard.keywords.maxKeywords, 1, 10'000));
  if (name == "summarize")
    out.push_back(
        number("max_sentences", TaskFieldsText::tr("Sentences at most"), standard.summarize.maxSentences, 1, 10'000));
  if (name == "similarity")
    out.push_back(other(Kind::LongText, "compare_text", TaskFieldsText::tr("Compare with"),
                        TaskFieldsText::tr("The text that every item is compared with")));
  if (name != "language") out.push_back(languageField());
  addUnits(out);
}

void addData(std::vector<TaskField>& out, std::string_view name) {
  if (name == "analyze")
    out.push_back(check("include_correlation", TaskFieldsText::tr("Correlations of the columns"), false));
  if (name == "transform") {
    out.push_back(check("normalize", TaskFieldsText::tr("Normalise numbers"), false,
                        TaskFieldsText::tr("To a mean of 0 and a standard deviation of 1")));
    out.push_back(check("drop_na", TaskFieldsText::tr("Leave out rows with missing values"), false));
    out.push_back(
        other(Kind::List, "columns", TaskFieldsText::tr("Columns to keep"), TaskFieldsText::tr("a, b, c; empty: all")));
  }
  if (name == "aggregate") {
    out.push_back(
        other(Kind::List, "group_by", TaskFieldsText::tr("Group by"), TaskFieldsText::tr("a, b; empty: one group")));
    out.push_back(other(Kind::Functions, "agg_funcs", TaskFieldsText::tr("Figures"),
                        TaskFieldsText::tr("price=mean, price=max; empty: sizes of groups")));
  }
}

void addLlm(std::vector<TaskField>& out, std::string_view name) {
  const GenerationOptions standard;
  if (name == "complete")
    out.push_back(other(Kind::LongText, "@promptTemplate", TaskFieldsText::tr("Prompt"),
                        TaskFieldsText::tr("Summarise in one sentence: {text}")));
  out.push_back(other(Kind::Model, "@model", TaskFieldsText::tr("Model"), TaskFieldsText::tr("The default model")));
  if (name == "complete") {
    out.push_back(number("max_tokens", TaskFieldsText::tr("Tokens at most"), standard.maxTokens, 1, 1'000'000));
    out.push_back(real("temperature", TaskFieldsText::tr("Temperature"), standard.temperature, 0, 10,
                       TaskFieldsText::tr("0 gives the same answer every time")));
    out.push_back(real("top_p", TaskFieldsText::tr("Top p"), standard.topP, 0.01, 1));
  }
  addUnits(out);
}

QJsonArray listOf(const QString& text) {
  QJsonArray out;
  for (const QString& one : text.split(u',', Qt::SkipEmptyParts))
    if (!one.trimmed().isEmpty()) out.append(one.trimmed());
  return out;
}

/// "a=mean, a=max, b=sum" to {"a": ["mean", "max"], "b": ["sum"]}
QJsonObject functionsOf(const QString& text) {
  QJsonObject out;
  for (const QString& one : text.split(u',', Qt::SkipEmptyParts)) {
    const qsizetype at = one.lastIndexOf(u'=');
    const QString column = (at < 0 ? one : one.left(at)).trimmed();
    const QString function = at < 0 ? QStringLiteral("mean") : one.mid(at + 1).trimmed();
    if (column.isEmpty()) continue;
    QJsonArray list = out.value(column).toArray();
    list.append(function);
    out.insert(column, list);
  }
  return out;
}

void putInto(BatchSpec& spec, const QString& key, const QString& value) {
  if (key == QLatin1String("@language")) spec.language = value.toStdString();
  if (key == QLatin1String("@promptTemplate")) spec.promptTemplate = value.toStdString();
  if (key == QLatin1String("@model")) spec.model = value.trimmed().toStdString();
  if (key == QLatin1String("@column")) spec.column = value.trimmed().toStdString();
  if (key == QLatin1String("@unit")) spec.unit = static_cast<TextUnit>(std::clamp(value.toInt(), 0, 2));
}

void putInto(QJsonObject& options, const TaskField& field, const QVariant& value) {
  const QString text = value.toString();
  if (const qsizetype dot = field.key.indexOf(u'.'); dot > 0) { // a place in a list
    QJsonArray list = options.value(field.key.left(dot)).toArray();
    list.append(value.toInt());
    options.insert(field.key.left(dot), list);
    return;
  }
  switch (field.kind) {
  case Kind::Integer:
    options.insert(field.key, value.toInt());
    break;
  case Kind::Real:
    options.insert(field.key, value.toDouble());
    break;
  case Kind::Check:
    options.insert(field.key, value.toBool());
    break;
  case Kind::List:
  case Kind::Choice:
    if (!text.trimmed().isEmpty()) options.insert(field.key, listOf(text));
    break;
  case Kind::Functions:
    if (!text.trimmed().isEmpty()) options.insert(field.key, functionsOf(text));
    break;
  case Kind::Text:
  case Kind::LongText:
  case Kind::Model:
    if (!text.isEmpty()) options.insert(field.key, text);
    break;
  }
}

} // namespace

std::vector<TaskField> fieldsOf(const BatchTask& task) {
  std::vector<TaskField> out;
  switch (task.service) {
  case ServiceKind::Vision:
    addVision(out, task.name);
    break;
  case ServiceKind::Nlp:
    addNlp(out, task.name);
    break;
  case ServiceKind::Data:
    addData(out, task.name);
    break;
  case ServiceKind::Llm:
    addLlm(out, task.name);
    break;
  }
  return out;
}

Result<void> fillSpec(BatchSpec& spec, const std::vector<TaskField>& fields, const QVariantMap& values,
                      const QString& advanced) {
  QJsonObject options;
  for (const TaskField& field : fields) {
    const QVariant value = values.value(field.key, field.standard);
    if (field.key.startsWith(u'@'))
      putInto(spec, field.key, value.toString());
    else
      putInto(options, field, value);
  }
  if (!advanced.trimmed().isEmpty()) {
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(advanced.toUtf8(), &problem);
    if (!document.isObject())
      return fail(
          ErrorCode::InvalidArgument,
          TaskFieldsText::tr(
              "“Options as JSON” is not a JSON object: %1. Write it as {\"name\": value}, or leave the field empty.")
              .arg(problem.error == QJsonParseError::NoError ? TaskFieldsText::tr("it is something else")
                                                             : problem.errorString())
              .toStdString());
    const QJsonObject more = document.object();
    for (auto it = more.begin(); it != more.end(); ++it)
      options.insert(it.key(), it.value());
  }
  spec.optionsJson = QJsonDocument(options).toJson(QJsonDocument::Compact).toStdString();
  return {};
}

} // namespace aisemble::ui
