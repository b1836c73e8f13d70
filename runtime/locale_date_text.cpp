#include "runtime/locale_date_text.hpp"

#include <array>
#include <cstdlib>
#include <string_view>

namespace sluice {
namespace {

using field = date_field;

constexpr std::array english_months{"January", "February", "March",     "April",   "May",      "June",
                                    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array german_months{"Januar", "Februar", "M\xc3\xa4rz", "April",   "Mai",      "Juni",
                                   "Juli",   "August",  "September",   "Oktober", "November", "Dezember"};
/// Beside a day or a year; alone they are the first three letters.
constexpr std::array german_short_months{"Jan.", "Feb.", "M\xc3\xa4rz", "Apr.", "Mai",  "Juni",
                                         "Juli", "Aug.", "Sept.",       "Okt.", "Nov.", "Dez."};
constexpr std::array english_weekdays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                      "Thursday", "Friday", "Saturday"};
constexpr std::array german_weekdays{"Sonntag",    "Montag",  "Dienstag", "Mittwoch",
                                     "Donnerstag", "Freitag", "Samstag"};

bool shown(field f) { return f != field::none; }
bool named(field f) { return f == field::long_name || f == field::short_name || f == field::narrow; }

std::string padded(std::int64_t value, std::size_t digits = 2) {
  std::string text = std::to_string(value);
  if (text.size() < digits) text.insert(0, digits - text.size(), '0');
  return text;
}

std::string numeric(std::int64_t value, field width) {
  return width == field::two_digit ? padded(value) : std::to_string(value);
}

class writer {
 public:
  writer(const date_parts& parts, const date_format& format, locale where)
      : parts_(parts), format_(format), where_(where) {}

  std::string run() {
    const std::string date_text = date();
    const std::string time_text = time();
    if (date_text.empty() || time_text.empty()) return date_text + time_text;
    return date_text + between() + time_text;
  }

 private:
  [[nodiscard]] bool german() const { return where_ == locale::de_de; }
  [[nodiscard]] bool has_clock() const { return shown(format_.hour) && shown(format_.minute); }
  [[nodiscard]] bool only_weekday() const { return shown(format_.weekday) && !shown(format_.day); }

  [[nodiscard]] std::string between() const {
    if (format_.month == field::long_name) return german() ? " um " : " at ";
    if (!only_weekday() || !shown(format_.hour)) return ", ";
    if (where_ == locale::en_us || where_ == locale::en_ca) return " ";
    return where_ == locale::en_gb && has_clock() ? " " : ", ";
  }

  [[nodiscard]] std::string date() const {
    const std::string rest = named(format_.month) ? day_and_named_month() : numbers();
    if (!shown(format_.weekday)) return rest;
    if (rest.empty()) return weekday();
    if (!shown(format_.month)) {  // the day alone
      if (where_ == locale::en_us) return rest + " " + weekday();
      return weekday() + (german() ? ", " + rest + "." : " " + rest);
    }
    return weekday() + (where_ == locale::en_gb && !shown(format_.year) ? " " : ", ") + rest;
  }

  [[nodiscard]] std::string weekday() const {
    const auto index = static_cast<std::size_t>(parts_.weekday);
    const std::string name = german() ? german_weekdays[index] : english_weekdays[index];
    if (format_.weekday == field::long_name) return name;
    if (format_.weekday == field::narrow) return name.substr(0, 1);
    if (!german()) return name.substr(0, 3);
    return name.substr(0, 2) + (only_weekday() && !has_clock() ? "" : ".");
  }

  [[nodiscard]] std::string month_name() const {
    const auto index = static_cast<std::size_t>(parts_.month - 1);
    const std::string name = german() ? german_months[index] : english_months[index];
    if (format_.month == field::long_name) return name;
    if (format_.month == field::narrow) return name.substr(0, 1);
    if (!german()) return name.substr(0, where_ == locale::en_gb && parts_.month == 9 ? 4 : 3);
    const bool alone = !shown(format_.day) && !shown(format_.year);
    return alone ? name.substr(0, parts_.month == 3 ? 4 : 3) : german_short_months[index];
  }

  [[nodiscard]] std::string year() const {
    const std::int64_t year = parts_.year > 0 ? parts_.year : 1 - parts_.year;  // before Christ
    return format_.year == field::two_digit ? padded(year % 100) : std::to_string(year);
  }

  [[nodiscard]] std::string day_and_named_month() const {
    std::string text = month_name();
    if (shown(format_.day)) {
      const std::string day = numeric(parts_.day, format_.day);
      if (german() || where_ == locale::en_gb)
        text.insert(0, day + (german() ? ". " : " "));
      else
        text += " " + day + (shown(format_.year) ? "," : "");
    }
    return shown(format_.year) ? text + " " + year() : text;
  }

  [[nodiscard]] std::string numbers() const {
    field day_width = format_.day;
    field month_width = format_.month;
    if ((where_ == locale::en_gb || where_ == locale::en_ca) && shown(format_.month)) {
      const bool plain = format_.day == field::numeric && format_.month == field::numeric;
      if (shown(format_.day) ? plain || shown(format_.weekday) : shown(format_.year))
        day_width = month_width = field::two_digit;
    }
    if (german() && month_width == field::two_digit && !shown(format_.year) && !shown(format_.weekday))
      day_width = field::two_digit;
    std::array<std::string, 3> texts;  // day, month, year
    if (shown(format_.day)) texts[0] = numeric(parts_.day, day_width);
    if (shown(format_.month)) texts[1] = numeric(parts_.month, month_width);
    if (shown(format_.year)) texts[2] = year();
    return joined(texts);
  }

