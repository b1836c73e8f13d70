#pragma once

#include "runtime/regexp/syntax.hpp"

#include <optional>

namespace sluice::regexp {

/// Parses one pattern. In two files: terms (parser.cpp), escapes and classes (parser_classes.cpp).
class parser {
 public:
  parser(std::string_view pattern, std::uint8_t flags, workspace& space);
  parsed_pattern run();

 private:
  /// What an escape such as \d stands for.
  struct class_ranges {
    char_ranges ranges;
    bool inverted = false;
    bool property = false;
  };
  /// A member of a class: one code point or a set.
  struct class_atom {
    code_point single = 0;
    std::optional<class_ranges> set;
  };
  struct named_reference {
    node* at;
    std::string_view name;
    named_reference* next;
  };

  [[noreturn]] void fail(const char* what) const;
  [[nodiscard]] bool at_end() const { return at_ == size_; }
  [[nodiscard]] code_point peek(std::size_t ahead = 0) const {
    return at_ + ahead < size_ ? text_[at_ + ahead] : 0xffffffff;
  }
  bool eat(code_point c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  bool eat(std::string_view word);

  void scan_groups();
  node* alternatives();
  node* sequence();
  node* term();
  node* group();
  node* look(bool negative, bool behind);
  node* quantified(node* atom, std::uint32_t first_group);
  bool braces(std::uint32_t& min, std::uint32_t& max);
  bool number(std::uint32_t& value);
  node* make(node_kind kind, std::uint32_t value = 0);
  node* set_node(char_set* set);
  node* character_node(code_point c);

  node* atom_escape();
  node* name_reference();
  std::string_view group_name_text();
  named_group* find_name(std::string_view name);
  code_point name_character();
  std::optional<class_ranges> class_escape(code_point letter);
  class_ranges property_escape(bool inverted);
  code_point character_escape(bool in_class);
  code_point legacy_octal();
  bool hex_digits(int count, code_point& value);
  bool unicode_escape(code_point& value);
  node* character_class();
  class_atom next_class_atom();

  workspace& space_;
  code_point* text_;  ///< in the workspace
  std::size_t size_ = 0;
  std::size_t at_ = 0;
  bool unicode_;
  bool ignore_case_;
  bool multiline_;
  bool dot_all_;
  bool has_names_ = false;
  std::uint32_t all_groups_ = 1;
  int depth_ = 0;
  parsed_pattern result_;
  set_table sets_;
  set_builder class_;      ///< the one that is being read
  host_array<char> name_;  ///< likewise
  hash_index<named_group> names_;
  named_reference* named_references_ = nullptr;
};

}  // namespace sluice::regexp
