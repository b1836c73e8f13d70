#pragma once

#include "runtime/regexp/syntax.hpp"

#include <optional>

namespace sluice::regexp {

/// Parses one pattern. In two files: terms (parser.cpp), escapes and classes (parser_classes.cpp).
class parser {
 public:
  parser(std::string_view pattern, std::uint8_t flags);
  parsed_pattern run();

 private:
  /// A member of a class: one code point or, after an escape such as \d, a set.
  struct class_atom {
    code_point single = 0;
    std::optional<char_set> set;
  };

  [[noreturn]] void fail(const char* what) const;
  [[nodiscard]] bool at_end() const { return at_ == text_.size(); }
  [[nodiscard]] code_point peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : 0xffffffff;
  }
  bool eat(code_point c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  bool eat(std::string_view word);

  void scan_groups();
  node_ptr alternatives();
  node_ptr sequence();
  node_ptr term();
  node_ptr group();
  node_ptr look(bool negative, bool behind);
  node_ptr quantified(node_ptr atom, std::uint32_t first_group);
  bool braces(std::uint32_t& min, std::uint32_t& max);
  bool number(std::uint32_t& value);
  void count_ranges(const char_set& set);
  node_ptr set_node(char_set set, bool inverted = false);
  node_ptr character_node(code_point c);

  node_ptr atom_escape();
  node_ptr named_reference();
  std::string group_name_text();
  code_point name_character();
  std::optional<char_set> class_escape(code_point letter);
  char_set property_escape(bool inverted);
  code_point character_escape(bool in_class);
  code_point legacy_octal();
  bool hex_digits(int count, code_point& value);
  bool unicode_escape(code_point& value);
  node_ptr character_class();
  class_atom next_class_atom();

  std::vector<code_point> text_;
  std::size_t at_ = 0;
  bool unicode_;
  bool ignore_case_;
  bool multiline_;
  bool dot_all_;
  bool has_names_ = false;
  std::uint32_t all_groups_ = 1;
  int depth_ = 0;
  std::size_t ranges_ = 0;  ///< of all sets so far
  parsed_pattern result_;
  std::vector<node*> named_references_;
};

}  // namespace sluice::regexp
