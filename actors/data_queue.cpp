#include "actors/data_queue.hpp"

#include "store/data/database.hpp"
#include "store/data/statement_parser.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

std::size_t bytes_of(const sdk_call& call) { return call.args.size(); }
bool begins(const sdk_call& call) { return call.name == "db.begin"; }
bool ends(const sdk_call& call) { return call.name == "db.commit" || call.name == "db.rollback"; }

sdk_error unknown_transaction(std::uint64_t number) {
  return {sdk_code::invalid_argument,
          fmt::format("there is no open transaction {}: it was committed or rolled back already", number),
          false};
}

sdk_error stopped() { return {sdk_code::unavailable, "the execution has ended", true}; }

void add_turn(std::deque<tenant_id>& turns, tenant_id tenant) {
  if (std::ranges::find(turns, tenant) == turns.end()) turns.push_back(tenant);
}

data_job::kind kind_of(const sdk_call& call) {
  if (call.name == "db.commit") return data_job::kind::commit;
  if (call.name == "db.rollback") return data_job::kind::rollback;
  return data_job::kind::call;
}

}  // namespace

data_queue::data_queue(const limits& bounds) : limits_(bounds) {
  for (int i = bounds.readers - 1; i >= 0; --i) free_readers_.push_back(i);
  for (int i = bounds.writers - 1; i >= 0; --i) free_writers_.push_back(bounds.readers + i);
}

// --- What arrives ----------------------------------------------------------------------------------------

std::optional<sdk_error> data_queue::add(data_ticket ticket, const call_ptr& call) {
  const auto number = begins(*call) ? 0 : data::transaction_of(call->args);
  if (number != 0 || ends(*call)) return add_to_transaction(number, {ticket, call});
  auto& lane = lanes_[call->tenant];
  if (lane.reads.size() + lane.writes.size() >= limits_.tenant_calls ||
      lane.bytes + bytes_of(*call) > limits_.tenant_bytes)
    return sdk_error{sdk_code::rate_limited,
                     fmt::format("{} calls of this tenant's scripts wait for the database already",
                                 lane.reads.size() + lane.writes.size()),
                     true};
  auto& activity = active_[call->execution];
  if (begins(*call)) {
    if (activity.transactions > 0)
      return sdk_error{
          sdk_code::invalid_argument,
          "the script has an open transaction: await it before the next one (there are none within "
          "each other)",
          false};
    ++activity.transactions;
  }
  ++activity.calls;
  lane.bytes += bytes_of(*call);
  const bool writes = begins(*call) || writes_rows(call->name);
  (writes ? lane.writes : lane.reads).push_back({ticket, call});
  add_turn(writes ? write_turns_ : read_turns_, call->tenant);
  return std::nullopt;
}

std::optional<sdk_error> data_queue::add_to_transaction(std::uint64_t number, entry added) {
  const auto& execution = added.call->execution;
  const auto found = open_.find(number);
  if (found == open_.end() || found->second.execution != execution || found->second.over) {
    const auto expired = expired_.find(number);
    if (expired == expired_.end() || expired->second != execution) return unknown_transaction(number);
    return sdk_error{
        sdk_code::timeout,
        fmt::format("the transaction took longer than {} ms (setting data.transaction_time) and was rolled "
                    "back",
                    limits_.transaction_time.count()),
        true};
  }
  if (found->second.waiting.size() >= limits_.tenant_calls)
    return sdk_error{sdk_code::rate_limited, "too many calls of this transaction wait", true};
  ++active_[execution].calls;
  found->second.waiting.push_back(std::move(added));
  return std::nullopt;
}

