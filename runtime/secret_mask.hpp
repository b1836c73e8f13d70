#pragma once

#include "runtime/heap.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Takes secrets out of what an execution leaves behind: it is told the values that were handed out, and
/// writes "[secret NAME]" where one of them stands, as it is or as scripts usually pass it on: in JSON (also
/// within a string of JSON), in base64 or base64url (from any offset: "Basic " + btoa(user + ":" + password))
/// and percent-encoded. Of a value with several lines each line that is no short one counts as well, since
/// the log breaks it up.
///
/// It guards against accidents, not against an author who wants to give a secret away: reversed, cut up or
/// hashed it is not found. A value of fewer than 4 bytes is not looked for, one of fewer than 8 not in its
/// encoded forms: it would be found everywhere. Time is by the length of the text, whatever the secrets are.
/// One owner: one for each heap, not for each execution, since a script may keep a secret from one execution
/// to the next.
class secret_mask {
 public:
  void add(std::string_view name, std::string_view value);
  bool empty() const { return needles_.empty(); }

  /// Any text. Whether something was found.
  bool mask_text(std::string& text) const;
  /// One JSON value, or one in each line; it stays JSON. A number that contains a secret becomes a string,
  /// and so does an array or an object that is one.
  bool mask_json(std::string& json) const;
  /// Result, log and error.
  void mask(execution_output& output) const;

 private:
  /// What is searched for, of a long value only its beginning; how it goes on is compared where that was
  /// found, and masked as far as it is the same.
  struct needle {
    std::string text;
    std::uint32_t name;              ///< index into names_
    std::vector<std::string> tails;  ///< how the values that begin so go on
    std::int32_t parent = -1;        ///< the longest other needle that this one begins with
  };
  /// An array or object, which in JSON may stand for itself.
  struct structure {
    std::string text;
    std::uint32_t name;
  };
  struct match {
    std::size_t begin;
    std::size_t end;
    std::uint32_t name;
  };
  using matches = std::vector<match>;
  class json_masker;

  void add_forms(std::uint32_t name, std::string_view value);
  void add_needle(std::uint32_t name, std::string_view text);
  /// Sorts the needles, so that those which a text begins with are found by bisection.
  void prepare() const;
  /// Where secrets stand, in order and not overlapping.
  matches search(std::string_view text) const;
  void match_at(std::string_view text, std::size_t at, matches& all) const;
  /// The array or object that stands there, if it is a secret.
  const structure* structure_at(std::string_view text) const;
  std::string label(std::uint32_t name) const { return "[secret " + names_[name] + "]"; }

  std::set<std::string> known_;  ///< what was added: a heap is given the same secrets again and again
  std::vector<std::string> names_;
  std::vector<structure> structures_;
  mutable std::vector<needle> needles_;
  mutable std::vector<std::uint64_t>
      beginnings_;  ///< hashes of the needles' first four bytes: one bit for each
  mutable bool prepared_ = false;
};

}  // namespace sluice
