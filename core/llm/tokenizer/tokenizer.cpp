// SPDX-License-Identifier: Apache-2.0
#include "core/llm/tokenizer/tokenizer.h"

#include "core/base/files.h"
#include "core/base/json_depth.h"
#include "core/base/utf8.h"
#include "core/llm/tokenizer/added_tokens_p.h"
#include "core/llm/tokenizer/bpe_p.h"
#include "core/llm/tokenizer/decoders_p.h"
#include "core/llm/tokenizer/model_p.h"
#include "core/llm/tokenizer/normalizers_p.h"
#include "core/llm/tokenizer/post_processors_p.h"
#include "core/llm/tokenizer/pre_tokenizers_p.h"
#include "core/llm/tokenizer/stop_look_p.h"
#include "core/llm/tokenizer/unicode_p.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <mutex>
#include <new>

namespace aisemble::llm {

using namespace tok;

namespace {

constexpr std::uint64_t kMaxFileBytes = 256ULL << 20U; ///< the largest in use are about 35 MB
constexpr std::size_t kMaxTextBytes = 1ULL << 30U;
/// Scratch memories kept between calls; more threads than that make their own and drop them.
constexpr std::size_t kKeptScratches = 16;
constexpr int kMaxJsonDepth = 64;

} // namespace

struct Tokenizer::State {
  std::unique_ptr<Normalizer> normalizer;
  std::unique_ptr<PreTokenizer> preTokenizer;
  std::unique_ptr<Model> model;
  const Bpe* scannedBpe = nullptr; ///< the model, where the fast path may feed it straight from `scanner`
  std::optional<ScannerKind> scanner;
  AddedTokens added;
  PostProcessor postProcessor;
  std::vector<std::unique_ptr<Decoder>> decoders;
  mutable std::mutex mutex;
  mutable std::vector<std::unique_ptr<Scratch>> scratches; // guarded by mutex

