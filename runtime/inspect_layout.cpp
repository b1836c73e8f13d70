#include "runtime/inspect_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace sluice {
namespace {
constexpr std::size_t max_line = 76;
constexpr std::size_t short_part = 20;

/// The parts of an array, as many as fit on each line; what says how many are left out on one of its own.
std::string filled_lines(const std::vector<std::string>& parts, const std::string& indent) {
  std::string text = parts.front();
  std::size_t length = indent.size() + text.size();
  for (auto part = parts.begin() + 1; part != parts.end(); ++part) {
    if (length + part->size() + 2 > max_line || part->starts_with("... ")) {
      text += ",\n" + indent + *part;
      length = indent.size() + part->size();
    } else {
      text += ", " + *part;
      length += part->size() + 2;
    }
  }
  return text;
}

}  // namespace

bool is_identifier(std::string_view name) {
  const auto letter = [](char c) {
    return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || c == '$';
  };
  return !name.empty() && letter(name[0]) &&
         std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

std::string quote(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  out += "'";
  return out;
}

std::string join_parts(const std::string& prefix, bool array, const std::vector<std::string>& parts,
                       int depth) {
  const std::string open = (prefix.empty() ? "" : prefix + " ") + (array ? "[" : "{");
  const char* close = array ? "]" : "}";
  if (parts.empty()) return open + close;
  std::size_t length = open.size();
  bool multi_line = false;
  for (const std::string& part : parts) {
    length += part.size() + 2;
    multi_line = multi_line || part.find('\n') != std::string::npos;
  }
  if (length <= max_line && !multi_line) return fmt::format("{} {} {}", open, fmt::join(parts, ", "), close);
  const std::string indent(static_cast<std::size_t>(depth + 1) * 2, ' ');
  const auto is_short = [](const std::string& part) {
    return part.size() <= short_part || part.starts_with("... ");
  };
  if (array && !multi_line && std::all_of(parts.begin(), parts.end(), is_short))
    return fmt::format("{}\n{}{}\n{}{}", open, indent, filled_lines(parts, indent), indent.substr(2), close);
  return fmt::format("{}\n{}{}\n{}{}", open, indent, fmt::join(parts, ",\n" + indent), indent.substr(2),
                     close);
}

}  // namespace sluice
