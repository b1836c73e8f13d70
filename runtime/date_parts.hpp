#pragma once

#include <cstdint>

namespace sluice {

/// A moment by the calendar. Linked into Duktape's library.
struct date_parts {
  std::int64_t year = 0;
  int month = 1;  ///< 1–12
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int ms = 0;
  int offset_minutes = 0;  ///< of the zone in which these parts are meant, read from a text
  int weekday = 0;         ///< 0 = Sunday; what date_parts_of() found
};

/// The parts of milliseconds since 1970, which are finite, in UTC.
date_parts date_parts_of(double time_ms);

/// Milliseconds since 1970. NaN if a part is out of its range, or the time out of that of dates; 24:00 is the
/// end of the day. Not strict: a month may have 31 days whichever it is, and those that it lacks are of the
/// next.
double time_of(const date_parts& parts, bool strict_day);

}  // namespace sluice
