#include "runtime/text_encoding.hpp"

#include "runtime/byte_meter.hpp"
#include "runtime/cesu8.hpp"
#include "runtime/define.hpp"
#include "runtime/text_decoder.hpp"

#include <algorithm>
#include <cstring>
#include <type_traits>

namespace sluice {
namespace {

constexpr char decoder_key[] =
    "\xFF"
    "decoder";

/// What a TextDecoder keeps, as bytes in a buffer.
struct decoder_state {
  text_decoder decoder;
  bool fatal;
  bool ignore_bom;
};
static_assert(std::is_trivially_copyable_v<decoder_state>);

// --- TextEncoder ----------------------------------------------------------------------------------------

duk_ret_t construct_encoder(duk_context* ctx) {
  require_new(ctx, "TextEncoder");
  return 0;
}

duk_ret_t encoder_encoding(duk_context* ctx) {
  duk_push_literal(ctx, "utf-8");
  return 1;
}

/// encode(text): its UTF-8 as a Uint8Array.
duk_ret_t encode(duk_context* ctx) {
  if (duk_is_undefined(ctx, 0)) {
    duk_push_literal(ctx, "");
    duk_replace(ctx, 0);
  }
  duk_to_string(ctx, 0);
  const std::string_view text = string_at(ctx, 0);
  std::size_t size = 0;
  byte_meter counted{ctx, text.size()};
  for (std::size_t i = 0; i < text.size();) {
    counted.reach(i);
    const character next = character_at(text, i);
    size += utf8_bytes(next.point);
    i += next.bytes;
  }
  auto* out = static_cast<char*>(duk_push_fixed_buffer(ctx, size));
  byte_meter written{ctx, text.size()};
  for (std::size_t i = 0; i < text.size();) {
    written.reach(i);
    const character next = character_at(text, i);
    out = write_utf8(next.point, out);
    i += next.bytes;
  }
  duk_push_buffer_object(ctx, -1, 0, size, DUK_BUFOBJ_UINT8ARRAY);
  return 1;
}

/// encodeInto(text, array): as much of it as fits; {read, written}.
duk_ret_t encode_into(duk_context* ctx) {
  duk_to_string(ctx, 0);
  const std::string_view text = string_at(ctx, 0);
  duk_size_t room = 0;
  duk_get_global_literal(ctx, "Uint8Array");
  if (!duk_is_buffer_data(ctx, 1) || !duk_instanceof(ctx, 1, -1))
    return duk_type_error(ctx, "TextEncoder.encodeInto wants a Uint8Array to write into");
  auto* out = static_cast<char*>(duk_get_buffer_data(ctx, 1, &room));
  byte_meter meter{ctx, std::min(text.size(), room)};
  std::size_t read = 0;
  std::size_t written = 0;
  for (std::size_t i = 0; i < text.size();) {
    meter.reach(i);
    const character next = character_at(text, i);
    const std::size_t bytes = utf8_bytes(next.point);
    if (bytes > room - written) break;
    write_utf8(next.point, out + written);
    written += bytes;
    read += next.point < 0x10000 ? 1 : 2;
    i += next.bytes;
  }
  duk_push_object(ctx);
  duk_push_number(ctx, static_cast<double>(read));
  duk_put_prop_literal(ctx, -2, "read");
  duk_push_number(ctx, static_cast<double>(written));
  duk_put_prop_literal(ctx, -2, "written");
  return 1;
}

// --- TextDecoder ----------------------------------------------------------------------------------------

bool boolean_option(duk_context* ctx, duk_idx_t options, const char* name) {
  if (!duk_is_object(ctx, options)) return false;
  duk_get_prop_string(ctx, options, name);
  const bool set = duk_to_boolean(ctx, -1) != 0;
  duk_pop(ctx);
  return set;
}

/// new TextDecoder(label = 'utf-8', {fatal, ignoreBOM})
duk_ret_t construct_decoder(duk_context* ctx) {
  require_new(ctx, "TextDecoder");
  std::optional<text_encoding> encoding = text_encoding::utf_8;
  if (!duk_is_undefined(ctx, 0)) {
    constexpr std::size_t longest_label = 64;  // with its white space
    duk_to_string(ctx, 0);
    const std::string_view label = string_at(ctx, 0);
    encoding = label.size() <= longest_label ? encoding_of_label(label) : std::nullopt;
  }
  if (!encoding)
    return duk_range_error(
        ctx, "TextDecoder knows utf-8, utf-16le, utf-16be and windows-1252 (also called latin1), not %s",
        sluice_duktape_push_readable(ctx, 0));
  if (!duk_is_null_or_undefined(ctx, 1) && !duk_is_object(ctx, 1))
    return duk_type_error(ctx, "TextDecoder wants its options as an object");
  const bool fatal = boolean_option(ctx, 1, "fatal");
  const bool ignore_bom = boolean_option(ctx, 1, "ignoreBOM");
  duk_push_this(ctx);
  const decoder_state state{text_decoder{*encoding, ignore_bom}, fatal, ignore_bom};
  std::memcpy(duk_push_fixed_buffer(ctx, sizeof state), &state, sizeof state);
  duk_put_prop_literal(ctx, -2, decoder_key);
  return 0;
}

/// [ … ] → [ … buffer ], in which the state of `this` lies.
decoder_state* push_state(duk_context* ctx) {
  duk_push_this(ctx);
  duk_size_t size = 0;
  void* bytes = nullptr;
  if (duk_is_object(ctx, -1) && duk_get_prop_literal(ctx, -1, decoder_key))
    bytes = duk_get_buffer(ctx, -1, &size);
  if (!bytes) (void)duk_type_error(ctx, "this method wants a TextDecoder as this");
  duk_remove(ctx, -2);
  return static_cast<decoder_state*>(bytes);
}

duk_ret_t decoder_encoding(duk_context* ctx) {
  const std::string_view name = to_string(push_state(ctx)->decoder.encoding());
  duk_push_lstring(ctx, name.data(), name.size());
  return 1;
}

duk_ret_t decoder_fatal(duk_context* ctx) {
  duk_push_boolean(ctx, push_state(ctx)->fatal);
  return 1;
}

duk_ret_t decoder_ignore_bom(duk_context* ctx) {
  duk_push_boolean(ctx, push_state(ctx)->ignore_bom);
  return 1;
}

/// text_decoder::decode() that can be stopped.
text_decoder::outcome decode_all(duk_context* ctx, text_decoder& decoder, std::string_view bytes, bool last,
                                 char* out) {
  byte_meter meter{ctx, bytes.size()};
  text_decoder::outcome all;
  for (std::size_t i = 0;;) {
    meter.reach(i);
    const std::string_view piece = bytes.substr(i, byte_meter::step);
    i += piece.size();
    const auto outcome = decoder.decode(piece, last && i == bytes.size(), out ? out + all.bytes : nullptr);
    all.bytes += outcome.bytes;
    all.malformed |= outcome.malformed;
    if (i == bytes.size()) return all;
  }
}

/// decode(bytes, {stream})
duk_ret_t decode(duk_context* ctx) {
  decoder_state* state = push_state(ctx);
  const bool last = !boolean_option(ctx, 1, "stream");
  duk_size_t size = 0;
  const char* bytes = nullptr;
  if (duk_is_buffer_data(ctx, 0))
    bytes = static_cast<const char*>(duk_get_buffer_data(ctx, 0, &size));
  else if (!duk_is_undefined(ctx, 0))
    return duk_type_error(ctx, "TextDecoder.decode wants an ArrayBuffer, a typed array or a DataView");
  const std::string_view piece{bytes ? bytes : "", bytes ? size : 0};
  text_decoder counted = state->decoder;
  const text_decoder::outcome outcome = decode_all(ctx, counted, piece, last, nullptr);
  if (outcome.malformed && state->fatal) {
    state->decoder = text_decoder{state->decoder.encoding(), state->ignore_bom};
    return duk_type_error(ctx, "the bytes are not valid %s", to_string(state->decoder.encoding()).data());
  }
  auto* out = static_cast<char*>(duk_push_fixed_buffer(ctx, outcome.bytes + 1));
  decode_all(ctx, state->decoder, piece, last, out);
  duk_push_lstring(ctx, out, outcome.bytes);
  return 1;
}

}  // namespace

void install_text_encoding(duk_context* ctx) {
  define_class(ctx, "TextEncoder", construct_encoder, 0);
  define_accessor(ctx, "encoding", encoder_encoding);
  define_method(ctx, "encode", encode, 1);
  define_method(ctx, "encodeInto", encode_into, 2);
  duk_pop(ctx);
  define_class(ctx, "TextDecoder", construct_decoder, 2);
  define_accessor(ctx, "encoding", decoder_encoding);
  define_accessor(ctx, "fatal", decoder_fatal);
  define_accessor(ctx, "ignoreBOM", decoder_ignore_bom);
  define_method(ctx, "decode", decode, 2);
  duk_pop(ctx);
}

}  // namespace sluice
