#include "transport/request_target.hpp"

#include <fmt/format.h>

#include <charconv>

namespace sluice::transport {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Cuts off and returns what stands before the separator.
std::string_view cut(std::string_view& text, char separator) {
  const auto end = text.find(separator);
  const auto head = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  return head;
}

}  // namespace

std::string percent_decode(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low >= 0) {
      result += static_cast<char>(high << 4 | low);
      i += 2;
    } else {
      result += text[i];
    }
  }
  return result;
}

std::optional<std::string> request_target::parameter(std::string_view name) const {
  const auto found = query.find(name);
  return found == query.end() ? std::nullopt : std::optional(found->second);
}

expected<std::optional<std::int64_t>> request_target::number(std::string_view name, std::int64_t min,
                                                             std::int64_t max) const {
  const auto text = parameter(name);
  if (!text) return std::optional<std::int64_t>{};
  const auto value = parse_number(*text);
  if (!value || *value < min || *value > max)
    return fail(error_code::invalid_request,
                fmt::format("{}: \"{:.100}\" must be a whole number from {} to {}", name, *text, min, max),
                std::string(name));
  return value;
}

expected<request_target> parse_target(std::string_view text) {
  text = text.substr(0, text.find('#'));
  request_target target;
  target.path = percent_decode(cut(text, '?'));
  while (!text.empty()) {
    auto pair = cut(text, '&');
    auto name = percent_decode(cut(pair, '='));
    if (name.empty()) continue;
    if (!target.query.emplace(name, percent_decode(pair)).second)
      return fail(error_code::invalid_request, fmt::format("?{:.100}= is there twice", name));
  }
  return target;
}

std::optional<std::int64_t> parse_number(std::string_view text) {
  std::int64_t value = 0;
  const auto end = text.data() + text.size();
  const auto [stopped, problem] = std::from_chars(text.data(), end, value);
  if (problem != std::errc{} || stopped != end) return std::nullopt;
  return value;
}

}  // namespace sluice::transport
