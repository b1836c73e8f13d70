#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A URL taken apart, by the URL Standard (https://url.spec.whatwg.org). All parts are ASCII, encoded as they
/// stand in the URL.
struct url_record {
  std::string scheme;
  std::string username;
  std::string password;
  std::optional<std::string> host;
  std::optional<std::uint16_t> port;  ///< if it is not the scheme's own
  bool opaque_path = false;           ///< as in "mailto:x@y.z": then `path` holds that one text
  std::vector<std::string> path;
  std::optional<std::string> query;
  std::optional<std::string> fragment;

  bool special() const;
  bool has_credentials() const { return !username.empty() || !password.empty(); }
  bool may_have_credentials() const { return host && !host->empty() && scheme != "file"; }

  std::string host_and_port() const;
  std::string path_text() const;
  /// "https://example.com:8080", or "null" for what has no origin.
  std::string origin() const;
  std::string href() const;
};

/// The parts of a URL that scripts read and write.
enum class url_part : std::uint8_t {
  href,
  origin,
  protocol,
  username,
  password,
  host,
  hostname,
  port,
  pathname,
  search,
  hash,
  count
};

/// Takes UTF-8 text apart; relative to `base` if there is one. Empty if it is no URL.
std::optional<url_record> parse_url(std::string_view text, const url_record* base = nullptr);

/// The same of a text that url_record::href() gave: quicker, and sure to be one.
url_record parse_own_url(std::string_view href);

/// A part as the URL class gives it, e.g. "?a=1" for search.
std::string get_url_part(const url_record& url, url_part part);
/// Sets a part as the URL class does: what is no valid value changes nothing. False if it is `href` and no
/// URL.
bool set_url_part(url_record& url, url_part part, std::string_view value);

}  // namespace sluice
