#include "tests/fuzz/checks.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>

namespace sluice::fuzz {
namespace {

/// The same JSON with every escaped surrogate made a blank: nlohmann's parser takes pairs only.
std::string without_surrogates(std::string_view json) {
  std::string out{json};
  for (std::size_t i = 0; i + 5 < out.size(); ++i) {
    if (out[i] != '\\') continue;
    if (out[i + 1] == 'u' && (out[i + 2] == 'd' || out[i + 2] == 'D') && out[i + 3] >= '8')
      out.replace(i + 2, 4, "0020");
    ++i;
  }
  return out;
}

void check_log(const std::string& log, const execution_limits& limits, std::vector<std::string>& broken) {
  if (log.size() > limits.log_bytes) broken.push_back(fmt::format("the log has {} bytes", log.size()));
  std::size_t lines = 0;
  for (std::string_view rest = log; !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.empty()) continue;
    ++lines;
    const auto entry = nlohmann::json::parse(line, nullptr, false);
    if (entry.is_discarded() || !entry.contains("level") || !entry.contains("msg"))
      broken.push_back(fmt::format("a line of the log is no entry: {}", line));
  }
  if (lines > limits.log_lines) broken.push_back(fmt::format("the log has {} lines", lines));
}

void check_error(const script_error& error, bool limit_struck, std::vector<std::string>& broken) {
  for (const std::string* text : {&error.name, &error.code, &error.message, &error.stack, &error.file})
    if (!is_utf8(*text)) broken.push_back(fmt::format("not UTF-8 in the error: {}", *text));
  if (error.line < 0 || error.column < 0 || (error.line > 0 && error.file.empty()))
    broken.push_back(fmt::format("the error is at {}:{}:{}", error.file, error.line, error.column));
  if (!limit_struck) return;
  if (error.name != "LimitError" || !error.code.ends_with("_limit") || error.message.empty())
    broken.push_back(
        fmt::format("a limit struck, but the error is {} [{}]: {}", error.name, error.code, error.message));
}

}  // namespace

bool is_utf8(std::string_view text) { return simdjson::validate_utf8(text.data(), text.size()); }

bool is_json(std::string_view text) {
  return is_utf8(text) && nlohmann::json::accept(without_surrogates(text));
}

std::vector<std::string> broken_promises(const execution_output& out, const execution_limits& limits) {
  std::vector<std::string> broken;
  if (out.succeeded && out.limit_struck) broken.emplace_back("it succeeded although a limit struck");
  if (!out.result_json.empty() && !is_json(out.result_json))
    broken.push_back(fmt::format("the result is not JSON: {}", out.result_json.substr(0, 200)));
  if (out.result_json.size() > limits.result_bytes)
    broken.push_back(fmt::format("the result has {} bytes", out.result_json.size()));
  if (out.peak_memory_bytes > limits.memory_bytes + (1u << 20))
    broken.push_back(fmt::format("the heap had {} bytes", out.peak_memory_bytes));
  check_log(out.log, limits, broken);
  if (!out.succeeded) check_error(out.error, out.limit_struck, broken);
  return broken;
}

std::vector<std::string> broken_promises(const compile_diagnostic& why) {
  std::vector<std::string> broken;
  if (!is_utf8(why.format())) broken.push_back(fmt::format("not UTF-8 in the refusal: {}", why.message));
  const bool by_limit = why.message.find("limit") != std::string::npos;
  if (why.message.empty() || (why.line < 1 && !by_limit))
    broken.push_back(fmt::format("the compiler names no line: {}", why.format()));
  if (why.message.starts_with("the compiler failed")) broken.push_back(why.message);
  return broken;
}

}  // namespace sluice::fuzz
