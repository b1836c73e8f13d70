#include "runtime/locale_options.hpp"

#include "runtime/ascii.hpp"
#include "runtime/duktape_internals.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>

namespace sluice {
namespace {

constexpr std::size_t longest_text = 100;

struct tag {
  std::string_view name;
  locale value;
};
constexpr tag tags[] = {{"en", locale::en_us},    {"en-us", locale::en_us}, {"en-gb", locale::en_gb},
                        {"en-ca", locale::en_ca}, {"de", locale::de_de},    {"de-de", locale::de_de}};

/// "a, b and c"
std::string listed(std::span<const char* const> names) {
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i)
    list += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + std::string{names[i]};
  return list;
}

[[noreturn]] void refuse(duk_context* ctx, const std::string& message) {
  duk_push_error_object(ctx, DUK_ERR_RANGE_ERROR, "%s", message.c_str());
  duk_throw(ctx);
  __builtin_unreachable();
}

/// What a script gave, as far as a message shows it.
std::string shown(duk_context* ctx, duk_idx_t index) { return sluice_duktape_push_readable(ctx, index); }

}  // namespace

locale locale_at(duk_context* ctx, duk_idx_t index) {
  if (duk_is_undefined(ctx, index)) return locale::en_us;
  if (duk_is_null(ctx, index)) duk_type_error(ctx, "a locale is a string such as 'en-US', found null");
  if (duk_is_object(ctx, index)) {
    duk_get_prop_index(ctx, index, 0);
    if (duk_is_undefined(ctx, -1)) return locale::en_us;
  } else {
    duk_dup(ctx, index);
  }
  if (duk_is_string(ctx, -1) && duk_get_length(ctx, -1) < 16) {
    const std::string name = ascii_lower(std::string_view{duk_get_string(ctx, -1)});
    const auto* found =
        std::find_if(std::begin(tags), std::end(tags), [&](const tag& it) { return it.name == name; });
    if (found != std::end(tags)) return found->value;
  }
  refuse(ctx, "the locales are en-US, en-GB, en-CA and de-DE, found " + shown(ctx, -1));
}

locale_options::locale_options(duk_context* ctx, duk_idx_t index, std::span<const char* const> known)
    : ctx_(ctx), index_(duk_normalize_index(ctx, index)), given_(duk_is_object(ctx, index)) {
  if (duk_is_null(ctx, index)) duk_type_error(ctx, "options are an object, found null");
  if (!given_) return;
  duk_enum(ctx, index_, 0);
  while (duk_next(ctx, -1, 1)) {
    sluice_duktape_work(ctx, 1);
    const std::string_view name = duk_get_string(ctx, -2);
    const bool is_known = std::any_of(known.begin(), known.end(), [&](const char* it) { return it == name; });
    if (!is_known && !duk_is_undefined(ctx, -1))
      refuse(ctx, "there is no option " + shown(ctx, -2) + " here; the options are " + listed(known));
    duk_pop_2(ctx);
  }
  duk_pop(ctx);
}

bool locale_options::push(const char* name) const {
  if (!given_) return false;
  duk_get_prop_string(ctx_, index_, name);
  if (!duk_is_undefined(ctx_, -1)) return true;
  duk_pop(ctx_);
  return false;
}

int locale_options::choice(const char* name, std::span<const char* const> values) const {
  if (!push(name)) return -1;
  const std::string_view value = duk_to_string(ctx_, -1);
  const auto found = std::find(values.begin(), values.end(), value);
  if (found == values.end())
    refuse(ctx_, std::string{name} + " is one of " + listed(values) + ", found " + shown(ctx_, -1));
  duk_pop(ctx_);
  return static_cast<int>(found - values.begin());
}

std::optional<std::string> locale_options::text(const char* name) const {
  if (!push(name)) return std::nullopt;
  duk_size_t length = 0;
  const char* bytes = duk_to_lstring(ctx_, -1, &length);
  std::string value{bytes, std::min<std::size_t>(length, longest_text)};
  duk_pop(ctx_);
  return value;
}

std::optional<bool> locale_options::flag(const char* name) const {
  if (!push(name)) return std::nullopt;
  const bool value = duk_to_boolean(ctx_, -1);
  duk_pop(ctx_);
  return value;
}

bool locale_options::is_true(const char* name) const {
  if (!push(name)) return false;
  const bool value = duk_is_boolean(ctx_, -1) && duk_get_boolean(ctx_, -1);
  duk_pop(ctx_);
  return value;
}

std::optional<int> locale_options::number(const char* name, int least, int most) const {
  if (!push(name)) return std::nullopt;
  const double value = duk_to_number(ctx_, -1);
  if (!(value >= least && value <= most))
    refuse(ctx_, std::string{name} + " is from " + std::to_string(least) + " to " + std::to_string(most) +
                     ", found " + shown(ctx_, -1));
  duk_pop(ctx_);
  return static_cast<int>(std::floor(value));
}

}  // namespace sluice
