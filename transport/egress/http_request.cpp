#include "transport/egress/http_request.hpp"

#include "schemas/base64.hpp"
#include "transport/egress/header_rules.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>

namespace sluice {

namespace dom = simdjson::dom;
using std::chrono::milliseconds;

namespace {

using checked = tl::expected<void, sdk_error>;

tl::unexpected<sdk_error> wrong(std::string why) {
  return refuse(sdk_code::invalid_argument, std::move(why));
}

checked read_text(const dom::element& value, std::string_view name, std::string& to) {
  std::string_view text;
  if (value.get(text)) return wrong(fmt::format("{} must be a string", name));
  to = text;
  return {};
}

std::string in_capitals(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return text;
}

std::string in_small_letters(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

/// Blanks around a value are no part of it (RFC 9110, 5.5).
std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Fills a request from the call's one object, field by field.
class request_reader {
 public:
  explicit request_reader(const egress_options& options) : options_(options) {}

  tl::expected<http_request, sdk_error> read(const dom::object& fields) {
    request_.timeout = options_.request_timeout;
    request_.max_redirects = options_.max_redirects;
    request_.method = "GET";
    for (const auto& [name, value] : fields) {
      if (value.is_null()) continue;  // as if it were not there
      if (auto ok = read_field(name, value); !ok) return tl::unexpected(std::move(ok.error()));
    }
    if (request_.url.empty()) return wrong("url must be a string that begins with https:// or http://");
    if (auto ok = check_method(request_.method); !ok) return tl::unexpected(std::move(ok.error()));
    if (request_.method == "HEAD" && request_.body) return wrong("a HEAD request has no body");
    return std::move(request_);
  }

 private:
  checked read_field(std::string_view name, const dom::element& value) {
    if (name == "url") return read_text(value, name, request_.url);
    if (name == "headers") return read_headers(value);
    if (name == "body") return read_body(value);
    if (name == "method") {
      auto read = read_text(value, name, request_.method);
      request_.method = in_capitals(std::move(request_.method));
      return read;
    }
    if (name == "timeout") {
      double ms = 0;
      if (value.get(ms) || !(ms >= 1)) return wrong("timeout must be a number of milliseconds, at least 1");
      const auto most = static_cast<double>(options_.request_timeout.count());
      request_.timeout = milliseconds{static_cast<std::int64_t>(std::min(ms, most))};
      return {};
    }
    if (name == "redirects") {
      double number = 0;
      if (value.get(number) || !(number >= 0)) return wrong("redirects must be a number, at least 0");
      request_.max_redirects = static_cast<int>(std::min<double>(number, options_.max_redirects));
      return {};
    }
    return wrong(fmt::format(
        "unknown field \"{}\" of a request: it has method, url, headers, body, timeout, redirects",
        name.substr(0, 60)));
  }

  checked read_headers(const dom::element& value) {
    dom::object headers;
    if (value.get(headers)) return wrong("headers must be an object of strings");
    for (const auto& [name, content] : headers) {
      dom::array several;
      if (content.get(several)) {
        if (auto ok = add_header(name, content); !ok) return ok;
        continue;
      }
      for (const auto& one : several)
        if (auto ok = add_header(name, one); !ok) return ok;
    }
    return {};
  }

  checked add_header(std::string_view raw_name, const dom::element& content) {
    const auto name = in_small_letters(raw_name);
    std::string_view value;
    if (content.get(value))
      return wrong(fmt::format("header {} must be a string, or several", name.substr(0, 60)));
    value = trimmed(value);
    if (auto ok = check_header(name, value); !ok) return ok;
    header_bytes_ += name.size() + value.size() + 4;
    if (header_bytes_ > options_.max_header_bytes)
      return refuse(sdk_code::limit_exceeded,
                    fmt::format("the request's headers are more than {} bytes", options_.max_header_bytes));
    request_.headers.emplace_back(name, value);
    return {};
  }

  checked read_body(const dom::element& value) {
    std::string_view text;
    std::string bytes;
    if (!value.get(text)) {
      bytes = text;
    } else if (!value["bytes"].get(text)) {
      auto decoded = decode_base64(text);
      if (!decoded) return wrong("body: what should be bytes is no base64");
      bytes = *std::move(decoded);
    } else {
      return wrong("body must be a string or bytes");
    }
    if (bytes.size() > options_.max_request_bytes)
      return refuse(sdk_code::limit_exceeded, fmt::format("the request's body has {} bytes; it may have {}",
                                                          bytes.size(), options_.max_request_bytes));
    request_.body = std::make_shared<const std::string>(std::move(bytes));
    return {};
  }

  const egress_options& options_;
  http_request request_;
  std::size_t header_bytes_ = 0;
};

}  // namespace

bool http_request::has_header(std::string_view name) const {
  return std::ranges::any_of(headers, [&](const header& h) { return h.first == name; });
}

void http_request::drop_header(std::string_view name) {
  std::erase_if(headers, [&](const header& h) { return h.first == name; });
}

tl::expected<http_request, sdk_error> parse_http_request(const std::string& args,
                                                         const egress_options& options) {
  dom::parser parser;
  dom::element document;
  dom::array list;
  dom::object fields;
  const auto failure = parser.parse(args).get(document);
  if (failure == simdjson::STRING_ERROR || failure == simdjson::UTF8_ERROR)
    return wrong("a string of the request is no text: it has half of a surrogate pair");
  if (failure || document.get(list) || list.size() != 1 || list.at(0).get(fields))
    return wrong("a request is one object: {method, url, headers, body, timeout, redirects}");
  return request_reader(options).read(fields);
}

}  // namespace sluice
