#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sluice::regexp {

using code_point = std::uint32_t;
constexpr code_point last_code_point = 0x10ffff;

struct range {
  code_point first;
  code_point last;
  bool operator==(const range&) const = default;
};

/// A set of code points: ranges in order that do not touch.
class char_set {
 public:
  char_set() = default;
  char_set(std::initializer_list<range> ranges) : ranges_(ranges) {}

  void add(code_point first, code_point last) { ranges_.push_back({first, last}); }
  void add(const char_set& other) {
    ranges_.insert(ranges_.end(), other.ranges_.begin(), other.ranges_.end());
  }
  /// To be called after add() and before the others.
  void normalize();
  void invert();
  [[nodiscard]] bool contains(code_point c) const;
  [[nodiscard]] bool empty() const { return ranges_.empty(); }
  [[nodiscard]] const std::vector<range>& ranges() const { return ranges_; }
  /// Adds all that equal a member if case is ignored (ES2022 22.2.2.9.1 Canonicalize).
  void close_over_case(bool unicode);

 private:
  std::vector<range> ranges_;
};

const char_set& digits();
const char_set& white_space();
const char_set& line_terminators();
/// \w; with both flags also what equals a letter of it.
const char_set& word_characters(bool unicode_ignore_case);

/// The set of \p{name} or \p{name=value}; false if there is none.
bool find_property(std::string_view name, std::string_view value, char_set& set);

/// The representative of all that equal `c` if case is ignored.
code_point canonicalize(code_point c, bool unicode);

}  // namespace sluice::regexp
