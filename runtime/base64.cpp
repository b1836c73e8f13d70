#include "runtime/base64.hpp"

#include "runtime/base64_decoder.hpp"
#include "runtime/byte_meter.hpp"
#include "runtime/cesu8.hpp"
#include "runtime/define.hpp"
#include "runtime/dom_exception.hpp"

namespace sluice {
namespace {

/// [ … text ] → [ … text buffer ]: the text's characters as bytes, at least one; `size` of them.
char* push_latin1(duk_context* ctx, std::size_t& size) {
  const std::string_view text = string_at(ctx, -1);
  byte_meter meter{ctx, text.size()};
  auto* bytes = static_cast<char*>(duk_push_fixed_buffer(ctx, text.size() + 1));
  size = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    meter.reach(i);
    auto unit = static_cast<unsigned char>(text[i]);
    if (unit >= 0x80) {
      if (unit > 0xC3 || i + 1 == text.size())
        throw_dom_exception(
            ctx, "InvalidCharacterError",
            "btoa() takes characters up to U+00FF, each of them a byte; encode other text with "
            "TextEncoder first");
      unit = static_cast<unsigned char>((unit & 3) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3F));
    }
    bytes[size++] = static_cast<char>(unit);
  }
  return bytes;
}

/// btoa(text)
duk_ret_t encode(duk_context* ctx) {
  duk_require_valid_index(ctx, 0);
  duk_to_string(ctx, 0);
  std::size_t size = 0;
  push_latin1(ctx, size);
  duk_push_buffer_object(ctx, -1, 0, size, DUK_BUFOBJ_UINT8ARRAY);
  duk_base64_encode(ctx, -1);
  return 1;
}

/// Appends a byte as a character of a JavaScript string.
char* put_character(char* out, unsigned byte) {
  if (byte >= 0x80) *out++ = static_cast<char>(0xC0 | byte >> 6);
  *out++ = static_cast<char>(byte >= 0x80 ? 0x80 | (byte & 0x3F) : byte);
  return out;
}

/// atob(text)
duk_ret_t decode_text(duk_context* ctx) {
  duk_to_string(ctx, 0);
  const std::string_view text = string_at(ctx, 0);
  auto* begin = static_cast<char*>(duk_push_fixed_buffer(ctx, 2 * text.size() + 1));
  char* end = begin;
  if (!decode_base64(text, base64_alphabet::standard, byte_meter{ctx, text.size()},
                     [&end](unsigned byte) { end = put_character(end, byte); }))
    throw_dom_exception(
        ctx, "InvalidCharacterError",
        "atob() takes base64 of the letters A-Z, a-z, 0-9, + and /; base64url has - and _ instead");
  duk_push_lstring(ctx, begin, static_cast<std::size_t>(end - begin));
  return 1;
}

}  // namespace

void install_base64(duk_context* ctx) {
  install_dom_exception(ctx);
  define_global_function(ctx, "atob", decode_text, 1);
  define_global_function(ctx, "btoa", encode, 1);
}

}  // namespace sluice
