#include "runtime/inspect.hpp"

#include "runtime/cesu8.hpp"
#include "runtime/promise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace sluice {
namespace {

constexpr int max_depth = 4;
constexpr int max_items = 100;
constexpr std::size_t max_line = 76;
constexpr std::size_t max_string = 10'000;
constexpr std::size_t max_total = 1u << 20;  // far more than a log may hold in one line

class inspector {
 public:
  explicit inspector(duk_context* ctx) : ctx_(ctx) {}

  std::string value(duk_idx_t index, int depth) {
    switch (duk_get_type(ctx_, index)) {
      case DUK_TYPE_UNDEFINED: return "undefined";
      case DUK_TYPE_NULL: return "null";
      case DUK_TYPE_STRING: return duk_is_symbol(ctx_, index) ? symbol(index) : quoted(index);
      case DUK_TYPE_OBJECT: return object(duk_normalize_index(ctx_, index), depth);
      case DUK_TYPE_NUMBER:
        if (duk_get_number(ctx_, index) == 0 && std::signbit(duk_get_number(ctx_, index))) return "-0";
        [[fallthrough]];
      default: {
        duk_dup(ctx_, index);
        std::string text = duk_safe_to_string(ctx_, -1);
        duk_pop(ctx_);
        return text;
      }
    }
  }

 private:
  std::string quoted(duk_idx_t index) {
    std::string text = to_utf8(string_at(ctx_, index));
    const std::size_t length = text.size();
    if (length > max_string) text.resize(max_string);
    std::string out = "'";
    for (const char c : text) {
      if (c == '\'' || c == '\\') out += '\\';
      if (c == '\n')
        out += "\\n";
      else
        out += c;
    }
    out += "'";
    if (length > max_string) out += fmt::format("... {} more bytes", length - max_string);
    return out;
  }

  std::string symbol(duk_idx_t index) {
    duk_get_global_literal(ctx_, "String");
    duk_dup(ctx_, index);
    duk_call(ctx_, 1);
    std::string text = to_utf8(string_at(ctx_, -1));
    duk_pop(ctx_);
    return text;
  }

  std::string object(duk_idx_t index, int depth) {
    duk_require_stack(ctx_, 16);
    void* self = duk_get_heapptr(ctx_, index);
    if (std::find(open_.begin(), open_.end(), self) != open_.end()) return "[Circular]";
    if (duk_is_error(ctx_, index)) return error(index, depth);
    const std::string klass = class_name(index);
    if (klass == "RegExp" || klass == "Date") return builtin_text(index);
    std::string prefix = head(index, klass);
    const bool array = duk_is_array(ctx_, index);
    if (depth > max_depth) return array ? "[Array]" : fmt::format("[{}]", prefix.empty() ? "Object" : prefix);
    open_.push_back(self);
    std::vector<std::string> parts;
    if (is_promise(ctx_, index)) parts.push_back(promise_state_text(index, depth));
    if (prefix == "Map" || prefix == "Set") {
      entries(index, prefix == "Map", depth, parts);
      prefix += fmt::format("({})", parts.size());
    }
    properties(index, array, depth, parts);
    open_.pop_back();
    if (duk_is_function(ctx_, index) && parts.empty()) return prefix;
    return joined(prefix, array, parts, depth);
  }

  /// The name that Object.prototype.toString gives for built-in kinds, e.g. "Date".
  std::string class_name(duk_idx_t index) {
    if (duk_is_function(ctx_, index)) return "Function";
    duk_push_global_object(ctx_);
    duk_get_prop_literal(ctx_, -1, "Object");
    duk_get_prop_literal(ctx_, -1, "prototype");
    duk_get_prop_literal(ctx_, -1, "toString");
    duk_dup(ctx_, index);
    duk_call_method(ctx_, 0);
    std::string text{string_at(ctx_, -1)};  // "[object Date]"
    duk_pop_n(ctx_, 4);
    return text.size() > 9 ? text.substr(8, text.size() - 9) : text;
  }

