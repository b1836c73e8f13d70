#pragma once

#include <cstdint>

namespace sluice::regexp {

/// A program is words of 32 bits: header, code, sets, names.
enum header : std::uint32_t {
  header_flags,
  header_groups,
  header_registers,  ///< beyond the groups' two each
  header_names,      ///< where the names are: count, then (group, bytes, text) each
  header_start,      ///< where the code starts
  header_anchored,   ///< 1 = can match at the start of the text only
  header_filtered,   ///< 1 = a match starts with one of the bytes in header_first
  header_first,      ///< a bit for each byte
  header_words = header_first + 8,
};

/// What is done at a word, and the words after it. Positions in code are absolute.
enum class op : std::uint32_t {
  match,           ///< the end of the program or of a lookaround
  character,       ///< code point
  set,             ///< where the set is
  character_back,  ///< the same for what lies before the position
  set_back,
  jump,            ///< to
  try_next,        ///< other: goes on, and later at `other`
  try_other,       ///< other: goes on at `other`, and later here
  save,            ///< slot: keeps the position
  clear,           ///< first slot, one past the last
  set_counter,     ///< slot: 0
  loop,            ///< slot, min, max, greedy, end: another round or the end
  check_progress,  ///< slot with the position, counter's slot or no_slot, min: fails after an empty round
  line_start,
  line_end,
  text_start,
  text_end,
  word_boundary,
  no_word_boundary,
  back_reference,  ///< group
  back_reference_back,
  look,    ///< negative, end: the code until `end` must (not) match here
  repeat,  ///< greedy, min, max, op, argument: a loop over one character or set
};

constexpr std::uint32_t no_limit = 0xffffffff;
constexpr std::uint32_t no_slot = 0xffffffff;

}  // namespace sluice::regexp
