#include "runtime/locale_date.hpp"

#include "runtime/ascii.hpp"
#include "runtime/define.hpp"
#include "runtime/locale_date_text.hpp"
#include "runtime/locale_options.hpp"
#include "runtime/time_zone.hpp"

#include <array>
#include <cmath>
#include <initializer_list>

namespace sluice {
namespace {

enum kind : int { date_and_time, date_only, time_only };

constexpr std::array known_options{"timeZone",        "weekday",       "year",
                                   "month",           "day",           "hour",
                                   "minute",          "second",        "fractionalSecondDigits",
                                   "hour12",          "hourCycle",     "dateStyle",
                                   "timeStyle",       "timeZoneName",  "calendar",
                                   "numberingSystem", "localeMatcher", "formatMatcher"};
constexpr std::array field_names{"numeric", "2-digit", "long", "short", "narrow"};  // date_field, from 1
constexpr std::span<const char* const> number_widths{field_names.data(), 2};
constexpr std::span<const char* const> name_widths{field_names.data() + 2, 3};
constexpr std::array cycle_names{"h11", "h12", "h23", "h24"};
constexpr std::array zone_names{"short", "long", "shortOffset", "longOffset"};
constexpr std::array style_names{"full", "long", "medium", "short"};
enum style : int { no_style = -1, full_style, long_style, medium_style, short_style };

bool shown(date_field field) { return field != date_field::none; }

date_field field_of(const locale_options& options, const char* name, std::span<const char* const> widths,
                    int first = 1) {
  const int choice = options.choice(name, widths);
  return choice < 0 ? date_field::none : static_cast<date_field>(choice + first);
}

/// What of these options is there has to be so, since there is no other.
void read_constants(const locale_options& options) {
  static constexpr std::array calendars{"gregory"};
  static constexpr std::array digits{"latn"};
  static constexpr std::array matchers{"lookup", "best fit"};
  static constexpr std::array format_matchers{"basic", "best fit"};
  options.choice("calendar", calendars);
  options.choice("numberingSystem", digits);
  options.choice("localeMatcher", matchers);
  options.choice("formatMatcher", format_matchers);
}

hour_cycle cycle_of(const locale_options& options, locale where) {
  const int choice = options.choice("hourCycle", cycle_names);
  const bool half_day = where == locale::en_us || where == locale::en_ca;
  if (const auto hour12 = options.flag("hour12")) {  // as V8 has it
    if (*hour12) return half_day ? hour_cycle::h12 : hour_cycle::h11;
    return half_day ? hour_cycle::h24 : hour_cycle::h23;
  }
  if (choice >= 0) return static_cast<hour_cycle>(choice);
  return half_day ? hour_cycle::h12 : hour_cycle::h23;
}

void apply_date_style(date_format& format, int chosen, locale where) {
  const bool all_two_digits = where == locale::de_de && chosen >= medium_style;
  const bool numbers = chosen == short_style || all_two_digits;
  if (chosen == full_style) format.weekday = date_field::long_name;
  const bool short_year = chosen == short_style && (where == locale::en_us || where == locale::de_de);
  format.year = short_year ? date_field::two_digit : date_field::numeric;
  format.day = all_two_digits ? date_field::two_digit : date_field::numeric;
  format.month = all_two_digits           ? date_field::two_digit
                 : numbers                ? date_field::numeric
                 : chosen == medium_style ? date_field::short_name
                                          : date_field::long_name;
}

void apply_time_style(date_format& format, int chosen, locale where) {
  format.hour =
      where == locale::en_us || where == locale::en_ca ? date_field::numeric : date_field::two_digit;
  format.minute = date_field::numeric;
  if (chosen != short_style) format.second = date_field::numeric;
  if (chosen == long_style) format.zone = zone_name::short_name;
  if (chosen == full_style) format.zone = zone_name::long_name;
}

/// dateStyle and timeStyle. False if there is neither.
bool read_styles(duk_context* ctx, const locale_options& options, date_format& format, int what,
                 locale where) {
  const int date = options.choice("dateStyle", style_names);
  const int time = options.choice("timeStyle", style_names);
  if (date == no_style && time == no_style) return false;
  if (date != no_style && what == time_only) duk_type_error(ctx, "toLocaleTimeString() takes no dateStyle");
  if (time != no_style && what == date_only) duk_type_error(ctx, "toLocaleDateString() takes no timeStyle");
  for (const date_field field :
       {format.weekday, format.year, format.month, format.day, format.hour, format.minute, format.second})
    if (shown(field))
      duk_type_error(ctx, "dateStyle and timeStyle go with no single field such as `year` or `hour`");
  if (format.fraction_digits > 0 || format.zone != zone_name::none)
    duk_type_error(ctx, "dateStyle and timeStyle go with no fractionalSecondDigits and no timeZoneName");
  if (date != no_style) apply_date_style(format, date, where);
  if (time != no_style) apply_time_style(format, time, where);
  return true;
}

/// What is shown if nothing was asked for (ECMA-402 11.1.2, ToDateTimeOptions).
void add_defaults(date_format& format, int what) {
  const bool has_date =
      shown(format.weekday) || shown(format.year) || shown(format.month) || shown(format.day);
  const bool has_time =
      shown(format.hour) || shown(format.minute) || shown(format.second) || format.fraction_digits > 0;
  if ((what != time_only && has_date) || (what != date_only && has_time)) return;
  if (what != time_only) format.year = format.month = format.day = date_field::numeric;
  if (what != date_only) format.hour = format.minute = format.second = date_field::numeric;
}

date_format read_format(duk_context* ctx, const locale_options& options, int what, locale where) {
  date_format format;
  read_constants(options);
  format.cycle = cycle_of(options, where);
  format.weekday = field_of(options, "weekday", name_widths, 3);
  format.year = field_of(options, "year", number_widths);
  format.month = field_of(options, "month", field_names);
  format.day = field_of(options, "day", number_widths);
  format.hour = field_of(options, "hour", number_widths);
  format.minute = field_of(options, "minute", number_widths);
  format.second = field_of(options, "second", number_widths);
  format.fraction_digits = options.number("fractionalSecondDigits", 1, 3).value_or(0);
  format.zone = static_cast<zone_name>(options.choice("timeZoneName", zone_names) + 1);
  if (!read_styles(ctx, options, format, what, where)) add_defaults(format, what);
  if (const char* mistake = date_format_mistake(format)) duk_range_error(ctx, "%s", mistake);
  return format;
}

bool is_utc(const std::string& zone) {
  const std::string name = ascii_lower(zone);
  return name == "utc" || name == "gmt" || name == "etc/utc" || name == "etc/gmt";
}

/// Puts the offset of the zone into `format`, and throws if the zone, or its name, is not known.
void read_zone(duk_context* ctx, const locale_options& options, double time, date_format& format) {
  const std::string zone = options.text("timeZone").value_or("UTC");
  if (is_utc(zone)) return;
  const zone_offset offset = offset_of_zone(zone, static_cast<std::int64_t>(std::floor(time / 1000)));
  if (offset.state == zone_offset::outcome::no_such_zone)
    duk_range_error(ctx, "there is no timeZone `%s`; it is UTC or a name such as Europe/Berlin",
                    zone.c_str());
  if (offset.state == zone_offset::outcome::too_late)
    duk_range_error(ctx, "what the clocks of %s show is known up to 2037 only", zone.c_str());
  if (format.zone == zone_name::short_name || format.zone == zone_name::long_name)
    duk_range_error(ctx,
                    "a zone's name is known of UTC only: timeZoneName may be shortOffset or longOffset, "
                    "timeStyle medium or short");
  format.offset_seconds = offset.seconds;
}

/// (locales, options) → text; the magic number is a `kind`.
duk_ret_t to_locale_string(duk_context* ctx) {
  duk_get_global_literal(ctx, "Date");
  duk_get_prop_literal(ctx, -1, "prototype");
  duk_get_prop_literal(ctx, -1, "getTime");
  duk_push_this(ctx);
  duk_call_method(ctx, 0);
  const double time = duk_get_number(ctx, -1);
  if (!std::isfinite(time)) {
    duk_push_literal(ctx, "Invalid Date");
    return 1;
  }
  const locale where = locale_at(ctx, 0);
  const locale_options options{ctx, 1, known_options};
  date_format format = read_format(ctx, options, duk_get_current_magic(ctx), where);
  read_zone(ctx, options, time, format);
  const std::string text =
      locale_date_text(date_parts_of(time + format.offset_seconds * 1000.0), format, where);
  duk_push_lstring(ctx, text.data(), text.size());
  return 1;
}

}  // namespace

void install_locale_date(duk_context* ctx) {
  duk_get_global_literal(ctx, "Date");
  duk_get_prop_literal(ctx, -1, "prototype");
  define_method(ctx, "toLocaleString", to_locale_string, 2, date_and_time, 0);
  define_method(ctx, "toLocaleDateString", to_locale_string, 2, date_only, 0);
  define_method(ctx, "toLocaleTimeString", to_locale_string, 2, time_only, 0);
  duk_pop_2(ctx);
}

}  // namespace sluice