  std::string builtin_text(duk_idx_t index) {
    duk_dup(ctx_, index);
    std::string text;
    if (duk_has_prop_literal(ctx_, index, "toISOString")) {
      duk_push_literal(ctx_, "toISOString");
      text = duk_pcall_prop(ctx_, -2, 0) == DUK_EXEC_SUCCESS ? to_utf8(string_at(ctx_, -1)) : "Invalid Date";
      duk_pop(ctx_);
    } else {
      duk_safe_to_string(ctx_, -1);
      text = to_utf8(string_at(ctx_, -1));
    }
    duk_pop(ctx_);
    return text;
  }

  std::string error(duk_idx_t index, int depth) {
    duk_get_prop_literal(ctx_, index, "stack");
    duk_safe_to_string(ctx_, -1);
    std::string text = to_utf8(string_at(ctx_, -1));
    duk_pop(ctx_);
    if (depth > max_depth) return fmt::format("[{}]", text.substr(0, text.find('\n')));
    open_.push_back(duk_get_heapptr(ctx_, index));
    std::vector<std::string> parts;
    properties(index, false, depth, parts);
    open_.pop_back();
    return parts.empty() ? text : text + " " + joined("", false, parts, depth);
  }

  /// "ClassName" of an instance, "[Function: f]", or "" for plain objects and arrays.
  std::string head(duk_idx_t index, const std::string& klass) {
    if (klass == "Function") {
      duk_get_prop_literal(ctx_, index, "name");
      const std::string name = to_utf8(string_at(ctx_, -1));
      duk_pop(ctx_);
      return name.empty() ? "[Function (anonymous)]" : fmt::format("[Function: {}]", name);
    }
    duk_get_prototype(ctx_, index);
    std::string name = "[Object: null prototype]";
    if (duk_is_object(ctx_, -1)) {
      duk_get_prop_literal(ctx_, -1, "constructor");
      name.clear();
      if (duk_is_function(ctx_, -1)) {
        duk_get_prop_literal(ctx_, -1, "name");
        name = to_utf8(string_at(ctx_, -1));
        duk_pop(ctx_);
      }
      duk_pop(ctx_);
    }
    duk_pop(ctx_);
    return name == "Object" || name == "Array" ? "" : name;
  }

  std::string promise_state_text(duk_idx_t index, int depth) {
    const promise_state state = promise_state_of(ctx_, index);
    if (state == promise_state::pending) return "<pending>";
    push_promise_value(ctx_, index);
    std::string text = value(-1, depth + 1);
    duk_pop(ctx_);
    return state == promise_state::rejected ? "<rejected> " + text : text;
  }

  /// A callback for forEach(): keeps the values and keys it gets in its own `list`.
  static duk_ret_t collect(duk_context* ctx) {
    duk_push_current_function(ctx);
    duk_get_prop_literal(ctx, -1, "list");
    auto end = static_cast<duk_uarridx_t>(duk_get_length(ctx, -1));
    for (duk_idx_t i = 0; i < 2; ++i) {
      duk_dup(ctx, i);
      duk_put_prop_index(ctx, -2, end++);
    }
    return 0;
  }

  /// What a Map or Set holds.
  void entries(duk_idx_t index, bool map, int depth, std::vector<std::string>& parts) {
    const duk_idx_t base = duk_get_top(ctx_);
    duk_get_prop_literal(ctx_, index, "forEach");
    duk_dup(ctx_, index);
    duk_push_c_function(ctx_, collect, 2);
    duk_push_array(ctx_);
    duk_dup_top(ctx_);
    duk_insert(ctx_, base);
    duk_put_prop_literal(ctx_, -2, "list");
    duk_call_method(ctx_, 1);
    const auto count = static_cast<duk_uarridx_t>(duk_get_length(ctx_, base));
    for (duk_uarridx_t i = 0; i < count; i += 2) {
      duk_get_prop_index(ctx_, base, i);
      duk_get_prop_index(ctx_, base, i + 1);
      const std::string held = value(-2, depth + 1);
      parts.push_back(map ? value(-1, depth + 1) + " => " + held : held);
      duk_pop_2(ctx_);
    }
    duk_set_top(ctx_, base);
  }

