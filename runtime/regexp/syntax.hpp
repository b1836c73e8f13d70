#pragma once

#include "runtime/regexp/char_set.hpp"
#include "runtime/regexp/program.hpp"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace sluice::regexp {

enum class node_kind {
  empty,
  character,     ///< value: the code point
  set,           ///< set
  sequence,      ///< children in order
  alternatives,  ///< children in order
  group,         ///< value: its number; one child
  repeat,        ///< min, max, greedy; one child
  look,          ///< negative, behind; one child
  line_start,
  line_end,
  word_boundary,
  no_word_boundary,
  back_reference,  ///< value: the group; or name, until parse() has found it
};

/// What a part of a pattern is parsed to.
struct node {
  node_kind kind = node_kind::empty;
  std::uint32_t value = 0;
  std::uint32_t min = 0;
  std::uint32_t max = 0;
  bool greedy = true;
  bool negative = false;
  bool behind = false;
  std::uint32_t first_group = 0;  ///< of a repeat: the groups within it
  std::uint32_t end_group = 0;
  char_set set;
  std::string name;
  std::vector<std::unique_ptr<node>> children;
};
using node_ptr = std::unique_ptr<node>;

inline node_ptr make_node(node_kind kind, std::uint32_t value = 0) {
  auto made = std::make_unique<node>();
  made->kind = kind;
  made->value = value;
  return made;
}

struct parsed_pattern {
  node_ptr root;
  std::uint32_t groups = 1;                                  ///< the whole match included
  std::vector<std::pair<std::uint32_t, std::string>> names;  ///< CESU-8
};

/// ES2022 22.2.1, with Annex B 1.2 unless flag::unicode is set. Throws syntax_error.
parsed_pattern parse(std::string_view pattern, std::uint8_t flags);

/// The program of a tree. Throws syntax_error if it would be too large.
std::string emit(const parsed_pattern& pattern, std::uint8_t flags);

}  // namespace sluice::regexp
