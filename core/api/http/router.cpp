// SPDX-License-Identifier: Apache-2.0
#include "core/api/http/router.h"

#include <algorithm>
#include <span>

namespace aisemble::api {
namespace {

bool isParameter(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

/// "/a//b/" is "a", "", "b": only one trailing slash does not count. The root has no segments.
template <class Segment>
void splitInto(std::string_view path, std::vector<Segment>& out) {
  if (path.starts_with('/')) path.remove_prefix(1);
  if (path.ends_with('/')) path.remove_suffix(1);
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    out.emplace_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return;
    path.remove_prefix(slash + 1);
    if (path.empty()) out.emplace_back();
  }
}

/// Whether `a` is to be tried before `b`: a fixed segment stands before a parameter at the first place they differ in.
bool isMoreSpecific(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](const auto& x, const auto& y) { return !isParameter(x) && isParameter(y); });
}

bool matches(const std::vector<std::string>& pattern, std::span<const std::string_view> path) {
  if (pattern.size() != path.size()) return false;
  for (std::size_t i = 0; i < path.size(); ++i)
    if (isParameter(pattern[i]) ? path[i].empty() : pattern[i] != path[i]) return false;
  return true;
}

void addMethod(std::string& list, std::string_view method) {
  if (!list.empty()) list += ", ";
  list += method;
}

} // namespace

void Router::add(std::string method, std::string pattern, Handler handler, RouteOptions options) {
  Route route{std::move(method), std::move(pattern), {}, std::move(handler), std::move(options)};
  splitInto(route.pattern, route.segments);
  const auto place = std::upper_bound(m_routes.begin(), m_routes.end(), route, [](const Route& a, const Route& b) {
    return isMoreSpecific(a.segments, b.segments);
  });
  m_routes.insert(place, std::move(route));
}

Router::Match Router::find(std::string_view method, std::string_view path) const {
  thread_local std::vector<std::string_view> segments; // kept: a request allocates nothing here
  segments.clear();
  splitInto(path, segments);

  Match out;
  const Route* found = nullptr;
  std::vector<std::string_view> others;
  for (const Route& route : m_routes) {
    if (!matches(route.segments, segments)) continue;
    if (route.method == method) {
      found = &route;
      break;
    }
    if (method == "HEAD" && route.method == "GET" && found == nullptr) found = &route; // unless a HEAD route follows
    if (out.pattern == nullptr) out.pattern = &route.pattern;
    if (std::find(others.begin(), others.end(), route.method) == others.end()) others.push_back(route.method);
  }
  if (found == nullptr) {
    out.status = others.empty() ? 404 : 405;
    for (const std::string_view other : others) {
      addMethod(out.allowed, other);
      if (other == "GET" && std::find(others.begin(), others.end(), "HEAD") == others.end())
        addMethod(out.allowed, "HEAD");
    }
    return out;
  }
  out.pattern = &found->pattern;
  if (m_gate) out.refusal = m_gate(found->pattern);
  if (out.refusal) {
    out.status = out.refusal->status;
    return out;
  }
  out.handler = &found->handler;
  out.options = &found->options;
  for (std::size_t i = 0; i < segments.size(); ++i)
    if (const std::string& name = found->segments[i]; isParameter(name))
      out.parameters.emplace(name.substr(1, name.size() - 2), segments[i]);
  return out;
}

std::vector<const std::string*> Router::patterns() const {
  std::vector<const std::string*> out;
  for (const Route& route : m_routes)
    out.push_back(&route.pattern);
  return out;
}

} // namespace aisemble::api
