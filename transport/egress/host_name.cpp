#include "transport/egress/host_name.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <idn2.h>
#include <memory>
#include <vector>

namespace sluice {

namespace {

constexpr std::size_t max_name_bytes = 253;
constexpr std::size_t max_label_bytes = 63;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::vector<std::string_view> labels_of(std::string_view host) {
  std::vector<std::string_view> labels;
  for (;;) {
    const auto dot = host.find('.');
    labels.push_back(host.substr(0, dot));
    if (dot == host.npos) return labels;
    host.remove_prefix(dot + 1);
  }
}

std::optional<std::uint64_t> number(std::string_view part) {
  int base = 10;
  if (part.starts_with("0x") || part.starts_with("0X")) {
    base = 16;
    part.remove_prefix(2);
    if (part.empty()) return 0;  // as WHATWG URL and some resolvers read "0x"
  } else if (part.size() > 1 && part[0] == '0') {
    base = 8;
  }
  std::uint64_t value = 0;
  const auto [rest, problem] = std::from_chars(part.data(), part.data() + part.size(), value, base);
  if (problem != std::errc{} || rest != part.data() + part.size()) return std::nullopt;
  return value;
}

}  // namespace

std::optional<std::string> to_ascii_name(std::string_view host) {
  std::string ascii(host);
  if (std::ranges::any_of(host, [](unsigned char c) { return c >= 0x80; })) {
    char* converted = nullptr;
    if (host.size() > 4 * max_name_bytes || host.find('\0') != host.npos ||
        idn2_to_ascii_8z(ascii.c_str(), &converted, IDN2_NONTRANSITIONAL) != IDN2_OK)
      return std::nullopt;
    const std::unique_ptr<char, decltype(&idn2_free)> owned(converted, &idn2_free);
    ascii = converted;
  }
  std::ranges::transform(ascii, ascii.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (ascii.ends_with('.')) ascii.pop_back();
  return ascii;
}

bool is_host_name(std::string_view host) {
  if (host.size() > max_name_bytes) return false;
  return std::ranges::all_of(labels_of(host), [](std::string_view label) {
    return !label.empty() && label.size() <= max_label_bytes && std::ranges::all_of(label, [](char c) {
      return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
    });
  });
}

bool ends_in_number(std::string_view host) {
  const auto last = labels_of(host).back();
  if (last.empty()) return false;
  return std::ranges::all_of(last, is_digit) || (last.starts_with("0x") && number(last).has_value());
}

std::optional<boost::asio::ip::address_v4> numeric_address(std::string_view host) {
  const auto parts = labels_of(host);
  if (parts.size() > 4) return std::nullopt;
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto value = parts[i].empty() ? std::nullopt : number(parts[i]);
    const bool last = i + 1 == parts.size();
    const std::uint64_t limit = last ? std::uint64_t{1} << (8 * (4 - i)) : 256;
    if (!value || *value >= limit) return std::nullopt;
    address |= last ? *value : *value << (8 * (3 - i));
  }
  return boost::asio::ip::address_v4(static_cast<boost::asio::ip::address_v4::uint_type>(address));
}

}  // namespace sluice
