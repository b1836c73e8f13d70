#include "cli/serve.hpp"

#include "actors/engine.hpp"
#include "cli/data_settings.hpp"
#include "cli/descriptor_limit.hpp"
#include "cli/egress_settings.hpp"
#include "cli/limits.hpp"
#include "cli/listen_address.hpp"
#include "cli/logging.hpp"
#include "cli/module_settings.hpp"
#include "cli/operator_token.hpp"
#include "cli/secret_key_file.hpp"
#include "runtime/watchdog.hpp"
#include "store/sqlite_store.hpp"
#include "transport/client/address.hpp"
#include "transport/egress/curl_client.hpp"
#include "transport/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <caf/all.hpp>
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <filesystem>
#include <memory>

namespace sluice {

namespace {

using namespace std::chrono_literals;

sqlite_options sqlite_options_from(const settings& settings) {
  sqlite_options options;
  options.path = settings.store.path;
  options.durability = settings.store.durability;
  options.busy_timeout = settings.store.busy_timeout;
  options.dedup_window = settings.store.dedup_window;
  options.cache_bytes = settings.store.cache_bytes;
  options.kv = settings.kv;
  return options;
}

server_options server_options_from(const settings& settings) {
  server_options options;
  options.address = settings.server.address;
  options.port = settings.server.port;
  options.max_message_bytes = settings.server.max_message_bytes;
  options.max_event_bytes = settings.server.max_event_bytes;
  options.max_batch_events = settings.server.max_batch_events;
  options.credit_events = settings.server.credit_events;
  options.request_timeout = settings.server.request_timeout;
  options.header_timeout = settings.server.header_timeout;
  options.idle_timeout = settings.server.idle_timeout;
  options.max_connections = settings.server.max_connections;
  options.io_threads = settings.server.io_threads;
  options.default_limits = execution_limits_from(settings);
  options.default_retry = retry_policy_from(settings);
  return options;
}

error store_problem(const settings& settings, const std::string& why) {
  return {error_code::store_unavailable,
          fmt::format("the store {} cannot be opened: {}", settings.store.path, why), settings.store.path};
}

/// What there is when the engine starts.
struct preparation {
  operator_token token;
  opened_secret_keys secrets;
};

/// Opens the store once by itself, so that what is wrong with it, or with the address, is said before
/// anything starts; then sees to the operator's token and the keys of secrets.
expected<preparation> prepare(const settings& settings, store& database) {
  const std::filesystem::path path = settings.store.path;
  if (path.has_parent_path()) {
    std::error_code failure;
    std::filesystem::create_directories(path.parent_path(), failure);
    if (failure) return tl::unexpected(store_problem(settings, failure.message()));
  }
  auto writer = database.open_writer();
  if (!writer) return tl::unexpected(store_problem(settings, writer.error().message));
  auto reader = database.open_reader();
  if (!reader) return tl::unexpected(store_problem(settings, reader.error().message));
  // Before there is a token, which would be one of an engine that never ran.
  if (auto free = check_listen_address(settings.server); !free) return tl::unexpected(free.error());
  auto token = ensure_operator_token(settings, **reader, **writer);
  if (!token) return tl::unexpected(token.error());
  return preparation{*std::move(token), open_secret_keys(settings, **reader)};
}

/// Cooperative scheduling: a central queue, since a job must never wait behind an execution that holds its
/// thread; a few threads more than worker slots, so that the other actors always find one.
caf::actor_system_config actor_config(const engine_settings& settings) {
  caf::actor_system_config config;
  config.set("scheduler.policy", caf::atom("sharing"));
  config.set("scheduler.max-threads", static_cast<std::size_t>(settings.workers + settings.service_threads));
  config.set("scheduler.max-throughput", std::size_t{50});
  return config;
}

void announce(const settings& settings, const server& server, const preparation& prepared) {
  const auto& [token, secrets] = prepared;
  const client::engine_address where{settings.server.address, std::to_string(server.port())};
  spdlog::info("listening on http://{}, store {} (durability {})", where.authority(), settings.store.path,
               settings.store.durability == durability::commit ? "commit" : "memory");
  if (settings.store.durability == durability::memory)
    spdlog::warn("durability is \"memory\": acked events do not survive a crash");
  if (token.created && !token.file.empty()) spdlog::info("the operator's token is in {}", token.file);
  if (!token.warning.empty()) spdlog::warn("{}", token.warning);
  if (secrets.created)
    spdlog::info("the key of secrets is in {}: keep a copy of it, apart from those of the store",
                 secrets.file);
  for (const auto& warning : secrets.warnings) spdlog::warn("{}", warning);
}

/// Runs until a signal or until the engine gives up; the exit code.
int run_engine(const settings& settings, std::shared_ptr<store> database, std::shared_ptr<data_database> data,
               std::shared_ptr<http_client> http, module_set_ptr modules, const preparation& prepared) {
  auto environment = std::make_shared<engine_environment>();
  environment->settings = settings;
  environment->database = std::move(database);
  environment->data = std::move(data);
  environment->http = std::move(http);
  environment->modules = std::move(modules);
  environment->keys = prepared.secrets.keys;
  environment->compile = compile_limits_from(settings);

  // Registered before anything starts: from here on a signal waits for async_wait instead of ending the
  // process.
  boost::asio::io_context main_loop{1};
  boost::asio::signal_set signals{main_loop, SIGINT, SIGTERM};

  const watchdog_thread watched{[](const held_thread& held) { spdlog::warn("{}", describe(held)); }};
  auto config = actor_config(settings.engine);
  caf::actor_system system{config};
  caf::scoped_actor self{system};
  auto root = system.spawn(engine, std::shared_ptr<const engine_environment>{environment});
  int exit_code = exit_code::ok;
  caf::actor_cast<caf::actor>(root)->attach_functor([&main_loop, &exit_code](const caf::error& why) {
    if (why != caf::exit_reason::user_shutdown)
      boost::asio::post(main_loop, [&main_loop, &exit_code] {
        exit_code = exit_code::failed;
        main_loop.stop();
      });
  });

  auto server = server::start(server_options_from(settings), system, root,
                              [metrics = environment->metrics] { return metrics->text(); });
  if (!server) {
    spdlog::critical("{}", server.error().message);
    self->send_exit(root, caf::exit_reason::user_shutdown);
    return exit_code::failed;
  }
  announce(settings, **server, prepared);

  signals.async_wait([&](boost::system::error_code failure, int) {
    if (!failure) main_loop.stop();
  });
  main_loop.run();

  if (exit_code == exit_code::ok) {
    spdlog::info("stopping: finishing what runs, at most {} s", settings.engine.drain_timeout / 1s);
    signals.clear();  // a second signal ends the process at once
    (*server)->stop_accepting();
    self->request(root, settings.engine.drain_timeout + 5s, drain_atom::value)
        .receive([](bool) {}, [](const caf::error&) { spdlog::warn("not everything finished in time"); });
  }
  (*server)->stop(2s);
  self->send_exit(root, caf::exit_reason::user_shutdown);
  self->wait_for(root);
  spdlog::info("stopped");
  return exit_code;
}

int serve(const cli_context& context) {
  const auto loaded = context.load();
  if (!loaded) return exit_code::usage;
  const auto& settings = loaded->values;
  set_up_log(settings.log, context.no_color);

  auto data = data_database_from(settings);
  if (!data) {
    spdlog::critical("{}", data.error().message);
    return exit_code::usage;
  }
  auto http_options = egress_options_from(settings.http);
  if (const auto warning = bound_by_descriptors(http_options, settings.server, raise_descriptor_limit()))
    spdlog::warn("{}", *warning);
  auto http = curl_client::start_client(std::move(http_options));
  if (!http) {
    spdlog::critical("{}", http.error());
    return exit_code::usage;
  }
  auto modules = modules_from(settings, {}, [](const module_bundle& bundle) {
    spdlog::info(
        "modules: {} was compiled anew, since its bundle is of another version; `sluice modules add` saves "
        "that at the next start",
        bundle.name);
  });
  if (!modules) {
    spdlog::critical("{}", modules.error().message);
    return exit_code::usage;
  }
  std::shared_ptr<store> database = make_sqlite_store(sqlite_options_from(settings));
  const auto prepared = prepare(settings, *database);
  if (!prepared) {
    spdlog::critical("{}", prepared.error().message);
    return exit_code::failed;
  }
  return run_engine(settings, std::move(database), *std::move(data), *std::move(http), *std::move(modules),
                    *prepared);
}

}  // namespace

void add_serve_command(CLI::App& app, cli_context& context, command_action& action) {
  auto* command = app.add_subcommand("serve", "Run the engine");
  add_setting_flags(*command, context);
  command->footer(
      "Keeps everything in one SQLite file and needs no other server. At the first start it makes the\n"
      "operator's token, in a file beside the store, and says where it is. Ctrl-C (or SIGTERM) finishes "
      "what\n"
      "runs, then stops.\n\n"
      "Examples:\n"
      "  sluice serve\n"
      "  sluice serve --port 8080 --store /var/lib/sluice/engine.sqlite\n"
      "  sluice serve --set engine.workers=4 --set limits.cpu_time=200ms\n"
      "  sluice config reference            every setting");
  command->callback([&context, &action] { action = [&context] { return serve(context); }; });
}

}  // namespace sluice
