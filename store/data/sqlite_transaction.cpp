#include "store/data/sqlite_transaction.hpp"

#include "store/data/sqlite_problem.hpp"

#include <fmt/format.h>

namespace sluice::data {
namespace {

using std::chrono::steady_clock;

/// The outcome is the same whenever the call is made, so the transaction can go on with it.
bool is_lasting(sdk_code code) {
  return code != sdk_code::timeout && code != sdk_code::unavailable && code != sdk_code::internal;
}

}  // namespace

sqlite_transaction::sqlite_transaction(std::shared_ptr<sqlite_link> link, sqlite_shared& shared,
                                       const sdk_call& begin)
    : link_(std::move(link)),
      shared_(shared),
      begin_(begin),
      deadline_(steady_clock::now() + shared.options.limits.transaction_time),
      replaying_(!begin.delivery.empty()) {}

sdk_result sqlite_transaction::run(const sdk_call& call) {
  if (failure_) return tl::unexpected(*failure_);
  if (ended_) return refuse(sdk_code::invalid_argument, "the transaction has ended");
  if (steady_clock::now() > deadline_) return tl::unexpected(fail(too_late()));
  try {
    if (begin_.delivery.empty()) return execute(call);
    hash_ = hash_of(call, hash_);
    const auto occurrence = shared_.occurrences.count(begin_.execution, hash_);
    if (replaying_) {
      if (auto recorded = link_->record.find(begin_, hash_, occurrence)) {
        calls_.push_back({hash_, std::nullopt, occurrence});
        return *std::move(recorded);
      }
      replaying_ = false;
    }
    auto answer = execute(call);
    recorded_bytes_ += answer ? answer->json.size() : answer.error().message.size();
    calls_.push_back({hash_, answer, occurrence});
    return answer;
  } catch (const SQLite::Exception& problem) {
    return tl::unexpected(fail(problem));
  }
}

sdk_result sqlite_transaction::execute(const sdk_call& call) {
  if (!began_) link_->connection.own("BEGIN IMMEDIATE").run();
  began_ = true;
  auto answer = writes_rows(call.name)
                    ? run_in_savepoint(*link_, call, deadline_,
                                       [this](const sdk_result& made) { check_recorded(made); })
                    : read(call);
  if (!answer && !is_lasting(answer.error().code)) fail(answer.error());
  return answer;
}

sdk_result sqlite_transaction::read(const sdk_call& call) {
  try {
    sdk_result answer = sdk_answer{.json = link_->runner.run(call, deadline_), .body = {}};
    check_recorded(answer);
    return answer;
  } catch (const refusal& refused) {
    return tl::unexpected(refused.why);
  }
}

void sqlite_transaction::check_recorded(const sdk_result& answer) const {
  const auto& limits = shared_.options.limits;
  if (!begin_.delivery.empty() && recorded_bytes_ + answer->json.size() > limits.max_recorded_bytes)
    throw refusal{recorded_too_large(limits)};
}

sdk_error sqlite_transaction::too_late() const {
  return {sdk_code::timeout,
          fmt::format("the transaction took longer than {} ms (setting data.transaction_time) and was rolled "
                      "back",
                      shared_.options.limits.transaction_time.count()),
          true};
}

sdk_error sqlite_transaction::fail(sdk_error why) {
  rollback();
  failure_ = why;
  failure_->message = "the transaction was rolled back: " + failure_->message;
  return why;
}

sdk_error sqlite_transaction::fail(const SQLite::Exception& problem) {
  link_->suspect = is_suspect(problem);
  return fail(to_sdk_error(problem));
}

sdk_result sqlite_transaction::commit() {
  if (failure_) return tl::unexpected(*failure_);
  if (ended_) return refuse(sdk_code::invalid_argument, "the transaction has ended");
  if (began_) {
    if (steady_clock::now() > deadline_) return tl::unexpected(fail(too_late()));
    try {
      for (const auto& call : calls_)
        if (call.answer) link_->record.add(begin_, call.hash, call.occurrence, *call.answer);
      if (!begin_.delivery.empty()) link_->record.clean();
      link_->connection.own("COMMIT").run();
    } catch (const SQLite::Exception& problem) {
      return tl::unexpected(fail(problem));
    }
  }
  ended_ = true;
  for (const auto& call : calls_) shared_.occurrences.add({begin_.execution, call.hash});
  return sdk_answer{};
}

void sqlite_transaction::rollback() {
  if (began_ && !ended_) link_->roll_back();
  ended_ = true;
}

}  // namespace sluice::data
