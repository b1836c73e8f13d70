#pragma once

#include "schemas/error.hpp"
#include "schemas/sdk_call.hpp"
#include "store/data/options.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// A transaction of a script, on the session that began it. Rolled back when it goes without a commit.
/// Belongs to the session's thread, and must not outlive the session.
class data_transaction {
 public:
  virtual ~data_transaction() = default;
  /// A call within it. One that fails leaves what was done before, unless the database gave up on all of it:
  /// then every further call fails, the commit too.
  virtual sdk_result run(const sdk_call& call) = 0;
  /// Makes it last. Ends the transaction, whatever the outcome.
  virtual sdk_result commit() = 0;
  virtual void rollback() = 0;
};

using data_transaction_result = tl::expected<std::unique_ptr<data_transaction>, sdk_error>;

/// One connection, used by one thread at a time; connects when first needed, and again after an error that
/// leaves the connection in doubt.
class data_session {
 public:
  virtual ~data_session() = default;
  /// A call outside of a transaction: a read, or a write with a commit of its own.
  virtual sdk_result run(const sdk_call& call) = 0;
  /// Writes that have nothing to do with each other, in one commit: one that fails undoes itself alone. The
  /// answers are those of the first calls, in order, at least one (of none: none): when the group has taken
  /// long enough, the rest is for the next one. If the commit fails, all of them did.
  virtual std::vector<sdk_result> run_group(std::span<const sdk_call* const> calls) = 0;
  /// Begins a transaction for this call's delivery. A session has one at a time.
  virtual data_transaction_result begin(const sdk_call& call) = 0;
};

/// The database of the operator's that scripts reach. Thread-safe.
class data_database {
 public:
  enum class access : std::uint8_t { reads, writes };

  virtual ~data_database() = default;
  virtual std::unique_ptr<data_session> open_session(access mode) = 0;
  /// How many sessions may write at once.
  virtual int max_writers() const = 0;
  virtual const data::limits& limits() const = 0;
  /// Nothing more comes of this execution.
  virtual void ended(std::string_view execution) = 0;
};

/// Whether a call of iota.db changes rows: "db.insert", "db.insertMany", "db.update", "db.delete".
bool writes_rows(std::string_view call_name);

/// Opens what a setting names: "sqlite:PATH". Says what is wrong with the address or with the list of tables;
/// the file is opened with the first session.
expected<std::shared_ptr<data_database>> open_data_database(std::string_view url, data::options options);

}  // namespace sluice
