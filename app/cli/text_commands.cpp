// SPDX-License-Identifier: GPL-3.0-or-later
// tokenize, logits, perplexity, embed: one forward look at a model.

#include "app/cli/commands.h"
#include "app/cli/jsonl.h"
#include "core/base/files.h"
#include "core/llm/format/safetensors.h"
#include "core/wire/llm_json.h"

#include <CLI/CLI.hpp>
#include <unistd.h>

#include <charconv>
#include <iostream>
#include <memory>

namespace aisemble::cli {
namespace {

constexpr std::uint64_t kTextFileLimit = std::uint64_t{1} << 30;

/// "1,2,3" (spaces allowed). Errors: InvalidArgument naming the piece.
Result<std::vector<std::int32_t>> parseIds(const std::string& list) {
  std::vector<std::int32_t> ids;
  std::size_t begin = 0;
  while (begin <= list.size()) {
    std::size_t end = list.find(',', begin);
    if (end == std::string::npos) end = list.size();
    std::string_view piece(list.data() + begin, end - begin);
    while (!piece.empty() && piece.front() == ' ')
      piece.remove_prefix(1);
    while (!piece.empty() && piece.back() == ' ')
      piece.remove_suffix(1);
    std::int32_t id = 0;
    const auto [rest, problem] = std::from_chars(piece.data(), piece.data() + piece.size(), id);
    if (problem != std::errc{} || rest != piece.data() + piece.size())
      return fail(ErrorCode::InvalidArgument,
                  "'" + std::string(piece) +
                      "' in --ids is not a token id. Give whole numbers with commas between them.");
    ids.push_back(id);
    begin = end + 1;
  }
  return ids;
}

} // namespace

Command addTokenizeCommand(CLI::App& parent) {
  struct Arguments {
    std::string model;
    std::optional<std::string> text;
    std::vector<std::int32_t> decode;
    bool noSpecial = false;
    bool jsonLines = false;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* app = parent.add_subcommand("tokenize", "Text to token ids and pieces, or ids to text");
  app->add_option("--model", arguments->model, "Model folder, file or name");
  app->add_flag("--no-special", arguments->noSpecial, "Do not add the tokenizer's special tokens");
  auto* jsonLines = app->add_flag("--jsonl", arguments->jsonLines, "One JSON value a line in, one object a line out");
  auto* decode = app->add_option("--decode", arguments->decode, "Ids to turn into text");
  decode->excludes(jsonLines);
  app->add_option("text", arguments->text, "The text, or - for standard input")->excludes(decode);
  refuseBesideLines(*app, *jsonLines);

  return {
      app, [arguments](CommandContext& context) {
        if (arguments->jsonLines)
          return runJsonLines(context,
                              [&](const wire::Json& line) -> Result<Request> {
                                TokenizeRequest request{arguments->model, {}, !arguments->noSpecial};
                                if (line.is_string()) {
                                  request.text = line.get<std::string>();
                                  return request;
                                }
                                if (const auto known = onlyKnown(line, {"text", "model", "add_special_tokens"}); !known)
                                  return fail(known.error());
                                wire::Json defaults = wire::toJson(request);
                                defaults.erase("text"); // the line's own, or an error
                                Result<TokenizeRequest> parsed =
                                    wire::fromJson<TokenizeRequest>(withDefaults(line, std::move(defaults)));
                                if (!parsed) return fail(std::move(parsed.error()));
                                return std::move(*parsed);
                              },
                              answerJson, {.useCache = false, .storeResult = false});

        Request request;
        if (!arguments->decode.empty()) {
          request = DetokenizeRequest{arguments->model, arguments->decode, arguments->noSpecial};
        } else {
          Result<std::string> text = textArgument(context, arguments->text);
          if (!text) return context.failWith(text.error());
          request = TokenizeRequest{arguments->model, std::move(*text), !arguments->noSpecial};
        }
        const Result<Completed> done = context.perform(std::move(request), {.useCache = false, .storeResult = false});
        if (!done) return context.failWith(done.error());
        if (context.options().json) {
          printJson(answerJson(*done));
          return kDone;
        }
        const auto& result = std::get<TokenizeResult>(done->response);
        if (!arguments->decode.empty()) {
          std::cout << result.decoded << '\n';
        } else {
          for (std::size_t i = 0; i < result.ids.size(); ++i)
            std::cout << result.ids[i] << '\t' << wire::writeJsonLossy(result.tokens[i]) << '\n';
        }
        return kDone;
      }};
}

Command addLogitsCommand(CLI::App& parent) {
  struct Arguments {
    std::string model;
    std::string ids;
    std::filesystem::path out;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* app =
      parent.add_subcommand("logits", "The model's raw scores for given token ids, for checking against a reference");
  app->add_option("--model", arguments->model, "Model folder, file or name");
  app->add_option("--ids", arguments->ids, "Token ids, for example 1,2,3")->required();
  app->add_option("--out", arguments->out, "Where the tensor 'logits' [n, vocabulary] float32 goes (safetensors)")
      ->required();

  return {app, [arguments](CommandContext& context) {
            Result<std::vector<std::int32_t>> ids = parseIds(arguments->ids);
            if (!ids) return context.failWith(ids.error());
            const Result<Completed> done = context.perform(LogitsRequest{arguments->model, std::move(*ids)},
                                                           {.useCache = false, .storeResult = false});
            if (!done) return context.failWith(done.error());
            const auto& result = std::get<LogitsResult>(done->response);
            const llm::TensorToWrite tensor{"logits",
                                            llm::DType::Float32,
                                            {result.positions, result.vocabulary},
                                            std::as_bytes(std::span(result.logits))};
            const Result<void> written = llm::writeSafetensors(arguments->out, {&tensor, 1});
            if (!written) return context.failWith(written.error());
            if (context.options().json)
              printJson({{"file", arguments->out.string()},
                         {"positions", result.positions},
                         {"vocabulary", result.vocabulary},
                         {"dtype", "float32"}});
            else
              std::cout << "Wrote logits [" << result.positions << ", " << result.vocabulary << "] float32 to "
                        << arguments->out.string() << '\n';
            return kDone;
          }};
}

Command addPerplexityCommand(CLI::App& parent) {
  struct Arguments {
    std::string model;
    std::filesystem::path file;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* app = parent.add_subcommand("perplexity", "How well a model predicts a text; also in bits per byte");
  app->add_option("--model", arguments->model, "Model folder, file or name");
  app->add_option("file", arguments->file, "A UTF-8 text file")->required();

  return {
      app, [arguments](CommandContext& context) {
        Result<std::string> text = readFile(arguments->file, kTextFileLimit);
        if (!text) return context.failWith(text.error());
        const auto showProgress = [](const Partial& partial) {
          if (const auto* progress = std::get_if<Progress>(&partial); progress != nullptr && progress->fraction >= 0)
            std::cerr << "\r" << progress->stage << ' ' << static_cast<int>(progress->fraction * 100) << " %"
                      << std::flush;
        };
        const bool quiet = context.options().json || isatty(STDERR_FILENO) == 0;
        const Result<Completed> done = context.perform(PerplexityRequest{arguments->model, std::move(*text)}, {},
                                                       quiet ? std::function<void(const Partial&)>{} : showProgress);
        if (!quiet) std::cerr << "\r\033[K" << std::flush; // an error or the answer takes its place
        if (!done) return context.failWith(done.error());
        wire::Json value = answerJson(*done);
        if (context.options().json) {
          addReport(value, done->report);
          printJson(value);
          return kDone;
        }
        const auto& result = std::get<PerplexityResult>(done->response);
        std::cout << "perplexity     " << result.perplexity << "\nbits per byte  " << result.bitsPerByte
                  << "\ntokens         " << result.tokens << " predicted (window " << result.windowTokens << ", stride "
                  << result.strideTokens << ")\nbytes          " << result.bytes << '\n';
        return kDone;
      }};
}

Command addEmbedCommand(CLI::App& parent) {
  struct Arguments {
    std::string model;
    std::vector<std::string> texts;
    bool jsonLines = false;
  };
  auto arguments = std::make_shared<Arguments>();
  CLI::App* app = parent.add_subcommand("embed", "Texts to vectors of unit length");
  app->add_option("--model", arguments->model, "Model folder, file or name");
  auto* jsonLines = app->add_flag("--jsonl", arguments->jsonLines, "One JSON value a line in, one object a line out");
  app->add_option("text", arguments->texts, "Texts, or - for one text on standard input");
  refuseBesideLines(*app, *jsonLines);

  return {app, [arguments](CommandContext& context) {
            if (arguments->jsonLines)
              return runJsonLines(
                  context,
                  [&](const wire::Json& line) -> Result<Request> {
                    if (line.is_string()) return EmbedRequest{arguments->model, {line.get<std::string>()}};
                    if (const Result<void> known = onlyKnown(line, {"text", "texts", "model"}); !known)
                      return fail(known.error());
                    wire::Json object = withDefaults(line, {{"model", arguments->model}});
                    if (object.is_object() && object.contains("text")) object["texts"] = object["text"];
                    Result<EmbedRequest> parsed = wire::fromJson<EmbedRequest>(object);
                    if (!parsed) return fail(std::move(parsed.error()));
                    return std::move(*parsed);
                  },
                  answerJson);
            std::vector<std::string> texts = arguments->texts;
            if (texts.empty() || (texts.size() == 1 && texts.front() == "-")) {
              Result<std::string> text = textArgument(context, std::nullopt);
              if (!text) return context.failWith(text.error());
              texts = {std::move(*text)};
            }
            const Result<Completed> done = context.perform(EmbedRequest{arguments->model, std::move(texts)});
            if (!done) return context.failWith(done.error());
            if (context.options().json) {
              wire::Json value = answerJson(*done);
              addReport(value, done->report);
              printJson(value);
              return kDone;
            }
            for (const std::vector<float>& embedding : std::get<EmbedResult>(done->response).embeddings) {
              for (std::size_t i = 0; i < embedding.size(); ++i)
                std::cout << (i == 0 ? "" : " ") << embedding[i];
              std::cout << '\n';
            }
            return kDone;
          }};
}

} // namespace aisemble::cli
