#include "runtime/error_report.hpp"

#include "runtime/cesu8.hpp"
#include "runtime/duktape_internals.hpp"
#include "runtime/error_hints.hpp"
#include "runtime/inspect.hpp"
#include "runtime/source_map.hpp"
#include "runtime/vm.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace sluice {
namespace {

// An error is stored with every attempt: what it may hold at most.
constexpr std::size_t max_name = 1u << 10;
constexpr std::size_t max_function_name = 200;
constexpr std::size_t max_message = 16u << 10;
constexpr std::size_t max_awaits = 4u << 10;

/// Where an Error came out of awaits, as lines of a stack: written by note_await_site().
constexpr char awaits_key[] =
    "\xFF"
    "awaits";

/// Text of a JavaScript string, cut to the limit; then it says so.
std::string bounded(std::string_view cesu8, std::size_t limit_bytes) {
  std::string text = to_utf8(cut_cesu8(cesu8, limit_bytes));
  if (cesu8.size() > limit_bytes)
    text += fmt::format("... (the first {} of {} bytes)", text.size(), cesu8.size());
  return text;
}

struct stack_frame {
  std::string function;
  source_map::position at;
};

/// "    at handler (orders.ts:12) strict preventsyield" of a function of the program, in the author's terms.
std::optional<stack_frame> parse_frame(std::string_view line, const vm& heap) {
  constexpr std::string_view before_name = "    at ";
  if (!line.starts_with(before_name)) return {};
  const std::string place = " (" + heap.program_name() + ":";
  const std::size_t open = line.find(place);
  if (open == std::string_view::npos || open < before_name.size()) return {};
  int number = 0;
  std::from_chars(line.data() + open + place.size(), line.data() + line.size(), number);
  const auto at = heap.program_map().lookup(number);
  if (!at) return {};
  const std::string_view name = line.substr(before_name.size(), open - before_name.size());
  return stack_frame{name == "[anon]" ? "anonymous" : bounded(name, max_function_name), *at};
}

std::vector<stack_frame> parse_stack(std::string_view text, const vm& heap) {
  std::vector<stack_frame> frames;
  bool starter = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    // An async function stands on the stack twice: its coroutine's body, and below what started that.
    if (line.starts_with("    at async (sluice:coroutines:")) {
      starter = true;
    } else if (auto frame = parse_frame(line, heap)) {
      if (!starter) frames.push_back(std::move(*frame));
      starter = false;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return frames;
}

/// Adds the functions that awaited what failed, but for those that were running still when it did.
void add_awaits(duk_context* ctx, duk_idx_t thrown, std::vector<stack_frame>& frames) {
  duk_get_prop_literal(ctx, thrown, awaits_key);
  for (stack_frame& awaiting : parse_stack(string_at(ctx, -1), vm::of(ctx))) {
    const auto is_here = [&](const stack_frame& other) {
      return awaiting.at.line == other.at.line && awaiting.function == "async " + other.function;
    };
    if (std::none_of(frames.begin(), frames.end(), is_here)) frames.push_back(std::move(awaiting));
  }
  duk_pop(ctx);
}

/// [ … object ]: the name of its own property `constructor`, without calling a getter; "" if there is none.
std::string own_constructor_name(duk_context* ctx) {
  const duk_idx_t base = duk_get_top(ctx);
  std::string name;
  duk_push_literal(ctx, "constructor");
  duk_get_prop_desc(ctx, base - 1, 0);
  if (duk_is_object(ctx, -1) && duk_get_prop_literal(ctx, -1, "value") && duk_is_function(ctx, -1)) {
    duk_push_literal(ctx, "name");
    duk_get_prop_desc(ctx, -2, 0);
    if (duk_is_object(ctx, -1) && duk_get_prop_literal(ctx, -1, "value"))
      name = bounded(string_at(ctx, -1), max_function_name);
  }
  duk_set_top(ctx, base);
  return name;
}

/// An error of the author's own class is made within that class' constructors: leaves their frames out, so
/// that the first one is where `new` stands.
void drop_constructors(duk_context* ctx, duk_idx_t thrown, std::vector<stack_frame>& frames) {
  constexpr int most_classes = 20;
  std::vector<std::string> names;
  duk_dup(ctx, thrown);
  for (int i = 0; i < most_classes && duk_is_object(ctx, -1); ++i) {
    duk_get_prototype(ctx, -1);
    duk_remove(ctx, -2);
    if (duk_is_object(ctx, -1)) names.push_back(own_constructor_name(ctx));
  }
  duk_pop(ctx);
  const auto constructs = [&](const stack_frame& frame) {
    return std::find(names.begin(), names.end(), frame.function) != names.end();
  };
  const auto first = std::find_if_not(frames.begin(), frames.end(), constructs);
  if (first != frames.end()) frames.erase(frames.begin(), first);
}

/// The frames of an Error; none for other values.
std::vector<stack_frame> frames_of(duk_context* ctx, duk_idx_t thrown) {
  if (!duk_is_error(ctx, thrown)) return {};
  thrown = duk_normalize_index(ctx, thrown);
  vm& heap = vm::of(ctx);
  if (!heap.read_stack) return {};  // the heap is still being made
  duk_push_heapptr(ctx, heap.read_stack);
  duk_dup(ctx, thrown);
  duk_call_method(ctx, 0);
  auto frames = parse_stack(string_at(ctx, -1), heap);
  duk_pop(ctx);
  drop_constructors(ctx, thrown, frames);
  add_awaits(ctx, thrown, frames);
  return frames;
}

std::string frame_lines(const std::vector<stack_frame>& frames, std::string_view indent) {
  std::string text;
  for (const stack_frame& frame : frames)
    text += fmt::format("{}{}at {} ({}:{}:{})", text.empty() ? "" : "\n", indent, frame.function,
                        frame.at.file, frame.at.line, frame.at.column);
  return text;
}

void set_position(script_error& error, const source_map::position& at) {
  error.file = at.file;
  error.line = at.line;
  error.column = at.column;
}

std::string text_property(duk_context* ctx, duk_idx_t object, const char* name, std::size_t limit_bytes) {
  duk_get_prop_string(ctx, object, name);
  std::string text = duk_is_undefined(ctx, -1)
                         ? ""
                         : (duk_safe_to_string(ctx, -1), bounded(string_at(ctx, -1), limit_bytes));
  duk_pop(ctx);
  return text;
}

/// [ … ] → [ … value ]: of an own property, without calling a getter; undefined if there is none.
void push_own_value(duk_context* ctx, duk_idx_t object, const char* name) {
  object = duk_normalize_index(ctx, object);
  duk_push_string(ctx, name);
  duk_get_prop_desc(ctx, object, 0);
  if (duk_is_object(ctx, -1)) {
    duk_get_prop_literal(ctx, -1, "value");
    duk_remove(ctx, -2);
  }
}

/// A thrown value that is no error.
std::string shown(duk_context* ctx, duk_idx_t thrown) {
  std::string text = inspect(ctx, thrown, max_message);
  if (text.size() > max_message) {
    text.resize(cut_utf8(text, max_message).size());
    text += fmt::format("... (the first {} bytes)", text.size());
  }
  return text;
}

/// "TypeError: no" of an error, of another value what console.log shows.
std::string title(duk_context* ctx, duk_idx_t thrown) {
  if (!duk_is_error(ctx, thrown)) return shown(ctx, thrown);
  duk_dup(ctx, thrown);
  duk_safe_to_string(ctx, -1);
  std::string text = bounded(string_at(ctx, -1), max_name);
  duk_pop(ctx);
  return text;
}

/// "caused by TypeError: no\nat f (a.js:1:2)" for the causes of an error and their causes.
std::string causes(duk_context* ctx, duk_idx_t thrown) {
  constexpr int most_causes = 5;
  std::string text;
  duk_dup(ctx, thrown);
  for (int i = 0; i < most_causes; ++i) {
    push_own_value(ctx, -1, "cause");
    duk_remove(ctx, -2);
    if (duk_is_undefined(ctx, -1)) break;
    text += "\ncaused by " + title(ctx, -1);
    if (!duk_is_error(ctx, -1)) break;
    const std::string lines = frame_lines(frames_of(ctx, -1), "");
    if (!lines.empty()) text += "\n" + lines;
  }
  duk_pop(ctx);
  return text;
}

/// "with [0] TypeError: no\nat f (a.js:1:2)" for what an AggregateError is about; `first` becomes the place
/// of the first one that has one.
std::string parts(duk_context* ctx, duk_idx_t thrown, std::optional<source_map::position>& first) {
  constexpr duk_size_t most_parts = 5;
  std::string text;
  push_own_value(ctx, thrown, "errors");
  const duk_size_t count = duk_is_array(ctx, -1) ? duk_get_length(ctx, -1) : 0;
  for (duk_size_t i = 0; i < std::min(count, most_parts); ++i) {
    duk_get_prop_index(ctx, -1, static_cast<duk_uarridx_t>(i));
    const auto frames = frames_of(ctx, -1);
    if (!first && !frames.empty()) first = frames.front().at;
    text += fmt::format("\nwith [{}] {}", i, title(ctx, -1));
    if (!frames.empty()) text += "\n" + frame_lines(frames, "");
    duk_pop(ctx);
  }
  if (count > most_parts) text += fmt::format("\nand {} more", count - most_parts);
  duk_pop(ctx);
  return text;
}

struct report {
  duk_idx_t thrown;
  script_error error;
};

duk_ret_t fill_report(duk_context* ctx, void* udata) {
  auto& [thrown, error] = *static_cast<report*>(udata);
  if (!duk_is_error(ctx, thrown)) {
    error.name = "Error";
    error.message = "thrown: " + shown(ctx, thrown);
    if (duk_is_object(ctx, thrown)) error.code = text_property(ctx, thrown, "code", max_name);
    const vm& heap = vm::of(ctx);
    if (const int line = heap.last_throw.line_of(ctx, thrown))
      if (const auto at = heap.program_map().lookup(line)) set_position(error, *at);
    return 0;
  }
  const auto frames = frames_of(ctx, thrown);
  std::optional<source_map::position> at;
  if (!frames.empty()) at = frames.front().at;
  error.stack = frame_lines(frames, "") + parts(ctx, thrown, at);
  if (error.stack.starts_with('\n')) error.stack.erase(0, 1);
  if (at) set_position(error, *at);
  error.name = text_property(ctx, thrown, "name", max_name);
  error.message = text_property(ctx, thrown, "message", max_message);
  error.code = text_property(ctx, thrown, "code", max_name);
  add_hint(error);
  if (void* permanent_error = vm::of(ctx).permanent_error) {
    duk_push_heapptr(ctx, permanent_error);
    error.permanent = duk_instanceof(ctx, thrown, -1);
    duk_pop(ctx);
  }
  error.stack += causes(ctx, thrown);
  return 0;
}

/// Getter of Error.prototype.stack.
duk_ret_t mapped_stack(duk_context* ctx) {
  duk_push_this(ctx);
  if (!duk_is_error(ctx, -1)) return 0;
  const std::string lines = frame_lines(frames_of(ctx, -1), "    ");
  duk_push_string(ctx, "toString");
  duk_get_prop(ctx, -2);
  duk_dup(ctx, -2);
  duk_call_method(ctx, 0);
  duk_to_string(ctx, -1);
  if (!lines.empty()) {
    push_utf8(ctx, "\n" + lines);
    duk_concat(ctx, 2);
  }
  return 1;
}

}  // namespace

script_error report_error(duk_context* ctx, duk_idx_t thrown) {
  report made{duk_normalize_index(ctx, thrown), {}};
  if (duk_safe_call(ctx, fill_report, &made, 0, 1) != DUK_EXEC_SUCCESS && made.error.message.empty())
    made.error.message = "the error could not be read";
  duk_pop(ctx);
  if (made.error.name.empty()) made.error.name = "Error";
  return made.error;
}

script_error plain_limit_report(const vm& heap) {
  script_error error;
  error.name = "LimitError";
  error.code = to_string(heap.struck());
  error.message = describe(heap.struck(), heap.limits());
  return error;
}

script_error report_limit(duk_context* ctx, duk_idx_t thrown) {
  const vm& heap = vm::of(ctx);
  script_error error = plain_limit_report(heap);
  if (thrown != DUK_INVALID_INDEX) {
    sluice_duktape_renew_work(ctx);
    const script_error where = report_error(ctx, thrown);
    error.stack = where.stack;
    error.file = where.file;
    error.line = where.line;
    error.column = where.column;
  }
  if (heap.struck_line() == 0) return error;
  if (const auto at = heap.program_map().lookup(heap.struck_line())) set_position(error, *at);
  return error;
}

void note_await_site(duk_context* ctx, duk_idx_t reason, duk_idx_t coroutine) {
  reason = duk_normalize_index(ctx, reason);
  const vm& heap = vm::of(ctx);
  if (!duk_is_error(ctx, reason) || !sluice_duktape_push_await_site(ctx, coroutine, heap.program_name()))
    return;
  duk_push_literal(ctx, awaits_key);
  duk_get_prop_literal(ctx, reason, awaits_key);
  const std::string_view before = string_at(ctx, -1);
  const std::string_view site = string_at(ctx, -3);
  // One error may come out of the same await again and again, if its promise is kept.
  if (before.find(site) == std::string_view::npos && before.size() + site.size() <= max_awaits) {
    if (before.empty()) {
      duk_pop(ctx);
      duk_dup(ctx, -2);
    } else {
      duk_dup(ctx, -3);
      duk_concat(ctx, 2);
    }
    duk_def_prop(ctx, reason, DUK_DEFPROP_HAVE_VALUE | DUK_DEFPROP_SET_WRITABLE | DUK_DEFPROP_FORCE);
    duk_pop(ctx);
    return;
  }
  duk_pop_3(ctx);
}

void install_error_stack(duk_context* ctx) {
  duk_get_global_literal(ctx, "Error");
  duk_get_prop_literal(ctx, -1, "prototype");
  duk_push_literal(ctx, "stack");
  duk_get_prop_desc(ctx, -2, 0);
  duk_get_prop_literal(ctx, -1, "get");
  vm::of(ctx).read_stack = keep(ctx);
  duk_get_prop_literal(ctx, -2, "set");
  duk_push_literal(ctx, "stack");
  duk_push_c_function(ctx, mapped_stack, 0);
  duk_dup(ctx, -3);
  duk_def_prop(ctx, -7, DUK_DEFPROP_HAVE_GETTER | DUK_DEFPROP_HAVE_SETTER | DUK_DEFPROP_SET_CONFIGURABLE);
  duk_pop_n(ctx, 5);
}

}  // namespace sluice
