#pragma once

#include "schemas/sdk_call.hpp"
#include "store/data/hardened_connection.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// Effects once per delivery (at least once is what the engine promises by itself).
//
// With every write a marker is committed, in the same transaction: (tenant, delivery, hash of the call,
// occurrence) and what was answered. A later attempt of the delivery finds the marker of a call that it makes
// again, gets the recorded answer, and nothing is written. Why it works:
// - The write and its marker are one transaction, so there is never one without the other, wherever a crash
// strikes.
// - The hash is of the call's name and arguments, not of its place among the others: calls that run in
// another order
//   (Promise.all), or with others in between, are recognised; one that differs is another call, and runs.
// - Equal calls of one execution are told apart by their occurrence: how many of them have succeeded before,
// in this
//   execution. They are interchangeable, so which of them is which does not matter. One that failed wrote
//   nothing and is not counted: an attempt that tries it again itself records the success under the same
//   number.
// - A transaction's calls, reads too, have a chained hash: of the call before and of the call. So an attempt
// is
//   answered from the record as long as it does exactly what the recorded one did, reading what that one
//   read; from the first call that differs it runs for real. The answers before are then those of the
//   recorded attempt, whose effects are in the database. A transaction that wrote nothing is not recorded.
// What a script does to other systems between its writes is not covered, nor are writes that it makes of
// random numbers or of the time: they are other calls on the next attempt.
namespace sluice::data {

/// A call's SHA-256, in hex; chained to the hash of the call before within a transaction (empty outside of
/// one).
std::string hash_of(const sdk_call& call, std::string_view before);

/// A call that counts: of which execution, and its hash.
struct counted_call {
  std::string execution;
  std::string hash;
};

/// How often the calls of running executions have succeeded. Thread-safe.
class occurrence_counter {
 public:
  std::int64_t count(const std::string& execution, const std::string& hash) const;
  void add(const counted_call& call);
  /// What was added has not come about: its transaction was undone.
  void undo(const std::vector<counted_call>& calls);
  void ended(std::string_view execution);

 private:
  mutable std::mutex mutex_;
  std::map<std::string, std::unordered_map<std::string, std::int64_t>, std::less<>> counts_;
};

/// Reads and writes the table of markers, which is made when it is first needed. Throws SQLite::Exception.
class call_record {
 public:
  call_record(hardened_connection& connection, const options& options)
      : connection_(connection), options_(options) {}

  /// Makes the table unless it is there. Not within a transaction.
  void prepare();
  /// What the call was answered, if it is recorded. `occurrence` from 0.
  std::optional<sdk_result> find(const sdk_call& call, const std::string& hash, std::int64_t occurrence);
  /// Within the transaction of the write.
  void add(const sdk_call& call, const std::string& hash, std::int64_t occurrence, const sdk_result& answer);
  /// Deletes a few markers that are too old, if enough have been added since. Within a transaction.
  void clean();

 private:
  hardened_connection& connection_;
  const options& options_;
  bool prepared_ = false;
  std::int64_t added_ = 0;  ///< since the last cleaning
};

}  // namespace sluice::data
