#pragma once

#include <duktape.h>

#include <string>
#include <string_view>

namespace sluice {

// Text and bytes as the SDK takes them from scripts and gives them back.

/// The bytes of an argument: a string's UTF-8, or what an ArrayBuffer or a view of one holds. Valid as long
/// as the value stays where it is and no script runs.
class argument_bytes {
 public:
  /// Throws an iota.Error that names the argument by `what` if it is neither.
  argument_bytes(duk_context* ctx, duk_idx_t index, const char* what);
  std::string_view view() const { return view_; }

 private:
  std::string text_;  ///< if the string had to be converted
  std::string_view view_;
};

/// [ … ] → [ … array ]: a Uint8Array.
void push_bytes(duk_context* ctx, std::string_view bytes);

/// [ … ] → [ … string ]: base64, or base64url without padding (RFC 4648).
void push_base64(duk_context* ctx, std::string_view bytes, bool url = false);

/// [ … ] → [ … array ] of what the string at `index` says in base64 or base64url, and true; or false.
bool push_base64_decoded(duk_context* ctx, duk_idx_t index);

/// Throws an iota.Error of code INVALID_ARGUMENT.
[[noreturn]] void throw_invalid_argument(duk_context* ctx, const std::string& message);

/// What messages call the value: "a number", "null", "an array".
std::string kind_in_words(duk_context* ctx, duk_idx_t index);

}  // namespace sluice
