#include "store/secret_cipher.hpp"

#include "schemas/sha256.hpp"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <memory>

namespace sluice {
namespace {

constexpr char form = 1;
constexpr std::size_t tag_bytes = 16;

using cipher_context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

cipher_context make_context() { return {EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free}; }

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

tl::unexpected<error> damaged() {
  return fail(error_code::internal, "it was changed, or encrypted with another key or for another place");
}

std::string bound_to(tenant_id tenant, std::string_view name) {
  std::string data(1, form);
  for (int shift = 56; shift >= 0; shift -= 8)
    data += static_cast<char>(static_cast<std::uint64_t>(tenant.value) >> shift);
  return data.append(name);
}

}  // namespace

expected<secret_key> make_secret_key() {
  secret_key key;
  if (RAND_bytes(key.data(), static_cast<int>(key.size())) != 1)
    return fail(error_code::internal, "OpenSSL has no random bytes");
  return key;
}

std::string secret_key_id(const secret_key& key) {
  return sha256_hex({reinterpret_cast<const char*>(key.data()), key.size()}).substr(0, 8);
}

expected<std::string> gcm_seal(const secret_key& key, const gcm_nonce& nonce, std::string_view bound,
                               std::string_view text) {
  const auto context = make_context();
  std::string sealed(text.size() + tag_bytes, '\0');
  int length = 0;
  int rest = 0;
  const bool done =
      context &&
      EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.data(), nonce.data()) == 1 &&
      EVP_EncryptUpdate(context.get(), nullptr, &length, bytes(bound), static_cast<int>(bound.size())) == 1 &&
      EVP_EncryptUpdate(context.get(), bytes(sealed), &length, bytes(text), static_cast<int>(text.size())) ==
          1 &&
      EVP_EncryptFinal_ex(context.get(), bytes(sealed) + length, &rest) == 1 &&
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tag_bytes, bytes(sealed) + text.size()) == 1;
  if (!done) return fail(error_code::internal, "OpenSSL cannot encrypt with AES-256-GCM");
  return sealed;
}

expected<std::string> gcm_open(const secret_key& key, const gcm_nonce& nonce, std::string_view bound,
                               std::string_view sealed) {
  if (sealed.size() < tag_bytes) return damaged();
  const auto text = sealed.substr(0, sealed.size() - tag_bytes);
  std::string tag(sealed.substr(text.size()));
  const auto context = make_context();
  std::string opened(text.size(), '\0');
  int length = 0;
  int rest = 0;
  const bool done =
      context &&
      EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, key.data(), nonce.data()) == 1 &&
      EVP_DecryptUpdate(context.get(), nullptr, &length, bytes(bound), static_cast<int>(bound.size())) == 1 &&
      EVP_DecryptUpdate(context.get(), bytes(opened), &length, bytes(text), static_cast<int>(text.size())) ==
          1 &&
      EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tag_bytes, bytes(tag)) == 1 &&
      EVP_DecryptFinal_ex(context.get(), bytes(opened) + length, &rest) == 1;
  if (!done) return damaged();
  return opened;
}

expected<std::string> seal_secret(const secret_key& key, tenant_id tenant, std::string_view name,
                                  std::string_view value) {
  gcm_nonce nonce;
  if (RAND_bytes(nonce.data(), static_cast<int>(nonce.size())) != 1)
    return fail(error_code::internal, "OpenSSL has no random bytes");
  auto sealed = gcm_seal(key, nonce, bound_to(tenant, name), value);
  if (!sealed) return sealed;
  std::string row(1, form);
  row.append(reinterpret_cast<const char*>(nonce.data()), nonce.size());
  return row.append(*sealed);
}

expected<std::string> open_secret(const secret_key& key, tenant_id tenant, std::string_view name,
                                  std::string_view sealed) {
  gcm_nonce nonce;
  if (sealed.size() < 1 + nonce.size() + tag_bytes || sealed.front() != form) return damaged();
  std::copy_n(bytes(sealed) + 1, nonce.size(), nonce.data());
  return gcm_open(key, nonce, bound_to(tenant, name), sealed.substr(1 + nonce.size()));
}

}  // namespace sluice
