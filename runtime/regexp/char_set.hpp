#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace sluice::regexp {

using code_point = std::uint32_t;
constexpr code_point last_code_point = 0x10ffff;

struct range {
  code_point first;
  code_point last;
  bool operator==(const range&) const = default;
};

/// A set of code points: ranges in order that do not touch.
using char_ranges = std::span<const range>;

bool contains(char_ranges set, code_point c);

char_ranges digits();
char_ranges white_space();
char_ranges line_terminators();
/// \w; with both flags also what equals a letter of it.
char_ranges word_characters(bool unicode_ignore_case);

/// The set of \p{name} or \p{name=value}; false if there is none.
bool find_property(std::string_view name, std::string_view value, char_ranges& set);

/// Whether an identifier can begin, or go on, with what is not ASCII.
bool begins_identifier(code_point c);
bool continues_identifier(code_point c);

/// A code point that equals others if case is ignored (ES2022 22.2.2.9.1 Canonicalize).
struct cased {
  code_point character;
  std::uint32_t group;  ///< of all that equal each other
};
/// Those from `first` to `last`, in order. `unicode`: by flag u.
std::span<const cased> cased_between(code_point first, code_point last, bool unicode);
/// The members of a group, in order.
std::span<const code_point> case_group(std::uint32_t group, bool unicode);

/// The representative of all that equal `c` if case is ignored.
code_point canonicalize(code_point c, bool unicode);

}  // namespace sluice::regexp
