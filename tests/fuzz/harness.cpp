#include "tests/fuzz/harness.hpp"

#include "runtime/heap.hpp"
#include "tests/fuzz/checks.hpp"

#include <fmt/format.h>

#include <ctime>
#include <functional>
#include <memory>

namespace sluice::fuzz {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr execution_limits tight{.wall_time = 60s,
                                 .cpu_time = 20ms,
                                 .memory_bytes = 8u << 20,
                                 .result_bytes = 64u << 10,
                                 .log_bytes = 64u << 10,
                                 .log_lines = 100,
                                 .sdk_calls = 10};

#if defined(__SANITIZE_ADDRESS__) || defined(SLUICE_FUZZ)
constexpr int sanitizers_cost = 15;
#else
constexpr int sanitizers_cost = 1;
#endif
constexpr milliseconds grace = 100ms * sanitizers_cost;
constexpr compile_limits compiling{
    .source_bytes = 32u << 10, .time = 3s * sanitizers_cost, .memory_bytes = 128u << 20};

constexpr std::string_view event =
    R"({"id":"1","type":"t","data":{"n":[0,-0,1e21,9007199254740993,0.1],"text":"é😀\ud83d\u0000","__proto__":{"x":1},)"
    R"("nested":{"list":[{"id":1},{"id":2,"tags":["a","b"]}],"none":null,"yes":true}}})";

/// Stands still; the input decides how its calls are answered.
struct fixed_host final : script_host {
  explicit fixed_host(std::size_t seed) : random_(seed) {}
  double now_ms() override { return 1'700'000'000'000; }
  std::uint64_t random() override { return random_ = random_ * 6364136223846793005u + 1442695040888963407u; }
  void start_call(call_number number, const host_call& call) override {
    check_call(call);
    open.push_back(number);
  }
  void check_call(const host_call& call) {
    if (!is_json(call.args)) problems.push_back(fmt::format("the arguments of {} are not JSON", call.name));
  }

  std::vector<call_number> open;
  std::vector<std::string> problems;

 private:
  std::uint64_t random_;
};

milliseconds cpu_of_thread() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::chrono::duration_cast<milliseconds>(std::chrono::seconds{now.tv_sec} +
                                                  std::chrono::nanoseconds{now.tv_nsec});
}

/// One heap's life.
class heap_run {
 public:
  heap_run(std::shared_ptr<const compiled_script> program, std::size_t seed)
      : program_(std::move(program)), seed_(seed) {}

  std::vector<std::string> run() {
    const milliseconds before = cpu_of_thread();
    {
      script_heap heap{program_, host_, tight};
      for (int execution = 1; execution <= 2 && heap.usable(); ++execution) {
        execute(heap);
        check(heap, heap.take_output());
      }
      if (!heap.usable()) see_that_it_stays_unusable(heap);
    }
    // Two executions, each with its limit; making a heap and dropping it belongs to what a thread is held
    // for.
    const milliseconds held = cpu_of_thread() - before;
    if (held > 2 * (tight.cpu_time + grace))
      problem(fmt::format("the thread was held for {} ms", held.count()));
    problems_.insert(problems_.end(), host_.problems.begin(), host_.problems.end());
    return problems_;
  }

 private:
  void problem(std::string what) { problems_.push_back(std::move(what)); }

  void execute(script_heap& heap) {
    host_.open.clear();
    run_state state = heap.start(event, {});
    for (int answers = 0; state == run_state::waiting; ++answers) {
      if (host_.open.empty()) return problem("it waits, but no call is open");
      if (answers == 20) return heap.expire();
      state = answer(heap);
    }
  }

  /// Answers one of the open calls, in one of several ways.
  run_state answer(script_heap& heap) {
    seed_ = seed_ * 31 + 17;
    const auto chosen = host_.open.begin() + static_cast<std::ptrdiff_t>(seed_ / 8 % host_.open.size());
    const call_number number = *chosen;
    host_.open.erase(chosen);
    switch (seed_ % 4) {
      case 0: return heap.fail_call(number, sdk_error{sdk_code::not_found, "é is missing"});
      case 1:
        return heap.settle_call(number, {R"({"rows":[1,{"__proto__":2}],"text":"\ud83d"})", "\xff body"});
      default: return heap.settle_call(number, {});
    }
  }

  void check(const script_heap& heap, const execution_output& out) {
    for (std::string& what : broken_promises(out, tight)) problem(std::move(what));
    if (out.cpu > tight.cpu_time + grace) problem(fmt::format("it ran for {} us", out.cpu.count()));
    if (heap.memory_bytes() > tight.memory_bytes + (1u << 20))
      problem(fmt::format("the heap holds {} bytes", heap.memory_bytes()));
    if (out.limit_struck && heap.usable()) problem("a limit struck, but the heap counts as usable");
  }

  void see_that_it_stays_unusable(script_heap& heap) {
    if (heap.start(event, {}) != run_state::finished) return problem("an unusable heap waits");
    const execution_output out = heap.take_output();
    if (out.succeeded) problem("an unusable heap ran a script");
    for (std::string& what : broken_promises(out, tight)) problem("unusable: " + std::move(what));
  }

  std::shared_ptr<const compiled_script> program_;
  std::size_t seed_;
  fixed_host host_{seed_};
  std::vector<std::string> problems_;
};

/// As the compiler makes it of a body; line N of `body` is line N of the source.
compiled_script as_compiled(std::string_view body) {
  std::string mappings = "AAAA";
  for (const char c : body)
    if (c == '\n') mappings += ";AACA";
  return {"script.js",
          fmt::format(
              "(function (rt, exports, require) {{exports['default'] = function (event, context) {{{}\n}}}})",
              body),
          R"({"version":3,"sources":["script.js"],"names":[],"mappings":")" + mappings + R"("})"};
}

}  // namespace

input_kind kind_of(std::string_view input) {
  if (input.starts_with('J')) return input_kind::javascript;
  return input.starts_with('T') ? input_kind::typescript : input_kind::es5;
}

harness::harness() : compiler_(compiling) {}

std::vector<std::string> harness::run(std::string_view input) {
  if (input.empty()) return {};
  const input_kind kind = kind_of(input);
  const std::string_view text = input.substr(1);
  const std::size_t seed = std::hash<std::string_view>{}(input);
  if (kind == input_kind::es5)
    return heap_run{std::make_shared<compiled_script>(as_compiled(text)), seed}.run();

  const char* name = kind == input_kind::typescript ? "script.ts" : "script.js";
  const auto compiled = compiler_.compile({name, std::string{text}});
  if (!compiled) return broken_promises(compiled.error());
  return heap_run{std::make_shared<compiled_script>(*compiled), seed}.run();
}

}  // namespace sluice::fuzz
