#pragma once

#include "config/option.hpp"

#include <chrono>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

// The words that config/option_table.cpp declares options with. `S` is the section's member of settings,
// `F` the option's member of the section.
namespace sluice::config {

/// How a field of any type reads and writes as an option_value.
template <auto Section, auto Field>
struct binding {
  using type = std::remove_cvref_t<decltype(std::declval<settings&>().*Section.*Field)>;
  static constexpr bool is_duration = std::is_same_v<type, std::chrono::milliseconds>;
  static constexpr bool is_plain =
      std::is_same_v<type, std::string> || std::is_same_v<type, double> || std::is_same_v<type, text_list>;

  static option_value get(const settings& from) {
    const type& field = from.*Section.*Field;
    if constexpr (is_duration) {
      return std::int64_t{field.count()};
    } else if constexpr (is_plain) {
      return field;
    } else {
      return static_cast<std::int64_t>(field);
    }
  }
  static void set(settings& to, const option_value& value) {
    type& field = to.*Section.*Field;
    if constexpr (is_duration) {
      field = std::chrono::milliseconds{std::get<std::int64_t>(value)};
    } else if constexpr (is_plain) {
      field = std::get<type>(value);
    } else {
      field = static_cast<type>(std::get<std::int64_t>(value));
    }
  }
};

template <auto Section, auto Field>
option declare(option_kind kind, std::string_view key, std::string_view example,
               std::string_view description) {
  option made;
  made.kind = kind;
  made.key = key;
  made.example = example;
  made.description = description;
  made.get = binding<Section, Field>::get;
  made.set = binding<Section, Field>::set;
  return made;
}

inline option within(option_value min, option_value max, std::string_view unit, option made) {
  made.min = std::move(min);
  made.max = std::move(max);
  made.unit = unit;
  return made;
}

inline option with_flag(std::string_view flag, option made) {
  made.flag = flag;
  return made;
}

template <auto S, auto F>
option text(std::string_view key, std::string_view example, std::string_view description) {
  return declare<S, F>(option_kind::text, key, example, description);
}

/// A text that need not be set.
template <auto S, auto F>
option optional_text(std::string_view key, std::string_view example, std::string_view description) {
  option made = text<S, F>(key, example, description);
  made.may_be_empty = true;
  return made;
}

/// A text that is never shown; empty = not set. `example` is a command that makes one.
template <auto S, auto F>
option secret(std::string_view key, std::size_t min_length, std::string_view example,
              std::string_view description) {
  option made = optional_text<S, F>(key, example, description);
  made.secret = true;
  made.min_length = min_length;
  return made;
}

/// Texts, none of them empty; no texts unless set.
template <auto S, auto F>
option list(std::string_view key, std::string_view example, std::string_view description) {
  return declare<S, F>(option_kind::list, key, example, description);
}

template <auto S, auto F>
option count(std::string_view key, std::int64_t min, std::int64_t max, std::string_view unit,
             std::string_view example, std::string_view description) {
  return within(min, max, unit, declare<S, F>(option_kind::integer, key, example, description));
}

template <auto S, auto F>
option number(std::string_view key, double min, double max, std::string_view example,
              std::string_view description) {
  return within(min, max, "", declare<S, F>(option_kind::number, key, example, description));
}

template <auto S, auto F>
option size(std::string_view key, std::int64_t min, std::int64_t max, std::string_view example,
            std::string_view description) {
  return within(min, max, "B", declare<S, F>(option_kind::bytes, key, example, description));
}

/// `unit`: what a number without one means.
template <auto S, auto F>
option time(std::string_view key, std::chrono::milliseconds min, std::chrono::milliseconds max,
            std::string_view unit, std::string_view example, std::string_view description) {
  return within(std::int64_t{min.count()}, std::int64_t{max.count()}, unit,
                declare<S, F>(option_kind::duration, key, example, description));
}

/// `names` in the order of the enum.
template <auto S, auto F>
option choice(std::string_view key, std::vector<std::string_view> names, std::string_view example,
              std::string_view description) {
  option made = declare<S, F>(option_kind::choice, key, example, description);
  made.choices = std::move(names);
  return made;
}

}  // namespace sluice::config
