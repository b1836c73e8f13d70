#include "store/identity_hash.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <stdexcept>

namespace sluice {

struct identity_hash::state {
  key secret;
  EVP_MAC* mac = EVP_MAC_fetch(nullptr, "SIPHASH", nullptr);
  EVP_MAC_CTX* context = EVP_MAC_CTX_new(mac);
  ~state() {
    EVP_MAC_CTX_free(context);
    EVP_MAC_free(mac);
  }
};

identity_hash::identity_hash(const key& secret) : state_(new state{secret}) {
  std::size_t bytes = sizeof(std::uint64_t);
  const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_size_t(OSSL_MAC_PARAM_SIZE, &bytes), OSSL_PARAM_END};
  if (!state_->context || !EVP_MAC_init(state_->context, secret.data(), secret.size(), parameters))
    throw std::runtime_error("OpenSSL provides no SipHash");
}

identity_hash::~identity_hash() = default;

std::uint64_t identity_hash::operator()(const event_identity& event) const {
  const auto add = [this](const void* data, std::size_t size) {
    EVP_MAC_update(state_->context, static_cast<const unsigned char*>(data), size);
  };
  EVP_MAC_init(state_->context, state_->secret.data(), state_->secret.size(), nullptr);
  const std::uint64_t head[] = {static_cast<std::uint64_t>(event.tenant.value), event.source.size()};
  add(head, sizeof head);  // the length keeps ("a", "bc") and ("ab", "c") apart
  add(event.source.data(), event.source.size());
  add(event.id.data(), event.id.size());
  std::uint64_t hash = 0;
  std::size_t size = 0;
  EVP_MAC_final(state_->context, reinterpret_cast<unsigned char*>(&hash), &size, sizeof hash);
  return hash;
}

}  // namespace sluice
