#include "runtime/locale_number.hpp"

#include "runtime/ascii.hpp"
#include "runtime/define.hpp"
#include "runtime/locale_number_text.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

constexpr std::array known_options{"style",
                                   "currency",
                                   "currencyDisplay",
                                   "useGrouping",
                                   "minimumIntegerDigits",
                                   "minimumFractionDigits",
                                   "maximumFractionDigits",
                                   "minimumSignificantDigits",
                                   "maximumSignificantDigits",
                                   "notation",
                                   "signDisplay",
                                   "numberingSystem",
                                   "localeMatcher"};

/// What of these options is there has to be so, since there is no other.
void read_constants(const locale_options& options) {
  static constexpr std::array notations{"standard"};
  static constexpr std::array signs{"auto"};
  static constexpr std::array digits{"latn"};
  static constexpr std::array matchers{"lookup", "best fit"};
  options.choice("notation", notations);
  options.choice("signDisplay", signs);
  options.choice("numberingSystem", digits);
  options.choice("localeMatcher", matchers);
}

void read_style(duk_context* ctx, const locale_options& options, number_format& format) {
  static constexpr std::array styles{"decimal", "percent", "currency"};
  static constexpr std::array displays{"symbol", "code"};
  const int style = options.choice("style", styles);
  std::string currency = options.text("currency").value_or("");
  format.code = options.choice("currencyDisplay", displays) == 1;
  if (style > 0) format.style = static_cast<number_style>(style);
  if (currency.empty() && format.style == number_style::currency)
    duk_type_error(ctx, "style 'currency' wants a currency such as 'USD'");
  for (char& c : currency)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  if (!currency.empty() &&
      (currency.size() != 3 || !std::all_of(currency.begin(), currency.end(), is_ascii_alpha)))
    duk_range_error(ctx, "a currency has three letters such as USD");
  format.currency = currency;
}

/// A truth value or a word; the words "true" and "false" ask for nothing.
grouping groups_of(const locale_options& options) {
  static constexpr std::array words{"min2", "auto", "always", "true", "false"};
  if (const auto flag = options.flag("useGrouping"); flag && !*flag) return grouping::off;
  if (options.is_true("useGrouping")) return grouping::on;
  return options.choice("useGrouping", words) == 0 ? grouping::from_five_digits : grouping::on;
}

/// ECMA-402 15.1.3, SetNumberFormatDigitOptions.
void read_digits(duk_context* ctx, const locale_options& options, number_format& format) {
  format.integer_digits = options.number("minimumIntegerDigits", 1, 21).value_or(1);
  const auto least = options.number("minimumFractionDigits", 0, 20);
  const auto most = options.number("maximumFractionDigits", 0, 20);
  const auto least_significant = options.number("minimumSignificantDigits", 1, 21);
  const auto most_significant = options.number("maximumSignificantDigits", 1, 21);
  if (least_significant || most_significant) {
    format.least_significant = least_significant.value_or(1);
    format.most_significant = most_significant.value_or(21);
    if (format.least_significant > format.most_significant)
      duk_range_error(ctx, "minimumSignificantDigits is greater than maximumSignificantDigits");
    return;
  }
  const bool money = format.style == number_style::currency;
  const int usual = money ? currency_digits(format.currency) : 0;
  const int usual_most = format.style == number_style::decimal ? 3 : usual;
  format.least_fraction = least.value_or(std::min(usual, most.value_or(usual)));
  format.most_fraction = most.value_or(std::max(usual_most, format.least_fraction));
  if (format.least_fraction > format.most_fraction)
    duk_range_error(ctx, "minimumFractionDigits is greater than maximumFractionDigits");
}

/// (locales, options)
duk_ret_t to_locale_string(duk_context* ctx) {
  duk_push_this(ctx);
  if (duk_is_object(ctx, -1)) {
    duk_get_global_literal(ctx, "Number");
    duk_get_prop_literal(ctx, -1, "prototype");
    duk_get_prop_literal(ctx, -1, "valueOf");
    duk_dup(ctx, -4);
    duk_call_method(ctx, 0);
  }
  const double value = duk_require_number(ctx, -1);
  const locale where = locale_at(ctx, 0);
  const locale_options options{ctx, 1, known_options};
  number_format format;
  read_constants(options);
  read_style(ctx, options, format);
  read_digits(ctx, options, format);
  format.groups = groups_of(options);
  const std::string text = locale_number_text(value, format, where);
  duk_push_lstring(ctx, text.data(), text.size());
  return 1;
}

}  // namespace

void install_locale_number(duk_context* ctx) {
  duk_get_global_literal(ctx, "Number");
  duk_get_prop_literal(ctx, -1, "prototype");
  define_method(ctx, "toLocaleString", to_locale_string, 2, 0, 0);
  duk_pop_2(ctx);
}

}  // namespace sluice
