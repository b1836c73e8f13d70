#include "store/data/allowed_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::data {
namespace {

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

tl::unexpected<error> bad_entry(std::string_view entry, std::string_view why) {
  return fail(error_code::invalid_request,
              fmt::format("data.tables has \"{}\": {}; write \"orders\", \"customers(id, name)\" or \"*\"",
                          entry, why));
}

bool starts_with_ignoring_case(std::string_view text, std::string_view start) {
  return text.size() >= start.size() &&
         std::equal(start.begin(), start.end(), text.begin(), [](char a, char b) {
           return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b | 0x20) : b);
         });
}

}  // namespace

bool allowed_tables::is_internal(std::string_view table) {
  return starts_with_ignoring_case(table, "sqlite_") || starts_with_ignoring_case(table, "_sluice_");
}

expected<allowed_tables> allowed_tables::parse(std::span<const std::string> entries) {
  allowed_tables out;
  for (const std::string& text : entries) {
    const auto entry = trimmed(text);
    if (entry == "*") {
      out.all_ = true;
      continue;
    }
    const auto open = entry.find('(');
    const auto name = trimmed(entry.substr(0, open));
    if (name.empty()) return bad_entry(text, "a table has a name");
    if (is_internal(name)) return bad_entry(text, "that table is never for scripts");
    if (out.tables_.contains(name)) return bad_entry(text, "the table stands there twice");
    auto& columns = out.tables_[std::string(name)];
    if (open == std::string_view::npos) continue;
    if (entry.back() != ')') return bad_entry(text, "a list of columns ends with )");
    auto list = entry.substr(open + 1, entry.size() - open - 2);
    for (bool more = true; more;) {
      const auto comma = list.find(',');
      more = comma != std::string_view::npos;
      const auto column = trimmed(list.substr(0, comma));
      if (column.empty()) return bad_entry(text, "a column has a name");
      columns.emplace(column);
      list = more ? list.substr(comma + 1) : std::string_view{};
    }
  }
  return out;
}

bool allowed_tables::has(std::string_view table) const {
  return !is_internal(table) && (all_ || tables_.contains(table));
}

bool allowed_tables::has_column(std::string_view table, std::string_view column) const {
  const auto found = tables_.find(table);
  if (found == tables_.end()) return all_;
  return found->second.empty() || found->second.contains(column);
}

std::vector<std::string_view> allowed_tables::names() const {
  std::vector<std::string_view> all;
  for (const auto& [name, columns] : tables_) all.push_back(name);
  return all;
}

}  // namespace sluice::data
