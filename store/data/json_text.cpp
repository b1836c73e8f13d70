#include "store/data/json_text.hpp"

#include <nlohmann/json.hpp>
#include <simdjson.h>

#include <algorithm>

namespace sluice::data {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

bool is_plain(unsigned char c) { return c >= 0x20 && c != '"' && c != '\\'; }

void append_escaped(std::string& out, unsigned char c) {
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default:
      out += "\\u00";
      out += hex_digits[c >> 4];
      out += hex_digits[c & 15];
  }
}

}  // namespace

std::string shown(std::string_view name) {
  constexpr std::size_t longest = 64;
  std::string out = "\"";
  const bool valid = simdjson::validate_utf8(name.data(), name.size());
  auto end = std::min(name.size(), longest);
  while (end < name.size() && end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0) == 0x80) --end;
  for (const char c : name.substr(0, end)) {
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20 || byte == 0x7f || (!valid && byte >= 0x80) ? '?' : c;
  }
  return out + (end < name.size() ? "…\"" : "\"");
}

void append_json_string(std::string& out, std::string_view text) {
  if (!simdjson::validate_utf8(text.data(), text.size())) {
    out += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return;
  }
  out += '"';
  for (auto at = text.begin(); at != text.end();) {
    const auto special = std::find_if_not(at, text.end(), is_plain);
    out.append(at, special);
    if (special == text.end()) break;
    append_escaped(out, static_cast<unsigned char>(*special));
    at = special + 1;
  }
  out += '"';
}

int json_depth(std::string_view text) {
  int depth = 0;
  int deepest = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    switch (text[i]) {
      case '"': in_string = !in_string; break;
      case '\\': i += in_string; break;
      case '[':
      case '{':
        if (!in_string) deepest = std::max(deepest, ++depth);
        break;
      case ']':
      case '}': depth -= !in_string; break;
      default: break;
    }
  }
  return deepest;
}

}  // namespace sluice::data
