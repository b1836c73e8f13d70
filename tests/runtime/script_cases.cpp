#include "tests/runtime/script_cases.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <stdexcept>

namespace sluice::test {
namespace {

constexpr std::string_view heading = "//// ";

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

/// The parts of a text between separators, trimmed.
std::vector<std::string_view> parts_of(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.push_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + separator.size());
  }
}

std::size_t number_of(std::string_view text) {
  std::size_t value = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (failure != std::errc{}) throw std::runtime_error("no number: " + std::string{text});
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  if (unit == "MiB") return value << 20;
  if (unit == "KiB") return value << 10;
  if (unit.empty() || unit == "ms") return value;
  throw std::runtime_error("unknown unit: " + std::string{text});
}

/// "cpu=50ms, memory=4MiB"
void set_limits(execution_limits& limits, std::string_view text) {
  for (const std::string_view setting : parts_of(text, ",")) {
    const auto sign = setting.find('=');
    const std::string_view name = setting.substr(0, sign);
    const std::size_t value = number_of(setting.substr(sign == std::string_view::npos ? 0 : sign + 1));
    const std::chrono::milliseconds time{value};
    if (name == "cpu")
      limits.cpu_time = time;
    else if (name == "wall")
      limits.wall_time = time;
    else if (name == "memory")
      limits.memory_bytes = value;
    else if (name == "result")
      limits.result_bytes = value;
    else if (name == "log")
      limits.log_bytes = value;
    else if (name == "log_lines")
      limits.log_lines = value;
    else if (name == "calls")
      limits.sdk_calls = value;
    else
      throw std::runtime_error("unknown limit: " + std::string{setting});
  }
}

/// "cpu_time_limit", "result: 1", "error: TypeError"; several with " or " between them.
std::vector<expected_end> ends_of(std::string_view text) {
  std::vector<expected_end> ends;
  for (const std::string_view end : parts_of(text, " or ")) {
    const auto colon = end.find(": ");
    expected_end made{std::string{end.substr(0, colon)}, ""};
    if (colon != std::string_view::npos) made.text = trimmed(end.substr(colon + 2));
    ends.push_back(std::move(made));
  }
  return ends;
}

/// Text with {{N×text}} in it written out: text N times, a } in it being \}.
std::string expanded(std::string_view line) {
  constexpr std::string_view times = "×";
  std::string text;
  for (auto open = line.find("{{"); open != std::string_view::npos; open = line.find("{{")) {
    const auto sign = line.find(times, open);
    if (sign == std::string_view::npos) break;
    text += line.substr(0, open);
    const std::size_t count = number_of(line.substr(open + 2, sign - open - 2));
    line.remove_prefix(sign + times.size());
    std::string part;
    for (; !line.empty() && !line.starts_with("}}"); line.remove_prefix(1)) {
      if (line.starts_with("\\}")) line.remove_prefix(1);
      part += line.front();
    }
    line.remove_prefix(std::min<std::size_t>(2, line.size()));
    for (std::size_t i = 0; i < count; ++i) text += part;
  }
  return text += line;
}

/// "name — limits: … — settings: … — runs: … — expect: …", over what holds for the whole file.
script_case parse_heading(std::string_view text, script_case made) {
  const auto parts = parts_of(text, " — ");
  made.name = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto colon = parts[i].find(": ");
    const std::string_view key = parts[i].substr(0, colon);
    if (key == "limits")
      set_limits(made.limits, parts[i].substr(colon + 2));
    else if (key == "expect")
      made.ends = ends_of(parts[i].substr(colon + 2));
    else if (key == "settings")
      for (const auto setting : parts_of(parts[i].substr(colon + 2), ","))
        made.settings.emplace_back(setting);
    else if (key == "runs")
      made.runs = static_cast<int>(number_of(parts[i].substr(colon + 2)));
    else
      throw std::runtime_error("neither limits, settings, runs nor expect: " + std::string{parts[i]});
  }
  if (made.ends.empty()) throw std::runtime_error("says not what must happen: " + made.name);
  return made;
}

}  // namespace

bool matches(const execution_output& out, const expected_end& end) {
  if (end.kind == "succeeds") return out.succeeded;
  if (end.kind == "result") return out.succeeded && out.result_json == end.text;
  if (out.succeeded) return false;
  if (end.kind == "error")
    return !out.limit_struck &&
           (out.error.name == end.text || (out.error.name + ": " + out.error.message).starts_with(end.text));
  return out.limit_struck && out.error.code == end.kind;
}

std::vector<script_case> read_script_cases(const std::string& path) {
  std::ifstream file{path};
  if (!file) throw std::runtime_error("cannot read " + path);
  script_case defaults;
  defaults.limits = {.wall_time = std::chrono::seconds{20},
                     .cpu_time = std::chrono::milliseconds{50},
                     .memory_bytes = 16u << 20};
  std::vector<script_case> cases;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    try {
      if (line.starts_with(heading)) {
        cases.push_back(parse_heading(std::string_view{line}.substr(heading.size()), defaults));
        cases.back().line = number;
      } else if (!cases.empty()) {
        cases.back().source += expanded(line) + '\n';
      } else if (line.starts_with("// limits: ")) {
        set_limits(defaults.limits, line.substr(11));
      } else if (line.starts_with("// expect: ")) {
        defaults.ends = ends_of(line.substr(11));
      }
    } catch (const std::runtime_error& e) {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": " + e.what());
    }
  }
  return cases;
}

}  // namespace sluice::test
