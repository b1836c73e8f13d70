#pragma once

#include "store/types.hpp"

#include <chrono>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace sluice::transport {

/// Tokens that were looked up a moment ago, by SHA-256, so that not every request asks the store. Unknown
/// tokens are not kept: guesses would push out the others, and a new token works at once. Thread-safe.
class token_cache {
 public:
  using clock = std::chrono::steady_clock;

  token_cache(std::size_t capacity, clock::duration keep) : capacity_(capacity), keep_(keep) {}

  std::optional<token_row> find(const std::string& sha256, clock::time_point now = clock::now());
  void add(token_row row, clock::time_point now = clock::now());

 private:
  struct entry {
    token_row row;
    clock::time_point until;
  };
  std::mutex mutex_;
  std::unordered_map<std::string, entry> entries_;
  const std::size_t capacity_;
  const clock::duration keep_;
};

}  // namespace sluice::transport
