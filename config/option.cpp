#include "config/option.hpp"

#include "config/nearest.hpp"
#include "config/units.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace sluice::config {
namespace {

/// The whole text as a number; none otherwise.
template <class T>
std::optional<T> parse_number(std::string_view text) {
  T value{};
  const char* end = text.data() + text.size();
  const auto [rest, problem] = std::from_chars(text.data(), end, value);
  if (problem != std::errc{} || rest != end) return std::nullopt;
  return value;
}

/// A plain number in the option's unit, e.g. 30 of an option in seconds.
std::optional<option_value> scaled(const option& which, std::int64_t number) {
  std::int64_t value = 0;
  if (__builtin_mul_overflow(number, unit_factor(which.unit), &value)) return std::nullopt;
  return value;
}

/// Where an item ends: at a comma that is not in parentheses.
std::size_t item_end(std::string_view text) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '(') ++depth;
    if (text[i] == ')') --depth;
    if (text[i] == ',' && depth <= 0) return i;
  }
  return text.npos;
}

/// Between commas; blanks around an item are no part of it. An empty text is an empty list.
std::optional<option_value> read_items(std::string_view text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  text_list items;
  while (!text.empty() || !items.empty()) {
    const auto comma = item_end(text);
    std::string_view item = text.substr(0, comma);
    while (!item.empty() && blank(item.front())) item.remove_prefix(1);
    while (!item.empty() && blank(item.back())) item.remove_suffix(1);
    if (item.empty()) return std::nullopt;
    items.emplace_back(item);
    if (comma == text.npos) break;
    text.remove_prefix(comma + 1);
  }
  return items;
}

std::optional<option_value> read_text(const option& which, const std::string& text, bool typed) {
  switch (which.kind) {
    case option_kind::text:
      if (text.empty() ? !which.may_be_empty : text.size() < which.min_length) return std::nullopt;
      return text;
    case option_kind::choice: {
      const auto found = std::find(which.choices.begin(), which.choices.end(), text);
      if (found == which.choices.end()) return std::nullopt;
      return std::int64_t{found - which.choices.begin()};
    }
    case option_kind::integer:
      if (!typed) return parse_number<std::int64_t>(text);
      return std::nullopt;
    case option_kind::number:
      if (!typed) return parse_number<double>(text);
      return std::nullopt;
    case option_kind::duration:
      if (const auto plain = parse_number<std::int64_t>(text)) return scaled(which, *plain);
      if (const auto duration = parse_duration(text)) return std::int64_t{duration->count()};
      return std::nullopt;
    case option_kind::bytes:
      if (const auto plain = parse_number<std::int64_t>(text)) return plain;
      return parse_bytes(text);
    case option_kind::list:
      if (!typed) return read_items(text);
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<option_value> read_integer(const option& which, std::int64_t number) {
  switch (which.kind) {
    case option_kind::integer:
    case option_kind::bytes: return number;
    case option_kind::duration: return scaled(which, number);
    case option_kind::number: return static_cast<double>(number);
    default: return std::nullopt;
  }
}

std::optional<option_value> read_unbounded(const option& which, const raw_value& raw, bool typed) {
  if (const auto* text = std::get_if<std::string>(&raw)) return read_text(which, *text, typed);
  if (const auto* integer = std::get_if<std::int64_t>(&raw)) return read_integer(which, *integer);
  if (const auto* number = std::get_if<double>(&raw); number && which.kind == option_kind::number)
    return *number;
  if (const auto* items = std::get_if<text_list>(&raw); items && which.kind == option_kind::list) {
    // An item with a comma would be two of them where they are shown.
    const auto wrong = [](const std::string& item) { return item.empty() || item_end(item) != item.npos; };
    if (std::ranges::none_of(*items, wrong)) return *items;
  }
  return std::nullopt;
}

/// "must be a whole number from 0 to 65535".
std::string requirement(const option& which) {
  const auto range = [&] {
    return fmt::format("from {} to {}", show_value(which, *which.min), show_value(which, *which.max));
  };
  switch (which.kind) {
    case option_kind::text:
      if (which.min_length > 0)
        return fmt::format("must be a text of at least {} characters, such as {} makes", which.min_length,
                           which.example);
      return which.may_be_empty ? "must be a text" : "must be a text, and not empty";
    case option_kind::choice: return fmt::format("must be one of {}", fmt::join(which.choices, ", "));
    case option_kind::integer: return fmt::format("must be a whole number {}", range());
    case option_kind::number: return fmt::format("must be a number {}", range());
    case option_kind::duration:
      return fmt::format("must be a duration {}, such as \"{}\"", range(), which.example);
    case option_kind::bytes: return fmt::format("must be a size {}, such as \"{}\"", range(), which.example);
    case option_kind::list:
      return fmt::format("must be a list of texts: {} = {} in a file, {} elsewhere", which.name(),
                         toml_value(which, *read_items(which.example)), which.example);
  }
  return {};
}

bool within_bounds(const option& which, const option_value& value) {
  if (const auto* number = std::get_if<double>(&value); number && !std::isfinite(*number)) return false;
  return !(which.min && value < *which.min) && !(which.max && *which.max < value);
}

/// TOML's basic string.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      out += fmt::format("\\u{:04x}", c);
    } else {
      out += c;
    }
  }
  return out + '"';
}

}  // namespace

