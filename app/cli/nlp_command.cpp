// SPDX-License-Identifier: GPL-3.0-or-later
// nlp: one task over a text, a file, standard input, or a line of JSON each.

#include "app/cli/commands.h"
#include "app/cli/jsonl.h"
#include "app/cli/readable.h"
#include "core/batch/batch_tasks.h"
#include "core/encoding/text_file.h"
#include "core/wire/nlp_json.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <memory>

namespace aisemble::cli {
namespace {

constexpr std::uint64_t kDocumentLimit = std::uint64_t{256} << 20;

struct TextArguments {
  std::string task;
  std::string options = "{}";
  std::string language = "auto";
  std::string model;
  std::optional<std::string> text;
  bool jsonLines = false;
  bool noCache = false;
};

/// A name that was mistyped would be read as a text of one word, in silence.
bool looksLikeAFile(const std::string& argument) {
  if (argument.find_first_of(" \t\n") != std::string::npos || argument.find("://") != std::string::npos) return false;
  const auto endings = batchExtensions(BatchInputKind::Texts);
  const std::string ending = std::filesystem::path(argument).extension().string();
  return argument.find('/') != std::string::npos || std::find(endings.begin(), endings.end(), ending) != endings.end();
}

/// The lexicon finds nothing in other languages, which is no verdict.
void noteForeignSentiment(const NlpResult& result) {
  const auto* sentiment = std::get_if<SentimentAnalysis>(&result.detail);
  if (sentiment == nullptr || result.language == "en" || sentiment->positiveWords + sentiment->negativeWords > 0)
    return;
  std::cerr << "note: the sentiment lexicon has English words only, and none of them is in this text ("
            << result.language << ").\n";
}

/// The argument itself, the content of the file that it names, or standard input.
Result<DecodedText> textOrFile(const CommandContext& context, const std::optional<std::string>& argument) {
  std::error_code ignored;
  if (argument && *argument != "-" && argument->size() <= 4096 && std::filesystem::is_regular_file(*argument, ignored))
    return readTextFile(*argument, kDocumentLimit);
  if (argument && looksLikeAFile(*argument) && !std::filesystem::exists(*argument, ignored))
    std::cerr << "note: there is no file '" << *argument << "': it is taken as the text.\n";
  Result<std::string> text = textArgument(context, argument);
  if (!text) return fail(std::move(text.error()));
  return DecodedText{std::move(*text), "UTF-8", EncodingBasis::Known};
}

wire::Json nlpJson(const Completed& completed) {
  wire::Json value = wire::toJson(std::get<NlpResult>(completed.response));
  addReport(value, completed.report);
  return value;
}

/// What a line names stands over what the command line said.
Result<Request> requestFromLine(const wire::Json& line, const TextArguments& arguments, const wire::Json& options) {
  wire::Json object = withDefaults(line.is_string() ? wire::Json{{"text", line}} : line,
                                   {{"task", arguments.task}, {"language", arguments.language}, {"options", options}});
  if (const Result<void> known = onlyKnown(line, {"task", "text", "language", "model", "options"}); !known)
    return fail(known.error());
  if (!arguments.model.empty() && object.is_object() && !object.contains("model")) object["model"] = arguments.model;
  Result<NlpRequest> request = wire::fromJson<NlpRequest>(object);
  if (!request) return fail(std::move(request.error()));
  return std::move(*request);
}

int runNlp(CommandContext& context, const TextArguments& arguments) {
  const Result<wire::Json> options = wire::parseJson(arguments.options);
  if (!options || !options->is_object()) {
    std::cerr << "aisemble: --options is not a JSON object"
              << (options ? std::string(".") : ": " + options.error().message) << '\n';
    return kUsage;
  }
  std::vector<std::string> unknown;
  const Result<NlpOptions> typed = wire::nlpOptionsFromJson(*nlpTaskFromName(arguments.task), *options, &unknown);
  noteUnknownOptions(arguments.task, unknown);
  const SubmitOptions submit{.useCache = !arguments.noCache};
  if (arguments.jsonLines) // of which each says what is wrong with it
    return runJsonLines(
        context, [&](const wire::Json& line) { return requestFromLine(line, arguments, *options); }, nlpJson, submit);
  if (!typed) return context.failWith(typed.error());
  Result<DecodedText> text = textOrFile(context, arguments.text);
  if (!text) return context.failWith(text.error());
  if (text->basis != EncodingBasis::Known)
    std::cerr << "aisemble: '" << *arguments.text << "' was read as " << text->encoding << ".\n";
  Result<Request> request = requestFromLine(wire::Json(std::move(text->text)), arguments, *options);
  if (!request) return context.failWith(request.error());
  const Result<Completed> done = context.perform(std::move(*request), submit);
  if (!done) return context.failWith(done.error());
  noteForeignSentiment(std::get<NlpResult>(done->response));
  if (context.options().json) {
    wire::Json value = nlpJson(*done);
    if (text->encoding != "UTF-8") value["encoding"] = text->encoding;
    printJson(value);
  } else {
    print(std::cout, std::get<NlpResult>(done->response));
  }
  return kDone;
}

} // namespace

Command addNlpCommand(CLI::App& parent) {
  auto arguments = std::make_shared<TextArguments>();
  CLI::App* app = parent.add_subcommand("nlp", "Text: statistics, sentiment, keywords, entities, summary, similarity, "
                                               "words with their part of speech, language");
  std::vector<std::string> tasks;
  for (const auto& [task, name] : kNlpTasks)
    tasks.emplace_back(name);
  app->add_option("task", arguments->task, "What to do")->required()->check(CLI::IsMember(tasks));
  app->add_option("--options", arguments->options, "Options of the task as JSON, for example '{\"max_keywords\": 5}'");
  app->add_option("--language", arguments->language, "ISO 639-1 code of the text (default: detected)");
  app->add_option("--model", arguments->model, "Model name, folder or file (default: the task's own method)");
  auto* jsonLines = app->add_flag("--jsonl", arguments->jsonLines, "One JSON value a line in, one object a line out");
  app->add_option("text", arguments->text, "The text, a text file, or - for standard input");
  refuseBesideLines(*app, *jsonLines);
  app->add_flag("--no-cache", arguments->noCache, "Compute anew");
  return {app, [arguments](CommandContext& context) { return runNlp(context, *arguments); }};
}

} // namespace aisemble::cli