  void read(std::string_view text);
  [[nodiscard]] std::optional<std::string_view> pieceOf(TokenId id) const;
  void pushTo(Pipeline& pipeline, TokenId id, const DecodeOptions& options) const;
  [[nodiscard]] std::unique_ptr<Scratch> borrow() const;
  void giveBack(std::unique_ptr<Scratch> scratch) const;
  [[nodiscard]] Result<void> encodeAll(std::string_view text, const EncodeOptions& options, Scratch& scratch,
                                       std::vector<TokenId>& ids) const;
  static void putAdded(TokenId id, std::string_view text, Scratch& scratch, std::vector<TokenId>& ids);
  [[nodiscard]] Result<void> encodeText(std::string_view text, bool startsText, const EncodeOptions& options,
                                        Scratch& scratch, std::vector<TokenId>& ids) const;
  [[nodiscard]] Result<void> encodePieces(std::string_view text, bool startsText, Scratch& scratch,
                                          std::vector<TokenId>& ids) const;
};

void Tokenizer::State::read(std::string_view text) {
  if (nestsDeeperThan(text, kMaxJsonDepth))
    failLoad(ErrorCode::TooLarge,
             fmt::format("tokenizer.json: its JSON is nested deeper than {} levels.", kMaxJsonDepth));
  const Json file = Json::parse(text);
  constexpr std::string_view where = "tokenizer.json";
  const Json& normalizerPart = memberOf(file, "normalizer", where);
  if (!normalizerPart.is_null()) normalizer = parseNormalizer(normalizerPart);
  const Json& preTokenizerPart = memberOf(file, "pre_tokenizer", where);
  if (!preTokenizerPart.is_null()) preTokenizer = parsePreTokenizer(preTokenizerPart);
  model = parseModel(objectOf(file, "model", where));
  added.read(memberOf(file, "added_tokens", where), model->vocabulary(), normalizer.get());
  const Json& postPart = memberOf(file, "post_processor", where);
  if (!postPart.is_null()) postProcessor.read(postPart);
  parseDecoder(memberOf(file, "decoder", where), decoders);

  if (preTokenizer && preTokenizer->endsInByteLevel() && model->readsRawBytes()) {
    preTokenizer->keepRawBytes();
    model->useRawBytes();
    scanner = preTokenizer->scanner();
    if (scanner) scannedBpe = dynamic_cast<const Bpe*>(model.get());
  }
}

Tokenizer::Tokenizer(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Tokenizer::~Tokenizer() = default;

Result<std::shared_ptr<const Tokenizer>> Tokenizer::load(const std::filesystem::path& tokenizerJson) {
  auto text = readFile(tokenizerJson, kMaxFileBytes);
  if (!text) return fail(std::move(text.error()));
  auto tokenizer = parse(*text);
  if (!tokenizer) tokenizer.error().context = tokenizerJson.string();
  return tokenizer;
}

Result<std::shared_ptr<const Tokenizer>> Tokenizer::parse(std::string_view json) {
  if (json.size() > kMaxFileBytes)
    return fail(ErrorCode::TooLarge,
                fmt::format("tokenizer.json has {} bytes; {} are allowed.", json.size(), kMaxFileBytes));
  try {
    auto state = std::make_unique<State>();
    state->read(json);
    return std::shared_ptr<const Tokenizer>(new Tokenizer(std::move(state)));
  } catch (LoadFailure& failure) {
    return fail(std::move(failure.error));
  } catch (const Json::exception& error) {
    return fail(ErrorCode::Corrupt, "tokenizer.json is not the JSON it should be; download the file again.",
                error.what());
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::OutOfMemory, "No memory to load the tokenizer; close other programs.");
  } catch (const std::exception& error) {
    return fail(ErrorCode::Corrupt, "tokenizer.json cannot be read; download the file again.", error.what());
  }
}

std::unique_ptr<Scratch> Tokenizer::State::borrow() const {
  {
    const std::scoped_lock lock(mutex);
    if (!scratches.empty()) {
      auto scratch = std::move(scratches.back());
      scratches.pop_back();
      return scratch;
    }
  }
  return std::make_unique<Scratch>();
}

void Tokenizer::State::giveBack(std::unique_ptr<Scratch> scratch) const {
  // What one huge word needed is not kept for good.
  if (scratch->symbols.capacity() > 65536) scratch->symbols = {};
  if (scratch->heap.capacity() > 65536) scratch->heap = {};
  if (scratch->path.capacity() > 65536) scratch->path = {};
  if (scratch->ids.capacity() > 65536) scratch->ids = {};
  scratch->stop = {};
  const std::scoped_lock lock(mutex);
  if (scratches.size() < kKeptScratches) scratches.push_back(std::move(scratch));
}

Result<void> Tokenizer::State::encodeAll(std::string_view text, const EncodeOptions& options, Scratch& scratch,
                                         std::vector<TokenId>& ids) const {
  if (text.size() > kMaxTextBytes)
    return fail(ErrorCode::TooLarge, fmt::format("The text has {} bytes; the tokenizer takes up to {}. Split the text.",
                                                 text.size(), kMaxTextBytes));
  if (!isAscii(text))
    if (const std::size_t bad = findInvalidUtf8(text); bad != std::string_view::npos)
      return fail(ErrorCode::InvalidArgument,
                  fmt::format("The text is not UTF-8 at byte {}; convert it to UTF-8 first.", bad));
  if (text.empty()) return {};
  scratch.stop = options.stop;
  ids.reserve(text.size() / 4 + 8);
  if (added.hasNone(AddedTokens::Pass::Plain)) return encodeText(text, true, options, scratch, ids);
  std::vector<AddedSplit> splits;
  added.split(AddedTokens::Pass::Plain, text, options.parseSpecialTokens, splits);
  for (const AddedSplit& split : splits) {
    const auto part = text.substr(split.begin, split.end - split.begin);
    if (split.id >= 0)
      putAdded(split.id, part, scratch, ids);
    else if (auto done = encodeText(part, split.begin == 0, options, scratch, ids); !done)
      return done;
  }
  return {};
}

void Tokenizer::State::putAdded(TokenId id, std::string_view text, Scratch& scratch, std::vector<TokenId>& ids) {
  if (scratch.surfaces != nullptr) scratch.surfaces->push_back({ids.size(), std::string(text)});
  ids.push_back(id);
}

Result<std::vector<TokenId>> Tokenizer::encode(std::string_view utf8, EncodeOptions options) const {
  try {
    std::vector<TokenId> ids;
    auto scratch = m_state->borrow();
    auto done = m_state->encodeAll(utf8, options, *scratch, ids);
    m_state->giveBack(std::move(scratch));
    if (!done) return fail(std::move(done.error()));
    if (options.addSpecialTokens) m_state->postProcessor.apply(ids);
    return ids;
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::OutOfMemory, "No memory to tokenize the text; split it.");
  }
}

