#include "runtime/idna.hpp"

#include "runtime/ascii.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <idn2.h>
#include <memory>
#include <string_view>
#include <utf8proc.h>
#include <vector>

namespace sluice {
namespace {

/// No domain is as long; what is, is not looked at.
constexpr std::size_t max_bytes = 1024;

// --- Punycode -------------------------------------------------------------------------------------------

/// RFC 3492, 6.1
std::uint32_t adapt(std::uint32_t delta, std::uint32_t count, bool first) {
  delta = first ? delta / 700 : delta / 2;
  delta += delta / count;
  std::uint32_t k = 0;
  for (; delta > 35 * 26 / 2; k += 36) delta /= 35;
  return k + 36 * delta / (delta + 38);
}

char punycode_digit(std::uint32_t value) {
  return static_cast<char>(value < 26 ? 'a' + value : '0' + (value - 26));
}

void append_variable_length(std::string& out, std::uint32_t value, std::uint32_t bias) {
  for (std::uint32_t k = 36;; k += 36) {
    const std::uint32_t threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
    if (value < threshold) break;
    out += punycode_digit(threshold + (value - threshold) % (36 - threshold));
    value = (value - threshold) / (36 - threshold);
  }
  out += punycode_digit(value);
}

/// RFC 3492, 6.3. A label is too short for anything to overflow.
std::string punycode(const std::vector<std::int32_t>& label) {
  std::string out;
  for (const std::int32_t point : label)
    if (point < 0x80) out += static_cast<char>(point);
  const auto basic = static_cast<std::uint32_t>(out.size());
  if (basic > 0) out += '-';
  std::uint32_t handled = basic;
  std::uint32_t delta = 0;
  std::uint32_t bias = 72;
  for (std::int32_t n = 0x80; handled < label.size(); ++n, ++delta) {
    std::int32_t least = 0x110000;
    for (const std::int32_t point : label)
      if (point >= n) least = std::min(least, point);
    delta += static_cast<std::uint32_t>(least - n) * (handled + 1);
    n = least;
    for (const std::int32_t point : label) {
      if (point < n) ++delta;
      if (point != n) continue;
      append_variable_length(out, delta, bias);
      bias = adapt(delta, handled + 1, handled == basic);
      delta = 0;
      ++handled;
    }
  }
  return out;
}

// --- what IDNA 2008 refuses and UTS 46 does not -----------------------------------------------------------

bool allowed(std::int32_t point) {
  if (point < 0x80)
    return is_ascii_alpha(static_cast<char>(point)) || is_ascii_digit(static_cast<char>(point)) ||
           point == '-' || point == '_';
  switch (utf8proc_get_property(point)->bidi_class) {
    case UTF8PROC_BIDI_CLASS_R:
    case UTF8PROC_BIDI_CLASS_AL:
    case UTF8PROC_BIDI_CLASS_AN: return false;  // libidn2 alone knows their rules
    default: break;
  }
  switch (utf8proc_category(point)) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return false;
    default: return point != 0xFFFD;
  }
}

bool is_mark(std::int32_t point) {
  const auto category = utf8proc_category(point);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
         category == UTF8PROC_CATEGORY_ME;
}

bool is_dot(std::int32_t point) { return point == '.' || point == 0x3002; }

/// The code points of the domain in lower case and composed; empty if it is not UTF-8, or holds one of the
/// few characters that folding changes and UTS 46 does not.
std::vector<std::int32_t> folded(const std::string& domain) {
  for (const char* kept : {"\xC3\x9F", "\xCF\x82", "\xE2\x80\x8C", "\xE2\x80\x8D"})
    if (domain.find(kept) != std::string::npos) return {};
  utf8proc_uint8_t* mapped = nullptr;
  constexpr int options =
      UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(domain.data()),
                                 static_cast<utf8proc_ssize_t>(domain.size()), &mapped,
                                 static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned{mapped, std::free};
  std::vector<std::int32_t> points;
  for (utf8proc_ssize_t i = 0; i < size;) {
    utf8proc_int32_t point = 0;
    i += utf8proc_iterate(mapped + i, size - i, &point);
    points.push_back(point);
  }
  return points;
}

bool append_label(std::string& out, const std::vector<std::int32_t>& label) {
  if (!std::all_of(label.begin(), label.end(), allowed)) return false;
  if (!label.empty() && is_mark(label.front())) return false;
  if (std::all_of(label.begin(), label.end(), [](std::int32_t point) { return point < 0x80; }))
    out.append(label.begin(), label.end());
  else
    out += "xn--" + punycode(label);
  return true;
}

/// Symbols such as emoji, and punctuation.
std::optional<std::string> permissive(const std::string& domain) {
  const auto points = folded(domain);
  if (points.empty()) return {};
  std::string out;
  for (auto begin = points.begin();;) {
    const auto end = std::find_if(begin, points.end(), is_dot);
    if (!append_label(out, {begin, end})) return {};
    if (end == points.end()) return out;
    out += '.';
    begin = end + 1;
  }
}

bool stricter_than_uts46(int result) {
  switch (result) {
    case IDN2_DISALLOWED:
    case IDN2_CONTEXTO:
    case IDN2_CONTEXTO_NO_RULE:
    case IDN2_2HYPHEN:
    case IDN2_HYPHEN_STARTEND:
    case IDN2_TOO_BIG_LABEL:
    case IDN2_TOO_BIG_DOMAIN: return true;
    default: return false;
  }
}

bool needs_idna(std::string_view domain) {
  const auto beyond_ascii = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  if (std::any_of(domain.begin(), domain.end(), beyond_ascii)) return true;
  for (std::size_t i = 0; i + 4 <= domain.size(); ++i)
    if ((i == 0 || domain[i - 1] == '.') && ascii_lower(domain[i]) == 'x' &&
        ascii_lower(domain[i + 1]) == 'n' && domain.substr(i + 2, 2) == "--")
      return true;
  return false;
}

}  // namespace

std::optional<std::string> domain_to_ascii(const std::string& domain) {
  if (!needs_idna(domain)) return ascii_lower(std::string_view{domain});
  if (domain.size() > max_bytes || domain.find('\0') != std::string::npos) return {};
  char* ascii = nullptr;
  const int result = idn2_to_ascii_8z(domain.c_str(), &ascii, IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
  if (result != IDN2_OK) return stricter_than_uts46(result) ? permissive(domain) : std::nullopt;
  const std::unique_ptr<char, decltype(&idn2_free)> owned{ascii, idn2_free};
  return std::string{ascii};
}

}  // namespace sluice
