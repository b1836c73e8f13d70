#include "runtime/sdk_bytes.hpp"

#include "runtime/base64_decoder.hpp"
#include "runtime/cesu8.hpp"
#include "runtime/host_calls.hpp"
#include "runtime/vm.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>

namespace sluice {
namespace {

/// CESU-8 differs from UTF-8 where a character is half of a pair: those begin with 0xED.
constexpr char first_of_surrogate = '\xED';
/// Bytes that are encoded at once: a multiple of three.
constexpr std::size_t base64_step = 3u << 14;

}  // namespace

argument_bytes::argument_bytes(duk_context* ctx, duk_idx_t index, const char* what) {
  if (duk_is_string(ctx, index) && !duk_is_symbol(ctx, index)) {
    view_ = string_at(ctx, index);
    if (view_.find(first_of_surrogate) == std::string_view::npos) return;
    held_memory held{ctx};
    held.set(view_.size());
    text_ = to_utf8(view_);
    view_ = text_;
  } else if (duk_is_buffer_data(ctx, index)) {
    duk_size_t size = 0;
    const auto* data = static_cast<const char*>(duk_get_buffer_data(ctx, index, &size));
    view_ = {data, size};
  } else {
    throw_invalid_argument(
        ctx, fmt::format("{} has to be a string or bytes, not {}", what, kind_in_words(ctx, index)));
  }
}

void push_bytes(duk_context* ctx, std::string_view bytes) {
  auto* out = static_cast<char*>(duk_push_fixed_buffer(ctx, bytes.size()));
  std::copy(bytes.begin(), bytes.end(), out);
  duk_push_buffer_object(ctx, -1, 0, bytes.size(), DUK_BUFOBJ_UINT8ARRAY);
  duk_remove(ctx, -2);
}

void push_base64(duk_context* ctx, std::string_view bytes, bool url) {
  const std::size_t room = (bytes.size() + 2) / 3 * 4 + 1;
  auto* out = static_cast<unsigned char*>(duk_push_fixed_buffer(ctx, room));
  std::size_t size = 0;
  for (std::size_t i = 0; i < bytes.size(); i += base64_step) {
    sluice_duktape_work(ctx, std::min(base64_step, bytes.size() - i) / 4);
    const auto part = bytes.substr(i, base64_step);
    size += static_cast<std::size_t>(EVP_EncodeBlock(
        out + size, reinterpret_cast<const unsigned char*>(part.data()), static_cast<int>(part.size())));
  }
  if (url) {
    while (size > 0 && out[size - 1] == '=') --size;
    std::replace(out, out + size, '+', '-');
    std::replace(out, out + size, '/', '_');
  }
  duk_push_lstring(ctx, reinterpret_cast<const char*>(out), size);
  duk_remove(ctx, -2);
}

bool push_base64_decoded(duk_context* ctx, duk_idx_t index) {
  const std::string_view text = string_at(ctx, index);
  auto* begin = static_cast<unsigned char*>(duk_push_fixed_buffer(ctx, text.size() / 4 * 3 + 3));
  unsigned char* end = begin;
  const bool good = decode_base64(text, base64_alphabet::any, byte_meter{ctx, text.size()},
                                  [&end](unsigned byte) { *end++ = static_cast<unsigned char>(byte); });
  if (good) duk_push_buffer_object(ctx, -1, 0, static_cast<std::size_t>(end - begin), DUK_BUFOBJ_UINT8ARRAY);
  if (good)
    duk_remove(ctx, -2);
  else
    duk_pop(ctx);
  return good;
}

void throw_invalid_argument(duk_context* ctx, const std::string& message) {
  push_call_error(ctx, {sdk_code::invalid_argument, message});
  (void)duk_throw(ctx);
  __builtin_unreachable();
}

std::string kind_in_words(duk_context* ctx, duk_idx_t index) {
  if (duk_is_array(ctx, index)) return "an array";
  switch (duk_get_type(ctx, index)) {
    case DUK_TYPE_NULL: return "null";
    case DUK_TYPE_BOOLEAN: return "a boolean";
    case DUK_TYPE_NUMBER: return "a number";
    case DUK_TYPE_STRING: return duk_is_symbol(ctx, index) ? "a symbol" : "a string";
    case DUK_TYPE_OBJECT: return duk_is_function(ctx, index) ? "a function" : "an object";
    default: return "undefined";
  }
}

}  // namespace sluice
