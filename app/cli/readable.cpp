// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/readable.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace aisemble::cli {
namespace {

template <class... T>
void line(std::ostream& out, fmt::format_string<T...> format, T&&... values) {
  out << fmt::format(format, std::forward<T>(values)...) << '\n';
}

std::string boxText(const PixelBox& box) {
  return fmt::format("{}x{} at {},{}", box.width, box.height, box.x, box.y);
}

/// A cell on one line: what would break the table is escaped.
std::string cellText(const Cell& cell) {
  struct Visitor {
    std::string operator()(std::monostate) const { return "-"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(double value) const { return fmt::format("{}", value); }
    std::string operator()(const NestedJson& value) const { return value.text; }
    std::string operator()(const BigInteger& value) const { return value.digits; }
    std::string operator()(const std::string& value) const {
      std::string escaped;
      for (const char c : value)
        if (c == '\n')
          escaped += "\\n";
        else if (c == '\t')
          escaped += "\\t";
        else
          escaped += c;
      return escaped;
    }
  };
  return std::visit(Visitor{}, cell);
}

std::string numberText(const std::optional<double>& value) {
  return value ? fmt::format("{:.6g}", *value) : std::string("-");
}

void printTable(std::ostream& out, const Table& table) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    out << (i == 0 ? "" : "\t") << table.columns[i].name;
  out << '\n';
  const std::size_t shown = std::min(table.rows(), kMostRows);
  for (std::size_t row = 0; row < shown; ++row) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      out << (i == 0 ? "" : "\t") << cellText(table.columns[i].cells[row]);
    out << '\n';
  }
  if (shown < table.rows())
    line(out, "… and {} more rows. --json or --out FILE gives all of them.", table.rows() - shown);
}

struct PrintNlp {
  std::ostream& out;

  void operator()(const TextAnalysis& text) const {
    line(out, "characters\t{}\nwords\t{}\nsentences\t{}", text.characters, text.words, text.sentences);
    line(out, "average word\t{:.2f} characters\naverage sentence\t{:.2f} words", text.averageWordLength,
         text.averageSentenceLength);
    line(out, "polarity\t{:.3f}\nsubjectivity\t{:.3f}", text.sentiment.polarity, text.sentiment.subjectivity);
    for (const WordCount& word : text.wordFrequency)
      line(out, "{}\t{}", word.word, word.count);
  }
  void operator()(const SentimentAnalysis& sentiment) const {
    line(out, "{}\tpolarity {:.3f}, subjectivity {:.3f}, confidence {:.3f}", sentimentLabelName(sentiment.label),
         sentiment.scores.polarity, sentiment.scores.subjectivity, sentiment.confidence);
    if (!sentiment.assessments) return;
    for (const SentimentAssessment& one : *sentiment.assessments)
      line(out, "{}\tpolarity {:.3f}, subjectivity {:.3f}", one.text, one.scores.polarity, one.scores.subjectivity);
  }
  void operator()(const KeywordExtraction& keywords) const {
    for (const FrequentKeyword& word : keywords.byFrequency)
      line(out, "{}\t{} times\t{:.4f}", word.word, word.frequency, word.score);
    if (!keywords.byWeight) return;
    for (const WeightedKeyword& word : *keywords.byWeight)
      line(out, "{}\tTF-IDF {:.4f}", word.word, word.score);
  }
  void operator()(const EntityExtraction& entities) const {
    for (const NamedEntity& entity : entities.entities)
      line(out, "{}\t{}\t{:.2f}", entity.label, entity.text, entity.confidence);
    if (entities.entities.empty()) line(out, "No entities were found.");
  }
  void operator()(const TextSummary& summary) const { line(out, "{}", summary.summary); }
  void operator()(const TextSimilarity& similarity) const {
    line(out, "Jaccard\t{:.4f}\ncharacters\t{:.4f}", similarity.jaccard, similarity.character);
    if (similarity.weighted) line(out, "TF-IDF cosine\t{:.4f}", *similarity.weighted);
    line(out, "words in both\t{} of {}", similarity.wordOverlap, similarity.totalUniqueWords);
  }
  void operator()(const TextTokens& tokens) const {
    if (tokens.tags.empty())
      for (const std::string& word : tokens.words)
        line(out, "{}", word);
    for (const TaggedWord& word : tokens.tags)
      line(out, "{}\t{}", word.word, word.tag);
  }
  void operator()(const LanguageDetection& languages) const {
    for (const ScoredLanguage& language : languages.candidates)
      line(out, "{}\t{:.3f}", language.code, language.confidence);
    if (languages.candidates.empty()) line(out, "The text is too short to tell its language.");
  }
};

