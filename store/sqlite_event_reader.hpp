#pragma once

#include "store/sqlite_connection.hpp"
#include "store/types.hpp"

#include <span>

namespace sluice::sqlite {

/// Reads events back into batches. Throws SQLite::Exception.
class event_reader {
 public:
  explicit event_reader(connection& db);

  event_batch_ptr backlog(tenant_id tenant, event_seq after, std::size_t limit, std::size_t bytes);
  event_batch_ptr events(tenant_id tenant, std::span<const event_seq> seqs);
  std::int64_t count_backlog(tenant_id tenant);

 private:
  class page;
  target_set executed(event_seq event);
  event_seq last_executed();

  connection& db_;
  statement next_;
  statement one_;
  statement executed_;
  statement last_executed_;
  statement count_;
};

}  // namespace sluice::sqlite
