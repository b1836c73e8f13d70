#include "runtime/url_parser.hpp"

#include "runtime/ascii.hpp"
#include "runtime/percent_encoding.hpp"
#include "runtime/url_host.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sluice {
namespace {

bool is_tab_or_newline(char c) { return c == '\t' || c == '\n' || c == '\r'; }

std::string without_tabs(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return !is_tab_or_newline(c); });
  return out;
}

std::string_view trim(std::string_view text) {
  const auto outer = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!text.empty() && outer(text.front())) text.remove_prefix(1);
  while (!text.empty() && outer(text.back())) text.remove_suffix(1);
  return text;
}

bool is_drive_letter(std::string_view text) {
  return text.size() == 2 && is_ascii_alpha(text[0]) && (text[1] == ':' || text[1] == '|');
}
bool is_normal_drive_letter(std::string_view text) { return is_drive_letter(text) && text[1] == ':'; }
bool starts_with_drive_letter(std::string_view text) {
  if (text.size() < 2 || !is_drive_letter(text.substr(0, 2))) return false;
  return text.size() == 2 || std::string_view{"/\\?#"}.find(text[2]) != std::string_view::npos;
}

/// Whether a path segment is as many dots, some perhaps written "%2e".
bool is_dots(std::string_view segment, int wanted) {
  int dots = 0;
  while (!segment.empty()) {
    const bool encoded =
        segment.size() >= 3 && segment[0] == '%' && segment[1] == '2' && ascii_lower(segment[2]) == 'e';
    if (!encoded && segment[0] != '.') return false;
    segment.remove_prefix(encoded ? 3 : 1);
    ++dots;
  }
  return dots == wanted;
}

/// https://url.spec.whatwg.org/#shorten-a-urls-path
void shorten_path(url_record& url) {
  if (url.scheme == "file" && url.path.size() == 1 && is_normal_drive_letter(url.path[0])) return;
  if (!url.path.empty()) url.path.pop_back();
}

}  // namespace

std::optional<std::uint16_t> default_port(std::string_view scheme) {
  if (scheme == "http" || scheme == "ws") return std::uint16_t{80};
  if (scheme == "https" || scheme == "wss") return std::uint16_t{443};
  if (scheme == "ftp") return std::uint16_t{21};
  return {};
}

url_parser::url_parser(std::string_view text, url_record& url, const url_record* base, state only)
    : text_(without_tabs(only == state::none ? trim(text) : text)),
      url_(url),
      base_(base),
      only_(only),
      state_(setting() ? only : state::scheme_start) {}

bool url_parser::run() {
  for (;; ++i_) {
    const step result = next();
    if (result != step::go_on) return result == step::done;
    if (i_ + 1 != 0 && c() == end) return true;  // a state may have gone back to before the first character
  }
}

url_parser::step url_parser::next() {
  switch (state_) {
    case state::none: return step::fail;
    case state::scheme_start: return scheme_start();
    case state::scheme: return scheme();
    case state::no_scheme: return no_scheme();
    case state::special_relative_or_authority:
      if (c() == '/' && at(i_ + 1) == '/') return ++i_, to(state::special_authority_ignore_slashes);
      return again(state::relative);
    case state::path_or_authority: return c() == '/' ? to(state::authority) : again(state::path);
    case state::relative: return relative();
    case state::relative_slash: return relative_slash();
    case state::special_authority_slashes:
      if (c() == '/' && at(i_ + 1) == '/') return ++i_, to(state::special_authority_ignore_slashes);
      return again(state::special_authority_ignore_slashes);
    case state::special_authority_ignore_slashes:
      return c() == '/' || c() == '\\' ? step::go_on : again(state::authority);
    case state::authority: return authority();
    case state::host:
    case state::hostname: return host();
    case state::port: return port();
    case state::file: return file();
    case state::file_slash: return file_slash();
    case state::file_host: return file_host();
    case state::path_start: return path_start();
    case state::path: return path();
    case state::opaque_path: return opaque_path();
    case state::query: return query();
    case state::fragment: return fragment();
  }
  return step::fail;
}

// --- scheme ---------------------------------------------------------------------------------------------

url_parser::step url_parser::scheme_start() {
  if (c() != end && is_ascii_alpha(text_[i_])) {
    buffer_ += ascii_lower(text_[i_]);
    return to(state::scheme);
  }
  return setting() ? step::fail : again(state::no_scheme);
}

