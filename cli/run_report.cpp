#include "cli/run_report.hpp"

#include "cli/log_line.hpp"
#include "cli/printable.hpp"
#include "runtime/source_excerpt.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <string_view>

namespace sluice {
namespace {

using json = nlohmann::ordered_json;

/// Calls `each` with every line of a text, without its end.
template <class Each>
void for_each_line(std::string_view text, Each each) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    each(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string_view status_of(const execution_output& output) {
  if (output.succeeded) return "succeeded";
  return output.limit_struck ? "limit_exceeded" : "failed";
}

json to_json(const script_error& error) {
  json out = {{"name", error.name}, {"message", error.message}};
  if (!error.code.empty()) out["code"] = error.code;
  if (!error.file.empty()) out.update({{"file", error.file}, {"line", error.line}, {"column", error.column}});
  if (!error.stack.empty()) out["stack"] = error.stack;
  if (error.permanent) out["permanent"] = true;
  return out;
}

}  // namespace

void run_report::not_compiled(const compile_diagnostic& why) const {
  if (!json_) return err_.line(err_.paint(text_style::red, printable(why.format())));
  out_.line(json{
      {"file", why.file},
      {"status", "compile_failed"},
      {"error", {{"message", why.message}, {"file", why.file}, {"line", why.line}, {"column", why.column}}}}
                .dump());
}

void run_report::finished(const script_source& source, const execution_output& output,
                          std::chrono::milliseconds wall, const event_batch* published) const {
  if (!json_) {
    log_lines(output.log);
    if (!output.succeeded) return error(source, output.error);
    if (published)
      for (const event& event : published->events)
        err_.line(err_.paint(text_style::dim, fmt::format("published {}", printable(event.json))));
    if (!output.result_json.empty()) out_.line(output.result_json);
    return;
  }
  json log = json::array();
  for_each_line(output.log, [&](std::string_view line) { log.push_back(json::parse(line)); });
  json all = {{"file", source.name}, {"status", status_of(output)}};
  if (!output.succeeded) all["error"] = to_json(output.error);
  all["log"] = std::move(log);
  if (published)
    for (const event& event : published->events) all["published"].push_back(json::parse(event.json));
  all["wall_ms"] = wall.count();
  all["cpu_us"] = output.cpu.count();
  all["peak_memory_bytes"] = output.peak_memory_bytes;
  std::string text = all.dump(-1, ' ', false, json::error_handler_t::replace);
  // As it is: parsed and printed again, numbers and lone surrogates could change.
  if (!output.result_json.empty()) text.insert(text.size() - 1, ",\"result\":" + output.result_json);
  out_.line(text);
}

void run_report::log_lines(const std::string& log) const {
  for_each_line(log, [&](std::string_view line) {
    const json entry = json::parse(line);
    const table_cell shown = log_line(entry["level"].get<std::string>(), entry["msg"].get<std::string>());
    err_.line(err_.paint(shown.style, printable(shown.text)));
  });
}

void run_report::error(const script_source& source, const script_error& error) const {
  std::string where = source.name;
  if (error.line > 0) where = fmt::format("{}:{}:{}", error.file, error.line, error.column);
  std::string what = error.name;
  if (!error.code.empty()) what += fmt::format(" [{}]", error.code);
  err_.line(fmt::format("{}: {}: {}", err_.paint(text_style::bold, printable(where)),
                        err_.paint(text_style::red, printable(what)), printable(error.message)));
  if (const std::string excerpt = source_excerpt(source.text, error.line, error.column); !excerpt.empty())
    err_.line(printable(excerpt));
  for_each_line(error.stack, [&](std::string_view frame) {
    err_.line(err_.paint(text_style::dim, fmt::format("  {}", printable(frame))));
  });
}

}  // namespace sluice
