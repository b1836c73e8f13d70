#include "runtime/crypto.hpp"

#include "runtime/byte_meter.hpp"
#include "runtime/cesu8.hpp"
#include "runtime/define.hpp"
#include "runtime/sdk_bytes.hpp"
#include "runtime/vm.hpp"

#include <fmt/format.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>
#include <cmath>
#include <memory>

namespace sluice {
namespace {

/// A digest by the name that scripts give it.
struct digest_name {
  const char* name;
  const char* openssl_name;
};
constexpr digest_name digests[] = {
    {"sha256", "SHA256"}, {"sha512", "SHA512"}, {"sha384", "SHA384"}, {"sha1", "SHA1"}, {"md5", "MD5"},
};

/// A symbol is a string to Duktape, but none to scripts.
bool is_text(duk_context* ctx, duk_idx_t index) {
  return duk_is_string(ctx, index) && !duk_is_symbol(ctx, index);
}

const char* find_digest(duk_context* ctx, duk_idx_t index) {
  const std::string_view name = is_text(ctx, index) ? string_at(ctx, index) : std::string_view{};
  for (const auto& [known, openssl_name] : digests)
    if (known == name) return openssl_name;
  throw_invalid_argument(ctx,
                         fmt::format("there is no digest {}; there are sha256, sha512, sha384, sha1, md5",
                                     is_text(ctx, index) ? fmt::format("\"{}\"", to_utf8(cut_cesu8(name, 60)))
                                                         : kind_in_words(ctx, index)));
}

/// What the caller wants the bytes as.
enum class encoding { hex, base64, base64url, bytes };

encoding encoding_at(duk_context* ctx, duk_idx_t index) {
  if (duk_is_undefined(ctx, index)) return encoding::hex;
  const std::string_view name = is_text(ctx, index) ? string_at(ctx, index) : std::string_view{};
  if (name == "hex") return encoding::hex;
  if (name == "base64") return encoding::base64;
  if (name == "base64url") return encoding::base64url;
  if (name == "bytes") return encoding::bytes;
  throw_invalid_argument(ctx, "the encoding has to be \"hex\", \"base64\", \"base64url\" or \"bytes\"");
}

void push_encoded(duk_context* ctx, std::string_view bytes, encoding as) {
  switch (as) {
    case encoding::bytes: return push_bytes(ctx, bytes);
    case encoding::base64: return push_base64(ctx, bytes);
    case encoding::base64url: return push_base64(ctx, bytes, true);
    case encoding::hex: break;
  }
  std::string text;
  for (const char byte : bytes)
    fmt::format_to(std::back_inserter(text), "{:02x}", static_cast<unsigned char>(byte));
  duk_push_lstring(ctx, text.data(), text.size());
}

using digest_bytes = std::array<unsigned char, EVP_MAX_MD_SIZE>;

std::string_view view_of(const digest_bytes& bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes.data()), size};
}

/// Hands `data` to `update` in parts, and asks in between whether the execution must stop.
template <class Update>
bool feed(duk_context* ctx, std::string_view data, Update update) {
  byte_meter meter{ctx, data.size()};
  for (std::size_t i = 0; i < data.size(); i += byte_meter::step) {
    meter.reach(i);
    const auto part = data.substr(i, byte_meter::step);
    if (update(reinterpret_cast<const unsigned char*>(part.data()), part.size()) != 1) return false;
  }
  return true;
}

void push_digest(duk_context* ctx, const char* name, std::string_view data, encoding as) {
  const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> digest{EVP_MD_fetch(nullptr, name, nullptr),
                                                               EVP_MD_free};
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> state{EVP_MD_CTX_new(), EVP_MD_CTX_free};
  digest_bytes out{};
  unsigned int size = 0;
  const bool good = digest && state && EVP_DigestInit_ex(state.get(), digest.get(), nullptr) == 1 &&
                    feed(ctx, data,
                         [&](const unsigned char* part, std::size_t bytes) {
                           return EVP_DigestUpdate(state.get(), part, bytes);
                         }) &&
                    EVP_DigestFinal_ex(state.get(), out.data(), &size) == 1;
  if (!good) (void)duk_generic_error(ctx, "OpenSSL has no %s here", name);
  push_encoded(ctx, view_of(out, size), as);
}

/// sha256(data, encoding)
duk_ret_t sha256(duk_context* ctx) {
  const encoding as = encoding_at(ctx, 1);
  const argument_bytes data{ctx, 0, "the data"};
  push_digest(ctx, "SHA256", data.view(), as);
  return 1;
}

/// hash(digest, data, encoding)
duk_ret_t hash(duk_context* ctx) {
  const char* name = find_digest(ctx, 0);
  const encoding as = encoding_at(ctx, 2);
  const argument_bytes data{ctx, 1, "the data"};
  push_digest(ctx, name, data.view(), as);
  return 1;
}

