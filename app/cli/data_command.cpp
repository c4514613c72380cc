// SPDX-License-Identifier: GPL-3.0-or-later
// data: one operation over tables in files.

#include "app/cli/commands.h"
#include "app/cli/ordered_answers.h"
#include "app/cli/readable.h"
#include "core/base/files.h"
#include "core/wire/data_json.h"
#include "core/wire/data_text.h"
#include "core/wire/table_csv.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <memory>

namespace aisemble::cli {
namespace {

namespace fs = std::filesystem;

struct DataArguments {
  std::string operation;
  std::vector<std::string> files;
  std::string options = "{}";
  std::optional<fs::path> out;
  bool noCache = false;
};

const Table* tableOf(const DataResult& result) {
  if (const auto* transformed = std::get_if<TransformedTable>(&result.detail)) return transformed->table.table.get();
  if (const auto* aggregated = std::get_if<AggregatedTable>(&result.detail)) return aggregated->table.table.get();
  return nullptr;
}

/// What `path`'s extension asks for: .csv and .tsv a table, .jsonl a record a line, .json the whole result.
Result<std::string> contentFor(const fs::path& path, const DataResult& result) {
  const std::string extension = path.extension().string();
  if (extension == ".json") return wire::writeJsonLossy(wire::toJson(result), 2) + "\n";
  const Table* table = tableOf(result);
  if (table == nullptr)
    return fail(ErrorCode::InvalidArgument,
                "The result of analyze is no table: it cannot go to '" + path.string() + "'. Give a .json file.");
  if (extension == ".csv" || extension == ".tsv") return wire::toCsv(*table, extension == ".csv" ? ',' : '\t');
  if (extension == ".jsonl") {
    std::string lines;
    for (std::size_t row = 0; row < table->rows(); ++row) {
      wire::appendJsonRecord(lines, *table, row);
      lines += '\n';
    }
    return lines;
  }
  return fail(ErrorCode::InvalidArgument,
              "'" + path.string() + "' has no extension that says its format. Use .csv, .tsv, .json or .jsonl.");
}

/// What was read otherwise than it was written stands beside the result, not in it.
void printNotes(const std::string& file, const DataResult& result) {
  for (const std::string& note : result.notes)
    std::cerr << "note: " << file << ": " << note << '\n';
}

int runData(CommandContext& context, const DataArguments& arguments) {
  const DataOperation operation = *dataOperationFromName(arguments.operation);
  const bool json = context.options().json;
  const Result<wire::Json> optionsJson = wire::parseJson(arguments.options);
  if (!optionsJson) {
    std::cerr << "aisemble: --options is not JSON: " << optionsJson.error().message << '\n';
    return kUsage;
  }
  std::vector<std::string> unknown;
  const Result<DataOptions> options = wire::dataOptionsFromJson(operation, *optionsJson, &unknown);
  if (!options) return context.failWith(options.error());
  noteUnknownOptions(arguments.operation, unknown);
  std::error_code ignored;
  if (arguments.out && arguments.files.size() > 1) {
    std::cerr << "aisemble: --out FILE takes the result of one input; " << arguments.files.size() << " were given.\n";
    return kUsage;
  }
  if (arguments.out && fs::equivalent(*arguments.out, arguments.files.front(), ignored)) {
    std::cerr << "aisemble: --out names the input itself; the original is never changed. Give another file.\n";
    return kUsage;
  }
  const Result<Composition*> core = context.core();
  if (!core) return context.failWith(core.error());

  bool isUnwritten = false;
  const auto show = [&](std::size_t index, const Result<Completed>& answer) {
    const std::string& file = arguments.files[index];
    if (!answer) {
      std::cerr << "aisemble: " << answer.error().message << '\n';
      if (json) {
        wire::Json value = errorJson(answer.error());
        value["file"] = file;
        printJson(value);
      }
      return true;
    }
    const auto& result = std::get<DataResult>(answer->response);
    if (arguments.out) {
      const Result<std::string> content = contentFor(*arguments.out, result);
      const Result<void> written =
          content ? writeFileAtomically(*arguments.out, *content) : Result<void>(fail(content.error()));
      if (!written) {
        isUnwritten = true;
        static_cast<void>(context.failWith(written.error()));
        return true;
      }
    }
    if (json) {
      wire::Json value = wire::toJson(result);
      value["file"] = file;
      if (arguments.out) value["out"] = arguments.out->string();
      addReport(value, answer->report);
      printJson(value);
    } else if (arguments.out) {
      printNotes(file, result);
      std::cout << file << ": " << result.rowsProcessed << " rows -> " << arguments.out->string() << '\n';
    } else {
      if (arguments.files.size() > 1) std::cout << "== " << file << '\n';
      printNotes(file, result);
      print(std::cout, result);
    }
    return static_cast<bool>(std::cout);
  };

  OrderedAnswers answers((*core)->orchestrator(), context.interrupt(), show);
  for (std::size_t i = 0; i < arguments.files.size(); ++i) {
    DataRequest request{{}, operation, fs::path(arguments.files[i]), *options};
    if (!answers.ask(i, Request(std::move(request)), {.useCache = !arguments.noCache})) break;
  }
  const int status = answers.finish();
  return status == kDone && isUnwritten ? kFailed : status;
}

} // namespace

Command addDataCommand(CLI::App& parent) {
  auto arguments = std::make_shared<DataArguments>();
  CLI::App* app = parent.add_subcommand("data", "Tables (CSV, TSV, JSON, JSON lines): figures of the columns, "
                                                "cleaning and scaling, groups");
  std::vector<std::string> operations;
  for (const auto& [operation, name] : kDataOperations)
    operations.emplace_back(name);
  app->add_option("operation", arguments->operation, "What to do")->required()->check(CLI::IsMember(operations));
  app->add_option("file", arguments->files, "Table files")->required();
  app->add_option("--options", arguments->options,
                  "Options of the operation as JSON, for example '{\"group_by\": \"city\"}'");
  app->add_option("--out", arguments->out, "File for the result: .csv, .tsv, .json or .jsonl");
  app->add_flag("--no-cache", arguments->noCache, "Compute anew");
  return {app, [arguments](CommandContext& context) { return runData(context, *arguments); }};
}

} // namespace aisemble::cli
