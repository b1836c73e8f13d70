#include "store/settings_codec.hpp"

#include <nlohmann/json.hpp>

namespace sluice {
namespace {

using nlohmann::json;

template <class T>
void read(const json& object, const char* key, T& value) {
  const auto found = object.find(key);
  if (found == object.end()) return;
  if constexpr (std::is_arithmetic_v<T>) {
    if (found->is_number()) value = found->get<T>();
  } else {
    if (found->is_number()) value = T(found->get<typename T::rep>());  // a duration
  }
}

const json& section(const json& object, const char* key) {
  static const json none = json::object();
  const auto found = object.find(key);
  return found != object.end() && found->is_object() ? *found : none;
}

}  // namespace

std::string encode_settings(const script_settings& settings) {
  const auto& limits = settings.limits;
  const auto& retry = settings.retry;
  const json object{
      {"trigger", {{"event_types", settings.trigger.event_types}}},
      {"limits",
       {{"wall_time_ms", limits.wall_time.count()},
        {"cpu_time_ms", limits.cpu_time.count()},
        {"memory_bytes", limits.memory_bytes},
        {"result_bytes", limits.result_bytes},
        {"log_bytes", limits.log_bytes},
        {"log_lines", limits.log_lines},
        {"sdk_calls", limits.sdk_calls}}},
      {"retry",
       {{"attempts", retry.attempts},
        {"base_ms", retry.base.count()},
        {"factor", retry.factor},
        {"max_ms", retry.max.count()},
        {"jitter", retry.jitter}}},
      {"concurrency", settings.concurrency},
  };
  return object.dump(-1, ' ', false, json::error_handler_t::replace);
}

expected<script_settings> decode_settings(std::string_view text) {
  const json object = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return fail(error_code::internal, "stored script settings are not a JSON object");
  script_settings settings;
  if (const auto types = section(object, "trigger").find("event_types");
      types != section(object, "trigger").end() && types->is_array())
    for (const auto& type : *types)
      if (type.is_string()) settings.trigger.event_types.push_back(type.get<std::string>());
  const auto& limits = section(object, "limits");
  read(limits, "wall_time_ms", settings.limits.wall_time);
  read(limits, "cpu_time_ms", settings.limits.cpu_time);
  read(limits, "memory_bytes", settings.limits.memory_bytes);
  read(limits, "result_bytes", settings.limits.result_bytes);
  read(limits, "log_bytes", settings.limits.log_bytes);
  read(limits, "log_lines", settings.limits.log_lines);
  read(limits, "sdk_calls", settings.limits.sdk_calls);
  const auto& retry = section(object, "retry");
  read(retry, "attempts", settings.retry.attempts);
  read(retry, "base_ms", settings.retry.base);
  read(retry, "factor", settings.retry.factor);
  read(retry, "max_ms", settings.retry.max);
  read(retry, "jitter", settings.retry.jitter);
  read(object, "concurrency", settings.concurrency);
  return settings;
}

}  // namespace sluice
