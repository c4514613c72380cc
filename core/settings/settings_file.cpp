// SPDX-License-Identifier: Apache-2.0
#include "core/base/files.h"
#include "core/settings/fields_p.h"
#include "core/settings/settings.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <climits>
#include <cstdint>
#include <system_error>

namespace aisemble {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::uint64_t kLimitBytes = 1 << 20;
constexpr std::size_t kLimitDepth = 32;
constexpr std::size_t kLimitKeys = 4096; // ordered_json searches keys one by one

/// nullopt: not a JSON object within the limits.
std::optional<Json> parseObject(const std::string& text) {
  bool isTooMuch = false;
  std::size_t keys = 0;
  const auto guard = [&](int depth, Json::parse_event_t event, const Json&) {
    if (event == Json::parse_event_t::key) ++keys;
    isTooMuch = isTooMuch || static_cast<std::size_t>(depth) > kLimitDepth || keys > kLimitKeys;
    return !isTooMuch; // drops the rest, so that nothing grows
  };
  Json out = Json::parse(text, guard, /*allow_exceptions=*/false, /*ignore_comments=*/true);
  if (isTooMuch || !out.is_object()) return std::nullopt;
  return out;
}

/// The value at a key of the table ("generation.topP"); null when it or its object is absent.
const Json* find(const Json& root, std::string_view key) {
  const std::size_t dot = key.find('.');
  const auto at = root.find(std::string(key.substr(0, dot)));
  if (at == root.end() || at->is_null()) return nullptr;
  if (dot == std::string_view::npos) return &*at;
  return at->is_object() ? find(*at, key.substr(dot + 1)) : nullptr;
}

Json& place(Json& root, std::string_view key) {
  const std::size_t dot = key.find('.');
  Json& at = root[std::string(key.substr(0, dot))];
  if (dot == std::string_view::npos) return at;
  if (!at.is_object()) at = Json::object();
  return place(at, key.substr(dot + 1));
}

void erase(Json& root, std::string_view key) {
  const std::size_t dot = key.find('.');
  const std::string head(key.substr(0, dot));
  if (dot == std::string_view::npos)
    root.erase(head);
  else if (root.contains(head) && root[head].is_object())
    erase(root[head], key.substr(dot + 1));
}

// read(): takes the value when its type fits and returns true.

bool read(const Json& json, bool& out) {
  if (!json.is_boolean()) return false;
  out = json.get<bool>();
  return true;
}
bool read(const Json& json, std::string& out) {
  if (!json.is_string()) return false;
  out = json.get<std::string>();
  return true;
}
bool read(const Json& json, double& out) {
  if (!json.is_number()) return false;
  out = json.get<double>();
  return true;
}
bool read(const Json& json, std::int64_t& out) {
  if (!json.is_number_integer()) return false;
  if (json.is_number_unsigned() && json.get<std::uint64_t>() > INT64_MAX) return false;
  out = json.get<std::int64_t>();
  return true;
}
bool read(const Json& json, int& out) {
  std::int64_t wide = 0;
  if (!read(json, wide)) return false;
  // Out of int's range is out of every setting's range; the nearest int says so as well.
  out = static_cast<int>(std::clamp<std::int64_t>(wide, INT_MIN, INT_MAX));
  return true;
}
bool read(const Json& json, std::optional<std::uint64_t>& out) {
  if (!json.is_number_unsigned()) return false;
  out = json.get<std::uint64_t>();
  return true;
}
bool read(const Json& json, std::vector<std::string>& out) {
  if (!json.is_array()) return false;
  std::vector<std::string> texts;
  for (const Json& item : json) {
    if (!item.is_string()) return false;
    texts.push_back(item.get<std::string>());
  }
  out = std::move(texts);
  return true;
}
bool read(const Json& json, ThemeChoice& out) {
  for (const ThemeChoice theme : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark})
    if (json.is_string() && json.get<std::string>() == settings::themeName(theme)) {
      out = theme;
      return true;
    }
  return false;
}

bool read(const Json& json, RouteChoice& out) {
  for (const RouteChoice route :
       {RouteChoice::Local, RouteChoice::Remote, RouteChoice::RemoteThenLocal, RouteChoice::LocalThenRemote})
    if (json.is_string() && json.get<std::string>() == settings::routeName(route)) {
      out = route;
      return true;
    }
  return false;
}
bool read(const Json& json, std::vector<RemoteEndpoint>& out) {
  if (!json.is_array()) return false;
  std::vector<RemoteEndpoint> endpoints;
  for (const Json& item : json) {
    if (!item.is_object()) return false;
    RemoteEndpoint endpoint;
    const auto take = [&](const char* name, std::string& member) {
      const auto at = item.find(name);
      return at == item.end() || at->is_null() || read(*at, member);
    };
    if (!take("url", endpoint.url) || !take("protocol", endpoint.protocol) || !take("dialect", endpoint.dialect) ||
        !take("model", endpoint.model) || !take("secret", endpoint.secret))
      return false;
    endpoints.push_back(std::move(endpoint));
  }
  out = std::move(endpoints);
  return true;
}

