#pragma once

#include <duktape.h>

namespace sluice {

/// What our build of Duktape asks while JavaScript runs. A heap's udata is a `duktape_guard*` or null:
/// convert to that base first (`static_cast<duktape_guard*>(this)`), since it travels as `void*`.
struct duktape_guard {
  /// True makes Duktape throw a RangeError, again and again until JavaScript has been left, so that no
  /// `catch` or `finally` keeps it alive: once true it has to stay true until then. Asked about every
  /// 256 Ki bytecodes, on the thread that runs the heap. `running` is the coroutine that runs, for
  /// duk_inspect_callstack_entry(); whatever is done with it has to be a protected call.
  virtual bool must_stop(duk_context* running) noexcept = 0;

  /// True once the time of what runs is used up, be it that must_stop() said so already. Asked while garbage
  /// is collected and where nothing can be thrown: that work then ends half done, and the heap is only fit to
  /// be destroyed.
  virtual bool time_is_over() noexcept { return false; }

  /// A `throw` statement throws the value on top of that coroutine's stack; nothing may be thrown instead.
  virtual void thrown(duk_context*) noexcept {}

  /// Milliseconds since the epoch, for Date. By default the system's clock.
  virtual double now_ms();

 protected:
  ~duktape_guard() = default;
};

}  // namespace sluice
