#include "runtime/collation.hpp"

#include "runtime/define.hpp"
#include "runtime/duktape_internals.hpp"
#include "runtime/vm.hpp"

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <utf8proc.h>

namespace sluice {
namespace {

/// One base character with its marks, as far as they matter to an order.
struct element {
  int kind = 0;           ///< 0 = space, punctuation, symbols; 1 = digits; 2 = letters
  std::int32_t base = 0;  ///< in lower case
  std::uint64_t marks = 0;
  int upper = 0;
};

/// The elements of a string on the value stack, one by one.
class elements {
 public:
  elements(duk_context* ctx, duk_idx_t index)
      : ctx_(ctx), index_(index), length_(duk_get_length(ctx, index)) {}

  std::optional<element> next() {
    std::optional<element> found;
    for (;;) {
      if (waiting_ == count_ && !fill()) return found;
      const std::int32_t c = buffer_[waiting_];
      const utf8proc_property_t* property = utf8proc_get_property(c);
      if (property->combining_class != 0) {
        ++waiting_;
        if (found) found->marks = found->marks * 1009 + static_cast<std::uint64_t>(c);
        continue;
      }
      if (found) return found;
      ++waiting_;
      found = element_of(c, *property);
    }
  }

 private:
  static element element_of(std::int32_t c, const utf8proc_property_t& property) {
    element made;
    const auto category = static_cast<utf8proc_category_t>(property.category);
    made.kind = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO ? 2
                : category == UTF8PROC_CATEGORY_ND                                   ? 1
                                                                                     : 0;
    made.base = utf8proc_tolower(c);
    made.upper = made.base != c;
    return made;
  }

  /// Decomposes the next code point.
  bool fill() {
    if (at_ >= length_) return false;
    sluice_duktape_work(ctx_, 8);
    std::int32_t c = static_cast<std::int32_t>(duk_char_code_at(ctx_, index_, at_++));
    if ((c & 0xfc00) == 0xd800 && at_ < length_) {
      const auto low = static_cast<std::int32_t>(duk_char_code_at(ctx_, index_, at_));
      if ((low & 0xfc00) == 0xdc00) {
        c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
        ++at_;
      }
    }
    waiting_ = 0;
    int boundary = 0;
    const auto made = utf8proc_decompose_char(
        c, buffer_.data(), static_cast<utf8proc_ssize_t>(buffer_.size()), UTF8PROC_DECOMPOSE, &boundary);
    if (made <= 0 || made > static_cast<utf8proc_ssize_t>(buffer_.size())) {
      buffer_[0] = c;
      count_ = 1;
    } else {
      count_ = static_cast<std::size_t>(made);
    }
    return true;
  }

  duk_context* ctx_;
  duk_idx_t index_;
  std::size_t length_;
  std::size_t at_ = 0;
  std::array<std::int32_t, 32> buffer_{};
  std::size_t waiting_ = 0;
  std::size_t count_ = 0;
};

enum class sensitivity { base, accent, letter_case, variant };

struct collation_options {
  bool numeric = false;
  sensitivity level = sensitivity::variant;
};

int sign(std::strong_ordering order) { return order < 0 ? -1 : order > 0 ? 1 : 0; }

bool is_digit(const std::optional<element>& e) { return e && e->kind == 1; }
int digit_of(const element& e) { return (e.base - '0') % 10; }

/// Compares the numbers that begin at `x` and `y`, which become what follows them: that of more digits is the
/// greater one, else the first digit that differs decides.
int compare_numbers(elements& a, std::optional<element>& x, elements& b, std::optional<element>& y) {
  while (is_digit(x) && digit_of(*x) == 0) x = a.next();
  while (is_digit(y) && digit_of(*y) == 0) y = b.next();
  int order = 0;
  for (; is_digit(x) && is_digit(y); x = a.next(), y = b.next())
    if (order == 0) order = sign(digit_of(*x) <=> digit_of(*y));
  if (is_digit(x) != is_digit(y)) return is_digit(x) ? 1 : -1;
  return order;
}

/// Negative, zero or positive. What differs in its letters is ordered by these, then by marks, then by case.
int compare(elements a, elements b, const collation_options& options) {
  int marks = 0;
  int letter_case = 0;
  auto x = a.next();
  auto y = b.next();
  while (x && y) {
    if (options.numeric && x->kind == 1 && y->kind == 1) {
      if (const int order = compare_numbers(a, x, b, y)) return order;
      continue;
    }
    if (const int order = sign(std::tie(x->kind, x->base) <=> std::tie(y->kind, y->base))) return order;
    if (marks == 0) marks = sign(x->marks <=> y->marks);
    if (letter_case == 0) letter_case = x->upper - y->upper;
    x = a.next();
    y = b.next();
  }
  if (x || y) return x ? 1 : -1;
  const bool by_marks = options.level == sensitivity::accent || options.level == sensitivity::variant;
  const bool by_case = options.level == sensitivity::letter_case || options.level == sensitivity::variant;
  if (by_marks && marks != 0) return marks;
  return by_case ? letter_case : 0;
}

collation_options options_at(duk_context* ctx, duk_idx_t index) {
  collation_options options;
  if (!duk_is_object(ctx, index)) return options;
  duk_get_prop_literal(ctx, index, "numeric");
  options.numeric = duk_to_boolean(ctx, -1);
  duk_get_prop_literal(ctx, index, "sensitivity");
  if (!duk_is_undefined(ctx, -1)) {
    const std::string_view level = duk_to_string(ctx, -1);
    if (level == "base")
      options.level = sensitivity::base;
    else if (level == "accent")
      options.level = sensitivity::accent;
    else if (level == "case")
      options.level = sensitivity::letter_case;
    else if (level != "variant")
      duk_range_error(ctx, "sensitivity is one of base, accent, case and variant");
  }
  duk_pop_2(ctx);
  return options;
}

/// (other, locales, options)
duk_ret_t locale_compare(duk_context* ctx) {
  duk_push_this(ctx);
  if (duk_is_null_or_undefined(ctx, -1)) return duk_type_error(ctx, "localeCompare() wants a string as this");
  duk_to_string(ctx, 3);
  duk_to_string(ctx, 0);
  const collation_options options = options_at(ctx, 2);
  duk_push_int(ctx, compare(elements{ctx, 3}, elements{ctx, 0}, options));
  return 1;
}

}  // namespace

void install_collation(duk_context* ctx) {
  duk_get_global_literal(ctx, "String");
  duk_get_prop_literal(ctx, -1, "prototype");
  define_method(ctx, "localeCompare", locale_compare, 3, 0, 1);
  duk_pop_2(ctx);
}

}  // namespace sluice
