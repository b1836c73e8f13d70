#include "store/types.hpp"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

// In the order of the enumerators; the numbers are what the store keeps (schemas/sql).
constexpr std::array<std::string_view, 4> execution_statuses{"succeeded", "failed", "limit_exceeded",
                                                             "crashed"};
constexpr std::array<std::string_view, 3> delivery_states{"succeeded", "retrying", "dead"};
constexpr std::array<std::string_view, 5> script_statuses{"draft", "active", "paused", "disabled",
                                                          "archived"};

}  // namespace

std::string_view to_string(execution_status status) {
  return execution_statuses[static_cast<std::size_t>(status)];
}

std::string_view to_string(delivery_state state) { return delivery_states[static_cast<std::size_t>(state)]; }

std::string_view to_string(script_status status) { return script_statuses[static_cast<std::size_t>(status)]; }

std::optional<script_status> parse_script_status(std::string_view text) {
  for (std::size_t i = 0; i < script_statuses.size(); ++i)
    if (script_statuses[i] == text) return static_cast<script_status>(i);
  return std::nullopt;
}

namespace {
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
}  // namespace

bool is_secret_name(std::string_view name) {
  return !name.empty() && name.size() <= 128 && is_letter(name.front()) &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-'; });
}

}  // namespace sluice
