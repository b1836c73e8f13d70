#pragma once

#include "config/settings.hpp"
#include "schemas/ids.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>

namespace sluice {

/// How an SQLite store is opened. The defaults are those measured best for the engine's load
/// (bench/store_bench.cpp); see store/README.md.
struct sqlite_options {
  std::filesystem::path path;  ///< the folder must exist; `<path>.lock` is made beside it
  sluice::durability durability = durability::commit;
  std::chrono::milliseconds busy_timeout{5'000};  ///< how long a call waits for another connection's lock
  std::chrono::milliseconds dedup_window{std::chrono::hours{24}};  ///< between two batches' received_at
  std::size_t dedup_memory_events = 256u << 10;  ///< newest events known without the disk, 24 bytes each
  std::size_t cache_bytes = 64u << 20;           ///< page cache of the writer; a reader has an eighth
  std::size_t page_bytes = 4096;                 ///< of a new database: a power of two, 512 to 65536
  std::size_t checkpoint_bytes = 16u << 20;      ///< WAL size from which it is copied back
  std::size_t max_wal_bytes = 512u << 20;  ///< from here on the writer waits for readers to let it restart
  kv_settings kv = {};                     ///< what tenants may keep
  std::function<timestamp()> clock = now;  ///< for created_at and the like
};

}  // namespace sluice
