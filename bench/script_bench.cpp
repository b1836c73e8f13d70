// script_bench: what scripts cost on the engine. Four tables in Markdown: an event through a handler,
// operations beside a property access, a heap's making, and compiling.
#include "runtime/compiler.hpp"
#include "runtime/heap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace sluice;
using steady = std::chrono::steady_clock;

namespace {

constexpr int rounds = 7;
constexpr int events_per_round = 20'000;
constexpr int heaps_per_round = 50;

/// An order of 250 bytes with three items.
constexpr std::string_view event_json =
    R"({"specversion":"1.0","id":"o-1001","source":"shop","type":"order.placed","subject":"customer-17","data":{)"
    R"("currency":"EUR","items":[{"sku":"A-1","price":12.5,"count":2},{"sku":"B-22","price":7,"count":1},)"
    R"({"sku":"C-333","price":1.25,"count":8}]}})";

/// Real time, for scripts that measure themselves.
struct clock_host : script_host {
  double now_ms() override {
    return std::chrono::duration<double, std::milli>(steady::now().time_since_epoch()).count();
  }
  std::uint64_t random() override { return 0; }
  void start_call(call_number, const host_call&) override {}
};

execution_limits wide_limits() {
  execution_limits limits;
  limits.cpu_time = std::chrono::seconds{60};
  limits.wall_time = std::chrono::seconds{300};
  limits.memory_bytes = 512u << 20;
  return limits;
}

std::shared_ptr<const compiled_script> compiled(script_compiler& compiler, std::string_view source) {
  auto program = compiler.compile({"bench.js", std::string{source}});
  if (!program) {
    fmt::print(stderr, "{}\n", program.error().message);
    std::exit(1);
  }
  return std::make_shared<const compiled_script>(std::move(*program));
}

execution_output run(script_heap& heap, std::string_view event) {
  if (heap.start(event, {}) != run_state::finished) std::abort();
  execution_output out = heap.take_output();
  if (!out.succeeded) {
    fmt::print(stderr, "{}: {}\n{}\n", out.error.name, out.error.message, out.error.stack);
    std::exit(1);
  }
  return out;
}

double median(std::vector<double> values) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2),
                   values.end());
  return values[values.size() / 2];
}

struct handler {
  const char* name;
  const char* source;
};
constexpr std::array handlers{
    handler{"sync, indexed loop", R"(export default function (event) {
      let sum = 0;
      const items = event.data.items;
      for (let i = 0; i < items.length; i++) { const item = items[i]; sum += item.price * item.count; }
      return sum; })"},
    handler{"sync, `for-of`", R"(export default function (event) {
      let sum = 0;
      for (const item of event.data.items) sum += item.price * item.count;
      return sum; })"},
    handler{"sync, `for-of` with destructuring", R"(export default function (event) {
      let sum = 0;
      for (const { price, count } of event.data.items) sum += price * count;
      return sum; })"},
    handler{"async, nothing awaited", R"(export default async function (event) {
      let sum = 0;
      for (const item of event.data.items) sum += item.price * item.count;
      return sum; })"},
    handler{"async, one ready `await`", R"(export default async function (event) {
      let sum = await 0;
      for (const item of event.data.items) sum += item.price * item.count;
      return sum; })"},
    handler{"async, ten ready `await`s", R"(export default async function (event) {
      let sum = await 0;
      for (let i = 0; i < 9; i++) await null;
      for (const item of event.data.items) sum += item.price * item.count;
      return sum; })"},
};

/// Microseconds an event; the rounds of all handlers take turns, so that a slow moment meets all.
void print_handlers(script_compiler& compiler) {
  clock_host host;
  std::vector<std::unique_ptr<script_heap>> heaps;
  for (const handler& row : handlers) {
    heaps.push_back(std::make_unique<script_heap>(compiled(compiler, row.source), host, wide_limits()));
    run(*heaps.back(), event_json);
  }
  std::array<std::vector<double>, handlers.size()> times;
  for (int round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < handlers.size(); ++i) {
      const auto begin = steady::now();
      for (int n = 0; n < events_per_round; ++n) run(*heaps[i], event_json);
      times[i].push_back(std::chrono::duration<double, std::micro>(steady::now() - begin).count() /
                         events_per_round);
    }
  }
  const double base = median(times[0]);
  fmt::print("| handler | us an event | over the first |\n| --- | --: | --: |\n");
  for (std::size_t i = 0; i < handlers.size(); ++i)
    fmt::print("| {} | {:.1f} | {:+.1f} |\n", handlers[i].name, median(times[i]), median(times[i]) - base);
}

