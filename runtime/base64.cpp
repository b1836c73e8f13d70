#include "runtime/base64.hpp"

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

/// The six bits that a character stands for; -1 if it is none of the alphabet.
int digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

/// Appends a byte as a character of a JavaScript string.
char* put_character(char* out, unsigned byte) {
  if (byte >= 0x80) *out++ = static_cast<char>(0xC0 | byte >> 6);
  *out++ = static_cast<char>(byte >= 0x80 ? 0x80 | (byte & 0x3F) : byte);
  return out;
}

/// Decodes into `out`, which has room for twice as many bytes as `text`; null if it is no base64.
char* decode(std::string_view text, char* out, byte_meter meter) {
  unsigned bits = 0;
  int digits = 0;
  int padding = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    meter.reach(i);
    const char c = text[i];
    if (is_space(c)) continue;
    if (c == '=' && ++padding <= 2) continue;
    const int value = digit(c);
    if (value < 0 || padding > 0) return nullptr;
    bits = bits << 6 | static_cast<unsigned>(value);
    if (++digits % 4 == 0) {
      for (int shift = 16; shift >= 0; shift -= 8) out = put_character(out, bits >> shift & 0xFF);
      bits = 0;
    }
  }
  const int rest = digits % 4;
  if (rest == 1 || (padding > 0 && rest + padding != 4)) return nullptr;
  if (rest >= 2) out = put_character(out, rest == 2 ? bits >> 4 & 0xFF : bits >> 10 & 0xFF);
  if (rest == 3) out = put_character(out, bits >> 2 & 0xFF);
  return out;
}

/// atob(text)
duk_ret_t decode_text(duk_context* ctx) {
  duk_to_string(ctx, 0);
  const std::string_view text = string_at(ctx, 0);
  auto* begin = static_cast<char*>(duk_push_fixed_buffer(ctx, 2 * text.size() + 1));
  const char* end = decode(text, begin, byte_meter{ctx, text.size()});
  if (!end)
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
