#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <functional>

namespace sluice {

/// A number that identifies one kind of thing; 0 is "none". Different kinds do not convert.
template <class Tag>
struct id {
  std::int64_t value = 0;
  constexpr auto operator<=>(const id&) const = default;
  constexpr explicit operator bool() const { return value != 0; }
};

using tenant_id = id<struct tenant_tag>;
using script_id = id<struct script_tag>;
using version_id = id<struct version_tag>;
using execution_id = id<struct execution_tag>;
using token_id = id<struct token_tag>;
/// An event's position in the store's log: unique, rising in order of commit.
using event_seq = id<struct event_tag>;

/// Wall-clock time as stored and sent: microseconds since the Unix epoch, UTC.
using timestamp = std::chrono::time_point<std::chrono::system_clock, std::chrono::microseconds>;

inline timestamp now() {
  return std::chrono::time_point_cast<std::chrono::microseconds>(std::chrono::system_clock::now());
}

}  // namespace sluice

template <class Tag>
struct std::hash<sluice::id<Tag>> {
  std::size_t operator()(sluice::id<Tag> x) const noexcept { return std::hash<std::int64_t>{}(x.value); }
};
