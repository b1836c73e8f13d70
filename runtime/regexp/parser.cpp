#include "runtime/regexp/parser.hpp"

#include "runtime/regexp/code.hpp"
#include "runtime/regexp/text.hpp"

#include <algorithm>
#include <string>

namespace sluice::regexp {
namespace {

constexpr int max_depth = 400;  // of parentheses: each takes some C stack
constexpr std::uint32_t max_groups = 10000;
constexpr std::size_t max_ranges = 200'000;  // some 400 times \p{L}

}  // namespace

parser::parser(std::string_view pattern, std::uint8_t flags)
    : unicode_(flags & flag::unicode),
      ignore_case_(flags & flag::ignore_case),
      multiline_(flags & flag::multiline),
      dot_all_(flags & flag::dot_all) {
  const auto* p = reinterpret_cast<const unsigned char*>(pattern.data());
  const unsigned char* end = p + pattern.size();
  while (p < end) {
    const code_point c = read_unit(p, end);
    if (unicode_ && low_surrogate(c) && !text_.empty() && high_surrogate(text_.back())) {
      text_.back() = join_surrogates(text_.back(), c);
    } else {
      text_.push_back(c);
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
  for (std::size_t i = 0; i < text_.size(); ++i) {
    const code_point c = text_[i];
    if (c == '\\') {
      ++i;
    } else if (c == '[') {
      in_class = true;
    } else if (c == ']') {
      in_class = false;
    } else if (c == '(' && !in_class) {
      const auto after = [&](std::size_t n) { return i + n < text_.size() ? text_[i + n] : 0; };
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
  for (node* reference : named_references_) {
    const auto found = std::find_if(result_.names.begin(), result_.names.end(),
                                    [&](const auto& name) { return name.second == reference->name; });
    if (found == result_.names.end()) fail("\\k names no group");
    reference->value = found->first;
  }
  return std::move(result_);
}

node_ptr parser::alternatives() {
  if (++depth_ > max_depth) fail("nested too deeply");
  node_ptr first = sequence();
  if (peek() == '|') {
    auto made = make_node(node_kind::alternatives);
    made->children.push_back(std::move(first));
    while (eat('|')) made->children.push_back(sequence());
    first = std::move(made);
  }
  --depth_;
  return first;
}

node_ptr parser::sequence() {
  auto made = make_node(node_kind::sequence);
  while (!at_end() && peek() != '|' && peek() != ')') made->children.push_back(term());
  if (made->children.size() == 1) return std::move(made->children.front());
  return made;
}

node_ptr parser::term() {
  const std::uint32_t first_group = result_.groups;
  const code_point c = peek();
  if (c == '^' || c == '$') {
    ++at_;
    return make_node(c == '^' ? node_kind::line_start : node_kind::line_end);
  }
  if (c == '(') {
    node_ptr made = group();
    const bool repeatable = made->kind != node_kind::look || (!made->behind && !unicode_);
    return repeatable ? quantified(std::move(made), first_group) : std::move(made);
  }
  ++at_;
  std::uint32_t ignored = 0;
  switch (c) {
    case '.': {
      char_set any = line_terminators();
      if (dot_all_) any = char_set{};
      any.invert();
      return quantified(set_node(std::move(any)), first_group);
    }
    case '[': return quantified(character_class(), first_group);
    case '\\': {
      node_ptr made = atom_escape();
      if (made->kind == node_kind::word_boundary || made->kind == node_kind::no_word_boundary) return made;
      return quantified(std::move(made), first_group);
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

node_ptr parser::group() {
  if (eat("(?:")) {
    node_ptr made = alternatives();
    if (!eat(')')) fail("unterminated group");
    return made;
  }
  if (eat("(?=")) return look(false, false);
  if (eat("(?!")) return look(true, false);
  if (eat("(?<=")) return look(false, true);
  if (eat("(?<!")) return look(true, true);
  const std::uint32_t number = result_.groups++;
  if (eat("(?<")) {
    std::string name = group_name_text();
    for (const auto& other : result_.names)
      if (other.second == name) fail("two groups have the same name");
    result_.names.emplace_back(number, std::move(name));
  } else {
    ++at_;
    if (peek() == '?') fail("invalid group");
  }
  auto made = make_node(node_kind::group, number);
  made->children.push_back(alternatives());
  if (!eat(')')) fail("unterminated group");
  return made;
}

node_ptr parser::look(bool negative, bool behind) {
  auto made = make_node(node_kind::look);
  made->negative = negative;
  made->behind = behind;
  made->first_group = result_.groups;
  made->children.push_back(alternatives());
  made->end_group = result_.groups;
  if (!eat(')')) fail("unterminated group");
  return made;
}

bool parser::number(std::uint32_t& value) {
  if (peek() < '0' || peek() > '9') return false;
  std::uint64_t sum = 0;
  for (; peek() >= '0' && peek() <= '9'; ++at_)
    sum = std::min<std::uint64_t>(sum * 10 + (peek() - '0'), no_limit);
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

node_ptr parser::quantified(node_ptr atom, std::uint32_t first_group) {
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
  auto made = make_node(node_kind::repeat);
  made->min = min;
  made->max = max;
  made->greedy = !eat('?');
  made->first_group = first_group;
  made->end_group = result_.groups;
  made->children.push_back(std::move(atom));
  return made;
}

/// Sets cost time: a pattern that is all Unicode properties has to end somewhere.
void parser::count_ranges(const char_set& set) {
  ranges_ += set.ranges().size();
  if (ranges_ > max_ranges) fail("it is too large");
}

node_ptr parser::set_node(char_set set, bool inverted) {
  count_ranges(set);
  if (ignore_case_) set.close_over_case(unicode_);
  if (inverted) set.invert();
  auto made = make_node(node_kind::set);
  made->set = std::move(set);
  return made;
}

node_ptr parser::character_node(code_point c) {
  if (ignore_case_) {
    char_set set{{c, c}};
    set.close_over_case(unicode_);
    if (set.ranges().size() > 1 || set.ranges()[0].first != set.ranges()[0].last) {
      auto made = make_node(node_kind::set);
      made->set = std::move(set);
      return made;
    }
  }
  return make_node(node_kind::character, c);
}

parsed_pattern parse(std::string_view pattern, std::uint8_t flags) { return parser{pattern, flags}.run(); }

}  // namespace sluice::regexp
