#include "tests/fuzz/script_tokens.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>

namespace sluice::fuzz {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
         c == '#' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::size_t after_blanks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (is_space(text[at]))
      ++at;
    else if (text.substr(at, 2) == "//")
      at = std::min(text.find('\n', at), text.size());
    else if (text.substr(at, 2) == "/*") {
      const auto end = text.find("*/", at + 2);
      at = end == std::string_view::npos ? text.size() : end + 2;
    } else
      break;
  }
  return at;
}

/// Past the closing quote, or to the end of the line if there is none.
std::size_t after_quoted(std::string_view text, std::size_t at) {
  const char quote = text[at++];
  for (; at < text.size(); ++at) {
    if (text[at] == quote) return at + 1;
    if (text[at] == '\n' && quote != '`') return at;
    if (text[at] == '\\') ++at;
  }
  return text.size();
}

/// A slash begins a regular expression where no value stands before it.
bool divides(std::string_view before) {
  if (before.empty()) return false;
  if (before == "return" || before == "typeof" || before == "case" || before == "in" || before == "of")
    return false;
  return is_word(before.back()) || before.back() == ')' || before.back() == ']' || before.back() == '"' ||
         before.back() == '\'';
}

std::size_t after_regular_expression(std::string_view text, std::size_t at) {
  const std::size_t begin = at++;
  bool in_class = false;
  for (; at < text.size() && text[at] != '\n'; ++at) {
    if (text[at] == '\\') {
      ++at;
      continue;
    }
    if (text[at] == '[') in_class = true;
    if (text[at] == ']') in_class = false;
    if (text[at] != '/' || in_class) continue;
    for (++at; at < text.size() && is_word(text[at]); ++at) {
    }
    return at;
  }
  return begin + 1;
}

std::size_t after_punctuator(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 33> several{
      ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??\x3d",
      "=>",   "==",  "!=",  "<=",  ">=",  "&&",  "||",  "??",  "?.",  "++",  "--",
      "+=",   "-=",  "*=",  "/=",  "%=",  "&=",  "|=",  "^=",  "<<",  ">>",  "**"};
  for (const std::string_view one : several)
    if (text.substr(at, one.size()) == one) return at + one.size();
  return at + 1;
}

std::size_t after_token(std::string_view text, std::size_t at, std::string_view before) {
  const char c = text[at];
  if (is_word(c)) {
    const auto end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_word);
    return static_cast<std::size_t>(end - text.begin());
  }
  if (c == '"' || c == '\'' || c == '`') return after_quoted(text, at);
  if (c == '/' && !divides(before)) return after_regular_expression(text, at);
  return after_punctuator(text, at);
}

}  // namespace

std::string_view bare(std::string_view token) { return token.substr(after_blanks(token, 0)); }

std::vector<std::string_view> tokens_of(std::string_view script) {
  std::vector<std::string_view> tokens;
  std::string_view before;
  for (std::size_t at = 0; at < script.size();) {
    const std::size_t begin = after_blanks(script, at);
    const std::size_t end =
        std::min(begin < script.size() ? after_token(script, begin, before) : begin, script.size());
    tokens.push_back(script.substr(at, end - at));
    before = script.substr(begin, end - begin);
    at = end;
  }
  return tokens;
}

namespace {

/// Whether a brace after this token opens a block, not an object.
bool opens_block(std::string_view before) {
  constexpr std::array<std::string_view, 11> leads{"",     ")",   "{",       "}",  ";",     "=>",
                                                   "else", "try", "finally", "do", "static"};
  return std::find(leads.begin(), leads.end(), before) != leads.end();
}

}  // namespace

script_parts parts_of(std::string_view script) {
  script_parts parts{tokens_of(script), {}, {}};
  struct open_bracket {
    std::size_t at;
    std::size_t statement;  ///< where the statement began that is under way inside
    bool block;
  };
  std::vector<open_bracket> open{{0, 0, true}};
  const auto end_statement = [&](std::size_t last) {
    if (open.back().block && last > open.back().statement)
      parts.statements.push_back({open.back().statement, last});
    open.back().statement = last;
  };
  std::string_view before;
  for (std::size_t i = 0; i < parts.tokens.size(); ++i) {
    const std::string_view token = bare(parts.tokens[i]);
    if (token == "(" || token == "[" || token == "{") {
      open.push_back({i, i + 1, token == "{" && opens_block(before)});
    } else if ((token == ")" || token == "]" || token == "}") && open.size() > 1) {
      end_statement(i);
      const bool was_block = open.back().block;
      parts.groups.push_back({open.back().at, i + 1});
      open.pop_back();
      if (was_block && before != ")") end_statement(i + 1);
    } else if (token == ";") {
      end_statement(i + 1);
    }
    before = token;
  }
  end_statement(parts.tokens.size());
  return parts;
}

token_kind kind_of_token(std::string_view token) {
  static const std::set<std::string_view> keywords{
      "break",      "case",   "catch",   "class",   "const",  "continue", "default", "delete", "do",
      "else",       "export", "extends", "finally", "for",    "function", "if",      "import", "in",
      "instanceof", "let",    "new",     "of",      "return", "switch",   "throw",   "try",    "typeof",
      "var",        "void",   "while",   "with",    "yield",  "async",    "await",   "static"};
  static const std::set<std::string_view> operators{
      "==", "!=", "===", "!==", "<", ">", "<=", ">=", "&&",  "||", "?\x3f",      "+", "-",
      "*",  "/",  "%",   "&",   "|", "^", "<<", ">>", ">>>", "**", "instanceof", "in"};
  token = bare(token);
  if (token.empty()) return token_kind::other;
  if (operators.contains(token)) return token_kind::binary_operator;
  if (keywords.contains(token)) return token_kind::other;
  const char c = token.front();
  if (c >= '0' && c <= '9') return token_kind::value;
  if (is_word(c))
    return std::all_of(token.begin(), token.end(), is_word) ? token_kind::name : token_kind::value;
  if (token.size() > 1 && std::string_view{"\"'`([{/"}.find(c) != std::string_view::npos)
    return token_kind::value;
  return token_kind::other;
}

}  // namespace sluice::fuzz