url_parser::step url_parser::scheme() {
  if (c() == ':') return scheme_ended();
  const bool fits = c() != end && (is_ascii_alpha(text_[i_]) || is_ascii_digit(text_[i_]) || c() == '+' ||
                                   c() == '-' || c() == '.');
  if (fits) {
    buffer_ += ascii_lower(text_[i_]);
    return step::go_on;
  }
  if (setting()) return step::fail;
  buffer_.clear();
  i_ = 0;
  return again(state::no_scheme);
}

url_parser::step url_parser::scheme_ended() {
  if (setting()) return change_scheme();
  url_.scheme = std::exchange(buffer_, {});
  if (url_.scheme == "file") return to(state::file);
  if (url_.special())
    return to(base_ && base_->scheme == url_.scheme ? state::special_relative_or_authority
                                                    : state::special_authority_slashes);
  if (at(i_ + 1) == '/') return ++i_, to(state::path_or_authority);
  url_.opaque_path = true;
  url_.path.assign(1, "");
  return to(state::opaque_path);
}

url_parser::step url_parser::change_scheme() {
  url_record changed = url_;
  changed.scheme = buffer_;
  if (changed.special() != url_.special()) return step::done;
  if (buffer_ == "file" && (url_.has_credentials() || url_.port)) return step::done;
  if (url_.scheme == "file" && (!url_.host || url_.host->empty())) return step::done;
  url_.scheme = buffer_;
  if (url_.port == default_port(buffer_)) url_.port.reset();
  return step::done;
}

url_parser::step url_parser::no_scheme() {
  if (!base_ || (base_->opaque_path && c() != '#')) return step::fail;
  if (!base_->opaque_path) return again(base_->scheme == "file" ? state::file : state::relative);
  url_.scheme = base_->scheme;
  url_.opaque_path = true;
  take_base_path();
  return begin_fragment();
}

// --- what a relative URL takes from its base ---------------------------------------------------------------

void url_parser::take_base_authority() {
  url_.username = base_->username;
  url_.password = base_->password;
  url_.host = base_->host;
  url_.port = base_->port;
}

void url_parser::take_base_path() {
  url_.path = base_->path;
  url_.query = base_->query;
}

url_parser::step url_parser::relative() {
  url_.scheme = base_->scheme;
  if (slash()) return to(state::relative_slash);
  take_base_authority();
  take_base_path();
  if (c() == '?') return begin_query();
  if (c() == '#') return begin_fragment();
  if (c() == end) return step::go_on;
  url_.query.reset();
  shorten_path(url_);
  return again(state::path);
}

url_parser::step url_parser::relative_slash() {
  if (url_.special() && slash()) return to(state::special_authority_ignore_slashes);
  if (c() == '/') return to(state::authority);
  take_base_authority();
  return again(state::path);
}

// --- authority ------------------------------------------------------------------------------------------

url_parser::step url_parser::authority() {
  if (c() == '@') {
    take_credentials();
    return step::go_on;
  }
  if (!authority_ends()) {
    buffer_ += text_[i_];
    return step::go_on;
  }
  if (at_seen_ && buffer_.empty()) return step::fail;
  i_ -= buffer_.size();
  buffer_.clear();
  return again(state::host);
}

/// An @: what came before it are credentials, an earlier @ included.
void url_parser::take_credentials() {
  if (at_seen_) buffer_.insert(0, "%40");
  at_seen_ = true;
  for (const char letter : buffer_) {
    if (letter == ':' && !password_seen_)
      password_seen_ = true;
    else
      append_percent_encoded(password_seen_ ? url_.password : url_.username,
                             static_cast<unsigned char>(letter), percent_set::userinfo);
  }
  buffer_.clear();
}

bool url_parser::take_host() {
  auto host = keep_host_ ? std::optional{buffer_} : parse_url_host(buffer_, url_.special());
  if (!host) return false;
  url_.host = std::move(host);
  buffer_.clear();
  return true;
}

url_parser::step url_parser::host() {
  if (setting() && url_.scheme == "file") return again(state::file_host);
  if (c() == ':' && !in_brackets_) {
    if (buffer_.empty() || only_ == state::hostname || !take_host()) return step::fail;
    return to(state::port);
  }
  if (authority_ends()) {
    if (buffer_.empty() && (url_.special() || (setting() && (url_.has_credentials() || url_.port))))
      return step::fail;
    if (!take_host()) return step::fail;
    return setting() ? step::done : again(state::path_start);
  }
  if (c() == '[') in_brackets_ = true;
  if (c() == ']') in_brackets_ = false;
  buffer_ += text_[i_];
  return step::go_on;
}

