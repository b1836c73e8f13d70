#pragma once

#include <string>
#include <string_view>

namespace sluice {

/// Milliseconds since 1970 of a date's text: ES2022 21.4.1.15, and all else that V8 reads.
/// Without a zone it is UTC. NaN for all else, and for what is longer than 1,000 bytes. Linked into Duktape's
/// library.
double parse_date(std::string_view text);

enum class date_style { date_time, date, time, utc };

/// A time value, which is no NaN, as toString, toDateString, toTimeString and toUTCString have it;
/// local time is UTC.
std::string format_date(double time_ms, date_style style);

}  // namespace sluice
