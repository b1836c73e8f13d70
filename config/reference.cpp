#include "config/reference.hpp"

#include "config/load.hpp"
#include "config/option.hpp"

#include <fmt/format.h>

#include <iterator>

namespace sluice::config {
namespace {

constexpr std::string_view markdown_head = R"(# Settings

Written by `sluice config reference`; edit `config/option_table.cpp` instead.

A setting comes from, in rising precedence: its default; the file (`--config FILE`, else `sluice.toml` in the
working folder); the environment (`SLUICE_SECTION_KEY`); a flag (`--set section.key=value`, or its own where
it has one). `sluice config show` prints what is in effect and where it came from. An unknown key or a value
out of its range refuses the start.

Durations are written `500ms`, `30s`, `5min`, `24h` or `7d`; sizes `512B`, `256KiB`, `64MiB` or `2GiB`. A plain
number is in the unit shown. Lists are arrays of texts in the file (`allow = ["a", "b"]`) and have commas
elsewhere (`--set http.allow=a,b`).
)";

constexpr std::string_view toml_head =
    R"(# Sluice's settings: every option at its default. Uncomment what you change.
# Written by `sluice config reference --format toml`; docs/configuration.md explains precedence and units.
)";

/// A table cell: "|" would end it.
std::string cell(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '|') out += '\\';
    out += c;
  }
  return out;
}

std::string shown_default(const option& which) {
  const std::string text = show_value(which, which.default_value());
  return text.empty() ? "" : fmt::format("`{}`", text);
}

/// "0–65535", or with the unit of a plain number "100ms–10min (s)".
std::string shown_range(const option& which) {
  const std::string bounds = show_bounds(which);
  return which.unit.empty() ? bounds : fmt::format("{} ({})", bounds, which.unit);
}

void append_markdown(std::string& out, const option& which) {
  auto to = std::back_inserter(out);
  fmt::format_to(to, "| `{}` | {} | {} | {}", which.key, shown_default(which), shown_range(which),
                 cell(which.description));
  if (!which.flag.empty()) fmt::format_to(to, " Flag: `{}`.", which.flag);
  fmt::format_to(to, " E.g. `{}`. |\n", which.example);
}

/// Comment lines of at most about 100 columns.
std::string comment(std::string_view text) {
  constexpr std::size_t width = 100;
  std::string out;
  std::string line = "#";
  while (!text.empty()) {
    const auto word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (line.size() + 1 + word.size() > width) {
      out += line + '\n';
      line = "#";
    }
    line += ' ';
    line += word;
  }
  return out + line + '\n';
}

std::string toml_note(const option& which) {
  std::string note(which.description);
  if (const auto range = show_bounds(which); !range.empty()) note += fmt::format(" Range: {}.", range);
  return note;
}

}  // namespace

std::string markdown_reference() {
  std::string out(markdown_head);
  for (const section& s : sections()) {
    out +=
        fmt::format("\n## [{}]\n\n{}\n\n| option | default | range (unit) | |\n| --- | --- | --- | --- |\n",
                    s.name, s.description);
    for (const option& o : options())
      if (o.section() == s.name) append_markdown(out, o);
  }
  return out;
}

std::string toml_reference() {
  std::string out(toml_head);
  for (const section& s : sections()) {
    out += fmt::format("\n{}[{}]\n", comment(s.description), s.name);
    for (const option& o : options()) {
      if (o.section() != s.name) continue;
      out += fmt::format("{}#{} = {}\n", comment(toml_note(o)), o.name(), toml_value(o, o.default_value()));
    }
  }
  return out;
}

}  // namespace sluice::config