/// Each line of it is one operation in a loop; the loop's own cost is taken off.
constexpr std::string_view operations = R"(
const N = 200000, K = 1000;
const keys = [], object = {}, map = new Map(), set = new Set(), weak = new WeakMap(), objects = [];
for (let i = 0; i < K; i++) {
  const key = 'key' + i;
  keys.push(key); objects.push({ key }); object[key] = i; map.set(key, i); set.add(key); weak.set(objects[i], i);
}
class Account { #sum = 1; plain = 1;
  own() { let x; for (let i = 0; i < N; i++) x = this.plain; return x; }
  hidden() { let x; for (let i = 0; i < N; i++) x = this.#sum; return x; } }
const account = new Account(), byObject = new Map(objects.map(o => [o, 1])), array = keys.slice();
const pairs = keys.map((k, i) => [k, i]);
const cases = {
  'loop': () => { let x; for (let i = 0; i < N; i++) x = keys[i % K]; },
  'property access `object[key]`': () => { let x; for (let i = 0; i < N; i++) x = object[keys[i % K]]; },
  'property write `object[key] = value`': () => { for (let i = 0; i < N; i++) object[keys[i % K]] = i; },
  '`map.get(key)`': () => { let x; for (let i = 0; i < N; i++) x = map.get(keys[i % K]); },
  '`map.has(key)`': () => { let x; for (let i = 0; i < N; i++) x = map.has(keys[i % K]); },
  '`map.set(key, value)`': () => { for (let i = 0; i < N; i++) map.set(keys[i % K], i); },
  '`set.has(key)`': () => { let x; for (let i = 0; i < N; i++) x = set.has(keys[i % K]); },
  '`set.add(key)`': () => { for (let i = 0; i < N; i++) set.add(keys[i % K]); },
  '`weakMap.get(object)`': () => { let x; for (let i = 0; i < N; i++) x = weak.get(objects[i % K]); },
};
const whole = {
  'own property of `this`': () => account.own(),
  'private field of `this`': () => account.hidden(),
  'indexed loop over an array': () => { let x; for (let r = 0; r < N / K; r++) for (let i = 0; i < array.length; i++) x = array[i]; },
  '`for-of` over an array': () => { let x; for (let r = 0; r < N / K; r++) for (const v of array) x = v; },
  'indexed loop, both values of pairs': () => { let x; for (let r = 0; r < N / K; r++) for (let i = 0; i < pairs.length; i++) { const p = pairs[i], k = p[0], v = p[1]; x = v; } },
  '`for (const [k, v] of pairs)`': () => { let x; for (let r = 0; r < N / K; r++) for (const [k, v] of pairs) x = v; },
  '`for (const [k, v] of map)`': () => { let x; for (let r = 0; r < N / K; r++) for (const [k, v] of map) x = v; },
  '`for (const v of set)`': () => { let x; for (let r = 0; r < N / K; r++) for (const v of set) x = v; },
  '`map.forEach`': () => { let x; for (let r = 0; r < N / K; r++) map.forEach(v => { x = v; }); },
  '`new Set(array)`, a value': () => { let x; for (let r = 0; r < N / K; r++) x = new Set(array); },
};
function ns(f) {
  const times = [];
  for (let r = 0; r < 5; r++) { const t = Date.now(); f(); times.push((Date.now() - t) * 1e6 / N); }
  return times.sort((a, b) => a - b)[2];
}
export default function () {
  const rows = [], loop = ns(cases.loop), property = ns(cases['property access `object[key]`']) - loop;
  for (const name of Object.keys(cases)) if (name !== 'loop') rows.push([name, ns(cases[name]) - loop]);
  for (const name of Object.keys(whole)) rows.push([name, ns(whole[name])]);
  return rows.map(([name, t]) => `| ${name} | ${t.toFixed(0)} | ${(t / property).toFixed(1)} |`);
})";

void print_operations(script_compiler& compiler) {
  clock_host host;
  script_heap heap{compiled(compiler, operations), host, wide_limits()};
  std::string rows = run(heap, "").result_json;
  fmt::print("\n| operation | ns | property accesses |\n| --- | --: | --: |\n");
  for (std::size_t i = rows.find('"'); i != std::string::npos;) {
    const std::size_t end = rows.find('"', i + 1);
    fmt::print("{}\n", rows.substr(i + 1, end - i - 1));
    i = rows.find('"', end + 1);
  }
}

constexpr handler programs[] = {
    {"a plain script", "export default function (event) { return event; }"},
    {"async, classes, `for-of`, `Map`",
     R"(class Order { #sum = 0; add(n) { this.#sum += n; } get sum() { return this.#sum; } }
        export default async function (event) {
          const order = new Order(), seen = new Map();
          for (const { sku, price } of event.data.items) { order.add(price); seen.set(sku, await price); }
          return [order.sum, ...seen.keys()]; })"},
    {"everything",
     R"(export default async function (event) {
          const each = async function* () { for await (const x of [1]) yield x; };
          return [Map, Set, WeakMap, WeakSet, Array.from('a'), Array.of(1), [1].at(0), [1].flat(), [1].flatMap(x => x),
            [1].find(x => x), [1].findIndex(x => x), [1].findLast(x => x), [1].findLastIndex(x => x), [1].fill(1),
            [1].copyWithin(0, 1), [1].includes(1), [1].sort(), [1].entries(), [1].keys(), [1].values(), Object.entries({}),
            Object.values({}), Object.fromEntries([]), Object.getOwnPropertyDescriptors({}), Object.hasOwn({}, 'a'),
            [...'a'.matchAll(/a/g)], 'a'.normalize(), 'a'.padEnd(1), 'a'.padStart(1), String.raw`a`, 'a'.replaceAll('a', 'b'),
            'a'.trimEnd(), 'a'.trimStart(), Symbol('a').description, Reflect.construct, Math.acosh(1), Math.asinh(1),
            Math.atanh(0), Math.cosh(1), Math.expm1(1), Math.fround(1), Math.log1p(1), Math.sinh(1), Math.tanh(1),
            new Error('a', { cause: 1 }), /(?<a>a)/y]; })"},
};

