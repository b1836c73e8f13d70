#pragma once

#include <duktape.h>

#include <optional>
#include <span>
#include <string>

namespace sluice {

/// The locales that toLocaleString and its kin know: `en` is en-US, `de` is de-DE.
enum class locale { en_us, en_gb, en_ca, de_de };

/// The locale of a `locales` argument: a tag, or an array of which the first counts; en-US if it is
/// undefined. Throws a RangeError of any other.
locale locale_at(duk_context* ctx, duk_idx_t index);

/// The `options` argument of such a method. What it has that is not known is a RangeError, never ignored; so
/// is a value that an option does not take.
class locale_options {
 public:
  /// `known`: the names of all options that the method takes.
  locale_options(duk_context* ctx, duk_idx_t index, std::span<const char* const> known);

  /// The index of an option's value among `values`; -1 if there is none.
  int choice(const char* name, std::span<const char* const> values) const;
  /// The value as a string, at most 100 bytes of it.
  [[nodiscard]] std::optional<std::string> text(const char* name) const;
  [[nodiscard]] std::optional<bool> flag(const char* name) const;
  /// Whether it is `true` itself.
  [[nodiscard]] bool is_true(const char* name) const;
  /// A whole number, rounded down.
  [[nodiscard]] std::optional<int> number(const char* name, int least, int most) const;

 private:
  /// [ … ] → [ … value ], or false and nothing pushed.
  [[nodiscard]] bool push(const char* name) const;

  duk_context* ctx_;
  duk_idx_t index_;
  bool given_;
};

}  // namespace sluice
