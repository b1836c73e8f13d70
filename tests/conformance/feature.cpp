#include "tests/conformance/feature.hpp"

#include "tests/runtime/script_fixture.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace sluice::test {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view section_mark = "//// ";
constexpr execution_limits file_limits{.wall_time = std::chrono::seconds{60},
                                       .cpu_time = std::chrono::seconds{20}};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

feature load_feature(const fs::path& path) {
  feature result{path, {}, {}, read(path)};
  const std::string line = result.text.substr(0, result.text.find('\n'));
  const auto colon = line.find(": ");
  if (!line.starts_with("// ") || colon == std::string::npos)
    throw std::runtime_error(path.string() + ": the first line is not `// Title: clauses`");
  result.title = line.substr(3, colon - 3);
  result.clauses = line.substr(colon + 2);
  return result;
}

/// The harness on one line.
const std::string& harness() {
  static const std::string text = [] {
    std::string result = read(fs::path(SLUICE_SOURCE_DIR) / "tests/conformance/harness.js");
    std::replace(result.begin(), result.end(), '\n', ' ');
    return result;
  }();
  return text;
}

/// The first line of the author's that a stack names; line 1 is the harness.
std::string line_of(const std::string& stack, const std::string& file) {
  const std::string mark = file + ":";
  for (auto at = stack.find(mark); at != std::string::npos; at = stack.find(mark, at + 1)) {
    const int line = std::atoi(stack.c_str() + at + mark.size());
    if (line > 1) return mark + std::to_string(line) + ": ";
  }
  return {};
}

/// Runs a compiled script once. The host stands still, so one that waits for it fails.
execution_output run(compiled_script script) {
  fake_host host;
  script_heap heap(std::make_shared<const compiled_script>(std::move(script)), host, file_limits);
  if (heap.start({}, execution_context{}) != run_state::finished) heap.expire();
  return heap.take_output();
}

std::string last_line(const std::string& log) {
  const auto end = log.find_last_not_of('\n');
  if (end == std::string::npos) return "the first case";
  const auto start = log.find_last_of('\n', end);
  return nlohmann::json::parse(log.substr(start + 1, end - start)).value("msg", "");
}

std::string describe(const script_error& error) {
  return error.name + ": " + error.message + (error.stack.empty() ? "" : "\n" + error.stack);
}

std::vector<case_result> run_cases(const feature& what, script_compiler& compiler) {
  const std::string file = what.path.filename().string();
  auto compiled = compiler.compile({file, harness() + what.text + "\n;return await test.report();"});
  if (!compiled) return {{"compiles", false, compiled.error().format()}};
  const execution_output out = run(std::move(*compiled));
  if (!out.succeeded) return {{last_line(out.log), false, describe(out.error)}};
  std::vector<case_result> results;
  for (const auto& it : nlohmann::json::parse(out.result_json)) {
    const std::string stack = it["stack"];
    results.push_back({it["name"], it["passed"], line_of(stack, file) + it["message"].get<std::string>()});
  }
  return results;
}

/// One script of a *.sources file.
struct section {
  std::string name;
  std::string text;
  bool runs = false;
  std::string refusal;  ///< part of the message; may be empty
  int line = 0;
};

section parse_heading(std::string_view heading, int line) {
  section result;
  result.line = line;
  const auto colon = heading.find("): ");
  const auto plain = heading.find(": ");
  result.runs = heading.starts_with("runs: ");
  if (heading.starts_with("refused (") && colon != std::string_view::npos) {
    result.refusal = heading.substr(9, colon - 9);
    result.name = heading.substr(colon + 3);
  } else if (result.runs || heading.starts_with("refused: ")) {
    result.name = heading.substr(plain + 2);
  } else {
    throw std::runtime_error("line " + std::to_string(line) + ": neither `runs: name` nor `refused: name`");
  }
  return result;
}

std::vector<section> sections_of(const feature& what) {
  std::vector<section> result;
  std::istringstream in(what.text);
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with(section_mark))
      result.push_back(parse_heading(std::string_view(line).substr(section_mark.size()), number));
    else if (!result.empty())
      result.back().text += line + "\n";
  }
  return result;
}

/// What went wrong with a script; empty = nothing.
std::string failure_of(const section& wanted, const std::string& file, script_compiler& compiler) {
  auto compiled = compiler.compile({file, wanted.text});
  if (!wanted.runs) {
    if (compiled) return "compiles";
    const compile_diagnostic& why = compiled.error();
    if (why.line == 0) return "refused without a line: " + why.format();
    return why.message.find(wanted.refusal) != std::string::npos ? "" : "refused, but with: " + why.format();
  }
  if (!compiled) return compiled.error().format();
  const execution_output out = run(std::move(*compiled));
  if (!out.succeeded) return describe(out.error);
  return out.result_json == "true" ? "" : "returned " + out.result_json;
}

std::vector<case_result> run_sources(const feature& what, script_compiler& compiler) {
  const std::string file = what.path.filename().string();
  std::vector<case_result> results;
  for (const section& wanted : sections_of(what)) {
    const std::string failure = failure_of(wanted, file, compiler);
    results.push_back(
        {wanted.name, failure.empty(), file + ":" + std::to_string(wanted.line) + ": " + failure});
  }
  return results;
}

}  // namespace

std::vector<feature> load_features(const fs::path& folder) {
  std::vector<feature> features;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto extension = entry.path().extension();
    if (extension == ".js" || extension == ".ts") features.push_back(load_feature(entry.path()));
  }
  std::sort(features.begin(), features.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return features;
}

std::vector<case_result> run_feature(const feature& what, script_compiler& compiler) {
  const bool sources = what.path.stem().extension() == ".sources";
  return sources ? run_sources(what, compiler) : run_cases(what, compiler);
}

}  // namespace sluice::test
