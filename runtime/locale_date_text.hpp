#pragma once

#include "runtime/date_parts.hpp"
#include "runtime/locale_options.hpp"

#include <string>

namespace sluice {

enum class date_field { none, numeric, two_digit, long_name, short_name, narrow };
enum class hour_cycle { h11, h12, h23, h24 };
enum class zone_name { none, short_name, long_name, short_offset, long_offset };

/// What of a moment is shown, and how.
struct date_format {
  date_field weekday = date_field::none;
  date_field year = date_field::none;
  date_field month = date_field::none;
  date_field day = date_field::none;
  date_field hour = date_field::none;
  date_field minute = date_field::none;
  date_field second = date_field::none;
  int fraction_digits = 0;
  hour_cycle cycle = hour_cycle::h23;
  zone_name zone = zone_name::none;
  int offset_seconds = 0;  ///< of the zone; the names are those of UTC
};

/// What is wrong with a set of fields, for which the locales have no order of their own; null if nothing is.
const char* date_format_mistake(const date_format& format);

/// The parts, local to the zone, as CLDR 48 has them for the locale.
std::string locale_date_text(const date_parts& parts, const date_format& format, locale where);

}  // namespace sluice
