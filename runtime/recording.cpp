#include "runtime/recording.hpp"

#include "schemas/base64.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

namespace sluice {
namespace {

using nlohmann::json;

constexpr int format_version = 1;

std::string body_of(const json& base64) {
  auto body = decode_base64(base64.get_ref<const std::string&>());
  if (!body) throw std::invalid_argument("a body is no base64");
  return *std::move(body);
}

json limits_json(const execution_limits& limits) {
  return {{"wall_ms", limits.wall_time.count()}, {"cpu_ms", limits.cpu_time.count()},
          {"memory_bytes", limits.memory_bytes}, {"result_bytes", limits.result_bytes},
          {"log_bytes", limits.log_bytes},       {"log_lines", limits.log_lines},
          {"sdk_calls", limits.sdk_calls}};
}

execution_limits limits_of(const json& from) {
  execution_limits limits;
  limits.wall_time = std::chrono::milliseconds{from.at("wall_ms").get<std::int64_t>()};
  limits.cpu_time = std::chrono::milliseconds{from.at("cpu_ms").get<std::int64_t>()};
  from.at("memory_bytes").get_to(limits.memory_bytes);
  from.at("result_bytes").get_to(limits.result_bytes);
  from.at("log_bytes").get_to(limits.log_bytes);
  from.at("log_lines").get_to(limits.log_lines);
  from.at("sdk_calls").get_to(limits.sdk_calls);
  return limits;
}

json context_json(const execution_context& context) {
  return {{"executionId", context.execution_id},
          {"idempotencyKey", context.idempotency_key},
          {"tenant", context.tenant},
          {"script", context.script},
          {"version", context.version},
          {"attempt", context.attempt}};
}

execution_context context_of(const json& from) {
  return {from.at("executionId"), from.at("idempotencyKey"), from.at("tenant"),
          from.at("script"),      from.at("version"),        from.at("attempt")};
}

recorded_run run_of(const json& head) {
  if (head.value("sluice_recording", 0) != format_version)
    throw std::invalid_argument("this is no recording of a version that is known here");
  return {{head.at("file"), head.at("source")},
          head.at("event"),
          context_of(head.at("context")),
          limits_of(head.at("limits"))};
}

/// Text that may not be UTF-8 is not lost: it is marked where it is not.
std::string line_of(const json& entry) {
  return entry.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

sdk_code code_named(const std::string& name) {
  for (int code = 0; code <= static_cast<int>(sdk_code::internal); ++code)
    if (to_string(static_cast<sdk_code>(code)) == name) return static_cast<sdk_code>(code);
  throw std::invalid_argument("there is no error code " + name);
}

}  // namespace

// --- Recording -------------------------------------------------------------------------------------------

recording_host::recording_host(script_host& host, const recorded_run& run) : host_(host) {
  text_ = line_of({{"sluice_recording", format_version},
                   {"file", run.source.name},
                   {"source", run.source.text},
                   {"event", run.event_json},
                   {"context", context_json(run.context)},
                   {"limits", limits_json(run.limits)}});
}

double recording_host::now_ms() {
  const double now = host_.now_ms();
  text_ += line_of({{"now", now}});
  return now;
}

std::uint64_t recording_host::random() {
  const std::uint64_t bits = host_.random();
  text_ += line_of({{"random", fmt::format("{:016x}", bits)}});
  return bits;
}

void recording_host::start_call(call_number number, const host_call& call) {
  text_ += line_of({{"call", {number, call.name, call.args}}});
  host_.start_call(number, call);
}

void recording_host::answered(call_number number, const sdk_result& result) {
  if (result)
    text_ += line_of({{"answer", {number, result->json, encode_base64(result->body)}}});
  else
    text_ += line_of(
        {{"failure",
          {number, to_string(result.error().code), result.error().message, result.error().retryable}}});
}

void recording_host::expired() { text_ += line_of({{"expired", true}}); }

// --- Replaying -------------------------------------------------------------------------------------------

/// The host of the replayed execution: gives what was recorded, in its order.
struct replay::impl final : script_host {
  double now_ms() override {
    if (const json* entry = take("now", "for the time")) last_now_ = entry->get<double>();
    return last_now_;
  }

  std::uint64_t random() override {
    std::uint64_t bits = 0;
    if (const json* entry = take("random", "for a random number")) {
      const auto& hex = entry->get_ref<const std::string&>();
      std::from_chars(hex.data(), hex.data() + hex.size(), bits, 16);
    }
    return bits;
  }

