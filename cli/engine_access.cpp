#include "cli/engine_access.hpp"

#include "cli/operator_token.hpp"
#include "cli/private_file.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

expected<std::string> read_operator_token(const settings& settings) {
  if (!settings.auth.operator_token.empty()) return settings.auth.operator_token;
  const std::string file = operator_token_file(settings);
  auto token = read_first_line(file);
  if (token && !token->empty()) return token;
  return fail(
      error_code::unauthorized,
      fmt::format("no token: give one with --token or SLUICE_TOKEN. The operator's own cannot be read from "
                  "{}: `sluice serve` writes it when it first starts, and never again; if it is lost, start "
                  "the engine with another in auth.operator_token",
                  file));
}

}  // namespace

void add_engine_flags(CLI::App& command, engine_flags& flags) {
  command.add_option("--url", flags.url, "The engine, e.g. ws://127.0.0.1:7400 [from the settings]")
      ->type_name("URL")
      ->envname("SLUICE_URL");
  command
      .add_option("--token", flags.token,
                  "Bearer token [the operator's, from the file the engine wrote it to]")
      ->type_name("TOKEN")
      ->envname("SLUICE_TOKEN");
  if (flags.part == engine_part::whole) return;
  command.add_option("--tenant", flags.tenant, "Which tenant; needed with the operator's token only")
      ->type_name("NAME");
}

std::string engine_access::target(std::string path) const {
  if (tenant.empty()) return path;
  path += path.find('?') == path.npos ? '?' : '&';
  return path + "tenant=" + client::percent_encode(tenant);
}

expected<engine_access> find_engine(const engine_flags& flags, const cli_context& context) {
  engine_access access;
  access.token = flags.token;
  access.tenant = flags.tenant;
  std::optional<config::loaded_settings> loaded;
  if (flags.url.empty() || flags.token.empty()) {
    loaded = context.load();
    if (!loaded) return fail(error_code::invalid_request, "the settings are wrong");
  }
  if (flags.url.empty()) {
    access.address = {loaded->values.server.address, std::to_string(loaded->values.server.port)};
  } else {
    auto address = client::parse_engine_url(flags.url);
    if (!address) return tl::unexpected(address.error());
    access.address = *std::move(address);
  }
  if (access.token.empty()) {
    auto token = read_operator_token(loaded->values);
    if (!token) return tl::unexpected(token.error());
    if (access.tenant.empty() && flags.part == engine_part::tenant)
      return fail(error_code::invalid_request,
                  "the operator's token belongs to no tenant: add --tenant NAME");
    access.token = *std::move(token);
  }
  return access;
}

}  // namespace sluice
