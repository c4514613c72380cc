// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_file.h"

#include "core/base/files.h"
#include "core/base/utf8.h"
#include "core/encoding/text_encoding.h"
#include "ui/widgets/isolated.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
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
  const bool isMarked = bytes->starts_with("\xEF\xBB\xBF"sv);
  if (Result<DecodedText> decoded = decodeText(*bytes); decoded && decoded->basis != EncodingBasis::Guess) {
    const bool isUtf8 = decoded->encoding == "UTF-8";
    if (isUtf8 || !isMarked) // what is marked as UTF-8 and is not is nothing else either
      return TextFile{file.fileName(), QString::fromStdString(decoded->text),
                      decoded->basis == EncodingBasis::Known ? QString() : QString::fromStdString(decoded->encoding)};
  }
  if (bytes->starts_with("\xFF\xFE"sv) || bytes->starts_with("\xFE\xFF"sv))
    return refuse(ErrorCode::Corrupt, TextFileText::tr("“%1” begins like UTF-16 but is not well-formed. Save it as "
                                                       "UTF-8 and open it again.")
                                          .arg(name));
  const std::size_t start = isMarked ? 3 : 0;
  if (const std::size_t zero = bytes->find('\0', start); zero != std::string::npos)
    return refuse(ErrorCode::Unsupported, TextFileText::tr("“%1” is not a text: byte %2 is zero.").arg(name).arg(zero));
  const std::size_t at = start + findInvalidUtf8(std::string_view(*bytes).substr(start));
  const auto line = 1 + std::count(bytes->begin(), bytes->begin() + static_cast<std::ptrdiff_t>(at), '\n');
  return refuse(
      ErrorCode::Corrupt,
      TextFileText::tr("“%1” is not in UTF-8: byte %2, in line %3, does not belong to a character. Save it as "
                       "UTF-8, for example with iconv, and open it again.")
          .arg(name)
          .arg(at)
          .arg(line));
}

} // namespace aisemble::ui