  [[nodiscard]] std::string joined(const std::array<std::string, 3>& texts) const {
    static constexpr std::array<std::array<std::size_t, 3>, 4> orders{
        {{1, 0, 2}, {0, 1, 2}, {2, 1, 0}, {0, 1, 2}}};
    const std::string_view separator = where_ == locale::en_ca          ? "-"
                                       : german() && shown(format_.day) ? "."
                                                                        : "/";
    std::string text;
    for (const std::size_t at : orders[static_cast<std::size_t>(where_)]) {
      if (texts[at].empty()) continue;
      if (!text.empty()) text += separator;
      text += texts[at];
    }
    return german() && shown(format_.day) && shown(format_.month) && !shown(format_.year) ? text + "." : text;
  }

  [[nodiscard]] std::string time() const {
    std::string text = shown(format_.hour) ? hour() : minutes();
    const std::string zone_text = zone();
    if (!text.empty() && !zone_text.empty()) {
      if (!german() && shown(format_.hour) && !has_clock() && !half_day()) text += "h";
      text += " ";
    }
    return text + zone_text;
  }

  [[nodiscard]] bool half_day() const {
    return format_.cycle == hour_cycle::h11 || format_.cycle == hour_cycle::h12;
  }

  /// Where the hour of the locales that count to 24 has one digit, although their patterns have two: they
  /// were found by likeness, and the less alike the fields that were asked for are, the more of these is
  /// kept.
  [[nodiscard]] bool one_digit_hour() const {
    if (!has_clock() || (where_ != locale::en_gb && !german())) return false;
    const int unlike = (format_.minute == field::two_digit ? 1 : 0) +
                       (format_.second == field::two_digit ? 1 : 0) +
                       (format_.cycle == hour_cycle::h24 ? 1 : 0);
    if (!shown(format_.second) && format_.fraction_digits == 0)
      return format_.zone == zone_name::none && unlike > 0;
    switch (format_.zone) {
      case zone_name::none:
      case zone_name::long_offset: return unlike > 1;
      case zone_name::short_offset: return unlike > 0;
      case zone_name::short_name:
      case zone_name::long_name: return true;
    }
    return false;
  }

  [[nodiscard]] std::string hour() const {
    int value = half_day() ? parts_.hour % 12 : parts_.hour;
    if (value == 0 && format_.cycle == hour_cycle::h12) value = 12;
    if (value == 0 && format_.cycle == hour_cycle::h24) value = 24;
    std::string text = numeric(value, half_day() || one_digit_hour() ? format_.hour : field::two_digit);
    const std::string rest = minutes();
    if (!rest.empty()) text += ":" + rest;
    if (!half_day()) return german() && rest.empty() ? text + " Uhr" : text;
    const bool morning = parts_.hour < 12;
    if (where_ == locale::en_gb) return text + (morning ? " am" : " pm");
    if (where_ == locale::en_ca) return text + (morning ? " a.m." : " p.m.");
    return text + (morning ? " AM" : " PM");
  }

  /// Minutes, seconds and what is below them.
  [[nodiscard]] std::string minutes() const {
    const bool alone = !shown(format_.hour);
    const bool minute = shown(format_.minute);
    const bool second = shown(format_.second) || (minute && format_.fraction_digits > 0);
    std::string text;
    if (minute) text = alone && !second ? std::to_string(parts_.minute) : padded(parts_.minute);
    if (second) text += minute ? ":" + padded(parts_.second) : std::to_string(parts_.second);
    if (format_.fraction_digits == 0) return text;
    if (second) text += german() ? "," : ".";
    return text + padded(parts_.ms, 3).substr(0, static_cast<std::size_t>(format_.fraction_digits));
  }

  [[nodiscard]] std::string zone() const {
    switch (format_.zone) {
      case zone_name::none: return {};
      case zone_name::short_name: return "UTC";
      case zone_name::long_name: return german() ? "Koordinierte Weltzeit" : "Coordinated Universal Time";
      case zone_name::short_offset:
      case zone_name::long_offset: return offset();
    }
    return {};
  }

  [[nodiscard]] std::string offset() const {
    const int size = std::abs(format_.offset_seconds);
    const bool wide = format_.zone == zone_name::long_offset;
    std::string text = format_.offset_seconds < 0 ? "GMT-" : "GMT+";
    text += wide ? padded(size / 3600) : std::to_string(size / 3600);
    if (wide || size % 3600 != 0) text += ":" + padded(size / 60 % 60);
    return size % 60 != 0 ? text + ":" + padded(size % 60) : text;
  }

  const date_parts& parts_;
  const date_format& format_;
  locale where_;
};

}  // namespace

const char* date_format_mistake(const date_format& f) {
  if (shown(f.year) && shown(f.day) && !shown(f.month)) return "year and day want a month between them";
  if (shown(f.weekday) && !shown(f.day) && (shown(f.year) || shown(f.month)))
    return "weekday beside year or month wants a day";
  if (shown(f.hour) && !shown(f.minute) && (shown(f.second) || f.fraction_digits > 0))
    return "hour and second want a minute between them";
  if (f.second == field::two_digit && f.fraction_digits > 0 && !shown(f.minute))
    return "second of 2-digit beside fractionalSecondDigits wants a minute";
  return nullptr;
}

std::string locale_date_text(const date_parts& parts, const date_format& format, locale where) {
  return writer{parts, format, where}.run();
}

}  // namespace sluice
