#include "cli/limits.hpp"

namespace sluice {

execution_limits execution_limits_from(const settings& from) {
  return {.wall_time = from.limits.wall_time,
          .cpu_time = from.limits.cpu_time,
          .memory_bytes = from.limits.memory_bytes,
          .result_bytes = from.limits.result_bytes,
          .log_bytes = from.limits.log_bytes,
          .log_lines = from.limits.log_lines,
          .sdk_calls = from.limits.sdk_calls};
}

compile_limits compile_limits_from(const settings& from) {
  return {.source_bytes = from.limits.source_bytes,
          .time = from.compiler.time,
          .memory_bytes = from.compiler.memory_bytes};
}

retry_policy retry_policy_from(const settings& from) {
  return {.attempts = from.retry.attempts,
          .base = from.retry.base,
          .factor = from.retry.factor,
          .max = from.retry.max,
          .jitter = from.retry.jitter};
}

}  // namespace sluice
