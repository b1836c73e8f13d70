#include "runtime/inspect.hpp"

#include "runtime/cesu8.hpp"
#include "runtime/duktape_internals.hpp"
#include "runtime/inspect_kinds.hpp"
#include "runtime/inspect_layout.hpp"
#include "runtime/promise.hpp"
#include "runtime/url_class.hpp"
#include "runtime/vm.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

namespace sluice {
namespace {

constexpr int max_depth = 4;
constexpr int max_items = 100;
constexpr std::size_t max_string = 10'000;
constexpr std::size_t max_name = 200;

class inspector {
 public:
  inspector(duk_context* ctx, std::size_t limit_bytes) : ctx_(ctx), limit_bytes_(limit_bytes), held_(ctx) {}

  std::string value(duk_idx_t index, int depth) {
    switch (duk_get_type(ctx_, index)) {
      case DUK_TYPE_UNDEFINED: return "undefined";
      case DUK_TYPE_NULL: return "null";
      case DUK_TYPE_STRING: return duk_is_symbol(ctx_, index) ? symbol(index) : quoted(index);
      case DUK_TYPE_OBJECT:
        if (sluice_duktape_is_proxy(ctx_, index)) return proxy(index, depth);
        return object(duk_normalize_index(ctx_, index), depth);
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
  using parts = std::vector<std::string>;

  /// What is made already is too long: what comes now would be thrown away with it.
  bool full() const { return made_bytes_ > limit_bytes_; }

  void add(parts& list, std::string part) {
    made_bytes_ += part.size() + 2;
    // The parts, the text they are joined to and its lines while they are indented.
    held_.set(3 * made_bytes_);
    list.push_back(std::move(part));
  }

  std::string quoted(duk_idx_t index) {
    const std::size_t length = string_at(ctx_, index).size();
    std::string out = quote(text_at(ctx_, index, max_string));
    if (length > max_string) out += fmt::format("... {} more bytes", length - max_string);
    return out;
  }

  std::string symbol(duk_idx_t index) {
    index = duk_normalize_index(ctx_, index);
    duk_get_global_literal(ctx_, "String");
    duk_dup(ctx_, index);
    duk_call(ctx_, 1);
    std::string shown = text_at(ctx_, -1, max_string);
    duk_pop(ctx_);
    return shown;
  }

  std::string object(duk_idx_t index, int depth) {
    duk_require_stack(ctx_, 16);
    void* self = duk_get_heapptr(ctx_, index);
    if (std::find(open_.begin(), open_.end(), self) != open_.end()) return "[Circular]";
    if (duk_is_error(ctx_, index)) return error(index, depth);
    const std::string kind = built_in_kind(ctx_, index);
    if (kind == "RegExp" || kind == "Date") return built_in_text(ctx_, index);
    if (kind == "String") return "[String: " + quoted_primitive(index) + "]";
    std::string prefix = heading(ctx_, index, kind);
    if (push_url_text(ctx_, index)) return url(prefix);
    const bool array = duk_is_array(ctx_, index) || duk_is_buffer_data(ctx_, index);
    if (depth > max_depth) return array ? "[Array]" : fmt::format("[{}]", prefix.empty() ? "Object" : prefix);
    open_.push_back(self);
    const std::size_t made_before = made_bytes_;
    parts list;
    if (is_promise(ctx_, index)) add(list, promise_state_text(index, depth));
    if (!prefix.empty()) collection(index, depth, prefix, list);
    if (array) elements(index, depth, list);
    if (!array || (duk_is_array(ctx_, index) && duk_get_length(ctx_, index) <= max_items))
      properties(index, array, depth, list);
    made_bytes_ = made_before;
    open_.pop_back();
    if (duk_is_function(ctx_, index) && list.empty()) return prefix;
    return join_parts(prefix, array, list, depth);
  }

  /// What a person wants to see is its target, as Node shows it; and no trap is to run.
  std::string proxy(duk_idx_t index, int depth) {
    duk_require_stack(ctx_, 4);
    duk_dup(ctx_, index);
    replace_by_target(ctx_);
    std::string shown = duk_is_object(ctx_, -1) ? value(-1, depth) : "<Revoked Proxy>";
    duk_pop(ctx_);
    return shown;
  }

  /// [ … text ] → [ … ]
  std::string url(const std::string& prefix) {
    std::string shown = prefix + " " + quoted(-1);
    duk_pop(ctx_);
    return shown;
  }

  std::string quoted_primitive(duk_idx_t index) {
    duk_dup(ctx_, index);
    duk_safe_to_string(ctx_, -1);
    std::string shown = quoted(-1);
    duk_pop(ctx_);
    return shown;
  }

  std::string error(duk_idx_t index, int depth) {
    duk_get_prop_literal(ctx_, index, "stack");
    duk_safe_to_string(ctx_, -1);
    std::string shown = text_at(ctx_, -1, max_string);
    duk_pop(ctx_);
    if (depth > max_depth) return fmt::format("[{}]", shown.substr(0, shown.find('\n')));
    open_.push_back(duk_get_heapptr(ctx_, index));
    const std::size_t made_before = made_bytes_;
    parts list;
    for (const char* name : {"cause", "errors"}) hidden_property(index, name, depth, list);
    properties(index, false, depth, list);
    made_bytes_ = made_before;
    open_.pop_back();
    return list.empty() ? shown : shown + " " + join_parts("", false, list, depth);
  }

  /// An own property that is not enumerable, as "[name]: value".
  void hidden_property(duk_idx_t index, const char* name, int depth, parts& list) {
    const duk_idx_t base = duk_get_top(ctx_);
    duk_push_string(ctx_, name);
    duk_get_prop_desc(ctx_, index, 0);
    if (duk_is_object(ctx_, -1) &&
        !(duk_get_prop_literal(ctx_, -1, "enumerable"), duk_to_boolean(ctx_, -1))) {
      duk_push_string(ctx_, name);
      add(list, fmt::format("[{}]: {}", name, own_property(index, depth).value_or("undefined")));
    }
    duk_set_top(ctx_, base);
  }

  std::string promise_state_text(duk_idx_t index, int depth) {
    const promise_state state = promise_state_of(ctx_, index);
    if (state == promise_state::pending) return "<pending>";
    push_promise_value(ctx_, index);
    std::string shown = value(-1, depth + 1);
    duk_pop(ctx_);
    return state == promise_state::rejected ? "<rejected> " + shown : shown;
  }

  /// What a Map or Set holds, and the heading with its size. Whose instances these are says the built-in
  /// itself, not the name of a class.
  void collection(duk_idx_t index, int depth, std::string& prefix, parts& list) {
    const bool map = push_collection(ctx_, index, "Map");
    if (!map && !push_collection(ctx_, index, "Set")) return;
    const duk_idx_t prototype = duk_get_top(ctx_) - 2;
    const double size = duk_get_number(ctx_, -1);
    const char* kind = map ? "Map" : "Set";
    prefix += fmt::format("({:.0f})", size);
    if (!prefix.starts_with(std::string{kind} + "(")) prefix += fmt::format(" [{}]", kind);
    duk_get_prop_literal(ctx_, prototype, "entries");
    duk_dup(ctx_, index);
    duk_call_method(ctx_, 0);
    const duk_idx_t iterator = duk_get_top_index(ctx_);
    int count = 0;
    for (; count < size && count < max_items && !full(); ++count) {
      duk_push_literal(ctx_, "next");
      duk_call_prop(ctx_, iterator, 0);
      duk_get_prop_literal(ctx_, -1, "value");
      if (!duk_is_object(ctx_, -1)) break;
      duk_get_prop_index(ctx_, -1, 0);
      duk_get_prop_index(ctx_, -2, 1);
      add(list, map ? value(-2, depth + 1) + " => " + value(-1, depth + 1) : value(-1, depth + 1));
      duk_set_top(ctx_, iterator + 1);
    }
    if (count < size) add(list, fmt::format("... {:.0f} more items", size - count));
    duk_set_top(ctx_, prototype);
  }

  /// The first elements of an array, holes counted.
  void elements(duk_idx_t index, int depth, parts& list) {
    const auto length = static_cast<duk_uarridx_t>(duk_get_length(ctx_, index));
    const duk_uarridx_t shown = std::min<duk_uarridx_t>(length, max_items);
    duk_uarridx_t holes = 0;
    const auto add_holes = [&] {
      if (holes > 0) add(list, fmt::format("<{} empty item{}>", holes, holes == 1 ? "" : "s"));
      holes = 0;
    };
    for (duk_uarridx_t i = 0; i < shown && !full(); ++i) {
      duk_push_uint(ctx_, i);
      if (std::optional<std::string> element = own_property(index, depth)) {
        add_holes();
        add(list, std::move(*element));
      } else {
        ++holes;
      }
      duk_pop(ctx_);
    }
    add_holes();
    if (length > shown) add(list, fmt::format("... {} more items", length - shown));
  }

  /// The enumerable properties; of an array those that are no elements.
  void properties(duk_idx_t index, bool array, int depth, parts& list) {
    duk_enum(ctx_, index, DUK_ENUM_OWN_PROPERTIES_ONLY | DUK_ENUM_INCLUDE_SYMBOLS);
    const duk_idx_t enumerator = duk_get_top_index(ctx_);
    int count = 0;
    for (; duk_next(ctx_, enumerator, 0); duk_set_top(ctx_, enumerator + 1)) {
      sluice_duktape_work(ctx_, 32);
      if (count >= max_items || full()) {
        ++count;
        continue;
      }
      if (array && is_index(string_at(ctx_, -1))) continue;
      ++count;
      const std::string key = key_text();
      add(list, key + ": " + own_property(index, depth).value_or("undefined"));
    }
    duk_set_top(ctx_, enumerator);
    if (count > max_items) add(list, fmt::format("... {} more items", count - max_items));
  }

  /// [ … key ]
  std::string key_text() {
    if (duk_is_symbol(ctx_, -1)) return fmt::format("[{}]", symbol(-1));
    const std::string_view name = string_at(ctx_, -1);
    return name.size() <= max_name && is_identifier(name) ? std::string{name} : quoted(-1);
  }

  /// [ … key ]: the value of that property, without calling a getter; nothing if there is none.
  std::optional<std::string> own_property(duk_idx_t index, int depth) {
    const duk_idx_t base = duk_get_top(ctx_);
    duk_dup(ctx_, -1);
    duk_get_prop_desc(ctx_, index, 0);
    std::optional<std::string> shown;
    if (duk_is_object(ctx_, -1)) {
      if (duk_has_prop_literal(ctx_, -1, "get")) {
        shown = "[Getter]";
      } else {
        duk_get_prop_literal(ctx_, -1, "value");
        shown = value(-1, depth + 1);
      }
    }
    duk_set_top(ctx_, base);
    return shown;
  }

  static bool is_index(std::string_view key) {
    return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
  }

  duk_context* ctx_;
  const std::size_t limit_bytes_;
  held_memory held_;
  std::size_t made_bytes_ = 0;  ///< the finished parts of the objects being shown
  std::vector<void*> open_;     ///< those objects, outermost first
};

}  // namespace

std::string inspect(duk_context* ctx, duk_idx_t value, std::size_t limit_bytes) {
  return inspector{ctx, limit_bytes}.value(value, 0);
}

}  // namespace sluice
