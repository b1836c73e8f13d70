#include "runtime/locale_number_text.hpp"

#include "runtime/ascii.hpp"
#include "runtime/number_text.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>

namespace sluice {
namespace {

constexpr std::string_view no_break_space = "\xc2\xa0";
constexpr std::string_view infinity = "\xe2\x88\x9e";

constexpr std::string_view without_fraction =
    "AFN ALL BIF CLP COP DJF GNF HUF IDR IQD IRR ISK JPY KMF KPW KRW LAK LBP MGA MMK PKR PYG RWF SLL SOS SYP "
    "UGX VND VUV XAF XOF XPF YER";
constexpr std::string_view with_three_digits = "BHD JOD KWD LYD OMR TND";

struct currency_symbol {
  std::string_view code;
  std::string_view symbol;
};
/// As all locales have them; the others show the code.
constexpr currency_symbol symbols[] = {
    {"AUD", "A$"},
    {"BRL", "R$"},
    {"CAD", "CA$"},
    {"CNY", "CN\xc2\xa5"},
    {"EUR", "\xe2\x82\xac"},
    {"GBP", "\xc2\xa3"},
    {"HKD", "HK$"},
    {"ILS", "\xe2\x82\xaa"},
    {"INR", "\xe2\x82\xb9"},
    {"JPY", "\xc2\xa5"},
    {"KRW", "\xe2\x82\xa9"},
    {"MXN", "MX$"},
    {"NZD", "NZ$"},
    {"PHP", "\xe2\x82\xb1"},
    {"TWD", "NT$"},
    {"USD", "$"},
    {"VND", "\xe2\x82\xab"},
    {"XAF", "FCFA"},
    {"XCD", "EC$"},
    {"XCG", "Cg."},
    {"XOF",
     "F\xc2\xa0"
     "CFA"},
    {"XPF", "CFPF"},
};
struct local_symbol {
  locale where;
  currency_symbol name;
};
constexpr local_symbol local_symbols[] = {
    {locale::en_gb, {"JPY", "JP\xc2\xa5"}}, {locale::en_gb, {"USD", "US$"}},
    {locale::en_ca, {"JPY", "JP\xc2\xa5"}}, {locale::en_ca, {"USD", "US$"}},
    {locale::en_ca, {"CAD", "$"}},          {locale::en_ca, {"XCG", "Cg"}},
    {locale::de_de, {"AUD", "AU$"}},        {locale::de_de, {"THB", "\xe0\xb8\xbf"}},
    {locale::de_de, {"PHP", "PHP"}},
};

std::string_view symbol_of(std::string_view code, locale where) {
  for (const local_symbol& it : local_symbols)
    if (it.where == where && it.name.code == code) return it.name.symbol;
  for (const currency_symbol& it : symbols)
    if (it.code == code) return it.symbol;
  return code;
}

/// The digits before and behind the point.
struct digits {
  std::string whole;
  std::string fraction;
};

digits split(const decimal& number) {
  if (number.exponent < 0)
    return {"", std::string(static_cast<std::size_t>(-number.exponent - 1), '0') + number.digits};
  const auto whole = static_cast<std::size_t>(number.exponent) + 1;
  std::string text = number.digits;
  if (text.size() < whole) text.resize(whole, '0');
  return {text.substr(0, whole), text.substr(whole)};
}

/// Without zeros at the end beyond the first `least`.
void trim(std::string& fraction, int least) {
  const auto kept = static_cast<std::size_t>(std::max(least, 0));
  while (fraction.size() > kept && fraction.back() == '0') fraction.pop_back();
  if (fraction.size() < kept) fraction.resize(kept, '0');
}

digits rounded_digits(double value, const number_format& format) {
  decimal number = value == 0 ? decimal{"0", 0} : shortest_decimal(value);
  if (format.style == number_style::percent && value != 0) number.exponent += 2;
  if (format.least_significant > 0) {
    const decimal kept =
        rounded(number, std::min<int>(format.most_significant, static_cast<int>(number.digits.size())));
    digits result = split(kept);
    trim(result.fraction, format.least_significant - 1 - kept.exponent);
    return result;
  }
  digits result = split(rounded(number, number.exponent + 1 + format.most_fraction));
  trim(result.fraction, format.least_fraction);
  return result;
}

std::string grouped(std::string whole, grouping groups, char separator) {
  if (groups == grouping::off || (groups == grouping::from_five_digits && whole.size() < 5)) return whole;
  for (std::size_t at = whole.size(); at > 3; at -= 3) whole.insert(at - 3, 1, separator);
  return whole;
}

std::string amount(double value, const number_format& format, locale where) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return std::string{infinity};
  const bool german = where == locale::de_de;
  digits parts = rounded_digits(value, format);
  const std::size_t zeros = std::min(parts.whole.find_first_not_of('0'), parts.whole.size());
  parts.whole.erase(0, zeros);
  const auto least = static_cast<std::size_t>(format.integer_digits);
  if (parts.whole.size() < least) parts.whole.insert(0, least - parts.whole.size(), '0');
  std::string text = grouped(parts.whole, format.groups, german ? '.' : ',');
  if (!parts.fraction.empty()) text += (german ? "," : ".") + parts.fraction;
  return text;
}

}  // namespace

int currency_digits(const std::string& currency) {
  if (without_fraction.find(currency) != std::string_view::npos) return 0;
  return with_three_digits.find(currency) != std::string_view::npos ? 3 : 2;
}

std::string locale_number_text(double value, const number_format& format, locale where) {
  const std::string sign = std::signbit(value) && !std::isnan(value) ? "-" : "";
  const std::string text = amount(value, format, where);
  const bool german = where == locale::de_de;
  if (format.style == number_style::decimal) return sign + text;
  if (format.style == number_style::percent)
    return sign + text + (german ? std::string{no_break_space} : "") + "%";
  const std::string symbol{format.code ? format.currency : symbol_of(format.currency, where)};
  if (german) return sign + text + std::string{no_break_space} + symbol;
  const bool apart = (is_ascii_alpha(symbol.back()) || symbol.back() == '.') && is_ascii_digit(text.front());
  return sign + symbol + (apart ? std::string{no_break_space} : "") + text;
}

}  // namespace sluice
