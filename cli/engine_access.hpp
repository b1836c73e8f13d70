#pragma once

#include "cli/command.hpp"
#include "transport/client/address.hpp"

#include <string>

namespace sluice {

/// What of an engine a command is about.
enum class engine_part {
  tenant,  ///< one tenant's part: an operator names it with --tenant
  whole,   ///< what lies above tenants; there is no --tenant
};

/// The flags of a command that talks to a running engine.
struct engine_flags {
  std::string url;
  std::string token;
  std::string tenant;
  engine_part part = engine_part::tenant;
};

/// Adds --url and --token, and --tenant if `flags.part` has one.
void add_engine_flags(CLI::App& command, engine_flags& flags);

/// A running engine, and who we are to it.
struct engine_access {
  client::engine_address address;
  std::string token;
  std::string tenant;  ///< whose part we want, with the operator's token; else empty

  /// The target with `tenant=` added to its query, if there is one.
  std::string target(std::string path) const;
};

/// The address from --url or the settings; the token from --token, SLUICE_TOKEN, or the operator's own from
/// the settings or the file that the engine wrote. Says what is missing and how to give it.
expected<engine_access> find_engine(const engine_flags& flags, const cli_context& context);

}  // namespace sluice
