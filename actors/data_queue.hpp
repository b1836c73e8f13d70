#pragma once

#include "schemas/sdk_call.hpp"

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sluice {

/// Names a call of scripts that waits for its answer.
using data_ticket = std::uint64_t;

/// What a worker is to do next: one read, a group of writes, or a step of a transaction.
struct data_job {
  enum class kind : std::uint8_t { read, writes, begin, call, commit, rollback };
  kind what = kind::read;
  int worker = 0;
  std::uint64_t transaction = 0;
  std::vector<data_ticket> tickets;  ///< of the calls; none: a rollback that nobody asked for
  std::vector<std::shared_ptr<const sdk_call>> calls;
};

/// Who may use the data database next. Workers 0 … readers − 1 read; the `writers` after them write. Tenants
/// take turns, for reads and for writes; a tenant has all readers but one at most, so that others find one.
/// Writes that wait are grouped into one commit. A transaction has its writer to itself from begin to end; an
/// execution has one transaction at a time. Every ticket is answered once: by a finished job, or by
/// take_refused().
class data_queue {
 public:
  using call_ptr = std::shared_ptr<const sdk_call>;
  struct limits {
    int readers = 3;
    int writers = 1;
    std::size_t tenant_calls = 1'000;                   ///< that wait
    std::size_t tenant_bytes = 16u << 20;               ///< arguments of those
    std::size_t group_calls = 256;                      ///< writes of one commit
    std::chrono::milliseconds transaction_time{5'000};  ///< for messages
  };

  explicit data_queue(const limits& bounds);

  /// None if the call waits now, else why it is refused.
  std::optional<sdk_error> add(data_ticket ticket, const call_ptr& call);
  /// A job that can begin now.
  std::optional<data_job> next();
  /// The worker has done it. `answered`: so many of its calls have their answer; the others of a group wait
  /// again.
  void finished(const data_job& job, std::size_t answered, bool succeeded);
  /// The worker is another now: its transaction is lost. After finished().
  void lost(int worker);
  /// The transaction's time is over.
  void expire(std::uint64_t transaction);
  /// The execution is over: what it waits for is dropped, its transaction rolled back.
  void ended(const std::string& execution);

  std::vector<std::pair<data_ticket, sdk_error>> take_refused() { return std::exchange(refused_, {}); }
  /// Executions that have ended, and of which nothing runs any longer.
  std::vector<std::string> take_forgotten() { return std::exchange(forgotten_, {}); }

 private:
  struct entry {
    data_ticket ticket;
    call_ptr call;
  };
  struct tenant_queue {
    std::deque<entry> reads;
    std::deque<entry> writes;
    int reading = 0;
    std::size_t bytes = 0;
  };
  struct open_transaction {
    std::string execution;
    tenant_id tenant;
    int worker = 0;
    std::deque<entry> waiting;
    bool busy = true;   ///< a worker is at a step of it
    bool over = false;  ///< to be rolled back: its time or its execution is over
  };
  /// Of an execution while something of it waits, runs, or is open.
  struct execution_state {
    std::size_t calls = 0;         ///< waiting or running
    std::size_t transactions = 0;  ///< waiting to begin, or open
    bool ended = false;
  };

  std::optional<sdk_error> add_to_transaction(std::uint64_t number, entry added);
  std::optional<data_job> next_step();
  std::optional<data_job> next_write();
  std::optional<data_job> next_read();
  data_job begin_job(tenant_queue& from, int worker);
  data_job group_job(int worker);
  void take_first(std::deque<entry>& from, tenant_queue& of, data_job& into);
  void drop(std::deque<entry>& from, tenant_queue& of, const std::string& execution);
  void close(std::map<std::uint64_t, open_transaction>::iterator open);
  void settle(const std::string& execution);

  limits limits_;
  std::vector<int> free_readers_;
  std::vector<int> free_writers_;
  std::unordered_map<tenant_id, tenant_queue> lanes_;
  std::deque<tenant_id> read_turns_;   ///< tenants with reads that wait, whose turn is next first
  std::deque<tenant_id> write_turns_;  ///< likewise
  std::map<std::uint64_t, open_transaction> open_;
  std::map<std::uint64_t, std::string> expired_;  ///< transactions, by execution
  std::unordered_map<std::string, execution_state> active_;
  std::vector<std::pair<data_ticket, sdk_error>> refused_;
  std::vector<std::string> forgotten_;
  std::uint64_t last_transaction_ = 0;
};

}  // namespace sluice
