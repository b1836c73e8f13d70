#include "runtime/rejections.hpp"

#include "runtime/promise.hpp"

#include <algorithm>

namespace sluice {

void rejection_list::add(duk_context* ctx) {
  promises_.append(ctx, 1);
  if (promises_.size() >= drop_at_) drop_handled(ctx);
}

void rejection_list::drop_handled(duk_context* ctx) {
  int kept = 0;
  for (int i = 0; i < promises_.size(); ++i) {
    promises_.push(ctx, i, 1);
    if (promise_handled(ctx, -1))
      duk_pop(ctx);
    else
      promises_.replace(ctx, kept++);
  }
  promises_.truncate(kept);
  drop_at_ = std::max(256, 2 * kept);
}

bool rejection_list::push_unhandled(duk_context* ctx, const void* except) {
  for (int i = 0; i < promises_.size(); ++i) {
    promises_.push(ctx, i, 1);
    if (!promise_handled(ctx, -1) && duk_get_heapptr(ctx, -1) != except) return true;
    duk_pop(ctx);
  }
  return false;
}

}  // namespace sluice
