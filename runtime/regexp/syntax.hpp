#pragma once

#include "runtime/regexp/host_array.hpp"
#include "runtime/regexp/program.hpp"
#include "runtime/regexp/set_table.hpp"
#include "runtime/regexp/workspace.hpp"

#include <string_view>

namespace sluice::regexp {

enum class node_kind : std::uint8_t {
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
  back_reference,  ///< value: the group
};

/// What a part of a pattern is parsed to. Lies in the workspace.
struct node {
  node_kind kind = node_kind::empty;
  bool greedy = true;
  bool negative = false;
  bool behind = false;
  bool can_be_empty = true;  ///< may match nothing; known once all children are there
  std::uint32_t value = 0;
  std::uint32_t min = 0;
  std::uint32_t max = 0;
  std::uint32_t first_group = 0;  ///< of a repeat: the groups within it
  std::uint32_t end_group = 0;
  char_set* set = nullptr;
  node* first = nullptr;  ///< child
  node* last = nullptr;
  node* next = nullptr;  ///< sibling
  node* previous = nullptr;

  /// Adds `child` as the last one.
  void add(node* child) {
    child->previous = last;
    (last ? last->next : first) = child;
    last = child;
    switch (kind) {
      case node_kind::sequence: can_be_empty = can_be_empty && child->can_be_empty; break;
      case node_kind::alternatives:
        can_be_empty = (first != child && can_be_empty) || child->can_be_empty;
        break;
      case node_kind::group: can_be_empty = child->can_be_empty; break;
      case node_kind::repeat: can_be_empty = min == 0 || child->can_be_empty; break;
      default: break;
    }
  }
};

/// A group with a name. Lies in the workspace.
struct named_group {
  std::uint32_t group = 0;
  std::string_view name;  ///< CESU-8
  named_group* next = nullptr;

  std::uint64_t hash = 0;
  named_group* chain = nullptr;
};

struct parsed_pattern {
  node* root = nullptr;
  std::uint32_t groups = 1;            ///< the whole match included
  named_group* first_named = nullptr;  ///< in the order of their numbers
  named_group* last_named = nullptr;
  std::uint32_t named = 0;
};

/// ES2022 22.2.1, with Annex B 1.2 unless flag::unicode is set. Throws syntax_error, and what the host
/// throws.
parsed_pattern parse(std::string_view pattern, std::uint8_t flags, workspace& space);

/// The program of a tree, in words. Throws syntax_error if it would be too large, and what the host throws.
host_array<std::uint32_t> emit(const parsed_pattern& pattern, std::uint8_t flags, workspace& space);

}  // namespace sluice::regexp
