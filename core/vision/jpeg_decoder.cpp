// SPDX-License-Identifier: Apache-2.0
#include "core/vision/jpeg_decoder_p.h"

#include "core/vision/byte_reader.h"
#include "core/vision/cancelled.h"

#include <cstdio> // jpeglib.h needs it before itself
#include <jpeglib.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <csetjmp>
#include <exception>
#include <string>

namespace aisemble::vision {
namespace {

// Progressive files may repeat their scans without end; ordinary ones have ten or so. The number is the one that
// libjpeg-turbo's "Two Issues with the JPEG Standard" proposes for programs that read files of strangers.
constexpr int kMaxScans = 500;
constexpr int kRowsAtOnce = 16;
constexpr int kMostParts = 4;
constexpr std::size_t kWorthSplitting = 500'000; // pixels
constexpr double kReadingOver = 0.55;            // of decoding; measured: photographs of quality 90, 4:2:0
// Colours between rows are mixed from both sides, also over the edge between two parts; so a part begins earlier, by
// rows of whole blocks, and drops them.
constexpr int kRowsBefore = 64;

enum class Ending { Done, Failed, CutOff, TooManyScans, Contradiction, Stopped, SinkFailed };

/// Everything that the C callbacks and longjmp() share. Only trivial members: longjmp() runs no destructor.
struct Decoder {
  jpeg_decompress_struct state; // first: the callbacks get its address
  jpeg_error_mgr errors;
  jpeg_source_mgr source;
  jpeg_progress_mgr progress;
  std::jmp_buf escape;
  Ending ending;
  const std::stop_token* stop;
  const ImageHeader* expected; // what the memory was taken for
  std::array<char, JMSG_LENGTH_MAX> message;
};

/// Which rows one call decodes, and who gets them.
struct Part {
  RowSink* sink = nullptr;
  cv::Mat strip; // kRowsAtOnce rows as libjpeg hands them out
  int first = 0; // decoded from here on,
  int begin = 0; // handed on from here on
  int end = 0;
  std::exception_ptr sinkFailure;
};

Decoder& decoderOf(j_common_ptr state) {
  return *static_cast<Decoder*>(state->client_data);
}

[[noreturn]] void leave(Decoder& decoder, Ending ending) {
  decoder.ending = ending;
  std::longjmp(decoder.escape, 1);
}

void onError(j_common_ptr state) {
  Decoder& decoder = decoderOf(state);
  (*state->err->format_message)(state, decoder.message.data());
  leave(decoder, Ending::Failed);
}

void onMessage(j_common_ptr, int) {} // warnings are not printed; what PIL shows in spite of them, this shows too

void onProgress(j_common_ptr state) {
  Decoder& decoder = decoderOf(state);
  if (decoder.stop->stop_requested()) leave(decoder, Ending::Stopped);
  if (state->is_decompressor && reinterpret_cast<j_decompress_ptr>(state)->input_scan_number > kMaxScans)
    leave(decoder, Ending::TooManyScans);
}

boolean onEndOfData(j_decompress_ptr state) {
  leave(decoderOf(reinterpret_cast<j_common_ptr>(state)), Ending::CutOff);
}

void skipInput(j_decompress_ptr state, long count) {
  if (count <= 0) return;
  if (static_cast<std::size_t>(count) > state->src->bytes_in_buffer) onEndOfData(state);
  state->src->next_input_byte += count;
  state->src->bytes_in_buffer -= static_cast<std::size_t>(count);
}

void prepare(Decoder& decoder, std::string_view bytes) {
  decoder.state.err = jpeg_std_error(&decoder.errors);
  decoder.errors.error_exit = onError;
  decoder.errors.emit_message = onMessage;
  decoder.state.client_data = &decoder;
  jpeg_create_decompress(&decoder.state);
  decoder.source.next_input_byte = reinterpret_cast<const JOCTET*>(bytes.data());
  decoder.source.bytes_in_buffer = bytes.size();
  decoder.source.init_source = [](j_decompress_ptr) {};
  decoder.source.fill_input_buffer = onEndOfData;
  decoder.source.skip_input_data = skipInput;
  decoder.source.resync_to_restart = jpeg_resync_to_restart;
  decoder.source.term_source = [](j_decompress_ptr) {};
  decoder.state.src = &decoder.source;
  decoder.progress.progress_monitor = onProgress;
  decoder.state.progress = &decoder.progress;
}

/// a × b / 255, rounded.
int scaled(int a, int b) {
  const int product = a * b + 128;
  return ((product >> 8) + product) >> 8;
}

/// Adobe's inverted CMYK, which is what JPEG files hold, without a colour profile: as PIL does it.
cv::Mat fromCmyk(const cv::Mat& inks) {
  cv::Mat out(inks.size(), CV_8UC3);
  for (int y = 0; y < inks.rows; ++y) {
    const auto* in = inks.ptr<cv::Vec4b>(y);
    auto* to = out.ptr<cv::Vec3b>(y);
    for (int x = 0; x < inks.cols; ++x) {
      const int light = in[x][3];
      for (int channel = 0; channel < 3; ++channel)
        to[x][2 - channel] = static_cast<unsigned char>(light - scaled(255 - in[x][channel], light));
    }
  }
  return out;
}

/// Hands rows [begin, end) on, of which the strip holds the last ones; false: the sink threw. Nothing is thrown, since
/// the caller stands above libjpeg's state.
bool handOn(Part& part, int begin, int end) noexcept {
  try {
    const cv::Mat rows = part.strip.rowRange(0, end - begin);
    part.sink->add({begin, end}, rows.channels() == 4 ? fromCmyk(rows) : rows);
    return true;
  } catch (...) {
    part.sinkFailure = std::current_exception();
    return false;
  }
}

/// Only trivial locals between here and longjmp().
void readRows(Decoder& decoder, std::string_view bytes, Part& part) {
  if (setjmp(decoder.escape) != 0) {
    jpeg_destroy_decompress(&decoder.state);
    return;
  }
  prepare(decoder, bytes);
  jpeg_read_header(&decoder.state, TRUE);
  if (static_cast<int>(decoder.state.image_width) != decoder.expected->width ||
      static_cast<int>(decoder.state.image_height) != decoder.expected->height ||
      decoder.state.num_components != decoder.expected->channels)
    leave(decoder, Ending::Contradiction);
  decoder.state.out_color_space = decoder.state.num_components == 4 ? JCS_CMYK : JCS_EXT_BGR;
  jpeg_start_decompress(&decoder.state);
  if (part.first > 0) jpeg_skip_scanlines(&decoder.state, static_cast<JDIMENSION>(part.first));
  unsigned char* const strip = part.strip.data;
  const std::size_t stride = part.strip.step[0];
  for (int begin = part.first; begin < part.end;) {
    // A strip ends where the rows to hand on begin: rows before them are decoded for their colours' sake only.
    const int last = begin < part.begin ? part.begin : part.end;
    const int end = std::min(begin + kRowsAtOnce, last);
    for (int row = begin; row < end; row = static_cast<int>(decoder.state.output_scanline)) {
      JSAMPROW to[kRowsAtOnce];
      for (int i = row; i < end; ++i)
        to[i - row] = strip + static_cast<std::size_t>(i - begin) * stride;
      jpeg_read_scanlines(&decoder.state, to, static_cast<JDIMENSION>(end - row));
    }
    if (begin >= part.begin && !handOn(part, begin, end)) leave(decoder, Ending::SinkFailed);
    begin = end;
  }
  decoder.ending = Ending::Done; // without jpeg_finish_decompress(): what follows the pixels does not matter
  jpeg_destroy_decompress(&decoder.state);
}

/// Whether rows can be left out cheaply: not where every scan holds a bit of all of them.
bool isSequential(std::string_view bytes) {
  // The frame's marker: C0 and C1 are sequential Huffman coding (T.81, table B.1). readImageHeader() has walked here.
  const ByteReader reader(bytes, ByteOrder::Big);
  for (std::size_t at = 2;;) {
    const auto lead = reader.u8(at);
    const auto marker = reader.u8(at + 1);
    const auto length = reader.u16(at + 2);
    if (lead != 0xff || !marker || !length) return false;
    if (*marker == 0xc0 || *marker == 0xc1) return true;
    if (*marker < 0xc4 || *marker == 0xda || *length < 2) return false;
    at += std::size_t{*length} + 2;
  }
}

/// Where part `i` of `parts` begins. A part first reads over the rows before it, at `readingOver` of what its own rows
/// cost; so that all end together, b(i) = t + (1 - readingOver) b(i - 1), with t such that the last ends at the last
/// row.
int partBegin(int height, int i, int parts, double readingOver) {
  const double share = 1 - readingOver;
  const auto units = [&](int n) { return (1 - std::pow(share, n)) / (1 - share); };
  return static_cast<int>(height * units(i) / units(parts)) / kRowsAtOnce * kRowsAtOnce;
}

tl::unexpected<Error> explained(const Decoder& decoder) {
  switch (decoder.ending) {
  case Ending::Stopped:
    return cancelled();
  case Ending::CutOff:
    return fail(ErrorCode::Corrupt, "The image is cut off: its JPEG data ends before the last row. Use the whole "
                                    "file.");
  case Ending::TooManyScans:
    return fail(ErrorCode::Unsupported,
                "The JPEG image has more than " + std::to_string(kMaxScans) + " scans. Save it as an ordinary JPEG.");
  case Ending::Contradiction:
    return fail(ErrorCode::Corrupt, "The JPEG image has two frame headers that contradict each other. It is damaged; "
                                    "save it again.");
  default:
    return fail(ErrorCode::Corrupt, "The JPEG image cannot be decoded. It is damaged; save it again.",
                decoder.message.data());
  }
}

} // namespace

Result<void> decodeJpeg(std::string_view bytes, const ImageHeader& header, WorkerTeam& team,
                        const std::stop_token& stop, RowSink& sink) {
  sink.begin({header.width, header.height});
  const std::size_t pixels = static_cast<std::size_t>(header.width) * static_cast<std::size_t>(header.height);
  const int most = pixels >= kWorthSplitting && isSequential(bytes) ? kMostParts : 1;
  std::array<Decoder, kMostParts> decoders{}; // Ending::Done until one says otherwise
  std::array<Part, kMostParts> all{};
  const double readingOver = kReadingOver / (1 + sink.cost());
  team.runSplit(most, [&](int i, int parts) {
    Decoder& decoder = decoders[static_cast<std::size_t>(i)];
    Part& part = all[static_cast<std::size_t>(i)];
    decoder.stop = &stop;
    decoder.expected = &header;
    part.sink = &sink;
    part.strip.create(kRowsAtOnce, header.width, header.channels == 4 ? CV_8UC4 : CV_8UC3);
    part.begin = partBegin(header.height, i, parts, readingOver);
    part.first = std::max(0, part.begin - kRowsBefore);
    part.end = i + 1 == parts ? header.height : partBegin(header.height, i + 1, parts, readingOver);
    readRows(decoder, bytes, part);
    if (part.sinkFailure) std::rethrow_exception(part.sinkFailure);
  });
  for (const Decoder& decoder : decoders)
    if (decoder.ending != Ending::Done) return explained(decoder);
  return {};
}

} // namespace aisemble::vision
