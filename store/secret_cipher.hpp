#pragma once

#include "schemas/error.hpp"
#include "schemas/ids.hpp"

#include <array>
#include <string>
#include <string_view>

namespace sluice {

/// A key of AES-256.
using secret_key = std::array<unsigned char, 32>;
using gcm_nonce = std::array<unsigned char, 12>;

/// A new random key; internal if there is no randomness.
expected<secret_key> make_secret_key();
/// Names a key without giving it away: the first 8 hex digits of its SHA-256.
std::string secret_key_id(const secret_key& key);

/// A secret encrypted: one byte for the form (1), 96 random bits of nonce, the ciphertext, 128 bits of tag.
/// What the value is bound to (AES-GCM's additional data) is the form, the tenant and the name, so that
/// neither a bit nor the place of a row can be changed unnoticed. A nonce is random: one key is good for 2^32
/// encryptions (NIST SP 800-38D, 8.3), which is 2^32 times that somebody sets a secret.
expected<std::string> seal_secret(const secret_key& key, tenant_id tenant, std::string_view name,
                                  std::string_view value);
/// The reverse; internal if it was changed, is another row's, or the key is another.
expected<std::string> open_secret(const secret_key& key, tenant_id tenant, std::string_view name,
                                  std::string_view sealed);

/// AES-256-GCM itself: ciphertext and tag.
expected<std::string> gcm_seal(const secret_key& key, const gcm_nonce& nonce, std::string_view bound_to,
                               std::string_view text);
/// The text, if the tag is right.
expected<std::string> gcm_open(const secret_key& key, const gcm_nonce& nonce, std::string_view bound_to,
                               std::string_view sealed);

}  // namespace sluice