  void properties(duk_idx_t index, bool array, int depth, std::vector<std::string>& parts) {
    duk_enum(ctx_, index, DUK_ENUM_OWN_PROPERTIES_ONLY | DUK_ENUM_INCLUDE_SYMBOLS);
    const duk_idx_t enumerator = duk_get_top_index(ctx_);
    int count = 0;
    std::size_t total = 0;
    while (duk_next(ctx_, enumerator, 0)) {
      if (++count > max_items || total > max_total) continue;
      std::string key;
      if (duk_is_symbol(ctx_, -1))
        key = fmt::format("[{}]: ", symbol(-1));
      else if (const std::string name = to_utf8(string_at(ctx_, -1)); !array || !is_index(name))
        key = (is_identifier(name) ? name : quoted(-1)) + ": ";
      parts.push_back(key + property_value(index, depth));
      total += parts.back().size();
      duk_set_top(ctx_, enumerator + 1);
    }
    duk_set_top(ctx_, enumerator);
    if (count > max_items) parts.push_back(fmt::format("... {} more items", count - max_items));
  }

  /// [ … key ]: the value of that property, without calling a getter.
  std::string property_value(duk_idx_t index, int depth) {
    duk_dup(ctx_, -1);
    duk_get_prop_desc(ctx_, index, 0);
    if (!duk_is_object(ctx_, -1)) return "undefined";
    if (duk_has_prop_literal(ctx_, -1, "get")) return "[Getter]";
    duk_get_prop_literal(ctx_, -1, "value");
    return value(-1, depth + 1);
  }

  static bool is_index(const std::string& key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  static bool is_identifier(const std::string& key) {
    const auto letter = [](char c) {
      return std::isalpha(static_cast<unsigned char>(c)) || c == '_' || c == '$';
    };
    return !key.empty() && letter(key[0]) &&
           std::all_of(key.begin(), key.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
  }

  static std::string joined(const std::string& prefix, bool array, const std::vector<std::string>& parts,
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
    if (length <= max_line && !multi_line)
      return fmt::format("{} {} {}", open, fmt::join(parts, ", "), close);
    const std::string indent(static_cast<std::size_t>(depth + 1) * 2, ' ');
    return fmt::format("{}\n{}{}\n{}{}", open, indent, fmt::join(parts, ",\n" + indent), indent.substr(2),
                       close);
  }

  duk_context* ctx_;
  std::vector<void*> open_;  ///< the objects being shown, outermost first
};

/// An argument outside of a directive: strings raw.
std::string plain(duk_context* ctx, duk_idx_t index) {
  if (duk_is_string(ctx, index) && !duk_is_symbol(ctx, index)) return to_utf8(string_at(ctx, index));
  return inspect(ctx, index);
}

/// What a %-directive makes of an argument.
std::string directive(duk_context* ctx, duk_idx_t index, char letter) {
  if (letter == 's') return plain(ctx, index);
  if (letter == 'j') {
    duk_dup(ctx, index);
    duk_json_encode(ctx, -1);
    std::string text = to_utf8(string_at(ctx, -1));
    duk_pop(ctx);
    return text;
  }
  if (letter == 'd' || letter == 'i' || letter == 'f') {
    duk_push_number(ctx, duk_is_object(ctx, index) ? DUK_DOUBLE_NAN : duk_to_number(ctx, index));
    if (letter == 'i') duk_push_number(ctx, std::trunc(duk_get_number(ctx, -1))), duk_remove(ctx, -2);
    std::string text = duk_safe_to_string(ctx, -1);
    duk_pop(ctx);
    return text;
  }
  return letter == 'c' ? "" : inspect(ctx, index);
}

}  // namespace

std::string inspect(duk_context* ctx, duk_idx_t value) { return inspector{ctx}.value(value, 0); }

std::string format_console_arguments(duk_context* ctx) {
  const duk_idx_t count = duk_get_top(ctx);
  std::string line;
  duk_idx_t used = 0;
  if (count > 1 && duk_is_string(ctx, 0) && !duk_is_symbol(ctx, 0)) {
    const std::string pattern = to_utf8(string_at(ctx, 0));
    used = 1;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      const char letter = pattern[i] == '%' && i + 1 < pattern.size() ? pattern[i + 1] : '\0';
      if (letter == '%') {
        line += '%';
        ++i;
      } else if (letter != '\0' && std::string_view{"sdifjoOc"}.find(letter) != std::string_view::npos &&
                 used < count) {
        line += directive(ctx, used++, letter);
        ++i;
      } else {
        line += pattern[i];
      }
    }
  }
  for (; used < count; ++used) line += (used == 0 ? "" : " ") + plain(ctx, used);
  return line;
}

}  // namespace sluice