void print_heaps(script_compiler& compiler) {
  clock_host host;
  fmt::print("\n| heap for | ms to make | KiB |\n| --- | --: | --: |\n");
  for (const handler& row : programs) {
    auto program = compiled(compiler, row.source);
    std::vector<double> times;
    std::size_t bytes = 0;
    for (int round = 0; round < rounds; ++round) {
      const auto begin = steady::now();
      for (int n = 0; n < heaps_per_round; ++n) {
        script_heap heap{program, host, wide_limits()};
        bytes = heap.memory_bytes();
      }
      times.push_back(std::chrono::duration<double, std::milli>(steady::now() - begin).count() /
                      heaps_per_round);
    }
    fmt::print("| {} | {:.2f} | {} |\n", row.name, median(times), bytes >> 10);
  }
}

std::string read_example(const char* name) {
  std::ifstream file(std::string{SLUICE_SOURCE_DIR} + "/config/examples/" + name);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Twenty functions that are nothing but what has to be lowered.
std::string dense_script() {
  std::string text;
  for (int i = 0; i < 20; ++i)
    text += fmt::format("async function f{}", i) + R"(({ a, b = 1, ...rest }, ...more) {
  const { x: [y, z = 2] = [] } = rest;
  for (const [k, v] of Object.entries(rest)) { if (v?.q ?? false) continue; await null; }
  return `${a}-${b}${y}${[...more, z].map(q => q ** 2).join()}`;
}
)";
  return text;
}

void print_compiles(script_compiler& compiler) {
  fmt::print("\n| compiling | lines | ms |\n| --- | --: | --: |\n");
  const script_source sources[] = {{"validate-payload.js", read_example("validate-payload.js")},
                                   {"order-state-machine.ts", read_example("order-state-machine.ts")},
                                   {"dense.js", dense_script()}};
  for (const script_source& source : sources) {
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
      const auto begin = steady::now();
      if (!compiler.compile(source)) std::abort();
      times.push_back(std::chrono::duration<double, std::milli>(steady::now() - begin).count());
    }
    fmt::print("| {} | {} | {:.0f} |\n", source.name,
               std::count(source.text.begin(), source.text.end(), '\n'), median(times));
  }
}

}  // namespace

int main() {
  script_compiler compiler;
  print_handlers(compiler);
  print_operations(compiler);
  print_heaps(compiler);
  print_compiles(compiler);
}
