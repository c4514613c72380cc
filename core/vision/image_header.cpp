// SPDX-License-Identifier: Apache-2.0
#include "core/vision/image_header.h"

#include "core/vision/byte_reader.h"

#include <array>
#include <string>

namespace aisemble::vision {
namespace {

using Header = Result<ImageHeader>;

tl::unexpected<Error> cutOff(ImageFormat format, std::string_view where) {
  return fail(ErrorCode::Corrupt, "The image is cut off: its " + std::string(formatName(format)) + " data ends in " +
                                      std::string(where) + ". Use the whole file.");
}

Header checked(ImageHeader header) {
  if (header.width < 1 || header.height < 1)
    return fail(ErrorCode::Corrupt, "The " + std::string(formatName(header.format)) + " image says that it is " +
                                        std::to_string(header.width) + " × " + std::to_string(header.height) +
                                        " pixels. It is damaged; save it again.");
  if (header.orientation < 1 || header.orientation > 8) header.orientation = 1;
  return header;
}

// The few fields of a TIFF directory (also the heart of EXIF) that matter here. TIFF 6.0, section 2.
struct Directory {
  int width = 0;
  int height = 0;
  int samples = 1;
  int photometric = -1;
  int orientation = 1;
  bool hasExtraSamples = false;
  bool hasNext = false;
};

std::optional<Directory> readDirectory(std::string_view bytes) {
  const ByteReader reader(bytes, bytes.starts_with("II") ? ByteOrder::Little : ByteOrder::Big);
  const auto offset = reader.u32(4);
  const auto count = offset ? reader.u16(*offset) : std::nullopt;
  if (!count) return std::nullopt;
  Directory out;
  const std::size_t first = std::size_t{*offset} + 2;
  for (std::size_t i = 0; i < *count; ++i) {
    const std::size_t entry = first + i * 12;
    const auto tag = reader.u16(entry);
    const auto type = reader.u16(entry + 2);
    if (!tag || !type || !reader.u32(entry + 8)) return std::nullopt;
    const std::uint32_t wide = *type == 3 ? *reader.u16(entry + 8) : *reader.u32(entry + 8);
    const int value = wide > 0x7fff'ffffU ? -1 : static_cast<int>(wide);
    if (*tag == 256) out.width = value;
    if (*tag == 257) out.height = value;
    if (*tag == 262) out.photometric = value;
    if (*tag == 274) out.orientation = value;
    if (*tag == 277) out.samples = value;
    if (*tag == 338) out.hasExtraSamples = true;
  }
  out.hasNext = reader.u32(first + std::size_t{*count} * 12).value_or(0) != 0;
  return out;
}

int exifOrientation(std::string_view exif) {
  if (exif.starts_with(std::string_view("Exif\0\0", 6))) exif.remove_prefix(6);
  if (!exif.starts_with("II") && !exif.starts_with("MM")) return 1;
  const auto directory = readDirectory(exif);
  return directory ? directory->orientation : 1; // broken EXIF does not make the picture unusable
}

// PNG specification, sections 5 and 11.
Header readPng(std::string_view bytes) {
  const ByteReader reader(bytes, ByteOrder::Big);
  ImageHeader out{.format = ImageFormat::Png};
  const auto width = reader.u32(16);
  const auto height = reader.u32(20);
  const auto color = reader.u8(25);
  if (!width || !height || !color || reader.text(12, 4) != "IHDR") return cutOff(out.format, "its header");
  out.width = *width > 0x7fff'ffffU ? 0 : static_cast<int>(*width);
  out.height = *height > 0x7fff'ffffU ? 0 : static_cast<int>(*height);
  out.channels = *color == 0 || *color == 4 ? 1 : 3;
  out.hasAlpha = *color == 4 || *color == 6;
  for (std::size_t at = 8; const auto length = reader.u32(at);) {
    const std::string_view type = reader.text(at + 4, 4);
    const std::string_view data = reader.text(at + 8, *length);
    if (type.empty() || data.size() != *length) break; // the decoder says so if it matters
    if (type == "tRNS" && *color == 3) out.hasAlpha = true;
    if (type == "acTL") out.isAnimated = true;
    if (type == "eXIf") out.orientation = exifOrientation(data);
    if (type == "IEND") break;
    at += std::size_t{*length} + 12;
  }
  return checked(out);
}

bool isFrameMarker(std::uint8_t marker) {
  return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

// ITU-T T.81, annex B.
Header readJpeg(std::string_view bytes) {
  const ByteReader reader(bytes, ByteOrder::Big);
  ImageHeader out{.format = ImageFormat::Jpeg};
  for (std::size_t at = 2;;) {
    const auto lead = reader.u8(at);
    const auto marker = reader.u8(at + 1);
    if (!lead || !marker) return cutOff(out.format, "its header");
    if (*lead != 0xff || *marker == 0xff) { // stray or fill bytes, which decoders skip too
      ++at;
      continue;
    }
    if (*marker == 0x01 || (*marker >= 0xd0 && *marker <= 0xd8) || *marker == 0) {
      at += 2;
      continue;
    }
    const auto length = reader.u16(at + 2);
    if (!length || *length < 2) return cutOff(out.format, "its header");
    const std::string_view data = reader.text(at + 4, std::size_t{*length} - 2);
    if (*marker == 0xe1 && data.starts_with("Exif")) out.orientation = exifOrientation(data);
    if (isFrameMarker(*marker)) {
      const auto precision = reader.u8(at + 4);
      const auto height = reader.u16(at + 5);
      const auto width = reader.u16(at + 7);
      const auto components = reader.u8(at + 9);
      if (!precision || !height || !width || !components) return cutOff(out.format, "its header");
      if (*precision != 8)
        return fail(ErrorCode::Unsupported,
                    "The JPEG image has " + std::to_string(*precision) +
                        " bits a sample; 8 are understood. Save it as an ordinary JPEG or PNG.");
      out.width = *width;
      out.height = *height;
      out.channels = *components;
      if (*components != 1 && *components != 3 && *components != 4)
        return fail(ErrorCode::Unsupported, "The JPEG image has " + std::to_string(*components) +
                                                " colour components; 1, 3 and 4 are understood.");
      return checked(out);
    }
    if (*marker == 0xda || *marker == 0xd9)
      return fail(ErrorCode::Corrupt, "The JPEG image has no frame header. It is damaged; save it again.");
    at += std::size_t{*length} + 2;
  }
}

// RIFF container of WebP: developers.google.com/speed/webp/docs/riff_container and RFC 6386, section 9.1.
Header readWebp(std::string_view bytes) {
  const ByteReader reader(bytes, ByteOrder::Little);
  ImageHeader out{.format = ImageFormat::Webp};
  const std::string_view kind = reader.text(12, 4);
  const auto five = reader.u32(21);
  if (kind == "VP8 ") {
    const auto width = reader.u16(26);
    const auto height = reader.u16(28);
    if (!width || !height) return cutOff(out.format, "its header");
    out.width = *width & 0x3fff;
    out.height = *height & 0x3fff;
    return checked(out);
  }
  if (kind == "VP8L") {
    if (!five) return cutOff(out.format, "its header");
    out.width = static_cast<int>(*five & 0x3fff) + 1;
    out.height = static_cast<int>((*five >> 14) & 0x3fff) + 1;
    out.hasAlpha = ((*five >> 28) & 1) != 0;
    return checked(out);
  }
  const auto flags = reader.u8(20);
  const auto width = reader.u24(24);
  const auto height = reader.u24(27);
  if (kind != "VP8X" || !flags || !width || !height) return cutOff(out.format, "its header");
  out.width = static_cast<int>(*width) + 1;
  out.height = static_cast<int>(*height) + 1;
  out.hasAlpha = (*flags & 0x10) != 0;
  out.isAnimated = (*flags & 0x02) != 0;
  for (std::size_t at = 12; const auto length = reader.u32(at + 4);) {
    const std::string_view data = reader.text(at + 8, *length);
    if (data.size() != *length) break;
    if (reader.text(at, 4) == "EXIF") out.orientation = exifOrientation(data);
    at += std::size_t{*length} + 8 + (*length & 1);
  }
  return checked(out);
}

Header readTiff(std::string_view bytes) {
  ImageHeader out{.format = ImageFormat::Tiff};
  const auto directory = readDirectory(bytes);
  if (!directory) return cutOff(out.format, "its directory");
  out.width = directory->width;
  out.height = directory->height;
  out.channels = directory->photometric == 0 || directory->photometric == 1 ? 1 : 3;
  out.hasAlpha = directory->hasExtraSamples;
  out.isAnimated = directory->hasNext;
  return checked(out); // not the orientation: decoders of TIFF turn the picture themselves
}

Header readBmp(std::string_view bytes) {
  const ByteReader reader(bytes, ByteOrder::Little);
  ImageHeader out{.format = ImageFormat::Bmp};
  const auto size = reader.u32(14);
  const auto wide = reader.u32(18);
  const auto high = reader.u32(22);
  if (!size || !wide || !high) return cutOff(out.format, "its header");
  if (*size == 12) {
    out.width = static_cast<int>(*wide & 0xffff);
    out.height = static_cast<int>(*wide >> 16);
  } else {
    out.width = *wide > 0x7fff'ffffU ? 0 : static_cast<int>(*wide);
    const std::uint32_t rows = *high > 0x7fff'ffffU ? ~*high + 1 : *high; // negative: stored from the top
    out.height = rows > 0x7fff'ffffU ? 0 : static_cast<int>(rows);
  }
  return checked(out);
}

/// The position after the sub-blocks that begin at `at`; nothing when they do not end.
std::optional<std::size_t> skipSubBlocks(const ByteReader& reader, std::size_t at) {
  while (const auto length = reader.u8(at)) {
    at += std::size_t{*length} + 1;
    if (*length == 0) return at;
  }
  return std::nullopt;
}

/// Transparent colour, or else the first one, of the table that begins at `table`.
std::array<std::uint8_t, 3> canvasColor(const ByteReader& reader, std::size_t table, std::uint8_t transparent) {
  std::array<std::uint8_t, 3> out{};
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i] = reader.u8(table + std::size_t{transparent} * 3 + i).value_or(0);
  return out;
}

std::size_t colorTableBytes(std::uint8_t flags) {
  return (flags & 0x80) != 0 ? std::size_t{3} << ((flags & 7) + 1) : 0;
}

// GIF89a specification, sections 18 to 27.
Header readGif(std::string_view bytes) {
  const ByteReader reader(bytes, ByteOrder::Little);
  ImageHeader out{.format = ImageFormat::Gif};
  const auto width = reader.u16(6);
  const auto height = reader.u16(8);
  const auto flags = reader.u8(10);
  if (!width || !height || !flags) return cutOff(out.format, "its header");
  out.width = *width;
  out.height = *height;
  std::size_t at = 13 + colorTableBytes(*flags);
  std::uint8_t transparent = 0;
  for (;;) {
    const auto kind = reader.u8(at);
    const bool isFrame = kind == 0x2c;
    if (out.frameEnd != 0 && (isFrame || !kind || kind == 0x3b)) {
      out.isAnimated = isFrame;
      return checked(out);
    }
    if (!kind) return cutOff(out.format, "its first frame");
    if (!isFrame && kind != 0x21)
      return fail(ErrorCode::Corrupt, "The GIF image holds no frame. It is damaged; save it again.");
    std::size_t blocks = at + 2;
    // Graphic control: size, flags (the lowest bit: something is transparent), delay, the transparent colour.
    if (!isFrame && out.frameEnd == 0 && reader.u8(at + 1) == 0xf9 && (reader.u8(at + 3).value_or(0) & 1) != 0)
      transparent = reader.u8(at + 6).value_or(0);
    if (isFrame) {
      const auto x = reader.u16(at + 1);
      const auto y = reader.u16(at + 3);
      const auto frameWidth = reader.u16(at + 5);
      const auto frameHeight = reader.u16(at + 7);
      const auto frameFlags = reader.u8(at + 9);
      if (!x || !y || !frameWidth || !frameHeight || !frameFlags) return cutOff(out.format, "its first frame");
      out.frameX = *x;
      out.frameY = *y;
      if (*x + *frameWidth > out.width || *y + *frameHeight > out.height || *frameWidth == 0 || *frameHeight == 0)
        return fail(ErrorCode::Corrupt, "The first frame of the GIF image lies outside of its canvas.");
      const std::size_t ownTable = colorTableBytes(*frameFlags);
      out.canvasColor = canvasColor(reader, ownTable > 0 ? at + 10 : 13, transparent);
      blocks = at + 11 + ownTable;
    }
    const auto end = skipSubBlocks(reader, blocks);
    if (!end && out.frameEnd != 0) return checked(out);
    if (!end) return cutOff(out.format, "its first frame");
    if (isFrame) out.frameEnd = *end;
    at = *end;
  }
}

} // namespace

std::string_view formatName(ImageFormat format) {
  static constexpr std::array<std::string_view, 6> names{"PNG", "JPEG", "WebP", "TIFF", "BMP", "GIF"};
  return names.at(static_cast<std::size_t>(format));
}

std::string_view mediaTypeOf(ImageFormat format) {
  static constexpr std::array<std::string_view, 6> types{"image/png",  "image/jpeg", "image/webp",
                                                         "image/tiff", "image/bmp",  "image/gif"};
  return types.at(static_cast<std::size_t>(format));
}

Result<ImageHeader> readImageHeader(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return readPng(bytes);
  if (bytes.starts_with("\xff\xd8\xff")) return readJpeg(bytes);
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return readWebp(bytes);
  if (bytes.starts_with(std::string_view("II*\0", 4)) || bytes.starts_with(std::string_view("MM\0*", 4)))
    return readTiff(bytes);
  if (bytes.starts_with("BM")) return readBmp(bytes);
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return readGif(bytes);
  return fail(ErrorCode::InvalidArgument, "The data is no image of a known format. Use PNG, JPEG, WebP, TIFF, BMP or "
                                          "GIF.");
}

} // namespace aisemble::vision
