#pragma once

#include "cli/engine_access.hpp"
#include "cli/listing.hpp"
#include "cli/table.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace sluice {

/// The flags of a command that shows what happened, newest at the bottom, and goes on showing if asked.
struct history_flags {
  engine_flags engine;
  int limit = 20;
  bool follow = false;
  bool verbose = false;
};

void add_history_flags(CLI::App& command, history_flags& flags);

/// Names of the tenant's scripts by id.
using script_names = std::map<std::int64_t, std::string>;

/// Empty if the token may not read scripts: they are then shown by id.
expected<script_names> find_script_names(const engine_access& engine);
/// The script of an item: its name, or "#7".
std::string script_of(const nlohmann::json& item, const script_names& names);
/// An item's error as a line or more: "TypeError: …", "Error [SSRF_BLOCKED]: …"; empty if it has none.
std::string error_text(const nlohmann::json& item);

/// What is shown, and how.
struct history {
  std::string target;  ///< path and query
  std::vector<table_column> columns;
  std::function<table_row(const nlohmann::json& item)> row;
  std::string nothing_yet;  ///< to be said instead of an empty table
};

/// Prints the newest items as a table, or with --json each as a line; with --follow then goes on until
/// Ctrl-C.
int show_history(const history& shown, const history_flags& flags, const engine_access& engine,
                 const cli_context& context);

}  // namespace sluice
