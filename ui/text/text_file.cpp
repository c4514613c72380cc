// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/text_file.h"

#include "core/base/files.h"
#include "core/encoding/text_file.h"
#include "ui/widgets/isolated.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

#include <utility>

namespace aisemble::ui {
namespace {

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
  Result<DecodedText> decoded = decodeTextFile(std::move(*bytes), name.toStdString());
  if (!decoded) return fail(std::move(decoded.error()));
  if (const std::size_t zero = decoded->text.find('\0'); zero != std::string::npos)
    return refuse(ErrorCode::Unsupported, TextFileText::tr("“%1” is not a text: byte %2 is zero.").arg(name).arg(zero));
  return TextFile{file.fileName(), QString::fromStdString(decoded->text), file.absolutePath().toStdString(),
                  decoded->basis == EncodingBasis::Known ? QString() : QString::fromStdString(decoded->encoding)};
}

} // namespace aisemble::ui
