#pragma once

#include "runtime/locale_options.hpp"

#include <string>

namespace sluice {

enum class grouping { off, on, from_five_digits };
enum class number_style { decimal, percent, currency };

struct number_format {
  number_style style = number_style::decimal;
  std::string currency;  ///< three capital letters
  bool code = false;     ///< of the currency, in place of its symbol
  grouping groups = grouping::on;
  int integer_digits = 1;  ///< at least
  int least_fraction = 0;
  int most_fraction = 3;
  int least_significant = 0;  ///< 0: fraction digits count, not significant ones
  int most_significant = 0;
};

/// How many digits behind the point a currency's amounts have (ISO 4217, as CLDR rounds them).
int currency_digits(const std::string& currency);

/// Any number, as CLDR 48 has it for the locale.
std::string locale_number_text(double value, const number_format& format, locale where);

}  // namespace sluice
