#pragma once

#include "runtime/regexp/code.hpp"
#include "runtime/regexp/text.hpp"

#include <cstdint>
#include <string_view>

namespace sluice::regexp {

using position = const unsigned char*;

/// What a matcher asks of a text: the characters around a position, and whether they are such as the code
/// wants. `Ascii`: all of the text is. `Unicode`: surrogates count in pairs.
template <bool Ascii, bool Unicode>
class text_reader {
 public:
  text_reader(const std::uint32_t* code, std::string_view text)
      : code_(code),
        begin_(reinterpret_cast<position>(text.data())),
        end_(begin_ + text.size()),
        ignore_case_(code[header_flags] & flag::ignore_case) {}

  [[nodiscard]] position begin() const { return begin_; }
  [[nodiscard]] position end() const { return end_; }

  /// The character at or before `at`, which moves over it. There is one.
  code_point next(position& at) const {
    if constexpr (Ascii) return *at++;
    code_point c = read_unit(at, end_);
    if (Unicode && high_surrogate(c) && at < end_) {
      position after = at;
      const code_point low = read_unit(after, end_);
      if (low_surrogate(low)) {
        at = after;
        c = join_surrogates(c, low);
      }
    }
    return c;
  }
  code_point previous(position& at) const {
    if constexpr (Ascii) return *--at;
    code_point c = read_unit_back(at, begin_);
    if (Unicode && low_surrogate(c) && at > begin_) {
      position before = at;
      const code_point high = read_unit_back(before, begin_);
      if (high_surrogate(high)) {
        at = before;
        c = join_surrogates(high, c);
      }
    }
    return c;
  }

  /// The start of the character that `at` lies in: of a pair's second half the first.
  [[nodiscard]] position start_of_character(position at) const {
    if (Ascii || !Unicode || at == begin_ || at == end_) return at;
    position before = at;
    previous(before);
    position after = before;
    next(after);
    return after > at ? before : at;
  }

  /// One character by the operation at `where` (character or set, or such back); moves `at` if it matches.
  bool single(std::uint32_t where, position& at) const {
    const auto what = static_cast<op>(code_[where]);
    const bool back = what == op::character_back || what == op::set_back;
    if (back ? at == begin_ : at == end_) return false;
    position after = at;
    const code_point c = back ? previous(after) : next(after);
    const bool same = what == op::character || what == op::character_back ? c == code_[where + 1]
                                                                          : in_set(code_[where + 1], c);
    if (same) at = after;
    return same;
  }

  [[nodiscard]] bool word_at(position at) const {
    if (at == end_) return false;
    position p = at;
    return word_character(next(p));
  }
  [[nodiscard]] bool word_before(position at) const {
    if (at == begin_) return false;
    position p = at;
    return word_character(previous(p));
  }
  [[nodiscard]] bool line_break_at(position at) const {
    position p = at;
    const code_point c = read_unit(p, end_);
    return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
  }
  [[nodiscard]] bool line_start(position at) const {
    if (at == begin_) return true;
    position p = at;
    read_unit_back(p, begin_);
    return line_break_at(p);
  }

 private:
  [[nodiscard]] bool in_set(std::uint32_t place, code_point c) const {
    const std::uint32_t* set = code_ + place;
    if (c < 128) return set[c / 32] >> (c % 32) & 1;
    std::uint32_t low = 0;
    std::uint32_t high = set[4];
    const std::uint32_t* ranges = set + 5;
    while (low < high) {
      const std::uint32_t middle = (low + high) / 2;
      if (ranges[middle * 2 + 1] < c) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < set[4] && ranges[low * 2] <= c;
  }

  [[nodiscard]] bool word_character(code_point c) const {
    return contains(word_characters(Unicode && ignore_case_), c);
  }

  const std::uint32_t* code_;
  position begin_;
  position end_;
  bool ignore_case_;
};

}  // namespace sluice::regexp