  void start_call(call_number number, const host_call& call) override {
    const json* entry = take("call", fmt::format("for {}{}", call.name, call.args));
    if (!entry) return;
    const json asked = {number, call.name, call.args};
    if (*entry != asked)
      diverge(fmt::format("the script calls {}{}, where {}{} was recorded", call.name, call.args,
                          entry->at(1).get<std::string>(), entry->at(2).get<std::string>()));
  }

  /// The next entry's value if it is of that kind; else the script has left the recording.
  const json* take(const char* kind, std::string_view asked) {
    if (!divergence.empty()) return nullptr;
    if (next < entries.size() && entries[next].contains(kind)) return &entries[next++].at(kind);
    diverge(next < entries.size()
                ? fmt::format("the script asks {}, where {} was recorded", asked, entries[next].dump())
                : fmt::format("the script asks {}, where the recording ends", asked));
    return nullptr;
  }

  void diverge(std::string how) {
    if (divergence.empty()) divergence = fmt::format("line {} of the recording: {}", next + 2, how);
  }

  /// Gives the execution what it got next.
  run_state go_on(script_heap& heap) {
    const json& entry = entries[next++];
    if (const auto answer = entry.find("answer"); answer != entry.end())
      return heap.settle_call(answer->at(0), {answer->at(1), body_of(answer->at(2))});
    if (const auto failure = entry.find("failure"); failure != entry.end())
      return heap.fail_call(failure->at(0),
                            {code_named(failure->at(1)), failure->at(2), failure->at(3).get<bool>()});
    if (!entry.contains("expired"))
      diverge(fmt::format("the script waits, where {} was recorded", entry.dump()));
    heap.expire();
    return run_state::finished;
  }

  recorded_run run;
  std::vector<json> entries;
  std::size_t next = 0;
  std::string divergence;
  double last_now_ = 0;
};

replay::replay(std::unique_ptr<impl> made) : impl_(std::move(made)) {}
replay::~replay() = default;
replay::replay(replay&&) noexcept = default;
replay& replay::operator=(replay&&) noexcept = default;

expected<replay> replay::read(std::string_view text) {
  auto made = std::make_unique<impl>();
  std::size_t line = 1;
  try {
    for (std::size_t begin = 0; begin < text.size(); ++line) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      const json entry = json::parse(text.substr(begin, end - begin));
      if (line == 1)
        made->run = run_of(entry);
      else
        made->entries.push_back(entry);
      begin = end + 1;
    }
    if (line == 1) throw std::invalid_argument("it is empty");
  } catch (const std::exception& why) {
    return fail(error_code::invalid_request, fmt::format("no recording: line {}: {}", line, why.what()));
  }
  return replay{std::move(made)};
}

const recorded_run& replay::run() const { return impl_->run; }
const std::string& replay::divergence() const { return impl_->divergence; }

std::vector<std::pair<std::string, std::string>> replay::secrets() const {
  std::vector<std::pair<std::string, std::string>> given;
  std::map<json, std::string> asked;  // by call number
  for (const json& entry : impl_->entries) try {
      if (const auto call = entry.find("call"); call != entry.end() && call->at(1) == "secrets.get")
        asked[call->at(0)] = json::parse(call->at(2).get<std::string>()).at(0);
      const auto answer = entry.find("answer");
      if (answer == entry.end() || !asked.contains(answer->at(0))) continue;
      given.emplace_back(asked[answer->at(0)],
                         json::parse(answer->at(1).get<std::string>()).get<std::string>());
    } catch (const json::exception&) {  // an entry that is none: execute() has told of it
    }
  return given;
}

execution_output replay::execute(std::shared_ptr<const compiled_script> program, module_set_ptr modules) {
  impl& self = *impl_;
  self.next = 0;
  self.divergence.clear();
  script_heap heap{std::move(program), self, self.run.limits, std::move(modules)};
  try {
    run_state state = heap.start(self.run.event_json, self.run.context);
    while (state == run_state::waiting && self.divergence.empty()) {
      if (self.next < self.entries.size())
        state = self.go_on(heap);
      else
        self.diverge("the script waits, where the recording ends");
    }
  } catch (const std::exception& why) {  // an entry that is not as it should be
    self.diverge(why.what());
  }
  heap.expire();
  execution_output output = heap.take_output();
  if (self.divergence.empty() && self.next < self.entries.size())
    self.diverge(fmt::format("the script ended, where {} was recorded", self.entries[self.next].dump()));
  return output;
}

}  // namespace sluice
