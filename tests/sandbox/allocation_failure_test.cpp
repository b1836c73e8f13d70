// Fails a heap's n-th allocation, alone or with all that follow, through a script's whole life.
#include "runtime/compiler.hpp"
#include "runtime/heap.hpp"
#include "runtime/heap_blocks.hpp"
#include "tests/runtime/script_fixture.hpp"

#include <algorithm>
#include <cstdlib>
#include <random>

namespace {

/// The heap's allocations so far, and which of them fail.
struct allocation_plan {
  long count = 0;
  long fail_at = 0;  ///< counts from 1; 0 = none
  bool and_after = false;
  long blocks = 0;  ///< taken and not given back

  bool fails() {
    ++count;
    return fail_at > 0 && (and_after ? count >= fail_at : count == fail_at);
  }
};
allocation_plan plan;

}  // namespace

namespace sluice {

// In place of runtime/heap_blocks.cpp.
void* take_heap_block(std::size_t bytes) {
  if (plan.fails()) return nullptr;
  ++plan.blocks;
  return std::malloc(bytes);
}
void* resize_heap_block(void* block, std::size_t bytes) {
  return plan.fails() ? nullptr : std::realloc(block, bytes);
}
void expect_new_heap() {}
void release_heap_block(void* block) {
  --plan.blocks;
  std::free(block);
}

}  // namespace sluice

namespace sluice::test {
namespace {

using program = std::shared_ptr<const compiled_script>;

/// Two executions, the second in the same heap if it can go on; how many allocations that took.
long live(const program& script, const execution_limits& limits = {}) {
  plan.count = 0;
  const long blocks_before = plan.blocks;
  fake_host host;
  {
    script_heap heap{script, host, limits};
    for (int run = 0; run < 2 && heap.usable(); ++run) {
      run_state state = heap.start(R"({"n":[1,2,{"b":"text"}]})", {"run", "key", "acme", "orders", "3", 1});
      for (std::size_t next = 0; state == run_state::waiting; ++next) {
        if (next < host.calls.size())
          state = heap.settle_call(host.calls[next].number, {"[1]", {}});
        else
          heap.expire(), state = run_state::finished;
      }
      const execution_output out = heap.take_output();
      host.calls.clear();
      if (out.succeeded) continue;
      EXPECT_EQ(out.error.code, "memory_limit") << out.error.name << ": " << out.error.message;
      EXPECT_EQ(heap.usable(), !out.limit_struck);
    }
    if (!heap.usable()) {
      EXPECT_EQ(heap.start("", {}), run_state::finished);
    }
  }
  EXPECT_EQ(plan.blocks, blocks_before);
  return plan.count;
}

void fail_at(const program& script, long n, bool and_after) {
  SCOPED_TRACE(testing::Message() << "allocation " << n << (and_after ? " and all after" : ""));
  plan.fail_at = n;
  plan.and_after = and_after;
  live(script);
  plan.fail_at = 0;
}

program small_script() {
  return handler_script(
      "try { null.x; } catch (e) { console.log(e.stack, [event]); }"
      "return JSON.stringify({a: [1, 2], b: String(event.n)});");
}

/// Coroutines that are made, resumed, and end.
program coroutine_script() {
  return async_script(
      "function twice(x) { return rt.async(function () { rt.await(null); return 2 * rt.await(x); }); }"
      "return rt.await(twice(twice(rt.await(20)))) + 2;");
}

/// What loads most: collections, promises, classes, generators, regular expressions, errors, timers.
program large_script() {
  script_compiler compiler;
  const auto compiled = compiler.compile({"large.js", R"js(
class Base { #n = 1; get n() { return this.#n; } static make(...args) { return new this(...args); } }
class Derived extends Base { toString() { return `derived ${this.n}`; } }
function* numbers() { try { yield 1; yield 2; } finally { console.log('closed'); } }
async function* later() { for (const n of numbers()) { await null; yield n; } }
const state = new Map([[1, new Set([1, 2])]]);
export default async function (event, context) {
  const seen = [];
  for await (const n of later()) seen.push(n);
  state.set(context.executionId, new WeakMap([[{}, 1]]));
  const parts = 'a1b22c333'.replace(/(\d+)/g, '<$1>').split(/[<>]/).filter(Boolean);
  try { throw new TypeError('mine'); } catch (e) { console.log(e, state, Derived.make()); }
  const all = await Promise.all([iota.sleep(1), Promise.resolve(seen), new Promise(r => setTimeout(r, 0))]);
  const settled = await Promise.allSettled([Promise.reject(new Error('x')), all]);
  return {parts, settled: settled.length, text: String(new Derived()).normalize('NFD').padStart(20, '-'),
          sum: [...event.n.slice(0, 2), ...numbers()].flat().reduce((a, b) => a + b), at: [1, 2].at(-1),
          entries: Object.fromEntries(Object.entries({a: 1})), copy: structuredClone({when: new Date(0)})};
}
)js"});
  if (!compiled) throw std::runtime_error(compiled.error().format());
  return std::make_shared<const compiled_script>(*compiled);
}

class AllocationFailure : public testing::Test {
 protected:
  ~AllocationFailure() override {
    plan = {};
    EXPECT_EQ(result_of(handler_script("return 1;")), "1") << "the process goes on";
  }

  /// Every n, or about as many of them as asked for, chosen by a seed that is told.
  static void sweep(const program& script, long samples) {
    const long all = live(script);
    const bool every = std::getenv("SLUICE_EVERY_ALLOCATION") != nullptr || samples >= all;
    const auto seed = std::random_device{}();
    SCOPED_TRACE(testing::Message() << all << " allocations, seed " << seed);
    std::mt19937 random{seed};
    const long step = every ? 1 : all / samples;
    for (long n = 1; n <= all; n += step) {
      const long chosen = every ? n : n + static_cast<long>(random() % static_cast<unsigned long>(step));
      for (const bool and_after : {false, true}) fail_at(script, chosen, and_after);
      if (HasFailure()) return;
    }
  }
};

TEST_F(AllocationFailure, IsAMemoryLimitOrSurvivedInASmallScript) { sweep(small_script(), 250); }

/// Each of the last ones: those of an execution in a heap that has been made. A coroutine is resumed for the
/// first time by a call in it, which may find no memory when it is already the one that runs.
TEST_F(AllocationFailure, IsAMemoryLimitOrSurvivedWhileCoroutinesAreResumed) {
  const program script = coroutine_script();
  const long all = live(script);
  for (long n = std::max(1L, all - 400); n <= all && !HasFailure(); ++n)
    for (const bool and_after : {false, true}) fail_at(script, n, and_after);
}

TEST_F(AllocationFailure, IsAMemoryLimitOrSurvivedInALargeScript) { sweep(large_script(), 150); }

}  // namespace
}  // namespace sluice::test
