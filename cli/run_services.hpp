#pragma once

#include "cli/local_database.hpp"
#include "cli/local_host.hpp"
#include "config/settings.hpp"
#include "runtime/secret_mask.hpp"
#include "schemas/error.hpp"

#include <CLI/App.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace sluice {

/// What `sluice run` is told of the world its scripts see.
struct run_service_flags {
  std::string db_file;
  std::string kv_file;
  std::vector<std::string> allow_http;
  std::vector<std::string> secrets;  ///< "NAME=value", or "NAME" of an environment variable
};

void add_run_service_flags(CLI::App& command, run_service_flags& flags);

/// The setting that "cpu=200ms" means: "limits.cpu_time=200ms".
expected<std::string> limit_setting(const std::string& flag);

/// The services that a script run outside the engine reaches: the engine's own classes, without its actors.
class run_services {
 public:
  /// Opens what the flags name; the error is one of usage.
  static expected<run_services> set_up(const run_service_flags& flags, const settings& from);

  const local_services& local() const { return *local_; }
  /// An execution is over: ends what it left open, and takes the secrets that it saw out of its output.
  void finish(const std::string& execution, execution_output& output);

 private:
  run_services() = default;
  expected<void> open_keys(const std::string& path, const settings& from);
  expected<void> read_secrets(const std::vector<std::string>& flags);

  // Behind pointers, for the services refer to them.
  std::unique_ptr<local_services> local_ = std::make_unique<local_services>();
  std::shared_ptr<local_database> database_;  ///< null = none
  std::shared_ptr<secret_mask> handed_out_ = std::make_shared<secret_mask>();
};

}  // namespace sluice
