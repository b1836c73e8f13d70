#pragma once

#include "store/secret_cipher.hpp"
#include "store/types.hpp"

#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// The keys of a key file, the one in use first: each a line of base64. Empty lines and those that begin with
/// # mean nothing. invalid_request names the line that is no key; keys are never shown.
expected<std::vector<secret_key>> parse_secret_keys(std::string_view text);
std::string format_secret_keys(const std::vector<secret_key>& keys);

/// The keys that secrets are encrypted with. The first encrypts, all decrypt. Thread-safe.
class secret_keys {
 public:
  /// Writes the key file anew, whole or not at all; on disk when it returns.
  using save_function = std::function<expected<void>(std::string_view text)>;

  /// `keys` as in the file; none of them = `problem` says why there are none.
  secret_keys(std::vector<secret_key> keys, save_function save, std::string problem = {});
  ~secret_keys();
  secret_keys(const secret_keys&) = delete;
  secret_keys& operator=(const secret_keys&) = delete;

  /// Fills in ciphertext and key_id. conflict if there is no key.
  expected<void> encrypt(secret_row& secret, std::string_view value) const;
  /// The value. not_found if the key is not here, conflict if the row is damaged; both say what to do, and
  /// neither shows anything of the value.
  expected<std::string> decrypt(const secret_row& secret) const;

  /// Adds a new key in front of the others, in the file first. Blocks on the disk.
  expected<void> begin_rotation();
  /// Forgets all keys but the first. Only once no secret is encrypted with another. Blocks on the disk.
  expected<void> end_rotation();

  std::string current_id() const;  ///< empty if there is no key
  std::size_t count() const;
  bool has(std::string_view key_id) const;

 private:
  const secret_key* find(std::string_view key_id) const;
  std::vector<secret_key> copy() const;
  expected<void> replace(std::vector<secret_key> keys);

  std::mutex rotation_;       ///< held while the file is written
  mutable std::mutex mutex_;  ///< guards keys_, never held for long
  std::vector<secret_key> keys_;
  save_function save_;
  std::string problem_;
};

}  // namespace sluice
