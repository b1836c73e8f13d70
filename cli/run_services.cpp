#include "cli/run_services.hpp"

#include "cli/egress_settings.hpp"
#include "cli/local_database.hpp"
#include "cli/local_keys.hpp"
#include "store/secret_call.hpp"
#include "transport/egress/curl_client.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace sluice {
namespace {

using nlohmann::json;

/// What `--limit` calls the settings.
constexpr std::pair<const char*, const char*> limit_names[] = {
    {"wall", "wall_time"}, {"cpu", "cpu_time"},    {"memory", "memory_bytes"}, {"result", "result_bytes"},
    {"log", "log_bytes"},  {"lines", "log_lines"}, {"calls", "sdk_calls"},
};

using secret_values = std::map<std::string, std::string>;

/// "secrets.get" of the values that were given.
sdk_result get_secret(const sdk_call& call, const secret_values& values, secret_mask& handed_out) {
  const auto name = read_secret_call(call);
  if (!name) return tl::unexpected(name.error());
  const auto found = values.find(*name);
  if (found == values.end())
    return refuse(sdk_code::not_found,
                  fmt::format("there is no secret \"{0}\": give `sluice run` --secret {0}=…", *name));
  handed_out.add(*name, found->second);
  return sdk_answer{json(found->second).dump(), {}};
}

}  // namespace

void add_run_service_flags(CLI::App& command, run_service_flags& flags) {
  command
      .add_option("--db", flags.db_file,
                  "The database of iota.db: an SQLite file; scripts see rows of tenant_id 1")
      ->type_name("FILE");
  command.add_option("--kv", flags.kv_file, "The keys of iota.kv, kept in this file")->type_name("FILE");
  command
      .add_option("--allow-http", flags.allow_http,
                  "A host that iota.http may reach although it is not public: localhost:8080, 10.0.0.0/8")
      ->type_name("HOST[:PORT]");
  command
      .add_option("--secret", flags.secrets,
                  "A secret for iota.secrets; without a value that of the environment variable")
      ->type_name("NAME[=VALUE]");
}

expected<std::string> limit_setting(const std::string& flag) {
  const auto equals = flag.find('=');
  const std::string name = flag.substr(0, equals);
  std::vector<std::string> known;
  for (const auto& [shorthand, setting] : limit_names) {
    known.emplace_back(shorthand);
    if (equals != std::string::npos && name == shorthand)
      return fmt::format("limits.{}={}", setting, flag.substr(equals + 1));
  }
  return fail(error_code::invalid_request,
              fmt::format("--limit {}: has to be one of {} and a value, as in cpu=200ms", flag,
                          fmt::join(known, ", ")));
}

expected<run_services> run_services::set_up(const run_service_flags& flags, const settings& from) {
  run_services made;
  made.local_->published = {.events = from.limits.published_events,
                            .event_bytes = from.server.max_event_bytes,
                            .depth = static_cast<std::uint32_t>(from.limits.event_chain_depth)};
  if (auto read = made.read_secrets(flags.secrets); !read) return tl::unexpected(read.error());
  if (!flags.db_file.empty()) {
    auto opened = local_database::open(flags.db_file, from);
    if (!opened) return tl::unexpected(opened.error());
    made.database_ = *std::move(opened);
    made.local_->groups["db"] = [database = made.database_](const sdk_call& call) {
      return database->run(call);
    };
  }
  if (auto opened = made.open_keys(flags.kv_file, from); !opened) return tl::unexpected(opened.error());
  auto http = from.http;
  http.allow.insert(http.allow.end(), flags.allow_http.begin(), flags.allow_http.end());
  auto client = curl_client::start_client(egress_options_from(http));
  if (!client) return fail(error_code::invalid_request, client.error());
  made.local_->http = *std::move(client);
  return made;
}

expected<void> run_services::open_keys(const std::string& path, const settings& from) {
  if (path.empty()) return {};
  auto keys = local_keys::open(path, from);
  if (!keys) return tl::unexpected(keys.error());
  local_->groups["kv"] = [keys = *std::move(keys)](const sdk_call& call) { return keys->run(call); };
  return {};
}

expected<void> run_services::read_secrets(const std::vector<std::string>& flags) {
  secret_values values;
  for (const std::string& flag : flags) {
    const auto equals = flag.find('=');
    const std::string name = flag.substr(0, equals);
    if (name.empty())
      return fail(error_code::invalid_request,
                  fmt::format("--secret {}: has to be NAME=VALUE or NAME", flag));
    if (equals != std::string::npos) {
      values[name] = flag.substr(equals + 1);
    } else if (const char* value = std::getenv(name.c_str())) {
      values[name] = value;
    } else {
      return fail(
          error_code::invalid_request,
          fmt::format("--secret {0}: there is no environment variable {0}; give it a value, {0}=…", name));
    }
  }
  local_->groups["secrets"] = [values = std::move(values), handed_out = handed_out_](const sdk_call& call) {
    return get_secret(call, values, *handed_out);
  };
  return {};
}

void run_services::finish(const std::string& execution, execution_output& output) {
  if (database_) database_->ended(execution);
  handed_out_->mask(output);
}

}  // namespace sluice
