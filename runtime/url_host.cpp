#include "runtime/url_host.hpp"

#include "runtime/ascii.hpp"
#include "runtime/idna.hpp"
#include "runtime/percent_encoding.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace sluice {
namespace {

constexpr std::string_view forbidden_in_host{"\0\t\n\r #/:<>?@[\\]^|", 17};

bool forbidden_in_domain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x1F || byte == 0x7F || c == '%' || forbidden_in_host.find(c) != std::string_view::npos;
}

std::vector<std::string_view> split_at_dots(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = std::min(text.find('.', begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    if (end == text.size()) return parts;
    begin = end + 1;
  }
}

// --- IPv4 -----------------------------------------------------------------------------------------------

/// "192", "0xC0" or "0300"; no number is larger than the result can be.
std::optional<std::uint64_t> parse_ipv4_number(std::string_view text) {
  if (text.empty()) return {};
  unsigned base = 10;
  if (text.size() >= 2 && text[0] == '0') {
    const bool hex = ascii_lower(text[1]) == 'x';
    base = hex ? 16 : 8;
    text.remove_prefix(hex ? 2 : 1);
  }
  std::uint64_t value = 0;
  for (const char c : text) {
    if (!is_hex_digit(c) || static_cast<unsigned>(hex_value(c)) >= base) return {};
    value =
        std::min<std::uint64_t>(value * base + static_cast<unsigned>(hex_value(c)), std::uint64_t{1} << 40);
  }
  return value;
}

bool ends_in_number(std::string_view domain) {
  auto parts = split_at_dots(domain);
  if (parts.back().empty()) {
    if (parts.size() == 1) return false;
    parts.pop_back();
  }
  const std::string_view last = parts.back();
  if (!last.empty() && std::all_of(last.begin(), last.end(), is_ascii_digit)) return true;
  return parse_ipv4_number(last).has_value();
}

std::optional<std::string> parse_ipv4(std::string_view domain) {
  auto parts = split_at_dots(domain);
  if (parts.back().empty() && parts.size() > 1) parts.pop_back();
  if (parts.size() > 4) return {};
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = parse_ipv4_number(parts[i]);
    const bool last = i + 1 == parts.size();
    const std::uint64_t limit = last ? std::uint64_t{1} << 8 * (5 - parts.size()) : 256;
    if (!number || *number >= limit) return {};
    address += last ? *number : *number << 8 * (3 - i);
  }
  return fmt::format("{}.{}.{}.{}", address >> 24, address >> 16 & 255, address >> 8 & 255, address & 255);
}

// --- IPv6 -----------------------------------------------------------------------------------------------

using ipv6_pieces = std::array<std::uint16_t, 8>;

/// https://url.spec.whatwg.org/#concept-ipv6-parser
class ipv6_parser {
 public:
  explicit ipv6_parser(std::string_view text) : text_(text) {}

  std::optional<ipv6_pieces> parse() {
    if (at(0) == ':') {
      if (at(1) != ':') return {};
      i_ = 2;
      compress_ = ++count_;
    }
    while (i_ < text_.size())
      if (!piece()) return {};
    if (!compress_ && count_ != 8) return {};
    if (compress_) {
      const std::size_t moved = count_ - *compress_;
      for (std::size_t k = 0; k < moved; ++k) std::swap(pieces_[7 - k], pieces_[count_ - 1 - k]);
    }
    return pieces_;
  }

 private:
  char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

  bool piece() {
    if (count_ == 8) return false;
    if (at(i_) == ':') {
      if (compress_) return false;
      ++i_;
      compress_ = ++count_;
      return true;
    }
    const std::size_t begin = i_;
    unsigned value = 0;
    while (i_ < begin + 4 && is_hex_digit(at(i_)))
      value = value * 16 + static_cast<unsigned>(hex_value(at(i_++)));
    if (at(i_) == '.') {
      i_ = begin;
      return i_ < text_.size() && begin_of_ipv4(begin);
    }
    if (at(i_) == ':') {
      if (++i_ == text_.size()) return false;
    } else if (i_ < text_.size()) {
      return false;
    }
    pieces_[count_++] = static_cast<std::uint16_t>(value);
    return true;
  }

  /// The last two pieces, written as an IPv4 address.
  bool begin_of_ipv4(std::size_t begin) {
    if (count_ > 6 || !is_ascii_digit(at(begin))) return false;
    int numbers = 0;
    for (; i_ < text_.size(); ++numbers) {
      if (numbers > 0 && (numbers == 4 || at(i_++) != '.')) return false;
      if (!is_ascii_digit(at(i_))) return false;
      unsigned value = 0;
      for (std::size_t digits = 0; is_ascii_digit(at(i_)); ++i_, ++digits) {
        if (digits > 0 && value == 0) return false;
        value = value * 10 + static_cast<unsigned>(hex_value(at(i_)));
        if (value > 255) return false;
      }
      pieces_[count_] = static_cast<std::uint16_t>(pieces_[count_] << 8 | value);
      if (numbers % 2 == 1) ++count_;
    }
    return numbers == 4;
  }

  std::string_view text_;
  std::size_t i_ = 0;
  std::size_t count_ = 0;
  std::optional<std::size_t> compress_;
  ipv6_pieces pieces_{};
};

/// The first of the longest runs of two or more zeros: {begin, length}.
std::pair<std::size_t, std::size_t> longest_zeros(const ipv6_pieces& pieces) {
  std::pair<std::size_t, std::size_t> best{8, 1};
  for (std::size_t i = 0; i < 8;) {
    std::size_t end = i;
    while (end < 8 && pieces[end] == 0) ++end;
    if (end - i > best.second) best = {i, end - i};
    i = end + 1;
  }
  return best;
}

std::optional<std::string> parse_ipv6(std::string_view text) {
  const auto pieces = ipv6_parser{text}.parse();
  if (!pieces) return {};
  const auto [begin, length] = longest_zeros(*pieces);
  std::string out = "[";
  for (std::size_t i = 0; i < 8; ++i) {
    if (i == begin) {
      out += i == 0 ? "::" : ":";
      i += length - 1;
      continue;
    }
    out += fmt::format("{:x}", (*pieces)[i]);
    if (i < 7) out += ':';
  }
  return out + "]";
}

std::optional<std::string> parse_opaque_host(std::string_view input) {
  if (input.find_first_of(forbidden_in_host) != std::string_view::npos) return {};
  return percent_encode(input, percent_set::c0_control);
}

}  // namespace

std::optional<std::string> parse_url_host(std::string_view input, bool special) {
  if (!input.empty() && input.front() == '[') {
    if (input.back() != ']') return {};
    return parse_ipv6(input.substr(1, input.size() - 2));
  }
  if (!special) return parse_opaque_host(input);
  auto domain = domain_to_ascii(percent_decode(input));
  if (!domain || domain->empty() || std::any_of(domain->begin(), domain->end(), forbidden_in_domain))
    return {};
  return ends_in_number(*domain) ? parse_ipv4(*domain) : domain;
}

}  // namespace sluice
