// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_file.h"

#include "core/base/files.h"
#include "core/base/utf8.h"
#include "ui/widgets/isolated.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QStringDecoder>

#include <algorithm>
#include <optional>
#include <string_view>

namespace aisemble::ui {
namespace {

using namespace std::string_view_literals;

struct TextFileText {
  Q_DECLARE_TR_FUNCTIONS(aisemble::ui::TextFile)
};

tl::unexpected<Error> refuse(ErrorCode code, const QString& message) {
  return fail(code, message.toStdString());
}

bool isJapaneseLetter(char32_t c) {
  if (c >= 0xFF61 && c <= 0xFF9F) return false; // half-width: what single bytes of other encodings become
  switch (QChar::script(c)) {
  case QChar::Script_Han:
  case QChar::Script_Hiragana:
  case QChar::Script_Katakana:
    return true;
  default:
    return (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFFEF); // their punctuation, their wide letters
  }
}

/// Share of Japanese characters beside another one, among all that are not ASCII, as core/tabular reads tables:
/// letters with accents, read as Shift_JIS, are single characters between ASCII ones.
double shareInJapaneseRuns(const QString& text) {
  qsizetype all = 0;
  qsizetype inRuns = 0;
  qsizetype run = 0;
  const auto endRun = [&] {
    if (run > 1) inRuns += run;
    run = 0;
  };
  for (const char32_t c : text.toUcs4()) {
    if (c >= 0x80) ++all;
    if (c >= 0x80 && isJapaneseLetter(c))
      ++run;
    else
      endRun();
  }
  endRun();
  return all == 0 ? 0 : static_cast<double>(inRuns) / static_cast<double>(all);
}

/// Text and encoding; nothing where the bytes are not Japanese, or where Qt was built without these encodings.
std::optional<TextFile> readAsJapanese(std::string_view bytes) {
  std::optional<TextFile> best;
  double bestShare = 0.5;
  // With the characters that Windows added to Shift_JIS, which many files have.
  for (const auto& [codec, encoding] : {std::pair{"windows-31j", "Shift_JIS"}, std::pair{"EUC-JP", "EUC-JP"}}) {
    QStringDecoder decoder(codec, QStringConverter::Flag::Stateless); // a character that is cut off is an error too
    if (!decoder.isValid()) continue;
    const QString text = decoder(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    const double share = decoder.hasError() ? 0 : shareInJapaneseRuns(text);
    if (share <= bestShare) continue;
    best = TextFile{{}, text, QLatin1String(encoding)};
    bestShare = share;
  }
  return best;
}

} // namespace

Result<TextFile> readTextFile(const std::filesystem::path& path) {
  const QFileInfo file(QString::fromStdString(path.string()));
  const QString name = isolated(file.fileName());
  if (file.isDir())
    return refuse(
        ErrorCode::InvalidArgument,
        TextFileText::tr("“%1” is a folder. Open one of its files, or give the folder to a batch.").arg(name));
  if (file.size() > static_cast<qint64>(kLargestTextFile))
    return refuse(ErrorCode::TooLarge,
                  TextFileText::tr("“%1” has %2; the editor takes up to %3. Use a batch or the command "
                                   "“aisemble nlp” for it.")
                      .arg(name, QLocale().formattedDataSize(file.size()),
                           QLocale().formattedDataSize(static_cast<qint64>(kLargestTextFile))));
  Result<std::string> bytes = readFile(path, kLargestTextFile);
  if (!bytes) return fail(std::move(bytes.error()));
  std::string_view text = *bytes;
  if (text.starts_with("\xFF\xFE"sv) || text.starts_with("\xFE\xFF"sv))
    return refuse(ErrorCode::Corrupt,
                  TextFileText::tr("“%1” is in UTF-16. Save it as UTF-8 and open it again.").arg(name));
  const bool isMarked = text.starts_with("\xEF\xBB\xBF"sv);
  if (isMarked) text.remove_prefix(3);
  if (const std::size_t at = text.find('\0'); at != std::string_view::npos)
    return refuse(
        ErrorCode::Unsupported,
        TextFileText::tr("“%1” is not a text: byte %2 is zero.").arg(name).arg(at + (bytes->size() - text.size())));
  if (const std::size_t at = findInvalidUtf8(text); at != std::string_view::npos) {
    if (std::optional<TextFile> read = isMarked ? std::nullopt : readAsJapanese(text)) {
      read->name = file.fileName();
      return std::move(*read);
    }
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    return refuse(
        ErrorCode::Corrupt,
        TextFileText::tr("“%1” is not in UTF-8: byte %2, in line %3, does not belong to a character. Save it as "
                         "UTF-8, for example with iconv, and open it again.")
            .arg(name)
            .arg(at + (bytes->size() - text.size()))
            .arg(line));
  }
  return TextFile{file.fileName(), QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), {}};
}

} // namespace aisemble::ui
