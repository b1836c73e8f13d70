#include "runtime/vm.hpp"

#include "runtime/duktape_internals.hpp"

namespace sluice {

void vm::set_program(std::shared_ptr<const compiled_script> program) {
  program_ = std::move(program);
  set_program_name(program_->name);
}

const source_map& vm::program_map() const { return program_->positions(); }

void vm::note_thrown(duk_context* running, duk_idx_t value) noexcept {
  last_throw.note(running, value, sluice_duktape_current_line(running, program_name()));
}

void vm::stop(duk_context* ctx, limit_kind kind) {
  if (struck() == limit_kind::none) note_line(ctx);
  strike(kind);
  (void)duk_error(ctx, DUK_ERR_RANGE_ERROR, "%s", describe(struck(), limits()).c_str());
  __builtin_unreachable();
}

void vm::hold(duk_context* ctx, std::size_t bytes) {
  if (hold(bytes)) return;
  duk_gc(ctx, 0);
  if (!hold(bytes)) stop(ctx, limit_kind::memory);
}

vm::log_outcome vm::write_log(std::string_view level, std::string_view utf8_message) {
  const std::size_t bytes = log_line_bytes(utf8_message);
  const std::size_t growth = bytes <= log.room(limits().log_bytes) ? log.growth_for(bytes) : 0;
  if (growth > 0 && !hold(growth)) return log_outcome::no_memory;
  const std::size_t before = log.held_bytes();
  const bool fits = log.append(now_ms(), level, utf8_message, limits().log_lines, limits().log_bytes);
  let_go(growth + before - log.held_bytes());  // while it grew there were two texts
  return fits ? log_outcome::written : log_outcome::log_is_full;
}

std::string vm::take_log() {
  let_go(log.held_bytes());
  return log.take();
}

void* keep(duk_context* ctx) {
  void* address = duk_get_heapptr(ctx, -1);
  duk_push_heap_stash(ctx);
  duk_push_pointer(ctx, address);
  duk_dup(ctx, -3);
  duk_put_prop(ctx, -3);
  duk_pop(ctx);
  return address;
}

}  // namespace sluice
