#include "runtime/timers.hpp"

#include "runtime/define.hpp"
#include "runtime/duktape_internals.hpp"
#include "runtime/host_calls.hpp"
#include "runtime/stash.hpp"
#include "runtime/vm.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sluice {
namespace {

/// Callbacks and their arguments, by id.
constexpr char records_key[] =
    "\xFF"
    "timers";

void make_records(duk_context* ctx) {
  duk_push_bare_object(ctx);
  stash(ctx, records_key);
}

void delete_record(duk_context* ctx, std::uint32_t id) {
  push_stashed(ctx, records_key);
  duk_del_prop_index(ctx, -1, id);
  duk_pop(ctx);
}

/// setTimeout(callback, delay, ...args) and setInterval, told apart by magic.
duk_ret_t set_timer(duk_context* ctx) {
  const bool repeats = duk_get_current_magic(ctx) != 0;
  if (!duk_is_callable(ctx, 0))
    return duk_type_error(ctx,
                          duk_is_string(ctx, 0) ? "%s wants a function: code cannot be made from text here"
                                                : "%s wants a function and a delay in milliseconds",
                          repeats ? "setInterval" : "setTimeout");
  const duk_idx_t count = duk_get_top(ctx);
  const double delay = count > 1 ? duk_to_number(ctx, 1) : 0;
  duk_push_bare_array(ctx);
  duk_uarridx_t length = 0;
  for (duk_idx_t i = 0; i < count; ++i) {
    if (i == 1) continue;
    duk_dup(ctx, i);
    duk_put_prop_index(ctx, count, length++);
  }
  duk_push_uint(ctx, vm::of(ctx).timers.add(ctx, delay, repeats));
  return 1;
}

/// clearTimeout(id), clearInterval(id)
duk_ret_t clear_timer(duk_context* ctx) {
  if (duk_is_number(ctx, 0) || duk_is_string(ctx, 0)) vm::of(ctx).timers.remove(ctx, duk_to_number(ctx, 0));
  return 0;
}

}  // namespace

void install_timers(duk_context* ctx) {
  make_records(ctx);
  define_global_function(ctx, "setTimeout", set_timer, DUK_VARARGS, 0, 1);
  define_global_function(ctx, "setInterval", set_timer, DUK_VARARGS, 1, 1);
  define_global_function(ctx, "clearTimeout", clear_timer, 1);
  define_global_function(ctx, "clearInterval", clear_timer, 1);
}

void call_timer(duk_context* ctx) {
  const duk_idx_t record = duk_get_top_index(ctx);
  const auto count = static_cast<duk_idx_t>(duk_get_length(ctx, record));
  duk_require_stack(ctx, count);
  for (duk_idx_t i = 0; i < count; ++i) duk_get_prop_index(ctx, record, static_cast<duk_uarridx_t>(i));
  duk_call(ctx, count - 1);
  duk_pop_2(ctx);
}

void timer_list::begin(double now_ms) {
  began_ms_ = now_ms_ = now_ms;
  waiting_for_ = 0;
}

void timer_list::clear(duk_context* ctx) {
  running_.reset();
  if (timers_.empty()) return;
  timers_.clear();
  make_records(ctx);
}

double timer_list::now(duk_context* ctx) {
  now_ms_ = std::max(now_ms_, vm::of(ctx).host.now_ms());
  return now_ms_;
}

void timer_list::insert(duk_context* ctx, const timer& added) {
  const auto place = std::upper_bound(timers_.begin(), timers_.end(), added.due_ms,
                                      [](double due, const timer& other) { return due < other.due_ms; });
  sluice_duktape_work(ctx, 8 + static_cast<std::size_t>(timers_.end() - place) / 8);
  timers_.insert(place, added);
}

std::uint32_t timer_list::add(duk_context* ctx, double delay_ms, bool repeats) {
  if (timers_.size() >= most)
    (void)duk_range_error(ctx, "%d timers are pending: no more can be set until some have ended",
                          static_cast<int>(most));
  delay_ms = delay_ms >= 1 ? std::floor(std::min(delay_ms, longest_ms)) : 1;  // NaN is 1, too
  push_stashed(ctx, records_key);
  duk_insert(ctx, -2);
  duk_put_prop_index(ctx, -2, ++last_id_);
  duk_pop(ctx);
  insert(ctx, {now(ctx) + delay_ms, last_id_, repeats ? delay_ms : 0});
  return last_id_;
}

void timer_list::remove(duk_context* ctx, double id) {
  const auto named = [id](const timer& other) { return other.id == id; };
  if (running_ && named(*running_)) {
    delete_record(ctx, running_->id);
    running_.reset();
    return;
  }
  const auto found = std::find_if(timers_.begin(), timers_.end(), named);
  sluice_duktape_work(ctx, 1 + timers_.size() / 4);
  if (found == timers_.end()) return;
  delete_record(ctx, found->id);
  timers_.erase(found);
}

void timer_list::arm(duk_context* ctx) {
  if (timers_.empty()) return;
  const double due = timers_.front().due_ms;
  if (waiting_for_ != 0 && waiting_until_ms_ <= due) return;
  waiting_until_ms_ = due;
  waiting_for_ = start_host_wait(ctx, fmt::format("[{:.0f}]", std::ceil(std::max(0.0, due - now(ctx)))));
}

void timer_list::wake(duk_context* ctx) {
  waiting_for_ = 0;
  now_ms_ = std::max(now_ms_, waiting_until_ms_);
  due_until_ms_ = now(ctx);
}

bool timer_list::next(duk_context* ctx) {
  if (timers_.empty() || timers_.front().due_ms > due_until_ms_) return false;
  running_ = timers_.front();
  timers_.erase(timers_.begin());
  sluice_duktape_work(ctx, 8 + timers_.size() / 8);
  push_stashed(ctx, records_key);
  duk_get_prop_index(ctx, -1, running_->id);
  if (running_->interval_ms == 0) {
    duk_del_prop_index(ctx, -2, running_->id);
    running_.reset();
  }
  duk_remove(ctx, -2);
  return true;
}

void timer_list::ran(duk_context* ctx) {
  if (!running_) return;  // it ran once, or was cleared
  timer again = *std::exchange(running_, std::nullopt);
  again.due_ms = now(ctx) + again.interval_ms;
  insert(ctx, again);
}

}  // namespace sluice
