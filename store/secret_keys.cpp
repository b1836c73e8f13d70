#include "store/secret_keys.hpp"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <algorithm>
#include <cstring>

namespace sluice {
namespace {

/// 32 bytes in base64: 43 digits and a =.
constexpr std::size_t encoded_bytes = 44;

std::string_view cut_line(std::string_view& text) {
  const auto end = text.find('\n');
  auto line = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
    line.remove_suffix(1);
  return line;
}

bool decode(std::string_view line, secret_key& key) {
  std::array<unsigned char, 33> decoded;
  if (line.size() != encoded_bytes || line.back() != '=') return false;
  const auto* in = reinterpret_cast<const unsigned char*>(line.data());
  const bool done = EVP_DecodeBlock(decoded.data(), in, static_cast<int>(line.size())) == 33;
  std::copy_n(decoded.begin(), key.size(), key.begin());
  OPENSSL_cleanse(decoded.data(), decoded.size());
  return done;
}

void wipe(std::vector<secret_key>& keys) {
  for (auto& key : keys) OPENSSL_cleanse(key.data(), key.size());
}

}  // namespace

expected<std::vector<secret_key>> parse_secret_keys(std::string_view text) {
  std::vector<secret_key> keys;
  for (int number = 1; !text.empty(); ++number) {
    const auto line = cut_line(text);
    if (line.empty() || line.front() == '#') continue;
    if (!decode(line, keys.emplace_back()))
      return fail(error_code::invalid_request,
                  fmt::format("line {} is no key of 32 bytes in base64 (44 characters)", number));
  }
  if (keys.empty()) return fail(error_code::invalid_request, "it holds no key");
  return keys;
}

std::string format_secret_keys(const std::vector<secret_key>& keys) {
  std::string text = "# What the secrets of scripts are encrypted with; the first key is in use.\n";
  for (const auto& key : keys) {
    std::array<unsigned char, encoded_bytes + 1> line;
    EVP_EncodeBlock(line.data(), key.data(), static_cast<int>(key.size()));
    text.append(reinterpret_cast<const char*>(line.data()), encoded_bytes) += '\n';
  }
  return text;
}

secret_keys::secret_keys(std::vector<secret_key> keys, save_function save, std::string problem)
    : keys_(std::move(keys)), save_(std::move(save)), problem_(std::move(problem)) {}

secret_keys::~secret_keys() { wipe(keys_); }

expected<void> secret_keys::encrypt(secret_row& secret, std::string_view value) const {
  const std::lock_guard lock(mutex_);
  if (keys_.empty()) return fail(error_code::conflict, "the engine has no key for secrets: " + problem_);
  auto sealed = seal_secret(keys_.front(), secret.tenant, secret.name, value);
  if (!sealed) return tl::unexpected(sealed.error());
  secret.ciphertext = *std::move(sealed);
  secret.key_id = secret_key_id(keys_.front());
  return {};
}

expected<std::string> secret_keys::decrypt(const secret_row& secret) const {
  const std::lock_guard lock(mutex_);
  const auto* key = find(secret.key_id);
  if (!key)
    return fail(
        error_code::not_found,
        fmt::format("the secret \"{}\" cannot be read: it is encrypted with the key {}, which the engine "
                    "does not have; the operator has to put it back into the key file, or set the secret "
                    "anew",
                    secret.name, secret.key_id));
  auto value = open_secret(*key, secret.tenant, secret.name, secret.ciphertext);
  if (value) return value;
  return fail(error_code::conflict, fmt::format("the secret \"{}\" cannot be read: {}; set it anew",
                                                secret.name, value.error().message));
}

expected<void> secret_keys::begin_rotation() {
  auto made = make_secret_key();
  if (!made) return tl::unexpected(made.error());
  const std::lock_guard rotating(rotation_);
  auto keys = copy();
  if (keys.empty()) return fail(error_code::conflict, "the engine has no key for secrets: " + problem_);
  keys.insert(keys.begin(), *made);
  return replace(std::move(keys));
}

expected<void> secret_keys::end_rotation() {
  const std::lock_guard rotating(rotation_);
  auto keys = copy();
  if (keys.size() < 2) return {};
  keys.resize(1);
  return replace(std::move(keys));
}

std::vector<secret_key> secret_keys::copy() const {
  const std::lock_guard lock(mutex_);
  return keys_;
}

/// The file first: what is encrypted with a key that is not in it would be lost with the process.
expected<void> secret_keys::replace(std::vector<secret_key> keys) {
  auto text = format_secret_keys(keys);
  auto saved = save_(text);
  OPENSSL_cleanse(text.data(), text.size());
  if (saved) {
    const std::lock_guard lock(mutex_);
    keys_.swap(keys);
  }
  wipe(keys);
  return saved;
}

std::string secret_keys::current_id() const {
  const std::lock_guard lock(mutex_);
  return keys_.empty() ? std::string() : secret_key_id(keys_.front());
}

std::size_t secret_keys::count() const {
  const std::lock_guard lock(mutex_);
  return keys_.size();
}

bool secret_keys::has(std::string_view key_id) const {
  const std::lock_guard lock(mutex_);
  return find(key_id) != nullptr;
}

const secret_key* secret_keys::find(std::string_view key_id) const {
  for (const auto& key : keys_)
    if (secret_key_id(key) == key_id) return &key;
  return nullptr;
}

}  // namespace sluice