Result<Encoding> Tokenizer::encodeWithTokens(std::string_view utf8, EncodeOptions options) const {
  try {
    std::vector<TokenId> ids;
    std::vector<Scratch::Surface> surfaces;
    Scratch scratch;
    scratch.surfaces = &surfaces;
    if (auto done = m_state->encodeAll(utf8, options, scratch, ids); !done) return fail(std::move(done.error()));
    std::vector<std::string> tokens;
    tokens.reserve(ids.size());
    for (const TokenId id : ids)
      tokens.emplace_back(m_state->pieceOf(id).value_or(std::string_view()));
    for (Scratch::Surface& surface : surfaces)
      tokens[surface.index] = std::move(surface.text);
    // The post-processor sees places instead of ids (-1 the first), so that pieces can follow to where it puts them.
    std::vector<TokenId> places(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i)
      places[i] = -1 - static_cast<TokenId>(i);
    if (options.addSpecialTokens) m_state->postProcessor.apply(places);
    Encoding encoding;
    for (const TokenId place : places) {
      const auto index = static_cast<std::size_t>(-1 - place);
      encoding.ids.push_back(place < 0 ? ids[index] : place);
      encoding.tokens.push_back(place < 0 ? tokens[index]
                                          : std::string(m_state->pieceOf(place).value_or(std::string_view())));
    }
    return encoding;
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::OutOfMemory, "No memory to tokenize the text; split it.");
  }
}

/// A stretch between added tokens: normalise, look for the added tokens that are normalised, then the pieces.
Result<void> Tokenizer::State::encodeText(std::string_view text, bool startsText, const EncodeOptions& options,
                                          Scratch& scratch, std::vector<TokenId>& ids) const {
  NormalText normal;
  if (normalizer) {
    const auto changed = normalizer->apply(text, normal, options.stop);
    if (!changed) return fail(changed.error());
    if (*changed) text = normal.text;
  }
  if (text.empty()) return {};
  startsText = startsText && !normal.losesStart;
  if (added.hasNone(AddedTokens::Pass::Normalized)) return encodePieces(text, startsText, scratch, ids);
  std::vector<AddedSplit> splits;
  added.split(AddedTokens::Pass::Normalized, text, options.parseSpecialTokens, splits);
  for (const AddedSplit& split : splits) {
    const auto part = text.substr(split.begin, split.end - split.begin);
    if (split.id >= 0) {
      putAdded(split.id, part, scratch, ids);
      continue;
    }
    if (auto done = encodePieces(part, startsText && split.begin == 0, scratch, ids); !done) return done;
  }
  return {};
}

