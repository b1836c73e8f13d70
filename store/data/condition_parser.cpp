#include "store/data/condition_parser.hpp"

#include "store/data/json_text.hpp"
#include "store/data/options.hpp"
#include "store/data/refusal.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::data {
namespace {

constexpr std::string_view operators = "gt, gte, lt, lte, ne, in, like, isNull";

condition leaf(condition_kind kind, const column& col) { return {kind, &col, {}, {}}; }

/// Where a key of a script's is, for messages.
std::string below(const std::string& path, std::string_view key) {
  std::string name = shown(key);
  return path + "." + name.substr(1, name.size() - 2);
}

bool ends_in_escape(std::string_view pattern) {
  const auto last = pattern.find_last_not_of('\\');
  const auto backslashes = pattern.size() - (last == std::string_view::npos ? 0 : last + 1);
  return backslashes % 2 == 1;
}

}  // namespace

condition condition_parser::parse(const json& where) { return parse_object(where, "where", 1); }

condition condition_parser::parse_object(const json& where, const std::string& path, int depth) {
  if (!where.is_object())
    throw_invalid(fmt::format("{}: has to be an object such as {{\"id\": 7}}, not {}", path, kind_of(where)));
  if (depth > max_condition_depth)
    throw_limit(fmt::format("where: and, or and not may be {} deep within each other", max_condition_depth));
  if (where.empty() && needs_choice_)
    throw_invalid(
        fmt::format("{}: is empty; name the rows, or write {{and: []}} if all of them are meant", path));
  count_one(path);
  condition out;
  for (const auto& [name, wanted] : where.items()) {
    const auto inner = below(path, name);
    if (name == "and" && wanted.is_array()) {
      out.parts.push_back(parse_parts(condition_kind::all_of, wanted, inner, depth));
    } else if (name == "or" && wanted.is_array()) {
      out.parts.push_back(parse_parts(condition_kind::any_of, wanted, inner, depth));
    } else if (name == "not" && wanted.is_object() && !is_cell(wanted)) {
      out.parts.push_back({condition_kind::none_of, nullptr, {}, {parse_object(wanted, inner, depth + 1)}});
    } else if ((name == "and" || name == "or" || name == "not") && !table_.find(name)) {
      throw_invalid(fmt::format("{}: takes {}, not {}", inner,
                                name == "not" ? "a condition such as {\"id\": 7}" : "an array of conditions",
                                kind_of(wanted)));
    } else {
      out.parts.push_back(parse_column(column_of(table_, name, path), wanted, inner));
    }
  }
  return out;
}

condition condition_parser::parse_parts(condition_kind kind, const json& parts, const std::string& path,
                                        int depth) {
  count_one(path);
  condition out{kind, nullptr, {}, {}};
  for (std::size_t i = 0; i < parts.size(); ++i)
    out.parts.push_back(parse_object(parts[i], fmt::format("{}[{}]", path, i), depth + 1));
  return out;
}

condition condition_parser::parse_column(const column& col, const json& wanted, const std::string& path) {
  if (wanted.is_array()) return parse_list(col, wanted, path);
  if (is_cell(wanted)) return compare(condition_kind::equal, col, wanted, path);
  if (wanted.empty()) throw_invalid(fmt::format("{}: has no operator; there are {}", path, operators));
  condition out;
  for (const auto& [name, value] : wanted.items())
    out.parts.push_back(parse_operator(col, name, value, below(path, name)));
  return out;
}

condition condition_parser::parse_operator(const column& col, std::string_view name, const json& wanted,
                                           const std::string& path) {
  if (name == "in") {
    if (!wanted.is_array())
      throw_invalid(fmt::format("{}: takes an array of values, not {}", path, kind_of(wanted)));
    return parse_list(col, wanted, path);
  }
  if (name == "isNull") {
    if (!wanted.is_boolean())
      throw_invalid(fmt::format("{}: is true or false, not {}", path, kind_of(wanted)));
    count_one(path);
    return leaf(wanted.get<bool>() ? condition_kind::is_null : condition_kind::is_not_null, col);
  }
  if (name == "like") return like(col, wanted, path);
  if (name == "ne") return compare(condition_kind::not_equal, col, wanted, path);
  if (name == "gt") return compare(condition_kind::greater, col, wanted, path);
  if (name == "gte") return compare(condition_kind::greater_or_equal, col, wanted, path);
  if (name == "lt") return compare(condition_kind::less, col, wanted, path);
  if (name == "lte") return compare(condition_kind::less_or_equal, col, wanted, path);
  throw_invalid(fmt::format("{}: there is no operator {}; there are {}", path, shown(name), operators));
}

condition condition_parser::compare(condition_kind kind, const column& col, const json& wanted,
                                    const std::string& path) {
  count_one(path);
  condition out = leaf(kind, col);
  if (wanted.is_null()) {
    if (kind == condition_kind::equal) return leaf(condition_kind::is_null, col);
    if (kind == condition_kind::not_equal) return leaf(condition_kind::is_not_null, col);
    throw_invalid(fmt::format("{}: nothing is greater or less than null; isNull asks for it", path));
  }
  out.values.push_back(read_cell(wanted, col, path));
  return out;
}

condition condition_parser::parse_list(const column& col, const json& values, const std::string& path) {
  count_one(path);
  if (values.size() > max_list_values)
    throw_limit(
        fmt::format("{}: has {} values, at most {} are allowed", path, values.size(), max_list_values));
  condition list = leaf(condition_kind::in, col);
  bool or_null = false;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].is_null())
      or_null = true;
    else
      list.values.push_back(read_cell(values[i], col, fmt::format("{}[{}]", path, i)));
  }
  if (!or_null) return list;
  condition out{condition_kind::any_of, nullptr, {}, {}};
  out.parts.push_back(std::move(list));
  out.parts.push_back(leaf(condition_kind::is_null, col));
  return out;
}

condition condition_parser::like(const column& col, const json& pattern, const std::string& path) {
  count_one(path);
  if (!pattern.is_string()) throw_invalid(fmt::format("{}: takes a string, not {}", path, kind_of(pattern)));
  const auto& text = pattern.get_ref<const std::string&>();
  if (text.size() > max_pattern_bytes)
    throw_limit(
        fmt::format("{}: has {} bytes, at most {} are allowed", path, text.size(), max_pattern_bytes));
  if (ends_in_escape(text))
    throw_invalid(
        fmt::format("{}: ends in a backslash, which makes the next character stand for itself; write two "
                    "for one",
                    path));
  if (text.find('\0') != std::string::npos) throw_invalid(fmt::format("{}: has a character NUL in it", path));
  condition out = leaf(condition_kind::like, col);
  out.values.emplace_back(text);
  return out;
}

void condition_parser::count_one(const std::string& path) {
  if (++conditions_ > max_conditions)
    throw_limit(fmt::format("{}: a where has at most {} conditions", path, max_conditions));
}

}  // namespace sluice::data