void data_queue::expire(std::uint64_t number) {
  const auto found = open_.find(number);
  if (found == open_.end() || found->second.over) return;
  auto& open = found->second;
  open.over = true;
  expired_.emplace(number, open.execution);
  const auto& writes = lanes_[open.tenant].writes;
  const bool waits_for_itself =
      std::ranges::any_of(writes, [&](const entry& e) { return e.call->execution == open.execution; });
  for (const auto& waiting : std::exchange(open.waiting, {})) {
    refused_.emplace_back(
        waiting.ticket,
        sdk_error{sdk_code::timeout, "the transaction took too long and was rolled back", true});
    --active_[open.execution].calls;
  }
  if (!waits_for_itself) return;
  // It would have waited for the transaction's end, and most likely the transaction for it.
  auto& lane = lanes_[open.tenant];
  std::erase_if(lane.writes, [&](const entry& e) {
    if (e.call->execution != open.execution) return false;
    lane.bytes -= bytes_of(*e.call);
    auto& activity = active_[open.execution];
    --activity.calls;
    activity.transactions -= begins(*e.call);
    refused_.emplace_back(
        e.ticket, sdk_error{sdk_code::timeout,
                            "this waited for the script's own transaction, which took too long: within "
                            "a transaction call tx, not iota.db",
                            true});
    return true;
  });
  if (lane.writes.empty()) std::erase(write_turns_, open.tenant);
}

void data_queue::ended(const std::string& execution) {
  std::erase_if(expired_, [&](const auto& one) { return one.second == execution; });
  const auto found = active_.find(execution);
  if (found == active_.end()) {
    forgotten_.push_back(execution);
    return;
  }
  found->second.ended = true;
  for (auto& [tenant, lane] : lanes_) {
    drop(lane.reads, lane, execution);
    drop(lane.writes, lane, execution);
    if (lane.reads.empty()) std::erase(read_turns_, tenant);
    if (lane.writes.empty()) std::erase(write_turns_, tenant);
  }
  for (auto& [number, open] : open_) {
    if (open.execution != execution) continue;
    open.over = true;
    for (const auto& waiting : std::exchange(open.waiting, {})) {
      refused_.emplace_back(waiting.ticket, stopped());
      --active_[execution].calls;
    }
  }
  settle(execution);
}

void data_queue::drop(std::deque<entry>& from, tenant_queue& of, const std::string& execution) {
  std::erase_if(from, [&](const entry& e) {
    if (e.call->execution != execution) return false;
    of.bytes -= bytes_of(*e.call);
    auto& activity = active_[execution];
    --activity.calls;
    activity.transactions -= begins(*e.call);
    refused_.emplace_back(e.ticket, stopped());
    return true;
  });
}

void data_queue::settle(const std::string& execution) {
  const auto found = active_.find(execution);
  if (found == active_.end() || found->second.calls > 0 || found->second.transactions > 0) return;
  if (found->second.ended) forgotten_.push_back(execution);
  active_.erase(found);
}

// --- Whose turn it is ------------------------------------------------------------------------------------

std::optional<data_job> data_queue::next() {
  if (auto job = next_step()) return job;
  if (auto job = next_write()) return job;
  return next_read();
}

void data_queue::take_first(std::deque<entry>& from, tenant_queue& of, data_job& into) {
  of.bytes -= bytes_of(*from.front().call);
  into.tickets.push_back(from.front().ticket);
  into.calls.push_back(std::move(from.front().call));
  from.pop_front();
}

std::optional<data_job> data_queue::next_step() {
  for (auto& [number, open] : open_) {
    if (open.busy || (!open.over && open.waiting.empty())) continue;
    data_job job{data_job::kind::rollback, open.worker, number, {}, {}};
    if (!open.over) {
      job.what = kind_of(*open.waiting.front().call);
      job.tickets.push_back(open.waiting.front().ticket);
      job.calls.push_back(std::move(open.waiting.front().call));
      open.waiting.pop_front();
    }
    open.busy = true;
    return job;
  }
  return std::nullopt;
}

std::optional<data_job> data_queue::next_write() {
  if (free_writers_.empty() || write_turns_.empty()) return std::nullopt;
  const int worker = free_writers_.back();
  free_writers_.pop_back();
  const auto first = write_turns_.front();
  auto& lane = lanes_[first];
  auto job = begins(*lane.writes.front().call) ? begin_job(lane, worker) : group_job(worker);
  std::erase_if(write_turns_, [this](tenant_id tenant) { return lanes_[tenant].writes.empty(); });
  // Whoever was first comes last now.
  if (!write_turns_.empty() && write_turns_.front() == first) {
    write_turns_.pop_front();
    write_turns_.push_back(first);
  }
  return job;
}