url_parser::step url_parser::port() {
  if (c() != end && is_ascii_digit(text_[i_])) {
    buffer_ += text_[i_];
    return step::go_on;
  }
  if (!authority_ends() && !setting()) return step::fail;
  if (!buffer_.empty()) {
    constexpr std::uint32_t largest = 65535;
    std::uint32_t number = 0;
    for (const char digit : buffer_)
      number = std::min(number * 10 + static_cast<std::uint32_t>(digit - '0'), largest + 1);
    if (number > largest) return step::fail;
    url_.port = static_cast<std::uint16_t>(number);
    if (url_.port == default_port(url_.scheme)) url_.port.reset();
    buffer_.clear();
    if (setting()) return step::done;
  }
  return setting() ? step::fail : again(state::path_start);
}

// --- file: ----------------------------------------------------------------------------------------------

url_parser::step url_parser::file() {
  url_.scheme = "file";
  url_.host = "";
  if (c() == '/' || c() == '\\') return to(state::file_slash);
  if (!base_ || base_->scheme != "file") return again(state::path);
  url_.host = base_->host;
  take_base_path();
  if (c() == '?') return begin_query();
  if (c() == '#') return begin_fragment();
  if (c() == end) return step::go_on;
  url_.query.reset();
  if (starts_with_drive_letter(std::string_view{text_}.substr(i_)))
    url_.path.clear();
  else
    shorten_path(url_);
  return again(state::path);
}

url_parser::step url_parser::file_slash() {
  if (c() == '/' || c() == '\\') return to(state::file_host);
  if (base_ && base_->scheme == "file") {
    url_.host = base_->host;
    const bool has_drive =
        starts_with_drive_letter(std::string_view{text_}.substr(std::min(i_, text_.size())));
    if (!has_drive && !base_->path.empty() && is_normal_drive_letter(base_->path[0]))
      url_.path.push_back(base_->path[0]);
  }
  return again(state::path);
}

url_parser::step url_parser::file_host() {
  const bool ends = c() == end || c() == '/' || c() == '\\' || c() == '?' || c() == '#';
  if (!ends) {
    buffer_ += text_[i_];
    return step::go_on;
  }
  if (!setting() && is_drive_letter(buffer_))
    return again(state::path);  // which begins with what the buffer holds
  if (buffer_.empty())
    url_.host = "";
  else if (!take_host())
    return step::fail;
  if (url_.host == "localhost") url_.host = "";
  return setting() ? step::done : again(state::path_start);
}

// --- path, query, fragment ------------------------------------------------------------------------------

url_parser::step url_parser::path_start() {
  if (url_.special()) return slash() ? to(state::path) : again(state::path);
  if (!setting() && c() == '?') return begin_query();
  if (!setting() && c() == '#') return begin_fragment();
  if (c() != end) return c() == '/' ? to(state::path) : again(state::path);
  if (setting() && !url_.host) url_.path.emplace_back();
  return step::go_on;
}

url_parser::step url_parser::path() {
  const bool ends = c() == end || slash() || (!setting() && (c() == '?' || c() == '#'));
  if (!ends) {
    append_percent_encoded(buffer_, static_cast<unsigned char>(text_[i_]), percent_set::path);
    return step::go_on;
  }
  end_segment();
  if (c() == '?') return begin_query();
  if (c() == '#') return begin_fragment();
  return step::go_on;
}

void url_parser::end_segment() {
  if (is_dots(buffer_, 2)) {
    shorten_path(url_);
    if (!slash()) url_.path.emplace_back();
  } else if (is_dots(buffer_, 1)) {
    if (!slash()) url_.path.emplace_back();
  } else {
    if (url_.scheme == "file" && url_.path.empty() && is_drive_letter(buffer_)) buffer_[1] = ':';
    url_.path.push_back(buffer_);
  }
  buffer_.clear();
}

url_parser::step url_parser::opaque_path() {
  if (c() == '?') return begin_query();
  if (c() == '#') return begin_fragment();
  std::string& path = url_.path.front();
  if (c() == ' ')
    path += at(i_ + 1) == '?' || at(i_ + 1) == '#' ? "%20" : " ";
  else if (c() != end)
    append_percent_encoded(path, static_cast<unsigned char>(text_[i_]), percent_set::c0_control);
  return step::go_on;
}

url_parser::step url_parser::query() {
  if (c() == '#' && !setting()) return begin_fragment();
  if (c() != end)
    append_percent_encoded(*url_.query, static_cast<unsigned char>(text_[i_]),
                           url_.special() ? percent_set::special_query : percent_set::query);
  return step::go_on;
}

url_parser::step url_parser::fragment() {
  if (c() != end)
    append_percent_encoded(*url_.fragment, static_cast<unsigned char>(text_[i_]), percent_set::fragment);
  return step::go_on;
}

}  // namespace sluice
