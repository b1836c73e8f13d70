#pragma once

#include <duktape.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace sluice {

// JavaScript strings are sequences of UTF-16 units; Duktape keeps them as CESU-8, in which each half of a
// surrogate pair has its own three bytes. Outside a heap all text is UTF-8.

/// Pushes UTF-8 text as a JavaScript string: [ … ] → [ … string ]. What is not valid UTF-8 becomes U+FFFD, so
/// no text from outside can name an internal property.
void push_utf8(duk_context* ctx, std::string_view utf8);

/// A JavaScript string as UTF-8: pairs are joined, lone surrogates become U+FFFD.
std::string to_utf8(std::string_view cesu8);

/// The first bytes of a JavaScript string, at most `limit_bytes` of them, cut between characters.
std::string_view cut_cesu8(std::string_view cesu8, std::size_t limit_bytes);

/// The same of UTF-8 text.
std::string_view cut_utf8(std::string_view utf8, std::size_t limit_bytes);

/// Where the first byte stands that is no part of valid UTF-8; npos if all is valid.
std::size_t find_invalid_utf8(std::string_view text);

/// How many UTF-16 units UTF-8 text has: columns count those.
int utf16_length(std::string_view utf8);

/// JSON text made by Duktape as UTF-8 JSON: pairs are joined, lone surrogates escaped ("\ud83d").
std::string json_to_utf8(std::string_view cesu8);

/// A character of a JavaScript string.
struct character {
  unsigned point;
  std::size_t bytes;  ///< in the string
};

/// The character at i: a pair is one, half of one is U+FFFD. The string is one of Duktape's.
character character_at(std::string_view cesu8, std::size_t i);

/// How many bytes a character has in UTF-8.
std::size_t utf8_bytes(unsigned point);
/// Writes them; returns where the next ones go.
char* write_utf8(unsigned point, char* out);

/// Whether a JavaScript string has half of a surrogate pair, which no UTF-8 text can hold.
bool has_lone_surrogate(std::string_view cesu8);

/// The string at an index of the value stack.
inline std::string_view string_at(duk_context* ctx, duk_idx_t index) {
  duk_size_t length = 0;
  const char* text = duk_get_lstring_default(ctx, index, &length, "", 0);
  return {text, length};
}

}  // namespace sluice