struct PrintVision {
  std::ostream& out;

  void operator()(const ImageAnalysis& image) const {
    line(out, "size\t{}x{}, ratio {:.2f}\naverage colour\t#{:02x}{:02x}{:02x}", image.width, image.height,
         image.aspectRatio, image.averageColor[0], image.averageColor[1], image.averageColor[2]);
    line(out, "brightness\t{:.1f} ± {:.1f}", image.brightnessMean, image.brightnessDeviation);
    if (image.edgeDensity) line(out, "edges\t{:.2f} %", *image.edgeDensity * 100);
  }
  void operator()(const ObjectDetections& detections) const {
    for (const DetectedObject& object : detections.objects)
      line(out, "{}\t{}\tarea {:.0f}\t{:.2f}", object.label.value_or(fmt::format("object {}", object.id)),
           boxText(object.box), object.area, object.confidence);
    if (detections.objects.empty()) line(out, "No objects were found.");
  }
  void operator()(const FaceDetections& detections) const {
    for (const DetectedFace& face : detections.faces)
      line(out, "face {}\t{}\t{:.2f}", face.id, boxText(face.box), face.confidence);
    if (detections.faces.empty()) line(out, "No faces were found.");
  }
  void operator()(const ImageClassification& classes) const {
    for (const ScoredLabel& label : classes.labels)
      line(out, "{}\t{:.2f}", label.label, label.confidence);
  }
  void operator()(const ExtractedText& text) const { line(out, "{}", text.text); }
  void operator()(const ProcessedImage& image) const {
    line(out, "{}x{} -> {}x{}\t{}, {} -> {} bytes", image.sourceWidth, image.sourceHeight, image.width, image.height,
         image.mediaType, image.sourceBytes, image.image.bytes ? image.image.bytes->size() : 0);
  }
};

struct PrintData {
  std::ostream& out;

  void operator()(const TableAnalysis& analysis) const {
    line(out, "{} rows, {} columns", analysis.rows, analysis.columns.size());
    line(out, "column\ttype\tmissing\tcount\tmean\tstd\tmin\t25%\t50%\t75%\tmax");
    for (const ColumnSummary& column : analysis.columns) {
      out << column.name << '\t' << column.type << '\t' << column.missing;
      if (const auto& n = column.numbers)
        out << fmt::format("\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}", n->count, numberText(n->mean), numberText(n->deviation),
                           numberText(n->minimum), numberText(n->quartile1), numberText(n->median),
                           numberText(n->quartile3), numberText(n->maximum));
      out << '\n';
    }
    if (!analysis.correlations) return;
    for (const Correlation& pair : *analysis.correlations)
      if (pair.first < pair.second) line(out, "r({}, {})\t{}", pair.first, pair.second, numberText(pair.coefficient));
  }
  void operator()(const TransformedTable& table) const { printTable(out, *table.table.table); }
  void operator()(const AggregatedTable& table) const { printTable(out, *table.table.table); }
};

} // namespace

void print(std::ostream& out, const NlpResult& result) {
  std::visit(PrintNlp{out}, result.detail);
}
void print(std::ostream& out, const VisionResult& result) {
  std::visit(PrintVision{out}, result.detail);
}
void print(std::ostream& out, const DataResult& result) {
  std::visit(PrintData{out}, result.detail);
}

} // namespace aisemble::cli
