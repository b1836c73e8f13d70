#include "store/data/sqlite_session.hpp"

#include "store/data/sqlite_problem.hpp"

#include <system_error>

namespace sluice::data {
namespace {

using std::chrono::steady_clock;
constexpr auto no_deadline = steady_clock::time_point::max();

/// A call cost the transaction that it shared: which one, and why.
struct lost_transaction {
  std::size_t call;
  SQLite::Exception why;
};

bool is_constraint(const SQLite::Exception& problem) {
  return (problem.getErrorCode() & 0xff) == SQLITE_CONSTRAINT;
}

}  // namespace

sqlite_link& sqlite_session::link() {
  using access = hardened_connection::access;
  if (link_ && !link_->suspect) return *link_;
  const std::lock_guard lock(shared_->connecting);
  const auto& options = shared_->options;
  const bool writes = mode_ == data_database::access::writes;
  std::error_code failure;
  if (options.create && !std::filesystem::exists(options.path, failure)) {
    if (options.path.has_parent_path())
      std::filesystem::create_directories(options.path.parent_path(), failure);
    if (!writes) hardened_connection(options, access::read_write);
  }
  link_ = std::make_shared<sqlite_link>(options, writes ? access::read_write : access::read_only,
                                        shared_->allowed);
  return *link_;
}

void sqlite_session::give_up(const SQLite::Exception& problem) {
  shared_->occurrences.undo(counted_);
  counted_.clear();
  if (link_) link_->roll_back();
  if (is_suspect(problem)) link_.reset();
}

sdk_result sqlite_session::run(const sdk_call& call) {
  if (!writes_rows(call.name)) return read(call);
  const sdk_call* const one[] = {&call};
  return run_group(one).front();
}

sdk_result sqlite_session::read(const sdk_call& call) {
  try {
    return sdk_answer{.json = link().runner.run(call, no_deadline), .body = {}};
  } catch (const refusal& refused) {
    return tl::unexpected(refused.why);
  } catch (const SQLite::Exception& problem) {
    if (is_suspect(problem)) link_.reset();
    return tl::unexpected(to_sdk_error(problem));
  }
}

std::vector<sdk_result> sqlite_session::run_group(std::span<const sdk_call* const> calls) {
  if (calls.empty()) return {};
  if (link_ && link_->connection.in_transaction())
    return std::vector<sdk_result>(
        calls.size(),
        refuse(sdk_code::invalid_argument,
               "a transaction is open: within it call tx, not iota.db, or await its end first"));
  try {
    return write_group(calls);
  } catch (const lost_transaction& lost) {
    give_up(lost.why);
    // Those before it can have another transaction; it comes first in the next group, and fails alone.
    if (lost.call > 0) return run_group(calls.first(lost.call));
    return {tl::unexpected(to_sdk_error(lost.why))};
  } catch (const SQLite::Exception& problem) {
    give_up(problem);
    if (is_constraint(problem) && calls.size() > 1) return write_singly(calls);
    return std::vector<sdk_result>(calls.size(), tl::unexpected(to_sdk_error(problem)));
  }
}

/// After a commit that failed for a constraint that is checked then: whose fault it is, only each alone
/// tells.
std::vector<sdk_result> sqlite_session::write_singly(std::span<const sdk_call* const> calls) {
  const auto end = steady_clock::now() + shared_->options.limits.group_time;
  std::vector<sdk_result> results;
  for (std::size_t i = 0; i < calls.size() && (i == 0 || steady_clock::now() < end); ++i)
    results.push_back(run_group(calls.subspan(i, 1)).front());
  return results;
}

std::vector<sdk_result> sqlite_session::write_group(std::span<const sdk_call* const> calls) {
  auto& link = this->link();
  for (const sdk_call* call : calls)
    if (!call->delivery.empty()) link.record.prepare();
  const auto end = steady_clock::now() + shared_->options.limits.group_time;
  link.connection.own("BEGIN IMMEDIATE").run();
  std::vector<sdk_result> results;
  for (std::size_t i = 0; i < calls.size() && (i == 0 || steady_clock::now() < end); ++i) {
    try {
      results.push_back(write_one(*calls[i]));
    } catch (const SQLite::Exception& why) {
      throw lost_transaction{i, why};
    }
  }
  link.record.clean();
  link.connection.own("COMMIT").run();
  counted_.clear();
  return results;
}

sdk_result sqlite_session::write_one(const sdk_call& call) {
  const bool recorded = !call.delivery.empty();
  const auto hash = recorded ? hash_of(call, {}) : std::string{};
  const auto occurrence = recorded ? shared_->occurrences.count(call.execution, hash) : 0;
  const auto count = [&] {
    if (!recorded) return;
    counted_.push_back({call.execution, hash});
    shared_->occurrences.add(counted_.back());
  };
  if (recorded) {
    if (auto answer = link_->record.find(call, hash, occurrence)) {
      count();
      return *std::move(answer);
    }
  }
  auto result = run_in_savepoint(*link_, call, no_deadline, [&](const sdk_result& answer) {
    if (!recorded) return;
    if (answer->json.size() > shared_->options.limits.max_recorded_bytes)
      throw refusal{recorded_too_large(shared_->options.limits)};
    link_->record.add(call, hash, occurrence, answer);
  });
  if (result) count();
  return result;
}

data_transaction_result sqlite_session::begin(const sdk_call& call) {
  try {
    auto& link = this->link();
    if (!call.delivery.empty()) link.record.prepare();
    return std::make_unique<sqlite_transaction>(link_, *shared_, call);
  } catch (const SQLite::Exception& problem) {
    give_up(problem);
    return tl::unexpected(to_sdk_error(problem));
  }
}

}  // namespace sluice::data
