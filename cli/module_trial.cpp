#include "cli/module_trial.hpp"

#include "cli/local_host.hpp"
#include "runtime/compiler.hpp"
#include "runtime/heap.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace sluice {
namespace {

struct trial_run {
  execution_output output;
  std::size_t heap_bytes = 0;
};

trial_run run(const compiled_script& script, const module_set_ptr& modules) {
  const local_services nothing;
  const execution_limits limits;
  local_host host{nothing, {}};
  script_heap heap{std::make_shared<const compiled_script>(script), host, limits, modules};
  auto output = host.run(heap, "", local_host::clock::now() + limits.wall_time, nullptr);
  return {std::move(output), heap.memory_bytes()};
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
