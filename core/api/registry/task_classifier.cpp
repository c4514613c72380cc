// SPDX-License-Identifier: Apache-2.0
#include "core/api/registry/task_classifier.h"

#include <QRegularExpression>
#include <QString>

#include <array>
#include <vector>

namespace aisemble::api::registry {
namespace {

/// Patterns of one task. The words are those of the original (auto_model_selector.py of ootakazuhiko/Ai-semble-p at
/// b8b8ab2), the Latin ones with their forms.
struct WordList {
  const char* latin;    ///< alternatives, each a whole word
  const char* japanese; ///< alternatives, anywhere
};

constexpr std::array<WordList, 7> kWords{{
    {"(?:pseudo)?cod(?:e[ds]?|ers?|ing)|(?:sub)?program(?:s|med|mers?|ming|mable|matic(?:ally)?|mes?)?"
     "|function(?:s|al(?:ly|ity)?|ed|ing)?|debug(?:s|ged|gers?|ging)?|implement(?:s|ed|ing|ers?|able|ations?)?",
     "コード|プログラム|関数|クラス|実装|デバッグ"},
    {"diagnos[ie]s|symptom(?:s|atic)?|(?:bio|para)?medical(?:ly)?|medicines?|treatments?|diseases?"
     "|(?:in|out)?patients?|(?:pre)?clinical(?:ly)?|\\p{Latin}*therap(?:y|ies)",
     "診断|症状|医療|薬|治療|病気|疾患"},
    {"(?:by|out)?law(?:s|yers?|ful(?:ly)?|suits?|makers?)?|(?:il|para)?legal(?:ly|ity)?"
     "|(?:sub)?contract(?:s|ed|ing|ors?|ual(?:ly)?)?|(?:de)?regulations?|clauses?|statutes?"
     "|court(?:s|rooms?|houses?)?|judge?ments?",
     "法律|契約|規則|条項|規制|判例"},
    {"stor(?:y|ies|ylines?|yboards?|ytell(?:ing|ers?))|novel(?:s|ists?)?|creative(?:ly)?|characters?"
     "|plot(?:s|ted|ting|lines?)?|(?:non)?fiction(?:s|al)?|narratives?|poems?|poetry",
     "物語|詩|小説|創作|キャラクター|ストーリー"},
    {"math(?:s|ematics|ematical(?:ly)?|ematicians?)?|calculations?|equations?|formula(?:s|e)?|derivatives?|integrals?"
     "|matri(?:x|ces)|statistics",
     "計算|数式|数学|微分|積分|行列|統計"},
    {nullptr, "です|ます|である|について|に関して|を行う|を実施"},
    {"translat(?:e[ds]?|ing|ions?|ors?)|english|japanese|chinese|korean", "翻訳|英訳|和訳|中国語|韓国語"},
}};

/// Words that declare something in a program's text.
constexpr std::array kDeclarations{"class", "def", "function", "import", "var", "const", "let"};

QRegularExpression compiled(const QString& pattern) {
  QRegularExpression out(pattern,
                         QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
  out.optimize();
  return out;
}

/// Not \b: to it, Japanese letters beside a Latin word are one word with it.
QString wholeWord(const QString& pattern) {
  return QStringLiteral(R"((?<!\p{Latin})(?:%1)(?!\p{Latin}))").arg(pattern);
}

std::size_t countMatches(const QRegularExpression& pattern, const QString& text) {
  std::size_t out = 0;
  for (QRegularExpressionMatchIterator match = pattern.globalMatch(text); match.hasNext(); match.next())
    ++out;
  return out;
}

} // namespace

struct TaskClassifier::Patterns {
  std::array<std::vector<QRegularExpression>, kWords.size()> ofTask;
  QRegularExpression kana = compiled(QStringLiteral(R"([\p{Hiragana}\p{Katakana}])"));

  Patterns() {
    for (std::size_t i = 0; i < kWords.size(); ++i) {
      if (kWords[i].latin != nullptr) ofTask[i].push_back(compiled(wholeWord(QString::fromUtf8(kWords[i].latin))));
      ofTask[i].push_back(compiled(QString::fromUtf8(kWords[i].japanese)));
    }
    auto& code = ofTask[static_cast<std::size_t>(PromptTask::Code)];
    for (const char* word : kDeclarations)
      code.push_back(compiled(QStringLiteral(R"((?<!\p{Latin})%1\s+\w+)").arg(QLatin1String(word))));
    code.push_back(compiled(QStringLiteral("#include")));
    // A number is looked at from its first digit only: from each of them, a long one would take quadratic time.
    ofTask[static_cast<std::size_t>(PromptTask::Math)].push_back(
        compiled(QStringLiteral(R"((?<!\d)\d+\s*[+\-*/]\s*\d+)")));
  }
};

TaskClassifier::TaskClassifier() : m_patterns(std::make_unique<const Patterns>()) {}
TaskClassifier::~TaskClassifier() = default;

PromptTask TaskClassifier::classify(std::string_view prompt) const {
  const QString text = QString::fromUtf8(prompt.data(), static_cast<qsizetype>(prompt.size()));
  std::size_t best = 0;
  PromptTask out = PromptTask::General;
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    std::size_t count = 0;
    for (const QRegularExpression& pattern : m_patterns->ofTask[i])
      count += countMatches(pattern, text);
    if (count <= best) continue;
    best = count;
    out = static_cast<PromptTask>(i);
  }
  if (out == PromptTask::General && m_patterns->kana.match(text).hasMatch()) return PromptTask::Japanese;
  return out;
}

} // namespace aisemble::api::registry