/// hmac(digest, key, data, encoding)
duk_ret_t hmac(duk_context* ctx) {
  const char* name = find_digest(ctx, 0);
  const encoding as = encoding_at(ctx, 3);
  const argument_bytes key{ctx, 1, "the key"};
  const argument_bytes data{ctx, 2, "the data"};
  const std::unique_ptr<EVP_MAC, decltype(&EVP_MAC_free)> mac{EVP_MAC_fetch(nullptr, "HMAC", nullptr),
                                                              EVP_MAC_free};
  const std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)> state{
      mac ? EVP_MAC_CTX_new(mac.get()) : nullptr, EVP_MAC_CTX_free};
  const OSSL_PARAM params[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, const_cast<char*>(name), 0),
      OSSL_PARAM_construct_end()};
  digest_bytes out{};
  std::size_t size = 0;
  // An empty key is one; OpenSSL takes a null pointer for "as before".
  const auto* key_bytes = reinterpret_cast<const unsigned char*>(key.view().empty() ? "" : key.view().data());
  const bool good = state && EVP_MAC_init(state.get(), key_bytes, key.view().size(), params) == 1 &&
                    feed(ctx, data.view(),
                         [&](const unsigned char* part, std::size_t bytes) {
                           return EVP_MAC_update(state.get(), part, bytes);
                         }) &&
                    EVP_MAC_final(state.get(), out.data(), &size, out.size()) == 1;
  if (!good) (void)duk_generic_error(ctx, "OpenSSL has no HMAC with %s here", name);
  push_encoded(ctx, view_of(out, size), as);
  return 1;
}

/// timingSafeEqual(a, b): in a time that depends on their lengths alone.
duk_ret_t timing_safe_equal(duk_context* ctx) {
  const argument_bytes a{ctx, 0, "the first argument"};
  const argument_bytes b{ctx, 1, "the second argument"};
  sluice_duktape_work(ctx, a.view().size() / 8);
  duk_push_boolean(ctx, a.view().size() == b.view().size() &&
                            CRYPTO_memcmp(a.view().data(), b.view().data(), a.view().size()) == 0);
  return 1;
}

/// randomBytes(count)
duk_ret_t random_bytes(duk_context* ctx) {
  const double count = duk_get_number_default(ctx, 0, -1);
  if (!(count >= 0) || count > most_random_bytes || std::trunc(count) != count)
    throw_invalid_argument(ctx, fmt::format("randomBytes takes a count from 0 to {}", most_random_bytes));
  const auto size = static_cast<std::size_t>(count);
  fill_random(ctx, static_cast<unsigned char*>(duk_push_fixed_buffer(ctx, size)), size);
  duk_push_buffer_object(ctx, -1, 0, size, DUK_BUFOBJ_UINT8ARRAY);
  return 1;
}

/// base64.encode(data), and encodeUrl(data) by magic.
duk_ret_t encode_base64(duk_context* ctx) {
  const argument_bytes data{ctx, 0, "the data"};
  push_base64(ctx, data.view(), duk_get_current_magic(ctx) != 0);
  return 1;
}

/// base64.decode(text): either alphabet, with or without padding.
duk_ret_t decode_base64(duk_context* ctx) {
  if (!is_text(ctx, 0))
    throw_invalid_argument(ctx, fmt::format("base64.decode takes a string, not {}", kind_in_words(ctx, 0)));
  if (!push_base64_decoded(ctx, 0)) throw_invalid_argument(ctx, "base64.decode: the text is no base64");
  return 1;
}

}  // namespace

void fill_random(duk_context* ctx, unsigned char* out, std::size_t size) {
  script_host& host = vm::of(ctx).host;
  for (std::size_t i = 0; i < size; i += 8) {
    std::uint64_t bits = host.random();
    for (std::size_t j = i; j < std::min(i + 8, size); ++j, bits >>= 8)
      out[j] = static_cast<unsigned char>(bits);
  }
}

duk_ret_t push_random_uuid(duk_context* ctx) {
  std::array<unsigned char, 16> bytes{};
  fill_random(ctx, bytes.data(), bytes.size());
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x40);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    fmt::format_to(std::back_inserter(text), "{:02x}", bytes[i]);
  }
  duk_push_lstring(ctx, text.data(), text.size());
  return 1;
}

void push_crypto(duk_context* ctx) {
  duk_push_object(ctx);
  define_method(ctx, "uuid", push_random_uuid, 0);
  define_method(ctx, "randomBytes", random_bytes, 1);
  define_method(ctx, "sha256", sha256, 2);
  define_method(ctx, "hash", hash, 3);
  define_method(ctx, "hmac", hmac, 4);
  define_method(ctx, "timingSafeEqual", timing_safe_equal, 2);
  duk_push_object(ctx);
  define_method(ctx, "encode", encode_base64, 1);
  define_method(ctx, "encodeUrl", encode_base64, 1, 1);
  define_method(ctx, "decode", decode_base64, 1);
  duk_put_prop_literal(ctx, -2, "base64");
}

}  // namespace sluice
