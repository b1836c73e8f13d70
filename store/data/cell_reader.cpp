#include "store/data/cell_reader.hpp"

#include "schemas/base64.hpp"
#include "store/data/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>

namespace sluice::data {
namespace {

/// What a REAL keeps of a decimal number for certain.
constexpr std::size_t exact_decimal_digits = 15;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// A numeric literal as SQLite reads it, taken apart.
struct literal {
  bool whole = true;
  std::size_t digits = 0;  ///< significant ones
};

/// None if the text is no number, which SQLite then keeps as text.
std::optional<literal> as_literal(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || (text.front() >= '\t' && text.front() <= '\r')))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || (text.back() >= '\t' && text.back() <= '\r')))
    text.remove_suffix(1);
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  literal out;
  const auto exponent = std::min(text.find_first_of("eE"), text.size());
  auto mantissa = text.substr(0, exponent);
  out.whole = exponent == text.size() && mantissa.find('.') == std::string_view::npos;
  if (std::ranges::count(mantissa, '.') > 1 || std::ranges::none_of(mantissa, is_digit)) return std::nullopt;
  if (!std::ranges::all_of(mantissa, [](char c) { return is_digit(c) || c == '.'; })) return std::nullopt;
  if (exponent < text.size()) {
    auto power = text.substr(exponent + 1);
    if (power.starts_with('-') || power.starts_with('+')) power.remove_prefix(1);
    if (power.empty() || !std::ranges::all_of(power, is_digit)) return std::nullopt;
  }
  const auto first = std::min(mantissa.find_first_not_of("0."), mantissa.size());
  out.digits = static_cast<std::size_t>(std::ranges::count_if(mantissa.substr(first), is_digit));
  return out;
}

/// Refuses a number in a string that the column would round.
void check_exact(const std::string& text, const column& to, std::string_view where) {
  const auto number = as_literal(text);
  if (!number) return;
  if (number->whole && to.kind != column_kind::real) {
    auto digits = std::string_view(text);
    digits.remove_prefix(std::min(digits.find_first_not_of(" \t\n\v\f\r+"), digits.size()));
    std::int64_t ignored = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), ignored).ec == std::errc{}) return;
    throw_invalid(fmt::format("{}: the column {} holds whole numbers of 64 bits, and this one has more",
                              where, to.name));
  }
  if (number->digits > exact_decimal_digits)
    throw_invalid(
        fmt::format("{}: the column {} keeps {} digits of a number, and this one has {}; a column declared "
                    "TEXT keeps all",
                    where, to.name, exact_decimal_digits, number->digits));
}

sql_value read_number(const json& from) {
  if (from.is_number_unsigned()) {
    const auto number = from.get<std::uint64_t>();
    if (number > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
      return static_cast<double>(number);
    return static_cast<std::int64_t>(number);
  }
  if (from.is_number_integer()) return from.get<std::int64_t>();
  return from.get<double>();
}

sql_value read_boolean(const json& from, std::string_view where) {
  if (from.is_boolean()) return from.get<bool>();
  if (from == 0 || from == 1) return from == 1;
  throw_invalid(fmt::format("{}: the column is a boolean: true or false, not {}", where, kind_of(from)));
}

}  // namespace

std::string_view kind_of(const json& value) {
  switch (value.type()) {
    case json::value_t::null: return "null";
    case json::value_t::boolean: return "a boolean";
    case json::value_t::string: return "a string";
    case json::value_t::array: return "an array";
    case json::value_t::object: return "an object";
    default: return "a number";
  }
}

bool is_cell(const json& from) {
  if (!from.is_structured()) return true;
  if (!from.is_object() || from.size() != 1) return false;
  return from.contains("json") || (from.contains("bytes") && from["bytes"].is_string());
}

sql_value read_cell(const json& from, const column& to, std::string_view where) {
  if (from.is_null()) return std::monostate{};
  if (from.is_structured()) {
    if (!is_cell(from))
      throw_invalid(
          fmt::format("{}: has to be null, a boolean, a number, a string, {{\"bytes\": …}} or "
                      "{{\"json\": …}}, not {}",
                      where, kind_of(from)));
    if (from.contains("json")) {
      // A script's object can be a scalar as JSON: that of a URL is its text.
      const json& value = from["json"];
      if (!value.is_structured()) return read_cell(value, to, where);
      if (to.kind == column_kind::boolean) return read_boolean(value, where);
      return value.dump();
    }
    auto content = decode_base64(from["bytes"].get_ref<const std::string&>());
    if (!content) throw_invalid(fmt::format("{}: bytes have to be base64", where));
    return bytes{*std::move(content)};
  }
  if (to.kind == column_kind::boolean) return read_boolean(from, where);
  if (from.is_number()) return read_number(from);
  if (to.kind == column_kind::json) return from.dump();
  if (from.is_boolean()) return from.get<bool>();
  const auto& text = from.get_ref<const std::string&>();
  if (to.kind == column_kind::integer || to.kind == column_kind::real || to.kind == column_kind::numeric)
    check_exact(text, to, where);
  return text;
}

}  // namespace sluice::data
