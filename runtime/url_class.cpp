#include "runtime/url_class.hpp"

#include "runtime/byte_meter.hpp"
#include "runtime/cesu8.hpp"
#include "runtime/define.hpp"
#include "runtime/duktape_internals.hpp"
#include "runtime/embedded.hpp"
#include "runtime/intrinsics.hpp"
#include "runtime/percent_encoding.hpp"
#include "runtime/text_decoder.hpp"
#include "runtime/url.hpp"
#include "runtime/vm.hpp"

#include <cstring>

namespace sluice {
namespace {

constexpr char url_key[] =
    "\xFF"
    "url";
constexpr char params_key[] =
    "\xFF"
    "params";

/// What a URL, or a part that it is given, may be long: it is taken apart outside of the heap's memory.
constexpr std::size_t max_url_bytes = 64u << 10;

/// The argument as UTF-8 text.
std::string url_text(duk_context* ctx, duk_idx_t index) {
  duk_to_string(ctx, index);
  const std::string_view text = string_at(ctx, index);
  sluice_duktape_work(ctx, 16 + text.size());
  if (text.size() > max_url_bytes)
    (void)duk_type_error(ctx, "a URL may be %d bytes long, not %lu", static_cast<int>(max_url_bytes),
                         static_cast<unsigned long>(text.size()));
  return to_utf8(text);
}

/// [ … ] → [ … href ]
duk_ret_t push_href(duk_context* ctx, const url_record& url) {
  const std::string href = url.href();
  if (href.size() > max_url_bytes)
    return duk_type_error(ctx, "a URL may be %d bytes long, not %lu", static_cast<int>(max_url_bytes),
                          static_cast<unsigned long>(href.size()));
  duk_push_lstring(ctx, href.data(), href.size());
  return 1;
}

/// (text, base?): the URL's href, undefined if it is none.
duk_ret_t parse(duk_context* ctx) {
  const bool has_base = duk_get_top(ctx) > 1;
  const std::string text = url_text(ctx, 0);
  std::optional<url_record> base;
  if (has_base) {
    base = parse_url(url_text(ctx, 1));
    if (!base) return 0;
  }
  const auto url = parse_url(text, base ? &*base : nullptr);
  return url ? push_href(ctx, *url) : 0;
}

/// The first argument: an href that parse() or set() gave.
url_record own_url(duk_context* ctx) {
  const std::string_view href = string_at(ctx, 0);
  sluice_duktape_work(ctx, 16 + href.size());
  return parse_own_url(href);
}

url_part part_at(duk_context* ctx, duk_idx_t index) { return static_cast<url_part>(duk_get_int(ctx, index)); }

/// (href, part)
duk_ret_t get(duk_context* ctx) {
  const std::string value = get_url_part(own_url(ctx), part_at(ctx, 1));
  duk_push_lstring(ctx, value.data(), value.size());
  return 1;
}

/// (href, part, value): the href with that part changed, undefined if a new href is none.
duk_ret_t set(duk_context* ctx) {
  const std::string value = url_text(ctx, 2);
  url_record url = own_url(ctx);
  return set_url_part(url, part_at(ctx, 1), value) ? push_href(ctx, url) : 0;
}

/// (value): as a string without halves of pairs.
duk_ret_t text(duk_context* ctx) {
  duk_to_string(ctx, 0);
  const std::string_view given = string_at(ctx, 0);
  if (given.find('\xED') == std::string_view::npos) {
    duk_dup(ctx, 0);
    return 1;
  }
  byte_meter meter{ctx, given.size()};
  auto* out = static_cast<char*>(duk_push_fixed_buffer(ctx, given.size() + 1));
  for (std::size_t i = 0; i < given.size();) {
    meter.reach(i);
    const character next = character_at(given, i);
    if (next.point < 0x10000)
      write_utf8(next.point, out + i);  // U+FFFD is as long as half a pair
    else
      std::memcpy(out + i, given.data() + i, next.bytes);
    i += next.bytes;
  }
  duk_push_lstring(ctx, out, given.size());
  return 1;
}

/// (text): what it stands for in application/x-www-form-urlencoded.
duk_ret_t decode(duk_context* ctx) {
  const std::string_view given = string_at(ctx, 0);
  if (given.find_first_of("%+") == std::string_view::npos) {
    duk_dup(ctx, 0);
    return 1;
  }
  byte_meter meter{ctx, given.size()};
  // What three characters stand for takes three bytes at most.
  auto* begin = static_cast<char*>(duk_push_fixed_buffer(ctx, given.size() + 1));
  char* out = begin;
  text_decoder decoder{text_encoding::utf_8, true};
  for (std::size_t i = 0; i < given.size();) {
    meter.reach(i);
    if (percent_triplet_at(given, i)) {
      const char byte = percent_byte_at(given, i);
      out += decoder.decode({&byte, 1}, false, out).bytes;
      i += 3;
      continue;
    }
    out += decoder.decode({}, true, out).bytes;
    *out++ = given[i] == '+' ? ' ' : given[i];
    ++i;
  }
  out += decoder.decode({}, true, out).bytes;
  duk_push_lstring(ctx, begin, static_cast<std::size_t>(out - begin));
  return 1;
}

/// (text): in application/x-www-form-urlencoded.
duk_ret_t encode(duk_context* ctx) {
  const std::string_view given = string_at(ctx, 0);
  byte_meter meter{ctx, given.size()};
  // A byte takes three characters; one of two or three bytes, as many bytes in UTF-8.
  auto* begin = static_cast<char*>(duk_push_fixed_buffer(ctx, 3 * given.size() + 1));
  char* out = begin;
  for (std::size_t i = 0; i < given.size();) {
    meter.reach(i);
    const character next = character_at(given, i);
    i += next.bytes;
    if (next.point == ' ') {
      *out++ = '+';
      continue;
    }
    char bytes[4];
    const char* end = write_utf8(next.point, bytes);
    std::string encoded;
    for (const char* byte = bytes; byte != end; ++byte)
      append_percent_encoded(encoded, static_cast<unsigned char>(*byte), percent_set::form);
    std::memcpy(out, encoded.data(), encoded.size());
    out += encoded.size();
  }
  duk_push_lstring(ctx, begin, static_cast<std::size_t>(out - begin));
  return 1;
}

}  // namespace

void install_url(duk_context* ctx) {
  const duk_idx_t base = duk_get_top(ctx);
  duk_push_global_object(ctx);
  push_embedded(ctx, embedded_script::url);
  duk_push_bare_object(ctx);
  define_method(ctx, "parse", parse, DUK_VARARGS);
  define_method(ctx, "get", get, 2);
  define_method(ctx, "set", set, 3);
  define_method(ctx, "text", text, 1);
  define_method(ctx, "decode", decode, 1);
  define_method(ctx, "encode", encode, 1);
  duk_push_literal(ctx, url_key);
  duk_push_literal(ctx, params_key);
  push_intrinsics(ctx);
  duk_get_prop_literal(ctx, -1, "iteratorPrototype");
  duk_remove(ctx, -2);
  duk_push_heapptr(ctx, vm::of(ctx).iterate);
  duk_call(ctx, 5);
  for (const char* name : {"URL", "URLSearchParams"}) {
    duk_dup(ctx, base);
    duk_get_prop_string(ctx, -2, name);
    define_value(ctx, name);
    duk_pop(ctx);
  }
  duk_set_top(ctx, base);
}

bool push_url_text(duk_context* ctx, duk_idx_t index) {
  index = duk_normalize_index(ctx, index);
  const bool url = duk_get_prop_literal(ctx, index, url_key) != 0;
  const bool params = duk_get_prop_literal(ctx, index, params_key) != 0;
  duk_pop_2(ctx);
  if (!url && !params) return false;
  duk_get_global_string(ctx, url ? "URL" : "URLSearchParams");
  duk_get_prop_literal(ctx, -1, "prototype");
  duk_get_prop_literal(ctx, -1, "toString");
  duk_dup(ctx, index);
  const bool told = duk_pcall_method(ctx, 0) == DUK_EXEC_SUCCESS;
  duk_replace(ctx, -3);
  duk_pop(ctx);
  if (!told) duk_pop(ctx);  // an iterator over parameters
  return told;
}

}  // namespace sluice
