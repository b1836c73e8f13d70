#include "runtime/heap.hpp"

#include "runtime/cesu8.hpp"
#include "runtime/console.hpp"
#include "runtime/error_report.hpp"
#include "runtime/handler.hpp"
#include "runtime/heap_blocks.hpp"
#include "runtime/heap_setup.hpp"
#include "runtime/host_calls.hpp"
#include "runtime/promise.hpp"
#include "runtime/sandbox.hpp"
#include "runtime/vm.hpp"
#include "runtime/watchdog.hpp"

#include <fmt/format.h>

#include <cassert>
#include <optional>
#include <stdexcept>

namespace sluice {
namespace {

/// How often the clocks are read while jobs follow each other without bytecode enough to do so.
constexpr int jobs_between_checks = 1024;

[[noreturn]] void on_fatal(void*, const char* message) {
  throw std::runtime_error(message ? message : "Duktape gave up");
}

}  // namespace

struct script_heap::impl {
  impl(std::shared_ptr<const compiled_script> script, script_host& host, const execution_limits& limits,
       module_set_ptr allowed)
      : program(std::move(script)), modules(std::move(allowed)), machine(host, limits) {
    machine.set_program(program);
    machine.exempt_memory(true);
    expect_new_heap();
    ctx = duk_create_heap(vm::allocate, vm::reallocate, vm::release, machine.udata(), on_fatal);
    machine.exempt_memory(false);
    if (ctx && protect([this] { set_up_heap(ctx, program->code, words_of_modules()); })) return;
    setup_error.emplace();
    if (ctx) {
      protect([this] { *setup_error = report_error(ctx, -1); });
      duk_set_top(ctx, 0);
    }
    if (!ctx || machine.struck() != limit_kind::none) machine.strike(limit_kind::memory);
  }
  ~impl() {
    if (ctx) duk_destroy_heap(ctx);
  }

  /// Runs `body`, which may throw JavaScript errors: false if it did, [ … error ].
  template <class Body>
  bool protect(Body body) {
    const auto call = [](duk_context*, void* udata) -> duk_ret_t {
      (*static_cast<Body*>(udata))();
      return 0;
    };
    if (duk_safe_call(ctx, call, &body, 0, 1) != DUK_EXEC_SUCCESS) return false;
    duk_pop(ctx);
    return true;
  }

  /// The one way into JavaScript: runs `body` and the jobs it leaves under the limits, then sees how the
  /// execution stands.
  template <class Body>
  run_state enter(Body body) {
    {
      javascript_scope armed{machine};
      const thread_stay watched{label, machine.entered_at(), machine.limits().cpu_time};
      if (machine.struck() != limit_kind::none || setup_error)
        fail(false);
      else if (!protect([&] { body(), run_jobs(), conclude(); }))
        fail(true);
      if (ctx) duk_set_top(ctx, 0);
    }
    if (!under_way) {
      if (ctx && !protect([this] { drop_jobs(); })) duk_pop(ctx);
      output.cpu = machine.cpu_used();
      output.peak_memory_bytes = machine.peak_memory_bytes();
      output.log = machine.take_log();
    }
    return under_way ? run_state::waiting : run_state::finished;
  }

  /// What the built-ins that the imported packages need are found by.
  std::string words_of_modules() const;

  void run_jobs();
  void run_timers();
  /// What is left to do is not the next execution's.
  void drop_jobs() {
    machine.jobs.release(ctx);
    machine.rejections.release(ctx);
    machine.timers.clear(ctx);
  }
  bool must_wait();
  void conclude();
  void encode_result();
  void fail(bool with_error);
  script_error limit_error(bool with_error);
  void fail_with(std::string name, std::string message);

