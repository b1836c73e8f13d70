#pragma once

#include <cstdint>
#include <string>
#include <variant>

namespace sluice::data {

/// Bytes, as apart from text.
struct bytes {
  std::string content;
  bool operator==(const bytes&) const = default;
};

/// A value on its way into a database: always a parameter, never part of a statement's text.
using sql_value = std::variant<std::monostate, bool, std::int64_t, double, std::string, bytes>;

}  // namespace sluice::data
