#pragma once

#include "cli/command.hpp"
#include "schemas/error.hpp"

#include <string_view>

namespace sluice {

/// Prints to stderr what the engine refused or why it could not be asked, and what to do about it: `hint`, or
/// what the error's code suggests. Returns exit_code::failed.
int report_failure(const error& why, const cli_context& context, std::string_view hint = {});

/// Prints to stderr what is wrong with the command line. Returns exit_code::usage.
int report_usage(std::string_view message, const cli_context& context);

}  // namespace sluice
