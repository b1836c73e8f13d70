#pragma once

#include "runtime/regexp/char_set.hpp"
#include "runtime/regexp/host_array.hpp"
#include "runtime/regexp/workspace.hpp"

namespace sluice::regexp {

/// A set of a pattern that is being compiled. The table holds equal ones once.
struct char_set {
  char_ranges ranges;
  std::uint32_t ascii[4] = {};  ///< a bit for each member below 128
  char_set* inverse = nullptr;  ///< once asked for
  char_set* closed = nullptr;   ///< once asked for: with all that equal a member if case is ignored

  std::uint64_t hash = 0;
  char_set* chain = nullptr;

  // The emitter's.
  bool placed = false;
  std::uint32_t last_use =
      0;  ///< the word where the set's place belongs, which holds the use before; 0 = none
  char_set* next_placed = nullptr;
};

/// A set in the making, from ranges in any order.
class set_builder {
 public:
  explicit set_builder(workspace& space) : space_(space), ranges_(space.host()) {}

  void clear();
  void add(code_point first, code_point last);
  void add(char_ranges set);
  /// All but those.
  void add_inverse(char_ranges set);
  /// Adds all that equal a member if case is ignored.
  void close_over_case(bool unicode);
  /// What has been added, until the next call. Throws syntax_error if that is too much.
  char_ranges ranges();

 private:
  void normalize();

  workspace& space_;
  host_array<range> ranges_;
  std::size_t normalize_at_ = 1024;
};

/// The sets of one pattern.
class set_table {
 public:
  explicit set_table(workspace& space) : space_(space), sets_(space), builder_(space) {}

  char_set* find_or_add(char_ranges ranges);
  char_set* inverse(char_set* set);
  char_set* closed(char_set* set, bool unicode);
  /// What equals `c` if case is ignored; null if nothing else does.
  char_set* all_cases(code_point c, bool unicode);

 private:
  workspace& space_;
  hash_index<char_set> sets_;
  set_builder builder_;
};

}  // namespace sluice::regexp
