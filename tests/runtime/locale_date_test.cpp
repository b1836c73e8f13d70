// Date.prototype.toLocaleString and its kin with locales and options. The expected texts are Node 20's.
#include "tests/runtime/script_fixture.hpp"

namespace sluice::test {
namespace {

/// Of 5 March 2024, 09:07:08.123 UTC, a Tuesday.
std::string text_of(const std::string& method, const std::string& arguments) {
  const std::string json =
      result_of(handler_script("return new Date(1709629628123).toLocale" + method + "(" + arguments + ");"));
  return json.substr(1, json.size() - 2);
}

std::string message_of(const std::string& expression) {
  const script_error error = error_of(handler_script("return " + expression + ";"));
  return error.name + ": " + error.message;
}

struct sample {
  const char* arguments;
  const char* text;
};

TEST(LocaleDate, PrintsWhatIsAskedFor) {
  const sample samples[] = {
      {"", "3/5/2024, 9:07:08 AM"},
      {"'en-US', {weekday: 'long', year: 'numeric', month: 'long', day: 'numeric'}",
       "Tuesday, March 5, 2024"},
      {"undefined, {month: 'short', day: '2-digit', hour: 'numeric', minute: '2-digit'}", "Mar 05, 9:07 AM"},
      {"'en', {month: 'long', day: 'numeric', hour: 'numeric'}", "March 5 at 9 AM"},
      {"'en', {hour: '2-digit', minute: '2-digit', hour12: false}", "09:07"},
      {"'en', {hour: 'numeric', minute: 'numeric', hourCycle: 'h23'}", "09:07"},
      {"'en', {minute: 'numeric', second: 'numeric', fractionalSecondDigits: 3}", "07:08.123"},
      {"'en', {year: '2-digit', month: 'narrow'}", "M 24"},
      {"'en', {timeZoneName: 'short'}", "3/5/2024, 9:07:08 AM UTC"},
      {"'en', {dateStyle: 'full', timeStyle: 'full'}",
       "Tuesday, March 5, 2024 at 9:07:08 AM Coordinated Universal Time"},
      {"'en', {dateStyle: 'medium', timeStyle: 'short'}", "Mar 5, 2024, 9:07 AM"},
      {"'en', {dateStyle: 'short'}", "3/5/24"},
      {"'en-GB'", "05/03/2024, 09:07:08"},
      {"'en-GB', {weekday: 'short', day: 'numeric', month: 'short', year: 'numeric'}", "Tue, 5 Mar 2024"},
      {"'en-GB', {hour: 'numeric', minute: '2-digit'}", "9:07"},
      {"'en-CA'", "2024-03-05, 9:07:08 a.m."},
      {"'de-DE'", "5.3.2024, 09:07:08"},
      {"'de', {dateStyle: 'medium', timeStyle: 'medium'}", "05.03.2024, 09:07:08"},
      {"['de'], {weekday: 'short', day: 'numeric', month: 'long', hour: 'numeric'}",
       "Di., 5. M\xc3\xa4rz um 09 Uhr"},
  };
  for (const auto& [arguments, text] : samples) EXPECT_EQ(text_of("String", arguments), text) << arguments;
}

TEST(LocaleDate, HasDatesAndTimesAlone) {
  EXPECT_EQ(text_of("DateString", ""), "3/5/2024");
  EXPECT_EQ(text_of("DateString", "'en', {hour: 'numeric'}"), "3/5/2024, 9 AM");
  EXPECT_EQ(text_of("TimeString", ""), "9:07:08 AM");
  EXPECT_EQ(text_of("TimeString", "'en-GB', {timeStyle: 'short'}"), "09:07");
  EXPECT_EQ(result_of(handler_script("return new Date(NaN).toLocaleString('fr');")), "\"Invalid Date\"");
}

TEST(LocaleDate, KnowsTimeZones) {
  const sample samples[] = {
      {"'en', {timeZone: 'America/New_York'}", "3/5/2024, 4:07:08 AM"},
      {"'en', {timeZone: 'Europe/Berlin', timeZoneName: 'shortOffset'}", "3/5/2024, 10:07:08 AM GMT+1"},
      {"'en', {timeZone: 'Asia/Kolkata', timeZoneName: 'longOffset'}", "3/5/2024, 2:37:08 PM GMT+05:30"},
      {"'en', {timeZone: 'Pacific/Kiritimati', dateStyle: 'short'}", "3/5/24"},
      {"'en', {timeZone: 'gmt', timeZoneName: 'short'}", "3/5/2024, 9:07:08 AM UTC"},
  };
  for (const auto& [arguments, text] : samples) EXPECT_EQ(text_of("String", arguments), text) << arguments;
  EXPECT_EQ(result_of(handler_script(
                "return new Date(1720000000000).toLocaleTimeString('de', {timeZone: 'Europe/Berlin'});")),
            "\"11:46:40\"");
}

TEST(LocaleDate, RefusesWhatItDoesNotKnow) {
  const std::string date = "new Date(2224000000000).toLocaleString(";  // in June 2040
  const sample samples[] = {
      {"'fr')", "RangeError: the locales are en-US, en-GB, en-CA and de-DE, found 'fr'"},
      {"'en', {era: 'long'})", "RangeError: there is no option 'era' here"},
      {"'en', {year: 'long'})", "RangeError: year is one of numeric and 2-digit, found 'long'"},
      {"'en', {calendar: 'buddhist'})", "RangeError: calendar is one of gregory, found 'buddhist'"},
      {"'en', {timeZone: 'Mars/Olympus'})", "RangeError: there is no timeZone `Mars/Olympus`"},
      {"'en', {timeZone: '../../etc/passwd'})", "RangeError: there is no timeZone"},
      {"'en', {timeZone: 'Asia/Tokyo', timeZoneName: 'short'})",
       "RangeError: a zone's name is known of UTC only"},
      {"'en', {timeZone: 'Europe/Berlin'})",
       "RangeError: what the clocks of Europe/Berlin show is known up to 2037"},
      {"'en', {year: 'numeric', day: 'numeric'})", "RangeError: year and day want a month between them"},
      {"'en', {dateStyle: 'short', hour: 'numeric'})",
       "TypeError: dateStyle and timeStyle go with no single field"},
      {"null)", "TypeError: a locale is a string"},
      {"'en', null)", "TypeError: options are an object, found null"},
  };
  for (const auto& [arguments, message] : samples)
    EXPECT_EQ(message_of(date + arguments).substr(0, std::string_view{message}.size()), message) << arguments;
}

}  // namespace
}  // namespace sluice::test
