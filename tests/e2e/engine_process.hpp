#pragma once

#include "tests/e2e/child_process.hpp"
#include "transport/client/publisher.hpp"
#include "transport/client/rest.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sluice::testing {

/// A real `sluice serve` on a port of its own, its data and log in one folder. It can be stopped, killed and
/// started again on the same data and port.
class engine_process {
 public:
  /// `settings` are "section.key=value". Nothing runs yet.
  engine_process(std::filesystem::path binary, std::filesystem::path folder,
                 std::vector<std::string> settings = {});

  /// Returns when /health/ready answers 200; the error carries the end of the log.
  expected<void> start();
  /// SIGKILL: no chance to write anything.
  void kill();
  /// SIGTERM; returns how it ended, or timed_out.
  expected<process_end> stop(std::chrono::milliseconds limit = std::chrono::seconds{40});
  bool running();
  /// Asks again and again until it is true; false if it is not within `limit` or the engine ended meanwhile.
  bool wait_until(const std::function<bool()>& condition, std::chrono::milliseconds limit);
  /// Lets it run for that long; false if it ended by itself.
  bool let_run(std::chrono::milliseconds time);

  const client::engine_address& address() const { return address_; }
  /// With the operator's token. The engine has been started once.
  client::rest rest() const;
  /// Makes the tenant and returns a token of it that may do everything.
  expected<std::string> add_tenant(std::string_view name) const;
  /// Creates and deploys a script; the file's name ends with .js. Returns its id.
  expected<std::int64_t> add_script(std::string_view tenant, std::string_view name,
                                    const std::vector<std::string>& event_types, std::string_view source,
                                    const nlohmann::json& retry = nullptr) const;
  client::publisher_options publisher_options(std::string token) const;

  /// GET /v1/totals of that tenant: the member of this name; 0 while there is no answer.
  std::int64_t total(std::string_view tenant, const char* name) const;

  std::filesystem::path database() const { return folder_ / "engine.sqlite"; }
  pid_t pid() const { return process_ ? process_->pid() : -1; }
  std::string log_tail() const;

 private:
  const std::filesystem::path binary_;
  const std::filesystem::path folder_;
  const std::vector<std::string> settings_;
  client::engine_address address_;
  std::unique_ptr<child_process> process_;
};

/// A port of 127.0.0.1 that was free just now.
std::uint16_t free_port();

}  // namespace sluice::testing
