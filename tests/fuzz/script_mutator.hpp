#pragma once

#include "tests/fuzz/script_tokens.hpp"

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::fuzz {

/// Changes scripts on the level of their tokens, expressions and statements, so that many of the results
/// still parse: random bytes never get past a parser. What it puts in comes from a dictionary and from the
/// scripts that it has seen.
class script_mutator {
 public:
  /// `dictionary` is the text of a libFuzzer dictionary: lines of "token".
  explicit script_mutator(std::string_view dictionary);

  /// Remembers a script as a source of parts; keeps a bounded number.
  void learn(std::string_view script);

  /// A changed script of at most `max_size` bytes, the same for the same seed and the same scripts seen. The
  /// first byte, which says how an input is taken, changes seldom.
  std::string mutate(std::string_view script, std::size_t max_size, std::uint32_t seed);

  /// One script with parts of another in it.
  std::string cross(std::string_view script, std::string_view other, std::size_t max_size,
                    std::uint32_t seed);

 private:
  class editing;

  std::map<token_kind, std::vector<std::string>> words_;
  std::vector<std::string> seen_;
  std::size_t learned_ = 0;
};

}  // namespace sluice::fuzz
