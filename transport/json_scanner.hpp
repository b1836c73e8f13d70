#pragma once

#include "schemas/error.hpp"

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sluice::transport {

/// How deep values may be nested in what we accept.
inline constexpr std::size_t max_json_depth = 128;

/// Walks a text that is known to be valid JSON, in order, without looking at its bytes one by one: it steps
/// from token to token (brace, bracket, colon, comma, start of a string or scalar). Copies are bookmarks.
class json_cursor {
 public:
  json_cursor(std::string_view text, const std::uint32_t* tokens) : text_(text), token_(tokens) {}

  /// The first byte of the value here: {, [, ", t, f, n, - or a digit.
  char kind() const { return text_[*token_]; }
  /// Steps over a value and returns its text, byte for byte.
  std::string_view take();
  /// Steps into the object or array here.
  void enter() { ++token_; }
  /// Within an object: steps to the next member's value and returns its key, still in quotes; or out of the
  /// object, and returns an empty view.
  std::string_view next_key();
  /// Within an array: steps to the next element, or out of the array, and says which.
  bool next_element();

 private:
  std::string_view scalar() const;

  std::string_view text_;
  const std::uint32_t* token_;
};

/// Validates JSON with simdjson, whole: UTF-8, grammar, depth. Numbers of any size are fine as long as a
/// double can come near them. Keeps its memory for the next text; one thread at a time.
class json_scanner {
 public:
  /// So many bytes after the text's end must be readable.
  static constexpr std::size_t padding = simdjson::SIMDJSON_PADDING;
  json_scanner() = default;

  /// The cursor at the text's one value, good until the next scan. invalid_request names the position.
  expected<json_cursor> scan(std::string_view text);

  /// The scanner of this thread: its memory is as large as the largest text, so connections share it.
  static json_scanner& of_this_thread();

 private:
  simdjson::dom::parser parser_;
};

/// A copy of a JSON string's content with its escapes resolved. `quoted` is valid and has its quotes.
std::string unescape(std::string_view quoted);

}  // namespace sluice::transport
