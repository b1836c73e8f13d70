#include "cli/module_trial.hpp"

#include "actors/random_source.hpp"
#include "runtime/compiler.hpp"
#include "runtime/heap.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace sluice {
namespace {

/// Time and chance, and nobody to ask anything.
class trial_host final : public script_host {
 public:
  double now_ms() override {
    return static_cast<double>(std::chrono::duration_cast<std::chrono::milliseconds>(
                                   std::chrono::system_clock::now().time_since_epoch())
                                   .count());
  }
  std::uint64_t random() override { return random_.next(); }
  void start_call(call_number, const host_call&) override {}

 private:
  random_source random_;
};

struct trial_run {
  execution_output output;
  std::size_t heap_bytes = 0;
};

trial_run run(const compiled_script& script, const module_set_ptr& modules) {
  trial_host host;
  script_heap heap{std::make_shared<const compiled_script>(script), host, execution_limits{}, modules};
  if (heap.start("", {}) == run_state::waiting) heap.expire();
  return {heap.take_output(), heap.memory_bytes()};
}

}  // namespace

module_trial try_module(const std::shared_ptr<const module_program>& program) {
  const auto modules = std::make_shared<const module_set>(std::vector{program});
  script_compiler compiler{{}, modules->specifiers()};
  module_trial trial;
  const auto script = compiler.compile(
      {"trial.js",
       fmt::format("import * as all from '{}';\nreturn Object.keys(Object(all)).length;", program->name)});
  const auto empty = compiler.compile({"empty.js", "return Object.keys(Object(1)).length;"});
  if (!script || !empty) {
    trial.problem = script ? empty.error().message : script.error().message;
    return trial;
  }
  const trial_run with = run(*script, modules);
  const trial_run without = run(*empty, modules);
  trial.loads = with.output.succeeded;
  if (!trial.loads) {
    trial.problem = with.output.error.name.empty()
                        ? with.output.error.message
                        : fmt::format("{}: {}", with.output.error.name, with.output.error.message);
    return trial;
  }
  trial.cpu = std::max(std::chrono::microseconds{0}, with.output.cpu - without.output.cpu);
  trial.heap_bytes = with.heap_bytes - std::min(with.heap_bytes, without.heap_bytes);
  trial.exports = std::strtoull(with.output.result_json.c_str(), nullptr, 10);
  return trial;
}

}  // namespace sluice
