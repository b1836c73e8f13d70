#include "tests/e2e/engine_process.hpp"

#include "transport/client/admin.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <fmt/format.h>

#include <csignal>
#include <fstream>
#include <iterator>

namespace sluice::testing {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds ready_limit = 30s;
/// Between two looks at whether the engine is ready.
constexpr std::chrono::milliseconds look_interval = 10ms;
constexpr std::size_t shown_log_bytes = 4'000;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

std::uint16_t free_port() {
  boost::asio::io_context context;
  const boost::asio::ip::tcp::acceptor any(context, {boost::asio::ip::make_address("127.0.0.1"), 0});
  return any.local_endpoint().port();
}

engine_process::engine_process(std::filesystem::path binary, std::filesystem::path folder,
                               std::vector<std::string> settings)
    : binary_(std::move(binary)),
      folder_(std::move(folder)),
      settings_(std::move(settings)),
      address_{"127.0.0.1", std::to_string(free_port())} {}

expected<void> engine_process::start() {
  std::vector<std::string> command = {binary_.string(), "serve"};
  const auto set = [&command](const std::string& setting) {
    command.emplace_back("--set");
    command.push_back(setting);
  };
  set("server.port=" + address_.port);
  set("store.path=" + database().string());
  set("auth.operator_token_file=" + (folder_ / "operator.token").string());
  for (const auto& setting : settings_) set(setting);
  process_ = std::make_unique<child_process>(command, folder_ / "engine.log");

  const client::rest health(address_, "", 5s);
  const auto give_up_at = std::chrono::steady_clock::now() + ready_limit;
  while (std::chrono::steady_clock::now() < give_up_at) {
    if (health.get_text("/health/ready")) return {};
    if (const auto end = process_->wait(look_interval))
      return fail(error_code::internal, fmt::format("the engine ended (code {}, signal {}):\n{}",
                                                    end->exit_code, end->signal, log_tail()));
  }
  return fail(error_code::timed_out, "the engine is not ready:\n" + log_tail());
}

void engine_process::kill() {
  if (!process_) return;
  process_->send_signal(SIGKILL);
  process_->wait(ready_limit);
}

expected<process_end> engine_process::stop(std::chrono::milliseconds limit) {
  process_->send_signal(SIGTERM);
  if (const auto end = process_->wait(limit)) return *end;
  return fail(error_code::timed_out, "the engine does not stop:\n" + log_tail());
}

bool engine_process::wait_until(const std::function<bool()>& condition, std::chrono::milliseconds limit) {
  const auto give_up_at = std::chrono::steady_clock::now() + limit;
  while (!condition()) {
    if (std::chrono::steady_clock::now() >= give_up_at || !let_run(look_interval)) return false;
  }
  return true;
}

bool engine_process::let_run(std::chrono::milliseconds time) { return process_ && !process_->wait(time); }

std::int64_t engine_process::total(std::string_view tenant, const char* name) const {
  const auto totals = rest().get(fmt::format("/v1/totals?tenant={}", tenant));
  return totals ? totals->value(name, std::int64_t{0}) : 0;
}

bool engine_process::running() { return process_ && !process_->wait(0ms); }

client::rest engine_process::rest() const {
  std::string token = read_file(folder_ / "operator.token");
  while (token.ends_with('\n')) token.pop_back();
  return {address_, token};
}

expected<std::string> engine_process::add_tenant(std::string_view name) const {
  if (const auto made = client::create_tenant(rest(), name); !made) return tl::unexpected(made.error());
  return client::create_token(rest(), name, "test",
                              {"events:publish", "scripts:read", "scripts:write", "executions:read"});
}

expected<std::int64_t> engine_process::add_script(std::string_view tenant, std::string_view name,
                                                  const std::vector<std::string>& event_types,
                                                  std::string_view source,
                                                  const nlohmann::json& retry) const {
  const auto engine = rest();
  const auto script = client::create_script(
      engine, tenant, client::to_json({std::string(name), event_types, retry, nullptr}));
  if (!script) return script;
  const auto version = client::deploy(engine, tenant, *script, fmt::format("{}.js", name), source);
  if (!version) return tl::unexpected(version.error());
  return script;
}

client::publisher_options engine_process::publisher_options(std::string token) const {
  client::publisher_options options;
  options.engine = address_;
  options.token = std::move(token);
  return options;
}

std::string engine_process::log_tail() const {
  std::string log = read_file(folder_ / "engine.log");
  if (log.size() > shown_log_bytes) log.erase(0, log.size() - shown_log_bytes);
  return log;
}

}  // namespace sluice::testing
