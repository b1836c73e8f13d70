#include "runtime/normalize.hpp"

#include "runtime/cesu8.hpp"
#include "runtime/define.hpp"
#include "runtime/duktape_internals.hpp"
#include "runtime/vm.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>
#include <utf8proc.h>

namespace sluice {
namespace {

struct normal_form {
  std::string_view name;
  bool composed;
  int decomposition;  ///< utf8proc's options
};
constexpr normal_form normal_forms[] = {{"NFC", true, UTF8PROC_DECOMPOSE},
                                        {"NFD", false, UTF8PROC_DECOMPOSE},
                                        {"NFKC", true, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT},
                                        {"NFKD", false, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT}};

/// Asks after that many characters whether the execution has to stop.
constexpr std::size_t characters_between_checks = 1u << 16;

unsigned byte_at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

/// The UTF-16 unit at i of a string of Duktape's, or a single byte of what is none; moves i behind it.
utf8proc_int32_t next_unit(std::string_view text, std::size_t& i) {
  const unsigned first = byte_at(text, i);
  if (first >= 0xE0 && i + 2 < text.size()) {
    i += 3;
    return static_cast<utf8proc_int32_t>((first & 0x0F) << 12 | (byte_at(text, i - 2) & 0x3F) << 6 |
                                         (byte_at(text, i - 1) & 0x3F));
  }
  if (first >= 0xC0 && i + 1 < text.size()) {
    i += 2;
    return static_cast<utf8proc_int32_t>((first & 0x1F) << 6 | (byte_at(text, i - 1) & 0x3F));
  }
  ++i;
  return static_cast<utf8proc_int32_t>(first);
}

/// The character at i: two surrogates if they are a pair.
utf8proc_int32_t next_character(std::string_view text, std::size_t& i) {
  const utf8proc_int32_t unit = next_unit(text, i);
  if (unit < 0xD800 || unit > 0xDBFF || i >= text.size()) return unit;
  std::size_t after = i;
  const utf8proc_int32_t low = next_unit(text, after);
  if (low < 0xDC00 || low > 0xDFFF) return unit;
  i = after;
  return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

std::size_t unit_bytes(utf8proc_int32_t unit) { return unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3; }

char* write_unit(char* out, utf8proc_int32_t unit) {
  const std::size_t bytes = unit_bytes(unit);
  if (bytes == 1) {
    *out++ = static_cast<char>(unit);
    return out;
  }
  *out++ = static_cast<char>(bytes == 2 ? 0xC0 | unit >> 6 : 0xE0 | unit >> 12);
  if (bytes == 3) *out++ = static_cast<char>(0x80 | (unit >> 6 & 0x3F));
  *out++ = static_cast<char>(0x80 | (unit & 0x3F));
  return out;
}

/// Characters in memory that counts as the heap's.
struct characters {
  utf8proc_int32_t* data;
  std::size_t count;
  utf8proc_int32_t* end() const { return data + count; }
};

/// Calls each(character) for all of a text.
template <class Each>
void for_each_character(duk_context* ctx, std::string_view text, Each each) {
  vm& heap = vm::of(ctx);
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    each(next_character(text, i));
    if (++count % characters_between_checks == 0 && heap.must_stop(ctx))
      (void)duk_error(ctx, DUK_ERR_RANGE_ERROR, "stopped");
  }
}

int mark_class(utf8proc_int32_t c) { return utf8proc_get_property(c)->combining_class; }

/// Sorts the marks of one character by their class, those of one class staying in order.
void order_run(duk_context* ctx, utf8proc_int32_t* begin, utf8proc_int32_t* end) {
  constexpr std::ptrdiff_t few = 16;
  if (end - begin <= few) {
    std::stable_sort(begin, end, [](auto a, auto b) { return mark_class(a) < mark_class(b); });
    return;
  }
  // A run is as long as its author likes: counted, not compared.
  const auto count = static_cast<std::size_t>(end - begin);
  std::array<std::size_t, 257> places{};
  for (const auto* c = begin; c != end; ++c) ++places[static_cast<std::size_t>(mark_class(*c)) + 1];
  std::partial_sum(places.begin(), places.end(), places.begin());
  auto* sorted = static_cast<utf8proc_int32_t*>(duk_push_fixed_buffer(ctx, count * sizeof(utf8proc_int32_t)));
  for (const auto* c = begin; c != end; ++c) sorted[places[static_cast<std::size_t>(mark_class(*c))]++] = *c;
  std::copy_n(sorted, count, begin);
  duk_pop(ctx);
}

/// Brings marks into canonical order.
void order_marks(duk_context* ctx, utf8proc_int32_t* begin, utf8proc_int32_t* end) {
  for (auto* c = begin; c != end;) {
    auto* run_end = c;
    while (run_end != end && mark_class(*run_end) != 0) ++run_end;
    const auto length = static_cast<std::size_t>(run_end - c);
    sluice_duktape_work(ctx, 4 + length * 8);
    if (length > 1) order_run(ctx, c, run_end);
    c = run_end == end ? run_end : run_end + 1;
  }
}

/// [ … ] → [ … buffer ]: the text decomposed, its marks in canonical order.
characters decompose(duk_context* ctx, std::string_view text, int options) {
  const auto flags = static_cast<utf8proc_option_t>(options);
  int boundary = 0;
  std::size_t count = 0;
  for_each_character(ctx, text, [&](utf8proc_int32_t c) {
    count += static_cast<std::size_t>(utf8proc_decompose_char(c, nullptr, 0, flags, &boundary));
  });
  auto* data = static_cast<utf8proc_int32_t*>(duk_push_fixed_buffer(ctx, count * sizeof(utf8proc_int32_t)));
  std::size_t filled = 0;
  for_each_character(ctx, text, [&](utf8proc_int32_t c) {
    filled += static_cast<std::size_t>(utf8proc_decompose_char(
        c, data + filled, static_cast<utf8proc_ssize_t>(count - filled), flags, &boundary));
  });
  order_marks(ctx, data, data + count);
  return {data, count};
}

/// [ … ] → [ … buffer string ]
void push_characters(duk_context* ctx, characters text) {
  std::size_t bytes = 0;
  for (const auto* c = text.data; c != text.end(); ++c) bytes += *c > 0xFFFF ? 6 : unit_bytes(*c);
  char* const begin = static_cast<char*>(duk_push_fixed_buffer(ctx, bytes));
  char* out = begin;
  for (const auto* c = text.data; c != text.end(); ++c) {
    if (*c > 0xFFFF) {
      out = write_unit(out, 0xD800 + ((*c - 0x10000) >> 10));
      out = write_unit(out, 0xDC00 + ((*c - 0x10000) & 0x3FF));
    } else {
      out = write_unit(out, *c);
    }
  }
  duk_push_lstring(ctx, begin, bytes);
}

duk_ret_t normalize(duk_context* ctx) {
  duk_push_this(ctx);
  if (duk_is_null_or_undefined(ctx, -1)) return duk_type_error(ctx, "normalize() wants a string as this");
  duk_to_string(ctx, 1);
  if (duk_is_undefined(ctx, 0)) duk_push_literal(ctx, "NFC"), duk_replace(ctx, 0);
  duk_to_string(ctx, 0);
  const auto* form = std::find_if(std::begin(normal_forms), std::end(normal_forms),
                                  [&](const normal_form& row) { return row.name == string_at(ctx, 0); });
  if (form == std::end(normal_forms))
    return duk_range_error(ctx, "the form must be one of NFC, NFD, NFKC and NFKD");
  const std::string_view text = string_at(ctx, 1);
  sluice_duktape_work(ctx, text.size() >> 3);
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    duk_dup(ctx, 1);
    return 1;
  }
  characters result = decompose(ctx, text, form->decomposition);
  if (form->composed)
    result.count = static_cast<std::size_t>(
        utf8proc_normalize_utf32(result.data, static_cast<utf8proc_ssize_t>(result.count),
                                 static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE)));
  push_characters(ctx, result);
  return 1;
}

}  // namespace

void install_normalize(duk_context* ctx) {
  duk_get_global_literal(ctx, "String");
  duk_get_prop_literal(ctx, -1, "prototype");
  define_method(ctx, "normalize", normalize, 1, 0, 0);
  duk_pop_2(ctx);
}

}  // namespace sluice
