#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace sluice {

/// When a publish is acked: after its transaction is on disk, or on receipt (tests, throw-away loads).
enum class durability : std::uint8_t { commit, memory };
enum class log_level : std::uint8_t { trace, debug, info, warn, error };
enum class log_format : std::uint8_t { text, json };

// Every field below is one option: its key is section.field, its initialiser the default. What it means and
// its bounds stand in config/option_table.cpp, and nowhere else.

struct server_settings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 7400;
  std::size_t max_message_bytes = 4u << 20;
  std::size_t max_event_bytes = 256u << 10;
  std::size_t max_batch_events = 1'000;
  std::size_t credit_events = 10'000;
  std::size_t max_connections = 1'000;
  int io_threads = 1;
  std::chrono::milliseconds request_timeout{30'000};
  std::chrono::milliseconds header_timeout{10'000};
  std::chrono::milliseconds idle_timeout{60'000};
};

struct store_settings {
  std::string path = "sluice-data/engine.sqlite";
  sluice::durability durability = durability::commit;
  std::chrono::milliseconds dedup_window{std::chrono::hours{24}};
  std::size_t cache_bytes = 64u << 20;
  std::chrono::milliseconds busy_timeout{5'000};
  std::size_t max_commit_events = 10'000;
};

struct engine_settings {
  int workers = 10;
  int service_threads = 2;
  std::chrono::milliseconds drain_timeout{30'000};
  std::size_t tenant_window_events = 2'000;
  std::size_t tenant_window_bytes = 16u << 20;
  int tenant_concurrency = 10;
  std::size_t tenant_backlog_events = 1'000'000;
  std::chrono::milliseconds tenant_idle{std::chrono::minutes{5}};
  std::size_t script_batch = 64;
  std::chrono::milliseconds time_slice{5};
  std::chrono::milliseconds heap_idle{std::chrono::minutes{5}};
  int restart_limit = 5;
  std::chrono::milliseconds restart_window{std::chrono::minutes{1}};
  std::chrono::milliseconds actor_timeout{10'000};
};

struct limit_settings {
  std::chrono::milliseconds wall_time{30'000};
  std::chrono::milliseconds cpu_time{1'000};
  std::size_t memory_bytes = 64u << 20;
  std::size_t result_bytes = 1u << 20;
  std::size_t log_bytes = 1u << 20;
  std::size_t log_lines = 1'000;
  std::size_t source_bytes = 100u << 10;
  std::size_t sdk_calls = 100;
  std::size_t published_events = 30;
  int event_chain_depth = 8;
};

struct retry_settings {
  int attempts = 6;
  std::chrono::milliseconds base{2'000};
  double factor = 2.0;
  std::chrono::milliseconds max{std::chrono::minutes{5}};
  double jitter = 0.1;
};

struct compiler_settings {
  std::chrono::milliseconds time{20'000};
  std::size_t memory_bytes = 512u << 20;
  std::chrono::milliseconds idle_release{60'000};
};

struct data_settings {
  std::string url;                  ///< empty = the SQLite file data.sqlite beside store.path
  std::vector<std::string> tables;  ///< that scripts may use
  int connections = 4;
  std::int64_t max_rows = 1'000;
  std::size_t max_result_bytes = 8u << 20;
  std::chrono::milliseconds time{5'000};
  std::chrono::milliseconds transaction_time{5'000};
  std::size_t tenant_calls = 1'000;
  std::size_t max_recorded_bytes = 1u << 20;
  std::chrono::milliseconds keep_recorded{std::chrono::hours{24 * 30}};
};

struct http_settings {
  std::chrono::milliseconds time{30'000};
  std::size_t max_response_bytes = 10u << 20;
  std::size_t max_request_bytes = 10u << 20;
  int redirects = 5;
  std::size_t tenant_concurrency = 20;
  std::size_t concurrency = 500;
  std::vector<std::string> allow;
  std::vector<std::string> deny;
  std::string ca_file;  ///< empty = the system's certificates alone
};

struct kv_settings {
  std::size_t max_value_bytes = 256u << 10;
  std::size_t max_keys = 100'000;
  std::size_t max_bytes = 64u << 20;
};

struct secrets_settings {
  std::string key_file;  ///< empty = secrets.key beside store.path
};

struct module_settings {
  std::string folder;              ///< empty = modules beside store.path
  std::vector<std::string> allow;  ///< packages
};

struct auth_settings {
  std::string operator_token;       ///< empty = made at the first start and written to operator_token_file
  std::string operator_token_file;  ///< empty = operator.token beside store.path
};

struct log_settings {
  log_level level = log_level::info;
  log_format format = log_format::text;
};

/// Everything an operator can set. A plain value: read once at start-up (config/load.hpp), then passed on.
struct settings {
  server_settings server;
  store_settings store;
  engine_settings engine;
  limit_settings limits;
  retry_settings retry;
  compiler_settings compiler;
  data_settings data;
  http_settings http;
  kv_settings kv;
  secrets_settings secrets;
  module_settings modules;
  auth_settings auth;
  log_settings log;
};

}  // namespace sluice