const option* find_option(std::string_view key) {
  const auto all = options();
  const auto found = std::find_if(all.begin(), all.end(), [&](const option& o) { return o.key == key; });
  return found == all.end() ? nullptr : &*found;
}

std::string_view nearest_key(std::string_view key) {
  const auto dot = key.find('.');
  const std::string_view section = dot == key.npos ? "" : key.substr(0, dot);
  const std::string_view name = dot == key.npos ? key : key.substr(dot + 1);
  std::vector<std::string_view> keys;
  std::vector<std::string_view> names;
  for (const option& o : options()) {
    // The right name in the wrong section, or without its unit, is likelier than a misspelling.
    if (o.name() == name) return o.key;
    if (o.section() == section && name.size() > 2 && o.name().starts_with(name)) return o.key;
    keys.push_back(o.key);
    names.push_back(o.name());
  }
  if (!section.empty()) return nearest(key, keys);
  const auto meant = nearest(name, names);
  const auto found = std::ranges::find(names, meant);
  return found == names.end() ? "" : keys[static_cast<std::size_t>(found - names.begin())];
}

std::string_view nearest_section(std::string_view name) {
  std::vector<std::string_view> names;
  for (const section& s : sections()) names.push_back(s.name);
  return nearest(name, names);
}

tl::expected<option_value, std::string> read_value(const option& which, const raw_value& raw, bool typed) {
  auto value = read_unbounded(which, raw, typed);
  if (!value || !within_bounds(which, *value)) return tl::unexpected(requirement(which));
  return *std::move(value);
}

std::string show_value(const option& which, const option_value& value) {
  switch (which.kind) {
    case option_kind::text: {
      const auto& text = std::get<std::string>(value);
      return which.secret && !text.empty() ? "(hidden)" : text;
    }
    case option_kind::choice:
      return std::string(which.choices.at(static_cast<std::size_t>(std::get<std::int64_t>(value))));
    case option_kind::integer: return fmt::format("{}", std::get<std::int64_t>(value));
    case option_kind::number: return fmt::format("{}", std::get<double>(value));
    case option_kind::bytes: return format_bytes(std::get<std::int64_t>(value));
    case option_kind::duration:
      return format_duration(std::chrono::milliseconds{std::get<std::int64_t>(value)});
    case option_kind::list: return fmt::format("{}", fmt::join(std::get<text_list>(value), ","));
  }
  return {};
}

std::string toml_value(const option& which, const option_value& value) {
  if (which.kind == option_kind::list) {
    text_list items;
    for (const std::string& item : std::get<text_list>(value)) items.push_back(quoted(item));
    return fmt::format("[{}]", fmt::join(items, ", "));
  }
  const bool plain = which.kind == option_kind::integer || which.kind == option_kind::number;
  return plain ? show_value(which, value) : quoted(show_value(which, value));
}

std::string toml_assignment(const option& which, const option_value& value) {
  const bool hidden = which.secret && !std::get<std::string>(value).empty();
  return fmt::format("{}{} = {}", hidden ? "#" : "", which.name(), toml_value(which, value));
}

std::string show_bounds(const option& which) {
  if (which.kind == option_kind::choice) return fmt::format("{}", fmt::join(which.choices, ", "));
  if (!which.min || !which.max) return {};
  return fmt::format("{}–{}", show_value(which, *which.min), show_value(which, *which.max));
}

}  // namespace sluice::config
