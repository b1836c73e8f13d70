#include "runtime/regexp/parser.hpp"
#include "runtime/regexp/text.hpp"

#include <cstring>
#include <string>

namespace sluice::regexp {
namespace {

bool decimal_digit(code_point c) { return c >= '0' && c <= '9'; }
bool octal_digit(code_point c) { return c >= '0' && c <= '7'; }
bool ascii_letter(code_point c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
int hex_value(code_point c) {
  if (decimal_digit(c)) return static_cast<int>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A' + 10);
  return -1;
}
bool syntax_character(code_point c) {
  return c < 0x80 &&
         std::string_view{"^$\\.*+?()[]{}|/"}.find(static_cast<char>(c)) != std::string_view::npos;
}
bool name_part(code_point c, bool first) {
  if (c < 0x80) return ascii_letter(c) || c == '_' || c == '$' || (!first && decimal_digit(c));
  if (!first && (c == 0x200c || c == 0x200d)) return true;
  return first ? begins_identifier(c) : continues_identifier(c);
}

}  // namespace

/// After the backslash, outside a class.
node* parser::atom_escape() {
  if (at_end()) fail("\\ at the end");
  if (eat('b')) return make(node_kind::word_boundary);
  if (eat('B')) return make(node_kind::no_word_boundary);
  if (eat('k')) {
    if (unicode_ || has_names_) return name_reference();
    return character_node('k');
  }
  if (peek() >= '1' && peek() <= '9') {
    const std::size_t start = at_;
    std::uint32_t group = 0;
    number(group);
    if (group < all_groups_) return make(node_kind::back_reference, group);
    if (unicode_) fail("no such group");
    at_ = start;
  }
  if (const auto escaped = class_escape(peek())) {
    char_set* set = sets_.find_or_add(escaped->ranges);
    if (escaped->inverted) set = sets_.inverse(set);
    // All but properties hold what equals their members anyway.
    if (ignore_case_ && escaped->property) set = sets_.closed(set, unicode_);
    return set_node(set);
  }
  return character_node(character_escape(false));
}

node* parser::name_reference() {
  if (!eat('<')) fail("\\k wants <name>");
  auto* reference = space_.make<named_reference>();
  reference->at = make(node_kind::back_reference);
  reference->name = group_name_text();
  reference->next = named_references_;
  named_references_ = reference;
  return reference->at;
}

/// A code point of a group's name; surrogates count as what they make together, whatever the flags.
code_point parser::name_character() {
  code_point c = peek();
  if (c == '\\') {
    ++at_;
    if (!eat('u') || !unicode_escape(c)) fail("invalid name of a group");
  } else {
    ++at_;
  }
  if (high_surrogate(c) && low_surrogate(peek())) c = join_surrogates(c, text_[at_++]);
  return c;
}

/// What stands before the next `>`, which is taken, too.
std::string_view parser::group_name_text() {
  name_.resize(0);
  while (!at_end() && peek() != '>') {
    space_.worked(8);
    const code_point c = name_character();
    if (!name_part(c, name_.size() == 0)) fail("invalid name of a group");
    append_unit(name_, c);
  }
  if (name_.size() == 0 || !eat('>')) fail("invalid name of a group");
  char* kept = space_.make_array<char>(name_.size());
  std::memcpy(kept, name_.data(), name_.size());
  return {kept, name_.size()};
}

/// \d and the like; `letter` is taken if it is one.
std::optional<parser::class_ranges> parser::class_escape(code_point letter) {
  class_ranges set;
  switch (letter) {
    case 'd':
    case 'D': set.ranges = digits(); break;
    case 's':
    case 'S': set.ranges = white_space(); break;
    case 'w':
    case 'W': set.ranges = word_characters(unicode_ && ignore_case_); break;
    case 'p':
    case 'P':
      if (!unicode_) return std::nullopt;
      ++at_;
      return property_escape(letter == 'P');
    default: return std::nullopt;
  }
  ++at_;
  set.inverted = letter < 'a';
  return set;
}

parser::class_ranges parser::property_escape(bool inverted) {
  constexpr std::size_t longest_word = 64;  // there are none with more than half of that
  if (!eat('{')) fail("\\p wants {property}");
  std::string words[2];
  int word = 0;
  for (; !at_end() && peek() != '}'; ++at_) {
    const code_point c = peek();
    if (c == '=' && word == 0) {
      word = 1;
    } else if ((ascii_letter(c) || decimal_digit(c) || c == '_') && words[word].size() < longest_word) {
      words[word] += static_cast<char>(c);
    } else {
      fail("invalid property name");
    }
  }
  class_ranges set{.ranges = {}, .inverted = inverted, .property = true};
  if (!eat('}') || (word == 1 && words[1].empty()) || !find_property(words[0], words[1], set.ranges))
    fail("invalid property name");
  return set;
}

bool parser::hex_digits(int count, code_point& value) {
  code_point sum = 0;
  for (int i = 0; i < count; ++i) {
    const int digit = hex_value(peek(static_cast<std::size_t>(i)));
    if (digit < 0) return false;
    sum = sum * 16 + static_cast<code_point>(digit);
  }
  at_ += static_cast<std::size_t>(count);
  value = sum;
  return true;
}

/// After \u. With flag u also \u{…} and two escapes that make one code point.
bool parser::unicode_escape(code_point& value) {
  const std::size_t start = at_;
  if (eat('{')) {
    code_point sum = 0;
    int digit = hex_value(peek());
    const bool any = digit >= 0;
    for (; digit >= 0 && sum <= last_code_point; digit = hex_value(peek())) {
      space_.worked(1);
      sum = sum * 16 + static_cast<code_point>(digit);
      ++at_;
    }
    if (any && sum <= last_code_point && eat('}')) {
      value = sum;
      return true;
    }
    at_ = start;
    return false;
  }
  if (!hex_digits(4, value)) return false;
  const std::size_t after = at_;
  code_point low = 0;
  if (unicode_ && high_surrogate(value) && eat("\\u") && hex_digits(4, low) && low_surrogate(low)) {
    value = join_surrogates(value, low);
  } else {
    at_ = after;
  }
  return true;
}

code_point parser::legacy_octal() {
  code_point value = 0;
  for (int i = 0; i < 3 && octal_digit(peek()) && value * 8 + (peek() - '0') <= 0377; ++i)
    value = value * 8 + (text_[at_++] - '0');
  return value;
}

/// After the backslash: an escape for one code point.
code_point parser::character_escape(bool in_class) {
  if (at_end()) fail("\\ at the end");
  const code_point c = peek();
  code_point value = 0;
  if (c == '0' && !decimal_digit(peek(1))) return ++at_, 0;
  if (octal_digit(c)) {
    if (unicode_) fail("invalid escape");
    return legacy_octal();
  }
  if (c == 'c') {
    const code_point letter = peek(1);
    if (ascii_letter(letter) || (in_class && !unicode_ && (decimal_digit(letter) || letter == '_'))) {
      at_ += 2;
      return letter % 32;
    }
    if (unicode_) fail("invalid escape");
    return '\\';  // and the c stands for itself
  }
  ++at_;
  switch (c) {
    case 't': return '\t';
    case 'n': return '\n';
    case 'v': return '\v';
    case 'f': return '\f';
    case 'r': return '\r';
    case 'x':
      if (hex_digits(2, value)) return value;
      break;
    case 'u':
      if (!unicode_ && peek() == '{') break;
      if (unicode_escape(value)) return value;
      break;
    case '-':
      if (in_class) return c;
      break;
    default: break;
  }
  if (unicode_ && !syntax_character(c)) fail("invalid escape");
  if (c == 'k' && has_names_) fail("invalid escape");
  return c;
}

parser::class_atom parser::next_class_atom() {
  if (at_end()) fail("unterminated class");
  class_atom atom;
  if (!eat('\\')) {
    atom.single = text_[at_++];
  } else if (eat('b')) {
    atom.single = '\b';
  } else if (at_end()) {
    fail("\\ at the end");
  } else if (const auto set = class_escape(peek())) {
    atom.set = set;
  } else {
    atom.single = character_escape(true);
  }
  return atom;
}

/// After the [.
node* parser::character_class() {
  const bool inverted = eat('^');
  class_.clear();
  const auto add = [this](const class_atom& atom) {
    if (!atom.set) return class_.add(atom.single, atom.single);
    atom.set->inverted ? class_.add_inverse(atom.set->ranges) : class_.add(atom.set->ranges);
  };
  while (!eat(']')) {
    space_.worked(8);
    const class_atom first = next_class_atom();
    if (peek() != '-' || peek(1) == ']') {
      add(first);
      continue;
    }
    ++at_;
    const class_atom last = next_class_atom();
    if (first.set || last.set) {
      if (unicode_) fail("a class cannot end a range");
      add(first);
      class_.add('-', '-');
      add(last);
    } else if (first.single > last.single) {
      fail("range out of order");
    } else {
      class_.add(first.single, last.single);
    }
  }
  char_set* set = sets_.find_or_add(class_.ranges());
  if (ignore_case_) set = sets_.closed(set, unicode_);
  return set_node(inverted ? sets_.inverse(set) : set);
}

}  // namespace sluice::regexp
