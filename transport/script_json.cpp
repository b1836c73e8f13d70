#include "transport/script_json.hpp"

#include "transport/rfc3339.hpp"

#include <algorithm>

namespace sluice::transport {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

constexpr std::size_t max_patterns = 100;
constexpr std::size_t max_pattern_bytes = 256;
constexpr int max_concurrency = 10'000;

/// "order.created", "order.*" or "*": a star stands alone, or at the end after a dot.
bool is_type_pattern(std::string_view pattern) {
  if (pattern.empty()) return false;
  const auto star = pattern.find('*');
  return star == pattern.npos || pattern == "*" || (star == pattern.size() - 1 && pattern.ends_with(".*"));
}

void read_trigger(object_reader trigger, script_trigger& into) {
  auto types = trigger.texts("event_types", max_patterns, max_pattern_bytes);
  if (types) {
    if (!std::all_of(types->begin(), types->end(), is_type_pattern))
      trigger.refuse("event_types", "a pattern is a type such as order.created, or order.*, or *");
    into.event_types = *std::move(types);
  }
  trigger.problem();
}

void set(milliseconds& field, std::optional<std::int64_t> value) {
  if (value) field = milliseconds(*value);
}
template <class T>
void set(T& field, std::optional<std::int64_t> value) {
  if (value) field = static_cast<T>(*value);
}

void read_limits(object_reader limits, execution_limits& into) {
  constexpr std::int64_t kib = 1 << 10, mib = 1 << 20;
  set(into.wall_time, limits.integer("wall_time_ms", 100, 300'000));
  set(into.cpu_time, limits.integer("cpu_time_ms", 10, 60'000));
  set(into.memory_bytes, limits.integer("memory_bytes", mib, 512 * mib));
  set(into.result_bytes, limits.integer("result_bytes", kib, 10 * mib));
  set(into.log_bytes, limits.integer("log_bytes", kib, 10 * mib));
  set(into.log_lines, limits.integer("log_lines", 1, 100'000));
  set(into.sdk_calls, limits.integer("sdk_calls", 0, 100'000));
  limits.problem();
}

void read_retry(object_reader retry, retry_policy& into) {
  set(into.attempts, retry.integer("attempts", 1, 100));
  set(into.base, retry.integer("base_ms", 10, 3'600'000));
  into.factor = retry.number("factor", 1, 10).value_or(into.factor);
  set(into.max, retry.integer("max_ms", 10, 86'400'000));
  into.jitter = retry.number("jitter", 0, 1).value_or(into.jitter);
  retry.problem();
}

void add_settings(json& object, const script_settings& settings) {
  const auto& [trigger, limits, retry, concurrency] = settings;
  object["trigger"] = {{"event_types", trigger.event_types}};
  object["limits"] = {{"wall_time_ms", limits.wall_time.count()},
                      {"cpu_time_ms", limits.cpu_time.count()},
                      {"memory_bytes", limits.memory_bytes},
                      {"result_bytes", limits.result_bytes},
                      {"log_bytes", limits.log_bytes},
                      {"log_lines", limits.log_lines},
                      {"sdk_calls", limits.sdk_calls}};
  object["retry"] = {{"attempts", retry.attempts},
                     {"base_ms", retry.base.count()},
                     {"factor", retry.factor},
                     {"max_ms", retry.max.count()},
                     {"jitter", retry.jitter}};
  object["concurrency"] = concurrency;
}

}  // namespace

void read_settings(object_reader& in, script_settings& settings) {
  read_trigger(in.object("trigger"), settings.trigger);
  read_limits(in.object("limits"), settings.limits);
  read_retry(in.object("retry"), settings.retry);
  set(settings.concurrency, in.integer("concurrency", 1, max_concurrency));
}

json to_json(const script_row& script) {
  json object{{"id", script.id.value},
              {"name", script.name},
              {"kind", script.kind},
              {"status", to_string(script.status)},
              {"active_version", nullptr},
              {"created_at", format_rfc3339(script.created_at)},
              {"updated_at", format_rfc3339(script.updated_at)}};
  if (script.active_version) object["active_version"] = script.active_version_number;
  add_settings(object, script.settings);
  return object;
}

json to_json(const script_version& version) {
  json object{{"id", version.id.value},
              {"script", version.script.value},
              {"version", version.number},
              {"file_name", version.file_name},
              {"content_hash", version.content_hash},
              {"change_description", version.change_description},
              {"created_at", format_rfc3339(version.created_at)}};
  add_settings(object, version.settings);
  return object;
}

}  // namespace sluice::transport
