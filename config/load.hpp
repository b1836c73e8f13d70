#pragma once

#include "config/option.hpp"
#include "config/settings.hpp"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice::config {

/// Where a value comes from, in rising precedence.
enum class source_kind : std::uint8_t { default_value, file, environment, flag };

struct origin {
  source_kind source = source_kind::default_value;
  std::string text = "default";  ///< "default", "sluice.toml:3", "SLUICE_SERVER_PORT", "--port"
};

/// The effective settings, and where each came from.
struct loaded_settings {
  settings values;
  std::vector<origin> origins;  ///< one for each of options(), in its order

  /// Precondition: `key` names an option.
  const origin& origin_of(std::string_view key) const;
};

/// One thing wrong with the settings.
struct problem {
  std::string where;    ///< "sluice.toml:3:8", "SLUICE_SERVER_PORT", "--set server.port"
  std::string message;  ///< what was wrong and what would be right

  std::string format() const { return where.empty() ? message : where + ": " + message; }
};
using problems = std::vector<problem>;

/// A TOML file, already read.
struct toml_text {
  std::string name;  ///< shown in messages, usually its path
  std::string text;
};

/// A value given on the command line.
struct flag_value {
  std::string flag;  ///< shown in messages: "--set", "--port"
  std::string key;
  std::string value;
};

/// Where settings are read from. A later member wins over an earlier one, a later flag over an earlier.
struct sources {
  std::optional<toml_text> file;
  std::vector<std::pair<std::string, std::string>>
      environment;  ///< names not starting with SLUICE_ are ignored
  std::vector<flag_value> flags;
};

/// Reads the settings, or says everything that is wrong with them, in the order of the sources.
tl::expected<loaded_settings, problems> load(const sources& from);

/// The environment variable of an option: "server.port" → "SLUICE_SERVER_PORT".
std::string environment_name(std::string_view key);

}  // namespace sluice::config
