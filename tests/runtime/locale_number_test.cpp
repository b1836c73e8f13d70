// Number.prototype.toLocaleString with locales and options. The expected texts are Node 20's.
#include "tests/runtime/script_fixture.hpp"

namespace sluice::test {
namespace {

struct sample {
  const char* call;
  const char* text;
};

TEST(LocaleNumber, PrintsWhatIsAskedFor) {
  const sample samples[] = {
      {"(1234567.891).toLocaleString()", "1,234,567.891"},
      {"(1234.5).toLocaleString('en-US', {minimumFractionDigits: 2})", "1,234.50"},
      {"(1.005).toLocaleString('en', {maximumFractionDigits: 2})", "1.01"},
      {"(7).toLocaleString('en', {minimumIntegerDigits: 2})", "07"},
      {"(1234.5).toLocaleString('en', {useGrouping: false})", "1234.5"},
      {"(1234.5).toLocaleString('en', {useGrouping: 'min2'})", "1234.5"},
      {"(12345).toLocaleString('en', {useGrouping: 'min2'})", "12,345"},
      {"(123456).toLocaleString('en', {maximumSignificantDigits: 3})", "123,000"},
      {"(0.5).toLocaleString('en', {minimumSignificantDigits: 3})", "0.500"},
      {"(0.256).toLocaleString('en', {style: 'percent'})", "26%"},
      {"(0.256).toLocaleString('en', {style: 'percent', minimumFractionDigits: 1})", "25.6%"},
      {"(1234.5).toLocaleString('en', {style: 'currency', currency: 'USD'})", "$1,234.50"},
      {"(-1234.5).toLocaleString('en', {style: 'currency', currency: 'eur'})",
       "-\xe2\x82\xac"
       "1,234.50"},
      {"(1234.5).toLocaleString('en', {style: 'currency', currency: 'JPY'})",
       "\xc2\xa5"
       "1,235"},
      {"(1234.5).toLocaleString('en', {style: 'currency', currency: 'CHF'})",
       "CHF\xc2\xa0"
       "1,234.50"},
      {"(1).toLocaleString('en', {style: 'currency', currency: 'KWD'})",
       "KWD\xc2\xa0"
       "1.000"},
      {"(1).toLocaleString('en', {style: 'currency', currency: 'USD', currencyDisplay: 'code'})",
       "USD\xc2\xa0"
       "1.00"},
      {"(9.99).toLocaleString('en', {style: 'currency', currency: 'USD', maximumFractionDigits: 0})", "$10"},
      {"(1).toLocaleString('en-GB', {style: 'currency', currency: 'USD'})", "US$1.00"},
      {"(1).toLocaleString('en-CA', {style: 'currency', currency: 'CAD'})", "$1.00"},
      {"(1234.5).toLocaleString('de-DE')", "1.234,5"},
      {"(1234.5).toLocaleString('de', {style: 'currency', currency: 'EUR'})", "1.234,50\xc2\xa0\xe2\x82\xac"},
      {"(0.5).toLocaleString('de', {style: 'percent'})", "50\xc2\xa0%"},
      {"(-0).toLocaleString()", "-0"},
      {"(-1 / 0).toLocaleString('en', {style: 'percent'})", "-\xe2\x88\x9e%"},
      {"[1234.5, 2].toLocaleString()", "1,234.5,2"},
  };
  for (const auto& [call, text] : samples)
    EXPECT_EQ(result_of(handler_script(std::string{"return "} + call + ";")), '"' + std::string{text} + '"')
        << call;
}

TEST(LocaleNumber, RefusesWhatItDoesNotKnow) {
  const sample samples[] = {
      {"'fr'", "RangeError: the locales are en-US, en-GB, en-CA and de-DE, found 'fr'"},
      {"'en', {unit: 'liter'}", "RangeError: there is no option 'unit' here"},
      {"'en', {style: 'unit'}", "RangeError: style is one of decimal, percent and currency, found 'unit'"},
      {"'en', {notation: 'compact'}", "RangeError: notation is one of standard, found 'compact'"},
      {"'en', {style: 'currency', currency: 'EUR', currencyDisplay: 'name'}",
       "RangeError: currencyDisplay is one of symbol and code, found 'name'"},
      {"'en', {style: 'currency'}", "TypeError: style 'currency' wants a currency such as 'USD'"},
      {"'en', {currency: 'dollars'}", "RangeError: a currency has three letters such as USD"},
      {"'en', {useGrouping: 'some'}", "RangeError: useGrouping is one of min2, auto, always, true and false"},
      {"'en', {maximumFractionDigits: 21}", "RangeError: maximumFractionDigits is from 0 to 20, found 21"},
      {"'en', {minimumFractionDigits: 3, maximumFractionDigits: 1}",
       "RangeError: minimumFractionDigits is greater than maximumFractionDigits"},
  };
  for (const auto& [arguments, message] : samples) {
    const script_error error =
        error_of(handler_script("return (5).toLocaleString(" + std::string{arguments} + ");"));
    const std::string found = error.name + ": " + error.message;
    EXPECT_EQ(found.substr(0, std::string_view{message}.size()), message) << arguments;
  }
}

}  // namespace
}  // namespace sluice::test
