#include "tests/fuzz/script_mutator.hpp"

#include "tests/fuzz/script_tokens.hpp"

#include <algorithm>
#include <array>

namespace sluice::fuzz {
namespace {

constexpr std::size_t most_seen = 512;

/// What goes around a statement or an expression: '@' is where it stood.
constexpr std::array<std::string_view, 17> around_statement{
    "try {@} catch (e) {}",
    "try {@} finally {}",
    "for (var i = 0; i < 3; i++) {@}",
    "for (;;) {@}",
    "l: do {@} while (0);",
    "function f(a) {@} f(f);",
    "(function () {@})();",
    "[1, 2].forEach(function (x) {@});",
    "if (1) {@} else {@}",
    "Promise.resolve(1).then(function (x) {@});",
    "queueMicrotask(function () {@});",
    "return rt.async(function () {@}, this, []);",
    "switch (1) { case 1: @ default: @ }",
    "async function g() {@} await g();",
    "function* h() {@} for (const y of h()) {}",
    "class C { static {@} #p = 1; m() {@} }",
    "var o = {get x() {@}, toJSON() {@}}; o.x; JSON.stringify(o);"};
constexpr std::array<std::string_view, 14> around_expression{
    "(@)",       "[@]",       "{a: @}",    "[...@]",          "(function () { return @; })()",
    "String(@)", "typeof @",  "-@",        "(@, 1)",          "JSON.stringify(@)",
    "Object(@)", "(yield @)", "(await @)", "new Proxy(@, {})"};

std::string filled(std::string_view frame, std::string_view with) {
  std::string out;
  for (const char c : frame) {
    if (c == '@')
      out += with;
    else
      out += c;
  }
  return out;
}

/// The words of a libFuzzer dictionary.
std::map<token_kind, std::vector<std::string>> words_of(std::string_view dictionary) {
  std::map<token_kind, std::vector<std::string>> words;
  while (!dictionary.empty()) {
    std::string_view line = dictionary.substr(0, dictionary.find('\n'));
    dictionary.remove_prefix(std::min(line.size() + 1, dictionary.size()));
    if (line.size() < 2 || line.front() != '"' || line.back() != '"') continue;
    line = line.substr(1, line.size() - 2);
    std::string word;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '\\' && i + 1 < line.size()) ++i;
      word += line[i];
    }
    words[kind_of_token(word)].push_back(std::move(word));
  }
  for (const auto kind :
       {token_kind::name, token_kind::value, token_kind::binary_operator, token_kind::other})
    if (words[kind].empty()) words[kind].emplace_back(kind == token_kind::binary_operator ? "+" : "x");
  return words;
}

}  // namespace

/// One script being changed.
class script_mutator::editing {
 public:
  editing(const script_mutator& owner, std::string_view script, std::uint32_t seed)
      : owner_(owner), random_(seed), text_(script) {}

  void change() {
    parts_ = parts_of(text_);
    if (parts_.tokens.empty()) return set_text(some_statement());
    switch (below(12)) {
      case 0:
      case 1: return exchange(token_kind::name, token_kind::name);
      case 2: return exchange(token_kind::name, token_kind::value);
      case 3: return exchange(token_kind::value, token_kind::value);
      case 4: return exchange(token_kind::binary_operator, token_kind::binary_operator);
      case 5: return replace(pick(parts_.statements), below(2) ? "" : some_statement());
      case 6: return exchange_group();
      case 7: return insert_statement(below(2) ? some_statement() : text_of(pick(parts_.statements)));
      case 8: return wrap(pick(parts_.statements), around_statement[below(around_statement.size())]);
      case 9: return wrap(some_operand(), around_expression[below(around_expression.size())]);
      case 10: return wrap(pick(parts_.groups), around_expression[below(around_expression.size())]);
      default: return replace(some_range(), below(2) ? word(token_kind::other) : "");
    }
  }

  void take_from(std::string_view other) {
    parts_ = parts_of(text_);
    const script_parts parts = parts_of(other);
    if (parts_.tokens.empty() || parts.tokens.empty()) return set_text(std::string{other});
    if (below(3) == 0) return replace(pick(parts_.groups), some_of(parts, parts.groups, "()"));
    insert_statement(some_of(parts, parts.statements, ";"));
  }

  std::size_t below(std::size_t bound) { return bound == 0 ? 0 : random_() % bound; }
  const std::string& text() const { return text_; }

 private:
  static std::string joined(const script_parts& parts, token_span span) {
    std::string out;
    for (std::size_t i = span.first; i < span.last; ++i) out += parts.tokens[i];
    return out;
  }
  std::string text_of(token_span span) const { return joined(parts_, span); }
  std::string token_text(token_span span) const { return std::string{bare(parts_.tokens[span.first])}; }

