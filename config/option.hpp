#pragma once

#include "config/settings.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace sluice::config {

enum class option_kind : std::uint8_t { integer, number, bytes, duration, text, choice, list };

using text_list = std::vector<std::string>;

/// An option's value apart from its C++ type: integers and bytes as they are, durations in milliseconds,
/// a choice as its index.
using option_value = std::variant<std::int64_t, double, std::string, text_list>;

/// One option: all that is known of it. Loading, `sluice config` and the manual derive from this.
struct option {
  std::string_view key;  ///< "server.port"
  option_kind kind = option_kind::text;
  std::string_view unit;  ///< of a plain number: "events", "s", "B"; empty = none
  std::optional<option_value> min;
  std::optional<option_value> max;
  std::vector<std::string_view> choices;  ///< of a choice, in the order of its enum
  std::string_view example;               ///< as written on a command line
  std::string_view description;
  std::string_view flag;       ///< its own flag beside --set, e.g. "--port"; empty = none
  bool secret = false;         ///< never shown
  bool may_be_empty = false;   ///< of a text
  std::size_t min_length = 0;  ///< of a text that is not empty, in bytes

  option_value (*get)(const settings&) = nullptr;
  void (*set)(settings&, const option_value&) = nullptr;

  std::string_view section() const { return key.substr(0, key.find('.')); }
  std::string_view name() const { return key.substr(key.find('.') + 1); }
  option_value default_value() const { return get(settings{}); }
};

struct section {
  std::string_view name;
  std::string_view description;
};

/// Every section and every option, in the order of the manual. An option is declared here only.
std::span<const section> sections();
std::span<const option> options();
const option* find_option(std::string_view key);
/// The known key, or section, that a misspelt one most likely means; empty if none comes near.
std::string_view nearest_key(std::string_view key);
std::string_view nearest_section(std::string_view name);

/// A value as it was given: text (environment, flags; of a list its items between commas) or a TOML value.
/// monostate = a TOML type that no option has.
using raw_value = std::variant<std::monostate, bool, std::int64_t, double, std::string, text_list>;

/// Reads a value within the option's bounds. `typed`: from TOML, where "7400" is not an integer.
/// The error says what would be right: "must be a whole number from 0 to 65535".
tl::expected<option_value, std::string> read_value(const option& which, const raw_value& raw, bool typed);

/// As people write it: 30000 ms is "30s", 67108864 bytes "64MiB", a list "a,b". A secret that is set is
/// "(hidden)".
std::string show_value(const option& which, const option_value& value);
/// As TOML: texts, sizes and durations quoted, a list as an array of texts.
std::string toml_value(const option& which, const option_value& value);
/// A line of a settings file: "port = 7400". A secret that is set comes out as a comment, so that a file made
/// of such lines is valid and does not set it to something else.
std::string toml_assignment(const option& which, const option_value& value);
/// "0–65535", "10ms–1min", "commit, memory"; empty if unbounded.
std::string show_bounds(const option& which);

}  // namespace sluice::config
