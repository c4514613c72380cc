// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_file.h"

#include "core/base/files.h"
#include "core/base/utf8.h"

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

Result<QString> readTextFile(const std::filesystem::path& path) {
  const QFileInfo file(QString::fromStdString(path.string()));
  const QString name = file.fileName();
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
  if (text.starts_with("\xEF\xBB\xBF"sv)) text.remove_prefix(3);
  if (const std::size_t at = text.find('\0'); at != std::string_view::npos)
    return refuse(
        ErrorCode::Unsupported,
        TextFileText::tr("“%1” is not a text: byte %2 is zero.").arg(name).arg(at + (bytes->size() - text.size())));
  if (const std::size_t at = findInvalidUtf8(text); at != std::string_view::npos) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    return refuse(
        ErrorCode::Corrupt,
        TextFileText::tr("“%1” is not in UTF-8: byte %2, in line %3, does not belong to a character. Save it as "
                         "UTF-8, for example with iconv, and open it again.")
            .arg(name)
            .arg(at + (bytes->size() - text.size()))
            .arg(line));
  }
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace aisemble::ui
