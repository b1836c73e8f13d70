#include "config/option_binding.hpp"

#include <array>

namespace sluice::config {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::int64_t kib = std::int64_t{1} << 10;
constexpr std::int64_t mib = std::int64_t{1} << 20;
constexpr std::int64_t gib = std::int64_t{1} << 30;

constexpr std::array all_sections = std::to_array<section>({
    {"server", "Where publishers, scripts' authors and operators connect."},
    {"store", "The engine's own database."},
    {"engine", "How the engine divides the machine among tenants."},
    {"limits",
     "What one execution of a script may use, unless its deploy says otherwise. A limit that strikes ends "
     "that execution alone."},
    {"retry",
     "When a failed delivery is tried again, unless the script's deploy says otherwise: base · "
     "factor^(failures − 1), at most max, ± jitter."},
    {"compiler", "The compiler that lowers JavaScript and TypeScript when a script is deployed."},
    {"data", "The database that scripts reach with iota.db: of your choice, never the engine's own store."},
    {"http",
     "What requests of scripts (iota.http) may reach and use. They reach public addresses only, whatever a "
     "name or a redirect leads to; `sluice check url` says whether and why."},
    {"kv", "What scripts keep with iota.kv. A call that would go over a limit fails, and changes nothing."},
    {"secrets", "What scripts read with iota.secrets: encrypted in the store, with keys that are not in it."},
    {"modules",
     "The npm packages that scripts may import. `sluice modules add` makes a bundle of each, which is read "
     "when "
     "the engine starts."},
    {"auth", "Who may do what."},
    {"log", "What the engine itself writes to stderr."},
});

std::vector<option> server_options() {
  constexpr auto in = &settings::server;
  using fields = server_settings;
  return {
      with_flag("--address",
                text<in, &fields::address>("server.address", "0.0.0.0",
                                           "Address to listen on; 0.0.0.0 or :: for every interface.")),
      with_flag("--port", count<in, &fields::port>("server.port", 0, 65'535, "", "8080",
                                                   "Port to listen on; 0 takes any free one.")),
      size<in, &fields::max_message_bytes>(
          "server.max_message_bytes", kib, 64 * mib, "8MiB",
          "The largest WebSocket message or request body, so also the largest batch."),
      size<in, &fields::max_event_bytes>("server.max_event_bytes", kib, 16 * mib, "1MiB",
                                         "The largest single event."),
      count<in, &fields::max_batch_events>("server.max_batch_events", 1, 100'000, "events", "500",
                                           "How many events one publish may hold."),
      count<in, &fields::credit_events>("server.credit_events", 1, 1'000'000, "events", "50000",
                                        "How many events a publisher may have sent and not yet seen acked."),
      count<in, &fields::max_connections>(
          "server.max_connections", 1, 100'000, "connections", "5000",
          "Connections at once; then the oldest without a token gives way, or a new one gets 503."),
      count<in, &fields::io_threads>("server.io_threads", 1, 64, "threads", "2",
                                     "Threads that read and write the network."),
      time<in, &fields::request_timeout>("server.request_timeout", milliseconds{100}, minutes{10}, "s", "10s",
                                         "How long an HTTP request or a publish may wait for its answer."),
      time<in, &fields::header_timeout>(
          "server.header_timeout", milliseconds{100}, minutes{5}, "s", "5s",
          "How long a request's header may take from its first byte on, and a new connection to send one."),
      time<in, &fields::idle_timeout>(
          "server.idle_timeout", seconds{1}, hours{24}, "s", "5min",
          "A connection that says nothing for this long is closed; WebSockets are pinged before."),
  };
}

std::vector<option> store_options() {
  constexpr auto in = &settings::store;
  using fields = store_settings;
  return {
      with_flag("--store", text<in, &fields::path>("store.path", "/var/lib/sluice/engine.sqlite",
                                                   "The SQLite file; its folder is made if it is missing.")),
      with_flag("--durability",
                choice<in, &fields::durability>(
                    "store.durability", {"commit", "memory"}, "memory",
                    "When a publish is acked: commit = after its transaction is on disk; memory = on "
                    "receipt, so a crash loses acked events (for tests and throw-away loads).")),
      time<in, &fields::dedup_window>(
          "store.dedup_window", seconds{0}, hours{24 * 30}, "h", "1h",
          "An event id published again within this time is acked and runs nothing."),
      size<in, &fields::cache_bytes>("store.cache_bytes", mib, 64 * gib, "256MiB",
                                     "Memory for the database's page cache."),
      time<in, &fields::busy_timeout>("store.busy_timeout", milliseconds{0}, minutes{5}, "s", "10s",
                                      "How long to wait for a database that another process has locked."),
      count<in, &fields::max_commit_events>("store.max_commit_events", 1, 1'000'000, "events", "2000",
                                            "How many events one transaction writes at most."),
  };
}

std::vector<option> engine_options() {
  constexpr auto in = &settings::engine;
  using fields = engine_settings;
  return {
      with_flag("--workers", count<in, &fields::workers>("engine.workers", 1, 100, "threads", "4",
                                                         "Threads that run scripts.")),
      count<in, &fields::service_threads>(
          "engine.service_threads", 1, 64, "threads", "4",
          "Threads that run everything else: the bus, the retries, the tenants."),
      time<in, &fields::drain_timeout>("engine.drain_timeout", seconds{0}, minutes{10}, "s", "1min",
                                       "How long a graceful stop lets running scripts finish."),
      count<in, &fields::tenant_window_events>(
          "engine.tenant_window_events", 1, 1'000'000, "events", "10000",
          "How many events of one tenant are in memory at once; the rest waits in the store."),
      size<in, &fields::tenant_window_bytes>("engine.tenant_window_bytes", 64 * kib, 16 * gib, "64MiB",
                                             "How much text these events may have together."),
      count<in, &fields::tenant_concurrency>("engine.tenant_concurrency", 1, 10'000, "executions", "50",
                                             "Executions of one tenant at once."),
      count<in, &fields::tenant_backlog_events>(
          "engine.tenant_backlog_events", 1, 1'000'000'000, "events", "100000",
          "How many events of one tenant may wait; publishes over it are refused with backlog_full."),
      time<in, &fields::tenant_idle>("engine.tenant_idle", seconds{1}, hours{24}, "min", "30s",
                                     "A tenant without work for this long gives its memory back."),
      count<in, &fields::script_batch>("engine.script_batch", 1, 10'000, "events", "16",
                                       "How many events a script is handed at once."),
      time<in, &fields::time_slice>(
          "engine.time_slice", milliseconds{1}, seconds{1}, "ms", "20ms",
          "How long a script runs events of its batch before other tenants get their turn."),
      time<in, &fields::heap_idle>("engine.heap_idle", seconds{1}, hours{24}, "min", "30s",
                                   "An idle script heap is released after this time."),
      count<in, &fields::restart_limit>(
          "engine.restart_limit", 0, 1'000, "restarts", "20",
          "An actor that dies more often than this within restart_window is given up."),
      time<in, &fields::restart_window>("engine.restart_window", seconds{1}, hours{1}, "s", "5min",
                                        "See restart_limit."),
      time<in, &fields::actor_timeout>(
          "engine.actor_timeout", milliseconds{100}, minutes{5}, "s", "30s",
          "How long one part of the engine waits for another's answer before that counts as a failure."),
  };
}

std::vector<option> limits_options() {
  constexpr auto in = &settings::limits;
  using fields = limit_settings;
  return {
      time<in, &fields::wall_time>("limits.wall_time", milliseconds{100}, seconds{300}, "s", "1min",
                                   "From start to end, waiting included."),
      time<in, &fields::cpu_time>("limits.cpu_time", milliseconds{10}, seconds{60}, "ms", "250ms",
                                  "Time spent computing."),
      size<in, &fields::memory_bytes>("limits.memory_bytes", mib, 512 * mib, "128MiB", "The script's heap."),
      size<in, &fields::result_bytes>("limits.result_bytes", kib, 10 * mib, "64KiB",
                                      "What the script returns, as JSON."),
      size<in, &fields::log_bytes>("limits.log_bytes", kib, 10 * mib, "64KiB", "What the script logs."),
      count<in, &fields::log_lines>("limits.log_lines", 1, 100'000, "lines", "100",
                                    "How many lines the script logs."),
      size<in, &fields::source_bytes>("limits.source_bytes", kib, 10 * mib, "1MiB", "A script's source."),
      count<in, &fields::sdk_calls>("limits.sdk_calls", 0, 100'000, "calls", "1000",
                                    "Calls of iota.* that leave the heap."),
      count<in, &fields::published_events>("limits.published_events", 0, 1'000, "events", "100",
                                           "Events that one execution publishes."),
      count<in, &fields::event_chain_depth>(
          "limits.event_chain_depth", 0, 100, "scripts", "3",
          "How long a chain of scripts may be that react to each other's events."),
  };
}

std::vector<option> retry_options() {
  constexpr auto in = &settings::retry;
  using fields = retry_settings;
  return {
      count<in, &fields::attempts>(
          "retry.attempts", 1, 100, "attempts", "3",
          "Tries in all, the first included; then the delivery goes to the dead letters."),
      time<in, &fields::base>("retry.base", milliseconds{10}, hours{1}, "s", "500ms",
                              "The wait after the first failure."),
      number<in, &fields::factor>("retry.factor", 1.0, 10.0, "1.5", "How much longer each further wait is."),
      time<in, &fields::max>("retry.max", milliseconds{10}, hours{24}, "s", "1h", "The longest wait."),
      number<in, &fields::jitter>("retry.jitter", 0.0, 1.0, "0",
                                  "Share of the wait by which it varies at random, both ways."),
  };
}

std::vector<option> compiler_options() {
  constexpr auto in = &settings::compiler;
  using fields = compiler_settings;
  return {
      time<in, &fields::time>("compiler.time", milliseconds{100}, minutes{5}, "s", "30s",
                              "How much CPU time one compile may take."),
      size<in, &fields::memory_bytes>("compiler.memory_bytes", 64 * mib, 4 * gib, "1GiB",
                                      "The compiler's own heap."),
      time<in, &fields::idle_release>("compiler.idle_release", seconds{0}, hours{24}, "s", "10min",
                                      "The compiler's heap is released after this time without a compile."),
  };
}

std::vector<option> http_options() {
  constexpr auto in = &settings::http;
  using fields = http_settings;
  return {
      time<in, &fields::time>("http.time", milliseconds{100}, seconds{300}, "s", "10s",
                              "How long a request may take, waiting and redirects included. A script may ask "
                              "for less."),
      size<in, &fields::max_response_bytes>("http.max_response_bytes", kib, 100 * mib, "1MiB",
                                            "A response's body, decoded."),
      size<in, &fields::max_request_bytes>("http.max_request_bytes", kib, 64 * mib, "1MiB",
                                           "A request's body."),
      count<in, &fields::redirects>("http.redirects", 0, 20, "redirects", "3",
                                    "How many redirects are followed. A script may ask for fewer."),
      count<in, &fields::tenant_concurrency>("http.tenant_concurrency", 1, 10'000, "requests", "50",
                                             "Requests of one tenant at once; more wait for their turn."),
      count<in, &fields::concurrency>("http.concurrency", 1, 100'000, "requests", "2000",
                                      "Requests of all tenants at once, as far as there are descriptors for "
                                      "them (`ulimit -n`). Tenants take turns."),
      list<in, &fields::allow>(
          "http.allow", "api.corp.example,10.20.0.0/16:443",
          "What scripts may reach although it is not public: hosts (`*.corp.example` is all "
          "below it), addresses or networks, each with or without a port. The addresses of "
          "such a host are not asked about, so it must be one that you trust."),
      list<in, &fields::deny>(
          "http.deny", "*.example.org,203.0.0.0/8",
          "What scripts may not reach although it is public, written likewise; wins over allow."),
      optional_text<in, &fields::ca_file>("http.ca_file", "/etc/sluice/ca.pem",
                                          "Certificates (PEM) to trust beside the system's."),
  };
}

std::vector<option> kv_options() {
  constexpr auto in = &settings::kv;
  using fields = kv_settings;
  return {
      size<in, &fields::max_value_bytes>("kv.max_value_bytes", kib, 16 * mib, "1MiB",
                                         "The largest value, as JSON."),
      count<in, &fields::max_keys>("kv.max_keys", 1, 100'000'000, "keys", "1000000",
                                   "How many keys a tenant may have."),
      size<in, &fields::max_bytes>("kv.max_bytes", kib, 64 * gib, "1GiB",
                                   "How much a tenant's keys and values may have together."),
  };
}

std::vector<option> secrets_options() {
  constexpr auto in = &settings::secrets;
  using fields = secrets_settings;
  return {
      optional_text<in, &fields::key_file>("secrets.key_file", "/etc/sluice/secrets.key",
                                           "The keys that secrets are encrypted with: one of 32 bytes in "
                                           "base64 a line, the first is in use, the "
                                           "others still decrypt. Made at the first start, readable by its "
                                           "owner only; `sluice secrets rotate` "
                                           "writes it anew. Without it no secret can be read: keep a copy of "
                                           "it, apart from those of the store. "
                                           "Empty = secrets.key beside the store's file."),
  };
}

std::vector<option> data_options() {
  constexpr auto in = &settings::data;
  using fields = data_settings;
  return {
      optional_text<in, &fields::url>(
          "data.url", "sqlite:/var/lib/sluice/shop.sqlite",
          "Where it is: `sqlite:` and the path of a file, which is made if it is missing. "
          "Empty = data.sqlite beside the store's file."),
      list<in, &fields::tables>("data.tables", "orders,customers(id, name)",
                                "The tables and views that scripts may use: `orders` with all columns, "
                                "`customers(id, name)` with these "
                                "alone, `*` for all. Only those with a column tenant_id, which holds the "
                                "tenant's number: a script reads and "
                                "writes its tenant's rows."),
      count<in, &fields::connections>("data.connections", 2, 64, "connections", "8",
                                      "Connections, of which one writes if it is SQLite; each is a thread."),
      count<in, &fields::max_rows>("data.max_rows", 1, 1'000'000, "rows", "200",
                                   "Rows that one query gives."),
      size<in, &fields::max_result_bytes>("data.max_result_bytes", kib, 256 * mib, "1MiB",
                                          "What one call gives, as JSON."),
      time<in, &fields::time>("data.time", milliseconds{10}, minutes{5}, "s", "1s",
                              "How long one statement may run."),
      time<in, &fields::transaction_time>("data.transaction_time", milliseconds{10}, minutes{5}, "s", "2s",
                                          "How long a transaction may take; then it is rolled back. Nobody "
                                          "else writes meanwhile if it is SQLite."),
      count<in, &fields::tenant_calls>("data.tenant_calls", 1, 100'000, "calls", "200",
                                       "Calls of one tenant that may wait; more fail with RATE_LIMITED."),
      size<in, &fields::max_recorded_bytes>(
          "data.max_recorded_bytes", kib, 64 * mib, "4MiB",
          "Answers recorded in the database with what a script writes, so that a later attempt of the "
          "delivery gets "
          "them instead of writing again: of a call, or of a transaction with its reads."),
      time<in, &fields::keep_recorded>(
          "data.keep_recorded", hours{1}, hours{24 * 365}, "h", "7d",
          "How long these are kept: longer than a delivery may be tried or replayed."),
  };
}

std::vector<option> modules_options() {
  constexpr auto in = &settings::modules;
  using fields = module_settings;
  return {
      list<in, &fields::allow>("modules.allow", "lodash,date-fns",
                               "The packages, by name. Any other import does not compile."),
      optional_text<in, &fields::folder>(
          "modules.folder", "/etc/sluice/modules",
          "Where their bundles are, each NAME.json. Empty = modules beside the "
          "store's file."),
  };
}

std::vector<option> auth_options() {
  constexpr auto in = &settings::auth;
  using fields = auth_settings;
  return {
      secret<in, &fields::operator_token>(
          "auth.operator_token", 16, "$(openssl rand -hex 32)",
          "The operator's bearer token, of at least 16 characters. Empty = one is made at the first start "
          "and "
          "written to operator_token_file. One that is changed or taken out ends with the next start. Better "
          "given as SLUICE_AUTH_OPERATOR_TOKEN than in a file."),
      optional_text<in, &fields::operator_token_file>(
          "auth.operator_token_file", "/etc/sluice/operator.token",
          "Where the token that the engine made is written, readable by its owner only; a file that exists "
          "is "
          "never overwritten. Empty = operator.token beside the store's file."),
  };
}

std::vector<option> log_options() {
  constexpr auto in = &settings::log;
  using fields = log_settings;
  return {
      with_flag("--log-level",
                choice<in, &fields::level>("log.level", {"trace", "debug", "info", "warn", "error"}, "debug",
                                           "The least severity that is written.")),
      with_flag("--log-format", choice<in, &fields::format>(
                                    "log.format", {"text", "json"}, "json",
                                    "text = for people; json = one object a line, for a log collector.")),
  };
}

std::vector<option> all_options() {
  std::vector<option> all;
  for (auto& part : {server_options(), store_options(), engine_options(), limits_options(), retry_options(),
                     compiler_options(), data_options(), http_options(), kv_options(), secrets_options(),
                     modules_options(), auth_options(), log_options()})
    all.insert(all.end(), part.begin(), part.end());
  return all;
}

}  // namespace

std::span<const section> sections() { return all_sections; }

std::span<const option> options() {
  static const std::vector<option> all = all_options();
  return all;
}

}  // namespace sluice::config
