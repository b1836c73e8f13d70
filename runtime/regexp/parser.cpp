#include "runtime/regexp/parser.hpp"

#include "runtime/regexp/code.hpp"
#include "runtime/regexp/text.hpp"

#include <algorithm>
#include <string>

namespace sluice::regexp {
namespace {

constexpr int max_depth = 400;  // of parentheses: each takes some C stack
constexpr std::uint32_t max_groups = 10000;

std::uint64_t hash_of(std::string_view name) {
  word_hash hash;
  for (unsigned char byte : name) hash.add(byte);
  return hash.sum();
}

}  // namespace

parser::parser(std::string_view pattern, std::uint8_t flags, workspace& space)
    : space_(space),
      text_(space.make_array<code_point>(pattern.size())),
      unicode_(flags & flag::unicode),
      ignore_case_(flags & flag::ignore_case),
      multiline_(flags & flag::multiline),
      dot_all_(flags & flag::dot_all),
      sets_(space),
      class_(space),
      name_(space.host()),
      names_(space) {
  const auto* p = reinterpret_cast<const unsigned char*>(pattern.data());
  const unsigned char* end = p + pattern.size();
  while (p < end) {
    const code_point c = read_unit(p, end);
    space_.worked(1);
    if (unicode_ && low_surrogate(c) && size_ > 0 && high_surrogate(text_[size_ - 1])) {
      text_[size_ - 1] = join_surrogates(text_[size_ - 1], c);
    } else {
      text_[size_++] = c;
    }
  }
}

void parser::fail(const char* what) const {
  throw syntax_error{std::string{"invalid regular expression: "} + what};
}

bool parser::eat(std::string_view word) {
  for (std::size_t i = 0; i < word.size(); ++i)
    if (peek(i) != static_cast<unsigned char>(word[i])) return false;
  at_ += word.size();
  return true;
}

/// Counts the groups, since `\2` before the second is a reference only if there is one.
void parser::scan_groups() {
  bool in_class = false;
  for (std::size_t i = 0; i < size_; ++i) {
    space_.worked(1);
    const code_point c = text_[i];
    if (c == '\\') {
      ++i;
    } else if (c == '[') {
      in_class = true;
    } else if (c == ']') {
      in_class = false;
    } else if (c == '(' && !in_class) {
      const auto after = [&](std::size_t n) { return i + n < size_ ? text_[i + n] : 0; };
      if (after(1) != '?') {
        ++all_groups_;
      } else if (after(2) == '<' && after(3) != '=' && after(3) != '!') {
        ++all_groups_;
        has_names_ = true;
      }
    }
  }
  if (all_groups_ > max_groups) fail("too many groups");
}

parsed_pattern parser::run() {
  scan_groups();
  result_.root = alternatives();
  if (!at_end()) fail("unmatched )");
  for (const named_reference* reference = named_references_; reference; reference = reference->next) {
    const named_group* found = find_name(reference->name);
    if (!found) fail("\\k names no group");
    reference->at->value = found->group;
  }
  return result_;
}

node* parser::make(node_kind kind, std::uint32_t value) {
  space_.worked(16);
  node* made = space_.make<node>();
  made->kind = kind;
  made->value = value;
  return made;
}

node* parser::alternatives() {
  if (++depth_ > max_depth) fail("nested too deeply");
  node* first = sequence();
  if (peek() == '|') {
    node* made = make(node_kind::alternatives);
    made->add(first);
    while (eat('|')) made->add(sequence());
    first = made;
  }
  --depth_;
  return first;
}

node* parser::sequence() {
  const auto ends = [this] { return at_end() || peek() == '|' || peek() == ')'; };
  if (ends()) return make(node_kind::sequence);
  node* first = term();
  if (ends()) return first;
  node* made = make(node_kind::sequence);
  made->add(first);
  while (!ends()) made->add(term());
  return made;
}

node* parser::term() {
  const std::uint32_t first_group = result_.groups;
  const code_point c = peek();
  if (c == '^' || c == '$') {
    ++at_;
    return make(c == '^' ? node_kind::line_start : node_kind::line_end);
  }
  if (c == '(') {
    node* made = group();
    const bool repeatable = made->kind != node_kind::look || (!made->behind && !unicode_);
    return repeatable ? quantified(made, first_group) : made;
  }
  ++at_;
  std::uint32_t ignored = 0;
  switch (c) {
    case '.': {
      char_set* none = sets_.find_or_add(dot_all_ ? char_ranges{} : line_terminators());
      return quantified(set_node(sets_.inverse(none)), first_group);
    }
    case '[': return quantified(character_class(), first_group);
    case '\\': {
      node* made = atom_escape();
      if (made->kind == node_kind::word_boundary || made->kind == node_kind::no_word_boundary) return made;
      return quantified(made, first_group);
    }
    case '*':
    case '+':
    case '?': fail("nothing to repeat");
    case '{':
      if (unicode_) fail("nothing to repeat");
      --at_;
      if (braces(ignored, ignored)) fail("nothing to repeat");
      ++at_;
      break;
    case '}':
    case ']':
      if (unicode_) fail("lone bracket");
      break;
    default: break;
  }
  return quantified(character_node(c), first_group);
}

node* parser::group() {
  if (eat("(?:")) {
    node* made = alternatives();
    if (!eat(')')) fail("unterminated group");
    return made;
  }
  if (eat("(?=")) return look(false, false);
  if (eat("(?!")) return look(true, false);
  if (eat("(?<=")) return look(false, true);
  if (eat("(?<!")) return look(true, true);
  const std::uint32_t number = result_.groups++;
  if (eat("(?<")) {
    const std::string_view name = group_name_text();
    if (find_name(name)) fail("two groups have the same name");
    auto* added = space_.make<named_group>();
    added->group = number;
    added->name = name;
    added->hash = hash_of(name);
    names_.add(added);
    (result_.last_named ? result_.last_named->next : result_.first_named) = added;
    result_.last_named = added;
    ++result_.named;
  } else {
    ++at_;
    if (peek() == '?') fail("invalid group");
  }
  node* made = make(node_kind::group, number);
  made->add(alternatives());
  if (!eat(')')) fail("unterminated group");
  return made;
}

node* parser::look(bool negative, bool behind) {
  node* made = make(node_kind::look);
  made->negative = negative;
  made->behind = behind;
  made->first_group = result_.groups;
  made->add(alternatives());
  made->end_group = result_.groups;
  if (!eat(')')) fail("unterminated group");
  return made;
}

bool parser::number(std::uint32_t& value) {
  if (peek() < '0' || peek() > '9') return false;
  std::uint64_t sum = 0;
  for (; peek() >= '0' && peek() <= '9'; ++at_) {
    space_.worked(1);
    sum = std::min<std::uint64_t>(sum * 10 + (peek() - '0'), no_limit);
  }
  value = static_cast<std::uint32_t>(sum);
  return true;
}

/// {n}, {n,} or {n,m}. If there is none, stays where it is.
bool parser::braces(std::uint32_t& min, std::uint32_t& max) {
  const std::size_t start = at_;
  if (eat('{') && number(min)) {
    max = min;
    if (eat(',') && !number(max)) max = no_limit;
    if (eat('}')) return true;
  }
  at_ = start;
  return false;
}

node* parser::quantified(node* atom, std::uint32_t first_group) {
  std::uint32_t min = 0;
  std::uint32_t max = no_limit;
  if (eat('+')) {
    min = 1;
  } else if (eat('?')) {
    max = 1;
  } else if (!eat('*')) {
    if (peek() != '{') return atom;
    if (!braces(min, max)) {
      if (unicode_) fail("incomplete quantifier");
      return atom;
    }
    if (min > max) fail("numbers out of order in {}");
  }
  node* made = make(node_kind::repeat);
  made->min = min;
  made->max = max;
  made->greedy = !eat('?');
  made->first_group = first_group;
  made->end_group = result_.groups;
  made->add(atom);
  return made;
}

node* parser::set_node(char_set* set) {
  node* made = make(node_kind::set);
  made->set = set;
  made->can_be_empty = false;
  return made;
}

node* parser::character_node(code_point c) {
  if (ignore_case_)
    if (char_set* all = sets_.all_cases(c, unicode_)) return set_node(all);
  node* made = make(node_kind::character, c);
  made->can_be_empty = false;
  return made;
}

named_group* parser::find_name(std::string_view name) {
  space_.worked(name.size());
  return names_.find(hash_of(name), [&](const named_group& other) { return other.name == name; });
}

parsed_pattern parse(std::string_view pattern, std::uint8_t flags, workspace& space) {
  return parser{pattern, flags, space}.run();
}

}  // namespace sluice::regexp
