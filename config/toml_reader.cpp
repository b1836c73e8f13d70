#include "config/assignment.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <sstream>
#include <tuple>

namespace sluice::config {
namespace {

/// One line of the file that sets something, or should.
struct entry {
  std::string_view section;  ///< empty = at the top level, where only sections may be
  const toml::key* name;
  const toml::node* node;
};

bool is_section(std::string_view name) {
  return std::ranges::any_of(sections(), [&](const section& s) { return s.name == name; });
}

/// The file's entries from top to bottom: toml++ sorts them by name.
std::vector<entry> entries_of(const toml::table& root) {
  std::vector<entry> all;
  for (const auto& [name, node] : root) {
    const auto* table = node.as_table();
    if (!table || !is_section(name.str())) {
      all.push_back({"", &name, &node});
      continue;
    }
    for (const auto& [inner_name, inner] : *table) all.push_back({name.str(), &inner_name, &inner});
  }
  std::ranges::sort(all, {}, [](const entry& e) {
    const auto& begin = e.name->source().begin;
    return std::tuple(begin.line, begin.column);
  });
  return all;
}

raw_value value_of(const toml::node& node) {
  if (const auto* text = node.as_string()) return text->get();
  if (const auto* integer = node.as_integer()) return std::int64_t{integer->get()};
  if (const auto* number = node.as_floating_point()) return number->get();
  if (const auto* boolean = node.as_boolean()) return boolean->get();
  if (const auto* array = node.as_array()) {
    text_list items;
    for (const auto& item : *array) {
      const auto* text = item.as_string();
      if (!text) return std::monostate{};
      items.push_back(text->get());
    }
    return items;
  }
  return std::monostate{};
}

std::string shown(const toml::node& node) {
  if (node.is_table()) return "a table";
  if (node.is_array()) return "an array";
  if (const auto* string = node.as_string()) return fmt::format("\"{}\"", string->get());
  std::ostringstream text;
  node.visit([&](const auto& value) { text << value; });
  return text.str();
}

/// What is wrong with an entry outside of every section.
std::string misplaced(const entry& e) {
  const std::string_view name = e.name->str();
  if (is_section(name)) return fmt::format("{} is a section, not a key: write [{}]", name, name);
  if (!e.node->is_table()) return unknown_key(name);
  const auto meant = nearest_section(name);
  if (meant.empty()) return fmt::format("unknown section [{}]", name);
  return fmt::format("unknown section [{}]; did you mean [{}]?", name, meant);
}

}  // namespace

assignments read_toml(const toml_text& file) {
  assignments out;
  const auto at = [&](const toml::source_position& position) {
    return fmt::format("{}:{}:{}", file.name, position.line, position.column);
  };
  try {
    const toml::table root = toml::parse(file.text, file.name);
    for (const entry& e : entries_of(root)) {
      const auto& begin = e.name->source().begin;
      if (e.section.empty()) {
        out.problems.push_back({at(begin), misplaced(e)});
        continue;
      }
      out.values.push_back({.key = fmt::format("{}.{}", e.section, e.name->str()),
                            .value = value_of(*e.node),
                            .shown = shown(*e.node),
                            .from = {source_kind::file, fmt::format("{}:{}", file.name, begin.line)},
                            .where = at(begin)});
    }
  } catch (const toml::parse_error& error) {
    out.problems.push_back(
        {at(error.source().begin), fmt::format("not valid TOML: {}", error.description())});
  }
  return out;
}

}  // namespace sluice::config
