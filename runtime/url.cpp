#include "runtime/url.hpp"

#include "runtime/percent_encoding.hpp"
#include "runtime/url_parser.hpp"

#include <fmt/format.h>

namespace sluice {

bool url_record::special() const { return default_port(scheme).has_value() || scheme == "file"; }

std::string url_record::host_and_port() const {
  if (!host) return "";
  return port ? fmt::format("{}:{}", *host, *port) : *host;
}

std::string url_record::path_text() const {
  if (opaque_path) return path.front();
  std::string text;
  for (const std::string& segment : path) text.append("/").append(segment);
  return text;
}

std::string url_record::origin() const {
  if (scheme == "blob") {
    const auto inner = parse_url(path_text());
    return inner && (inner->scheme == "http" || inner->scheme == "https") ? inner->origin() : "null";
  }
  return default_port(scheme) ? scheme + "://" + host_and_port() : "null";
}

std::string url_record::href() const {
  std::string text = scheme + ":";
  if (host) {
    text += "//" + username;
    if (!password.empty()) text += ":" + password;
    if (has_credentials()) text += "@";
    text += host_and_port();
  } else if (!opaque_path && path.size() > 1 && path.front().empty()) {
    text += "/.";  // else the path would read as a host
  }
  text += path_text();
  if (query) text += "?" + *query;
  if (fragment) text += "#" + *fragment;
  return text;
}

std::optional<url_record> parse_url(std::string_view text, const url_record* base) {
  url_record url;
  if (!url_parser{text, url, base}.run()) return {};
  return url;
}

url_record parse_own_url(std::string_view href) {
  url_record url;
  url_parser parser{href, url, nullptr};
  parser.keep_host();
  parser.run();
  return url;
}

std::string get_url_part(const url_record& url, url_part part) {
  switch (part) {
    case url_part::href: return url.href();
    case url_part::origin: return url.origin();
    case url_part::protocol: return url.scheme + ":";
    case url_part::username: return url.username;
    case url_part::password: return url.password;
    case url_part::host: return url.host_and_port();
    case url_part::hostname: return url.host.value_or("");
    case url_part::port: return url.port ? fmt::format("{}", *url.port) : "";
    case url_part::pathname: return url.path_text();
    case url_part::search: return url.query.value_or("").empty() ? "" : "?" + *url.query;
    case url_part::hash: return url.fragment.value_or("").empty() ? "" : "#" + *url.fragment;
    case url_part::count: break;
  }
  return "";
}

namespace {

void set_from(url_record& url, std::string_view value, url_parser::state only) {
  url_parser{value, url, nullptr, only}.run();  // what does not fit is left out, as in browsers
}

void set_port(url_record& url, std::string_view value) {
  if (!url.may_have_credentials()) return;
  if (value.empty())
    url.port.reset();
  else
    set_from(url, value, url_parser::state::port);
}

void set_query(url_record& url, std::string_view value) {
  url.query.reset();
  if (value.empty()) return;
  url.query.emplace();
  set_from(url, value.substr(value.front() == '?' ? 1 : 0), url_parser::state::query);
}

void set_fragment(url_record& url, std::string_view value) {
  url.fragment.reset();
  if (value.empty()) return;
  url.fragment.emplace();
  set_from(url, value.substr(value.front() == '#' ? 1 : 0), url_parser::state::fragment);
}

}  // namespace

bool set_url_part(url_record& url, url_part part, std::string_view value) {
  switch (part) {
    case url_part::href: {
      auto parsed = parse_url(value);
      if (!parsed) return false;
      url = std::move(*parsed);
      break;
    }
    case url_part::protocol: set_from(url, std::string{value} + ":", url_parser::state::scheme_start); break;
    case url_part::username:
      if (url.may_have_credentials()) url.username = percent_encode(value, percent_set::userinfo);
      break;
    case url_part::password:
      if (url.may_have_credentials()) url.password = percent_encode(value, percent_set::userinfo);
      break;
    case url_part::host:
      if (!url.opaque_path) set_from(url, value, url_parser::state::host);
      break;
    case url_part::hostname:
      if (!url.opaque_path) set_from(url, value, url_parser::state::hostname);
      break;
    case url_part::port: set_port(url, value); break;
    case url_part::pathname:
      if (url.opaque_path) break;
      url.path.clear();
      set_from(url, value, url_parser::state::path_start);
      break;
    case url_part::search: set_query(url, value); break;
    case url_part::hash: set_fragment(url, value); break;
    case url_part::origin:
    case url_part::count: break;
  }
  return true;
}

}  // namespace sluice
