#include "transport/egress/header_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

constexpr std::array engine_headers{
    "host",    "content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "te",
    "trailer", "expect",         "http2-settings"};

bool is_letter_or_digit(unsigned char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

}  // namespace

bool is_http_token(std::string_view text) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return is_letter_or_digit(static_cast<unsigned char>(c)) || marks.find(c) != marks.npos;
  });
}

tl::expected<void, sdk_error> check_method(std::string_view method) {
  if (!is_http_token(method) || method.size() > 32)
    return refuse(sdk_code::invalid_argument, "method is a word such as GET, POST, PUT, PATCH or DELETE");
  if (method == "CONNECT" || method == "TRACE" || method == "TRACK")
    return refuse(sdk_code::invalid_argument, fmt::format("scripts may not use the method {}", method));
  return {};
}

tl::expected<void, sdk_error> check_header(std::string_view name, std::string_view value) {
  if (!is_http_token(name))
    return refuse(
        sdk_code::invalid_argument,
        fmt::format("header name \"{}\": write letters, digits and \"-\" only",
                    std::ranges::all_of(name, [](char c) { return c >= 0x20 && c < 0x7f; }) ? name : "?"));
  if (std::ranges::find(engine_headers, name) != engine_headers.end() || name.starts_with("proxy-"))
    return refuse(sdk_code::invalid_argument,
                  fmt::format("header {} is set by the engine: leave it out", name));
  const auto wrong = [](unsigned char c) { return (c < 0x20 && c != '\t') || c == 0x7f; };
  if (std::ranges::any_of(value, wrong))
    return refuse(sdk_code::invalid_argument,
                  fmt::format("header {}: its value must be one line, without control characters", name));
  return {};
}

}  // namespace sluice
