#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::fuzz {

/// A script's tokens in order, each with the white space and comments before it: joined they are the script
/// again. Made for mutation, so roughly: what looks like no JavaScript becomes tokens too.
std::vector<std::string_view> tokens_of(std::string_view script);

/// What may stand where a token stands.
enum class token_kind { name, value, binary_operator, other };
token_kind kind_of_token(std::string_view token);

/// A range of tokens [first, last).
struct token_span {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Statements, and what stands between brackets with them, innermost last.
struct script_parts {
  std::vector<std::string_view> tokens;
  std::vector<token_span> statements;
  std::vector<token_span> groups;  ///< "( … )", "[ … ]", "{ … }", brackets included
};

script_parts parts_of(std::string_view script);

/// A token without the white space and comments before it.
std::string_view bare(std::string_view token);

}  // namespace sluice::fuzz