Result<void> Tokenizer::State::encodePieces(std::string_view text, bool startsText, Scratch& scratch,
                                            std::vector<TokenId>& ids) const {
  StopLook look(scratch.stop);
  if (scannedBpe != nullptr) {
    for (std::size_t at = 0; at < text.size();) {
      if (look.isStopped()) return stopped();
      const std::size_t end = scanPiece(*scanner, text, at);
      auto done = scannedBpe->encodeCached(text.substr(at, end - at), text.size() - at, scratch, ids);
      if (!done) return done;
      at = end;
    }
    return {};
  }
  PieceList list;
  list.text = text;
  list.pieces.push_back({0, static_cast<std::uint32_t>(text.size()), startsText});
  list.stop = scratch.stop;
  if (preTokenizer)
    if (auto done = preTokenizer->apply(list); !done) return done;
  for (const Piece& piece : list.pieces) {
    if (look.isStopped()) return stopped();
    if (piece.begin == piece.end) continue;
    if (auto done = model->encode(list.of(piece), scratch, ids); !done) return done;
  }
  return {};
}

std::optional<std::string_view> Tokenizer::State::pieceOf(TokenId id) const {
  if (const AddedToken* token = added.find(id)) return token->spelling;
  return model->vocabulary().pieceOf(id);
}

void Tokenizer::State::pushTo(Pipeline& pipeline, TokenId id, const DecodeOptions& options) const {
  if (const AddedToken* token = added.find(id)) {
    if (!options.skipSpecialTokens || !token->skipped) pipeline.push(token->spelling);
  } else if (const auto piece = model->vocabulary().pieceOf(id)) {
    pipeline.push(*piece);
  }
}

std::string Tokenizer::decode(std::span<const TokenId> ids, DecodeOptions options) const {
  Pipeline pipeline(m_state->decoders);
  for (const TokenId id : ids) {
    m_state->pushTo(pipeline, id, options);
  }
  pipeline.finish();
  return pipeline.take();
}

Result<std::string> Tokenizer::tokenText(TokenId id) const {
  const auto piece = m_state->pieceOf(id);
  if (!piece)
    return fail(ErrorCode::NotFound, fmt::format("The tokenizer has no token {}; its ids go from 0 to {}.", id,
                                                 idLimit() == 0 ? 0 : idLimit() - 1));
  return std::string(*piece);
}

std::optional<TokenId> Tokenizer::tokenId(std::string_view piece) const {
  if (const auto id = m_state->added.idOf(piece)) return id;
  return m_state->model->vocabulary().idOf(piece);
}

bool Tokenizer::isSpecial(TokenId id) const {
  const AddedToken* token = m_state->added.find(id);
  return token != nullptr && m_state->added.isSpecial(token->content);
}

std::size_t Tokenizer::vocabularySize() const {
  return m_state->model->vocabulary().size() + m_state->added.countBeside(m_state->model->vocabulary());
}

std::size_t Tokenizer::idLimit() const {
  return std::max(m_state->model->vocabulary().idLimit(), m_state->added.idLimit());
}

struct StreamDecoder::State {
  std::shared_ptr<const Tokenizer> tokenizer;
  DecodeOptions options;
  Pipeline pipeline;
  bool isFinished = false;
};

StreamDecoder::StreamDecoder(std::shared_ptr<const Tokenizer> tokenizer, DecodeOptions options) {
  Pipeline pipeline(tokenizer->m_state->decoders);
  m_state = std::make_unique<State>(State{std::move(tokenizer), options, std::move(pipeline), false});
}

StreamDecoder::~StreamDecoder() = default;
StreamDecoder::StreamDecoder(StreamDecoder&&) noexcept = default;
StreamDecoder& StreamDecoder::operator=(StreamDecoder&&) noexcept = default;

std::string StreamDecoder::push(TokenId id) {
  if (m_state->isFinished) return {};
  const Tokenizer::State& tokenizer = *m_state->tokenizer->m_state;
  tokenizer.pushTo(m_state->pipeline, id, m_state->options);
  return m_state->pipeline.take();
}

std::string StreamDecoder::finish() {
  if (m_state->isFinished) return {};
  m_state->isFinished = true;
  m_state->pipeline.finish();
  return m_state->pipeline.take();
}

} // namespace aisemble::llm