  const std::string& word(token_kind kind) {
    const auto& words = owner_.words_.at(kind);
    return words[below(words.size())];
  }
  /// A token of a kind; any if a few tries find none.
  token_span some_token(token_kind kind) {
    for (int tries = 0; tries < 20; ++tries)
      if (const token_span at = some_token(); kind_of_token(parts_.tokens[at.first]) == kind) return at;
    return some_token();
  }
  bool is(std::size_t token, std::string_view text) const {
    return token < parts_.tokens.size() && bare(parts_.tokens[token]) == text;
  }
  /// A name or value that is likely an expression of its own.
  token_span some_operand() {
    for (int tries = 0; tries < 20; ++tries) {
      const token_span at = some_token(below(2) ? token_kind::name : token_kind::value);
      const std::size_t i = at.first;
      const bool member = i > 0 && (is(i - 1, ".") || is(i - 1, "var") || is(i - 1, "function"));
      if (!member && !is(i + 1, ":") && !is(i + 1, "=") && !is(i + 1, "=>")) return at;
    }
    return some_token();
  }
  void exchange(token_kind kind, token_kind with) {
    const token_span at = with == token_kind::value ? some_operand() : some_token(kind);
    if (below(3) > 0) return replace(at, word(with));
    replace(at, token_text(some_token(with)));
  }
  /// A group for one of the same brackets.
  void exchange_group() {
    const token_span at = pick(parts_.groups);
    for (int tries = 0; tries < 10; ++tries)
      if (const std::string other = some_group(); bare(other).front() == token_text(at).front())
        return replace(at, other);
    replace(at, word(token_kind::value));
  }

  token_span some_token() {
    const std::size_t at = below(parts_.tokens.size());
    return {at, at + 1};
  }
  token_span some_range() {
    const std::size_t first = below(parts_.tokens.size());
    return {first, std::min(parts_.tokens.size(), first + 1 + below(6))};
  }
  /// One of the spans; a single token if there are none.
  token_span pick(const std::vector<token_span>& spans) {
    return spans.empty() ? some_token() : spans[below(spans.size())];
  }

  std::string some_of(const script_parts& parts, const std::vector<token_span>& spans,
                      std::string_view otherwise) {
    return spans.empty() ? std::string{otherwise} : joined(parts, spans[below(spans.size())]);
  }
  /// Parts of a script seen before.
  script_parts some_script() {
    if (owner_.seen_.empty()) return {};
    return parts_of(std::string_view{owner_.seen_[below(owner_.seen_.size())]}.substr(1));
  }
  std::string some_statement() {
    const script_parts parts = some_script();
    return some_of(parts, parts.statements, ";");
  }
  std::string some_group() {
    const script_parts parts = some_script();
    return some_of(parts, parts.groups, "()");
  }

  void set_text(std::string text) { text_ = std::move(text); }
  void replace(token_span span, const std::string& with) {
    std::string out = joined(parts_, {0, span.first});
    if (!with.empty() && !out.empty()) out += ' ';
    out += with;
    out += joined(parts_, {span.last, parts_.tokens.size()});
    text_ = std::move(out);
  }
  void insert_statement(const std::string& statement) {
    const std::size_t at = parts_.statements.empty() ? 0 : pick(parts_.statements).first;
    replace({at, at}, statement);
  }
  void wrap(token_span span, std::string_view frame) { replace(span, filled(frame, text_of(span))); }

  const script_mutator& owner_;
  std::mt19937 random_;
  std::string text_;
  script_parts parts_;
};

script_mutator::script_mutator(std::string_view dictionary) : words_(words_of(dictionary)) {}

void script_mutator::learn(std::string_view script) {
  if (script.empty()) return;
  ++learned_;
  if (seen_.size() < most_seen)
    seen_.emplace_back(script);
  else
    seen_[learned_ * 2654435761u % most_seen] = script;
}

std::string script_mutator::mutate(std::string_view script, std::size_t max_size, std::uint32_t seed) {
  std::string kind{script.substr(0, 1)};
  editing edit{*this, script.substr(std::min<std::size_t>(1, script.size())), seed};
  if (kind.empty()) kind = "5JT"[edit.below(3)];
  for (std::size_t changes = 1 + edit.below(2); changes > 0; --changes) edit.change();
  return (kind + edit.text()).substr(0, max_size);
}

std::string script_mutator::cross(std::string_view script, std::string_view other, std::size_t max_size,
                                  std::uint32_t seed) {
  if (script.empty() || other.empty())
    return std::string{script.empty() ? other : script}.substr(0, max_size);
  editing edit{*this, script.substr(1), seed};
  edit.take_from(other.substr(1));
  return (script[0] + edit.text()).substr(0, max_size);
}

}  // namespace sluice::fuzz
