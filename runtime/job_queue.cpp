#include "runtime/job_queue.hpp"

#include "runtime/vm.hpp"

namespace sluice {
namespace {
constexpr int values_per_job = 4;  // a, b, c, kind
}

void value_list::attach(duk_context* ctx) {
  duk_push_thread(ctx);
  storage_ = duk_get_context(ctx, -1);
  keep(ctx);
  duk_pop(ctx);
}

void value_list::append(duk_context* ctx, int count) {
  duk_require_stack(storage_, count);
  duk_xmove_top(storage_, ctx, count);
}

void value_list::push(duk_context* ctx, int index, int count) const {
  duk_require_stack(ctx, count);
  duk_require_stack(storage_, count);
  for (int i = 0; i < count; ++i) duk_dup(storage_, index + i);
  duk_xmove_top(ctx, storage_, count);
}

void job_queue::attach(duk_context* ctx) {
  for (value_list& list : lists_) list.attach(ctx);
}

void job_queue::add(duk_context* ctx, job_kind kind) {
  duk_push_int(ctx, static_cast<int>(kind));
  lists_[filled_].append(ctx, values_per_job);
}

bool job_queue::take(duk_context* ctx, job_kind& kind) {
  if (next_ >= lists_[1 - filled_].size()) {
    lists_[1 - filled_].clear();
    next_ = 0;
    if (lists_[filled_].size() == 0) return false;
    filled_ = 1 - filled_;
  }
  lists_[1 - filled_].push(ctx, next_, values_per_job);
  next_ += values_per_job;
  kind = static_cast<job_kind>(duk_get_int(ctx, -1));
  duk_pop(ctx);
  return true;
}

void job_queue::clear() {
  for (value_list& list : lists_) list.clear();
  next_ = 0;
}

}  // namespace sluice