const char* expected(const bool&) {
  return "true or false";
}
const char* expected(const std::string&) {
  return "text";
}
const char* expected(const double&) {
  return "a number";
}
const char* expected(const std::int64_t&) {
  return "a whole number";
}
const char* expected(const int&) {
  return "a whole number";
}
const char* expected(const std::optional<std::uint64_t>&) {
  return "a whole number from 0 on, or absent";
}
const char* expected(const std::vector<std::string>&) {
  return "a list of texts";
}
const char* expected(const ThemeChoice&) {
  return "\"system\", \"light\" or \"dark\"";
}

const char* expected(const RouteChoice&) {
  return "\"local\", \"remote\", \"remote, then local\" or \"local, then remote\"";
}
const char* expected(const std::vector<RemoteEndpoint>&) {
  return "a list of objects with url, protocol, dialect, model and secret, all texts";
}

template <class T>
Json written(const T& value) {
  return value;
}
Json written(ThemeChoice value) {
  return std::string(settings::themeName(value));
}

Json written(RouteChoice value) {
  return std::string(settings::routeName(value));
}
Json written(const std::vector<RemoteEndpoint>& endpoints) {
  Json out = Json::array();
  for (const RemoteEndpoint& endpoint : endpoints)
    out.push_back({{"url", endpoint.url},
                   {"protocol", endpoint.protocol},
                   {"dialect", endpoint.dialect},
                   {"model", endpoint.model},
                   {"secret", endpoint.secret}});
  return out;
}

std::string shown(const Json& value) {
  std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() > 60) text = text.substr(0, 57) + "...";
  return text;
}

/// Renames to the first free "<file>.damaged-N". Errors: IoFailure.
Result<fs::path> moveAside(const fs::path& file) {
  for (int number = 1; number < 1000; ++number) {
    const fs::path aside = file.string() + ".damaged-" + std::to_string(number);
    std::error_code failed;
    if (fs::exists(fs::symlink_status(aside, failed))) continue;
    fs::rename(file, aside, failed);
    if (!failed) return aside;
    return fail(ErrorCode::IoFailure, fmt::format("The settings in '{}' are damaged and cannot be moved aside: {}. "
                                                  "Move or repair the file by hand.",
                                                  file.string(), failed.message()));
  }
  return fail(ErrorCode::IoFailure,
              fmt::format("There are too many damaged copies beside '{}'. Delete them.", file.string()));
}

struct Stored {
  Json json = Json::object();
  std::string warning; ///< empty: the file was read, or there is none
};

/// The file's object; a damaged file is moved aside and leaves an empty object. Errors: IoFailure.
Result<Stored> readStored(const fs::path& file) {
  Stored out;
  auto text = readFile(file, kLimitBytes);
  if (text) {
    if (auto parsed = parseObject(*text)) {
      out.json = std::move(*parsed);
      return out;
    }
  } else if (text.error().code == ErrorCode::NotFound) {
    return out;
  } else if (text.error().code != ErrorCode::TooLarge) {
    Error error = std::move(text.error());
    error.code = ErrorCode::IoFailure;
    return fail(std::move(error));
  }
  auto aside = moveAside(file);
  if (!aside) return fail(std::move(aside.error()));
  out.warning = fmt::format("The settings file '{}' could not be read as a JSON object of at most {} bytes. It was "
                            "moved to '{}' and default settings are used.",
                            file.string(), kLimitBytes, aside->string());
  return out;
}

} // namespace

Result<SettingsFile::Loaded> SettingsFile::load() const {
  auto stored = readStored(m_file);
  if (!stored) return fail(std::move(stored.error()));
  Loaded out;
  if (!stored->warning.empty()) out.warnings.push_back(stored->warning);
  const Json& root = stored->json;
  const auto warn = [&](std::string_view key, const std::string& problem) {
    out.warnings.push_back(
        fmt::format("The setting '{}' in '{}' {}. The default is used.", key, m_file.string(), problem));
  };
  for (const char* group : {"generation", "sharedCache", "services", "remote"})
    if (const auto at = root.find(group); at != root.end() && !at->is_null() && !at->is_object())
      warn(group, fmt::format("is {}; it must be an object", shown(*at)));
  settings::forEachField(out.settings, [&](std::string_view key, auto& member, const auto&... range) {
    const Json* value = find(root, key);
    if (value == nullptr) return;
    auto candidate = member;
    if (!read(*value, candidate))
      return warn(key, fmt::format("is {}; it must be {}", shown(*value), expected(member)));
    if (const std::string problem = settings::problemOf(candidate, range...); !problem.empty())
      return warn(key, problem);
    member = std::move(candidate);
  });
  return out;
}

Result<void> SettingsFile::save(const Settings& settings) const {
  if (auto valid = validate(settings); !valid) return valid;
  auto stored = readStored(m_file); // keys of a newer version, or of the user's own, stay
  if (!stored) return fail(std::move(stored.error()));
  Json& root = stored->json;
  settings::forEachField(settings, [&](std::string_view key, const auto& member, const auto&...) {
    place(root, key) = nullptr;
    if constexpr (requires { member.has_value(); }) {
      if (member)
        place(root, key) = *member;
      else
        erase(root, key);
    } else {
      place(root, key) = written(member);
    }
  });
  return writeFileAtomically(m_file, root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace aisemble