  std::shared_ptr<const compiled_script> program;
  module_set_ptr modules;
  vm machine;
  execution_label label;
  duk_context* ctx = nullptr;
  std::optional<script_error> setup_error;  ///< why the heap could not be made
  bool loaded = false;
  bool under_way = false;
  bool result_is_promise = false;
  execution_output output;
};

std::string script_heap::impl::words_of_modules() const {
  std::string words;
  if (!modules) return words;
  for (const std::string_view specifier : program->modules())
    if (const module_program* imported = modules->find(specifier)) words += imported->words + ' ';
  return words;
}

void script_heap::impl::run_jobs() {
  job_kind kind;
  for (int count = 1; machine.jobs.take(ctx, kind); ++count) {
    if (!run_job(ctx, kind)) (void)duk_throw(ctx);
    if (machine.struck() != limit_kind::none || (count % jobs_between_checks == 0 && machine.must_stop(ctx)))
      (void)duk_error(ctx, DUK_ERR_RANGE_ERROR, "stopped");
  }
}

/// Calls back whoever set a timer that is due, each followed by the jobs that it left.
void script_heap::impl::run_timers() {
  machine.timers.wake(ctx);
  while (machine.timers.next(ctx)) {
    call_timer(ctx);
    machine.timers.ran(ctx);
    run_jobs();
  }
}

/// Whether something is under way that the execution has to wait for before its result counts. A timer that
/// is due later than the execution may last never runs: not to wait for it changes nothing but the time it
/// takes.
bool script_heap::impl::must_wait() {
  if (machine.calls_outstanding > 0) return true;
  if (machine.timers.empty()) return false;
  const auto limit_ms = machine.limits().wall_time.count();
  const double due_ms = machine.timers.first_due_ms();
  if (due_ms < static_cast<double>(limit_ms)) return true;
  // Only a warning: a log that is full does without it.
  (void)machine.write_log(
      "warn",
      fmt::format("a timer was pending that does not run: due {:.0f} ms after the execution's "
                  "begin, later than its wall time limit of {} ms; clearTimeout() what is no longer needed",
                  due_ms, limit_ms));
  return false;
}

/// Every job has run: has the execution settled, and how? A rejected result ends it at once, any other only
/// when the calls and timers that the script started have ended as well, since what waits for them may yet
/// fail.
void script_heap::impl::conclude() {
  if (machine.struck() != limit_kind::none) return fail(false);
  push_handler_result(ctx);
  const void* promise = nullptr;
  if (result_is_promise) {
    promise = duk_get_heapptr(ctx, -1);
    const promise_state state = promise_state_of(ctx, -1);
    if (state == promise_state::pending) {
      if (machine.calls_outstanding > 0 || !machine.timers.empty()) return machine.timers.arm(ctx);
      return fail_with(
          "Error",
          "the promise returned by the handler can never settle: nothing is under way that could settle it");
    }
    push_promise_value(ctx, -1);
    if (state == promise_state::rejected) return fail(true);
  }
  if (must_wait()) return machine.timers.arm(ctx);
  if (machine.rejections.push_unhandled(ctx, promise)) {
    push_promise_value(ctx, -1);
    fail(true);
    output.error.message = "a promise was rejected and nobody handled it: " + output.error.message;
    return;
  }
  encode_result();
  if (machine.struck() != limit_kind::none) return fail(false);
  under_way = false;
  output.succeeded = true;
}

/// [ … value ]: into the output, as JSON.
void script_heap::impl::encode_result() {
  const duk_idx_t value = duk_get_top_index(ctx);
  if (duk_is_undefined(ctx, value)) return;
  duk_dup(ctx, value);
  duk_json_encode(ctx, -1);
  if (duk_is_string(ctx, -1)) {
    if (string_at(ctx, -1).size() > machine.limits().result_bytes) machine.stop(ctx, limit_kind::result);
    held_memory held{ctx};
    held.set(string_at(ctx, -1).size());
    output.result_json = json_to_utf8(string_at(ctx, -1));
    if (output.result_json.size() > machine.limits().result_bytes) machine.stop(ctx, limit_kind::result);
  }
  duk_pop(ctx);
}

/// [ … error ] or [ … ]: ends the execution. Never throws, whatever is left of the heap.
void script_heap::impl::fail(bool with_error) {
  under_way = false;
  output.succeeded = false;
  output.result_json.clear();
  script_error told = setup_error.value_or(script_error{});
  if (ctx && !setup_error) {
    protect([&] {
      told = machine.struck() == limit_kind::none ? report_error(ctx, -1) : limit_error(with_error);
    });
  }
  output.limit_struck = machine.struck() != limit_kind::none;  // perhaps while the error was read
  if (output.limit_struck && told.code != to_string(machine.struck())) told = plain_limit_report(machine);
  if (machine.struck() == limit_kind::wall_time && !machine.timers.empty())
    told.message += "; timers were pending: clearTimeout() and clearInterval() end what is no longer needed";
  output.error = std::move(told);
}

/// What struck, and where: told by the hook, by the error that was thrown, or by the one that an async
/// function turned into the handler's rejection.
script_error script_heap::impl::limit_error(bool with_error) {
  script_error error = report_limit(ctx, with_error ? -1 : DUK_INVALID_INDEX);
  if (error.line > 0 || !result_is_promise) return error;
  push_handler_result(ctx);
  if (!is_promise(ctx, -1) || promise_state_of(ctx, -1) != promise_state::rejected) return error;
  push_promise_value(ctx, -1);
  return report_limit(ctx, -1);
}

void script_heap::impl::fail_with(std::string name, std::string message) {
  under_way = false;
  output.succeeded = false;
  output.error.name = std::move(name);
  output.error.message = std::move(message);
}

script_heap::script_heap(std::shared_ptr<const compiled_script> program, script_host& host,
                         const execution_limits& limits, module_set_ptr modules)
    : impl_(std::make_unique<impl>(std::move(program), host, limits, std::move(modules))) {}
script_heap::~script_heap() = default;

run_state script_heap::start(std::string_view event_json, const execution_context& context) {
  impl& self = *impl_;
  assert(!self.under_way);
  self.output = {};
  self.result_is_promise = false;
  self.under_way = true;
  self.label.set(context.tenant, context.script, context.execution_id);
  self.machine.begin_execution();
  self.machine.last_throw.forget();
  self.machine.log.begin(self.machine.now_ms());
  return self.enter([&] {
    self.drop_jobs();
    reset_host_calls(self.ctx);
    reset_console(self.ctx);
    self.machine.timers.begin(self.machine.now_ms());
    if (!self.loaded) {
      load_handler(self.ctx, *self.program, self.modules.get());
      keep_globals(self.ctx);
    }
    self.loaded = true;
    drop_later_globals(self.ctx);
    self.result_is_promise = call_handler(self.ctx, event_json, context);
  });
}

run_state script_heap::settle_call(call_number number, const sdk_answer& answer) {
  impl& self = *impl_;
  if (!self.under_way) return run_state::finished;
  return self.enter([&] {
    if (self.machine.timers.is_wait(number)) return self.run_timers();
    settle_host_call(self.ctx, number, answer);
  });
}

run_state script_heap::fail_call(call_number number, const sdk_error& why) {
  impl& self = *impl_;
  if (!self.under_way) return run_state::finished;
  return self.enter([&] {
    if (!self.machine.timers.is_wait(number)) return (void)fail_host_call(self.ctx, number, why);
    push_call_error(self.ctx, why);
    (void)duk_throw(self.ctx);
  });
}

void script_heap::expire() {
  impl& self = *impl_;
  if (!self.under_way) return;
  self.machine.strike(limit_kind::wall_time);
  self.enter([] {});
}

execution_output script_heap::take_output() { return std::exchange(impl_->output, {}); }

bool script_heap::usable() const {
  return impl_->machine.struck() == limit_kind::none && !impl_->setup_error;
}
std::size_t script_heap::memory_bytes() const { return impl_->machine.memory_bytes(); }

}  // namespace sluice
