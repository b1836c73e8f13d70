#pragma once

#include <string>

namespace sluice::config {

/// docs/configuration.md: every option with default, bounds and meaning.
std::string markdown_reference();
/// config/sluice.toml: every option, commented out, at its default.
std::string toml_reference();

}  // namespace sluice::config
