#include "config/units.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <span>

namespace sluice::config {
namespace {

struct unit {
  std::string_view name;
  std::int64_t factor;
};

// Ascending.
constexpr unit durations[] = {{"ms", 1}, {"s", 1'000}, {"min", 60'000}, {"h", 3'600'000}, {"d", 86'400'000}};
constexpr unit sizes[] = {{"B", 1}, {"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}};

// The largest whole number that a double holds exactly.
constexpr double largest = 9007199254740992.0;

std::optional<std::int64_t> parse(std::string_view text, std::span<const unit> units) {
  double number = 0;
  const char* end = text.data() + text.size();
  auto [rest, problem] = std::from_chars(text.data(), end, number, std::chars_format::fixed);
  if (problem != std::errc{}) return std::nullopt;
  while (rest != end && *rest == ' ') ++rest;
  const std::string_view name(rest, static_cast<std::size_t>(end - rest));
  for (const unit& u : units) {
    if (u.name != name) continue;
    const double value = number * static_cast<double>(u.factor);
    const bool whole = std::abs(value - std::round(value)) < 1e-6;
    if (!whole || std::signbit(number) || !(value < largest)) return std::nullopt;
    return std::llround(value);
  }
  return std::nullopt;
}

std::string format(std::int64_t value, std::span<const unit> units) {
  const unit* best = &units.front();
  for (const unit& u : units)
    if (value != 0 && value % u.factor == 0) best = &u;
  return fmt::format("{}{}", value / best->factor, best->name);
}

}  // namespace

std::optional<std::chrono::milliseconds> parse_duration(std::string_view text) {
  const auto value = parse(text, durations);
  if (!value) return std::nullopt;
  return std::chrono::milliseconds{*value};
}

std::string format_duration(std::chrono::milliseconds duration) {
  if (duration.count() == 0) return "0s";
  // "24h" says more than "1d" to most people: days are only shown from two on.
  constexpr std::span<const unit> all(durations);
  const bool days = duration.count() >= 2 * all.back().factor;
  return format(duration.count(), days ? all : all.first(all.size() - 1));
}

std::optional<std::int64_t> parse_bytes(std::string_view text) { return parse(text, sizes); }

std::string format_bytes(std::int64_t bytes) { return format(bytes, sizes); }

std::int64_t unit_factor(std::string_view name) {
  for (const unit& u : durations)
    if (u.name == name) return u.factor;
  for (const unit& u : sizes)
    if (u.name == name) return u.factor;
  return 1;
}

}  // namespace sluice::config
