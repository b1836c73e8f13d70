#include "runtime/job_queue.hpp"

#include "runtime/vm.hpp"

#include <algorithm>

namespace sluice {
namespace {
constexpr int values_per_job = 4;  // a, b, c, kind

/// Far below Duktape's limit of a million values a thread; a multiple of what one append() adds.
constexpr int values_per_chunk = 1 << 14;
}  // namespace

void value_list::attach(duk_context* ctx) {
  duk_push_bare_array(ctx);
  owner_ = keep(ctx);
  duk_pop(ctx);
  add_chunk(ctx);
}

void value_list::add_chunk(duk_context* ctx) {
  duk_push_heapptr(ctx, owner_);
  duk_push_thread(ctx);
  duk_context* chunk = duk_get_context(ctx, -1);
  duk_put_prop_index(ctx, -2, static_cast<duk_uarridx_t>(chunks_.size()));
  duk_pop(ctx);
  chunks_.push_back(chunk);
}

void value_list::clear() {
  for (duk_context* chunk : chunks_) duk_set_top(chunk, 0);
  size_ = 0;
}

void value_list::release(duk_context* ctx) {
  clear();
  if (chunks_.size() <= 1) return;
  duk_push_heapptr(ctx, owner_);
  duk_set_length(ctx, -1, 1);
  duk_pop(ctx);
  chunks_.resize(1);
}

void value_list::append(duk_context* ctx, int count) {
  if (size_ == static_cast<int>(chunks_.size()) * values_per_chunk) add_chunk(ctx);
  duk_context* last = chunk_of(size_);
  duk_require_stack(last, count);
  duk_xmove_top(last, ctx, count);
  size_ += count;
}

void value_list::push(duk_context* ctx, int index, int count) const {
  duk_context* chunk = chunk_of(index);
  duk_require_stack(ctx, count);
  duk_require_stack(chunk, count);
  for (int i = 0; i < count; ++i) duk_dup(chunk, index % values_per_chunk + i);
  duk_xmove_top(ctx, chunk, count);
}

void value_list::replace(duk_context* ctx, int index) {
  duk_context* chunk = chunk_of(index);
  duk_require_stack(chunk, 1);
  duk_xmove_top(chunk, ctx, 1);
  duk_replace(chunk, index % values_per_chunk);
}

void value_list::truncate(int count) {
  for (int i = 0; i < static_cast<int>(chunks_.size()); ++i)
    duk_set_top(chunks_[static_cast<std::size_t>(i)],
                std::clamp(std::min(count, size_) - i * values_per_chunk, 0, values_per_chunk));
  size_ = std::min(count, size_);
}

duk_context* value_list::chunk_of(int index) const {
  return chunks_[static_cast<std::size_t>(index / values_per_chunk)];
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

void job_queue::release(duk_context* ctx) {
  next_ = 0;
  for (value_list& list : lists_) list.release(ctx);
}

}  // namespace sluice