data_job data_queue::begin_job(tenant_queue& from, int worker) {
  data_job job{data_job::kind::begin, worker, ++last_transaction_, {}, {}};
  take_first(from.writes, from, job);
  open_[job.transaction] = {job.calls.front()->execution, job.calls.front()->tenant, worker, {}, true, false};
  return job;
}

/// One call of each tenant in turn, as far as they are writes of their own.
data_job data_queue::group_job(int worker) {
  data_job job{data_job::kind::writes, worker, 0, {}, {}};
  for (bool more = true; more;) {
    more = false;
    for (const auto tenant : write_turns_) {
      auto& lane = lanes_[tenant];
      if (lane.writes.empty() || begins(*lane.writes.front().call)) continue;
      if (job.calls.size() >= limits_.group_calls) return job;
      take_first(lane.writes, lane, job);
      more = true;
    }
  }
  return job;
}

std::optional<data_job> data_queue::next_read() {
  if (free_readers_.empty()) return std::nullopt;
  const int most = std::max(1, limits_.readers - 1);
  const auto reading = [this](tenant_id tenant) { return lanes_[tenant].reading; };
  const auto next = std::ranges::min_element(read_turns_, {}, reading);
  if (next == read_turns_.end() || reading(*next) >= most) return std::nullopt;
  const auto tenant = *next;
  read_turns_.erase(next);
  auto& lane = lanes_[tenant];
  data_job job{data_job::kind::read, free_readers_.back(), 0, {}, {}};
  free_readers_.pop_back();
  take_first(lane.reads, lane, job);
  ++lane.reading;
  if (!lane.reads.empty()) read_turns_.push_back(tenant);
  return job;
}

// --- What is done ----------------------------------------------------------------------------------------

void data_queue::finished(const data_job& job, std::size_t answered, bool succeeded) {
  for (std::size_t i = job.calls.size(); i-- > answered;) {
    const auto& call = job.calls[i];
    auto& lane = lanes_[call->tenant];
    if (active_[call->execution].ended) {
      refused_.emplace_back(job.tickets[i], stopped());
      --active_[call->execution].calls;
      settle(call->execution);
      continue;
    }
    lane.bytes += bytes_of(*call);
    lane.writes.push_front({job.tickets[i], call});
    add_turn(write_turns_, call->tenant);
  }
  for (std::size_t i = 0; i < std::min(answered, job.calls.size()); ++i)
    --active_[job.calls[i]->execution].calls;

  const auto open = open_.find(job.transaction);
  switch (job.what) {
    case data_job::kind::read: {
      free_readers_.push_back(job.worker);
      auto& lane = lanes_[job.calls.front()->tenant];
      --lane.reading;
      break;
    }
    case data_job::kind::writes: free_writers_.push_back(job.worker); break;
    case data_job::kind::begin:
    case data_job::kind::call:
      if (open == open_.end()) break;
      open->second.busy = false;
      if (active_[open->second.execution].ended) open->second.over = true;
      if (job.what == data_job::kind::begin && !succeeded) close(open);
      break;
    case data_job::kind::commit:
    case data_job::kind::rollback:
      if (open != open_.end()) close(open);
      break;
  }
  for (std::size_t i = 0; i < std::min(answered, job.calls.size()); ++i) settle(job.calls[i]->execution);
  for (const auto& call : job.calls) {
    const auto lane = lanes_.find(call->tenant);
    if (lane == lanes_.end() || lane->second.reading > 0) continue;
    if (lane->second.reads.empty() && lane->second.writes.empty()) lanes_.erase(lane);
  }
}

void data_queue::close(std::map<std::uint64_t, open_transaction>::iterator open) {
  const auto number = open->first;
  auto closed = std::move(open->second);
  open_.erase(open);
  free_writers_.push_back(closed.worker);
  for (const auto& waiting : closed.waiting) {
    refused_.emplace_back(waiting.ticket, unknown_transaction(number));
    --active_[closed.execution].calls;
  }
  --active_[closed.execution].transactions;
  settle(closed.execution);
}

void data_queue::lost(int worker) {
  const auto found =
      std::ranges::find_if(open_, [&](const auto& one) { return one.second.worker == worker; });
  if (found != open_.end()) close(found);
}

}  // namespace sluice
