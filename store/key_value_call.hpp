#pragma once

#include "config/settings.hpp"
#include "schemas/sdk_call.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// What a call of iota.kv asks for.
enum class key_value_operation : std::uint8_t { get, set, remove, increment, compare_and_set, list };

/// A call of iota.kv, read and checked. Texts are UTF-8; values are JSON as the script's JSON.stringify wrote
/// it.
struct key_value_call {
  tenant_id tenant;
  key_value_operation operation = key_value_operation::get;
  std::string key;                          ///< of a listing: what the keys begin with, which may be empty
  std::string value;                        ///< set, compare_and_set
  std::optional<std::string> wanted_value;  ///< compare_and_set: what must be there; none = nothing
  double by = 1;                            ///< increment
  std::optional<std::chrono::microseconds> ttl;
  std::string after;  ///< list: from behind this key on
  int limit = 100;    ///< list

  bool writes() const {
    return operation != key_value_operation::get && operation != key_value_operation::list;
  }
};
using key_value_call_ptr = std::shared_ptr<const key_value_call>;

/// A call that writes, and its answer once it is written.
struct key_value_write {
  key_value_call call;
  sdk_result result;
};
using key_value_write_ptr = std::shared_ptr<key_value_write>;

inline constexpr std::size_t max_key_bytes = 512;
inline constexpr int max_listed_keys = 1'000;
/// How much text a listing has at most, unless its only entry has more.
inline constexpr std::size_t max_listed_bytes = 1u << 20;

/// Reads the arguments of kv.get, kv.set, …; INVALID_ARGUMENT or LIMIT_EXCEEDED says what would be right.
tl::expected<key_value_call, sdk_error> read_key_value_call(const sdk_call& call, const kv_settings& limits);

/// Whether two JSON texts are the same value: the order of members and how numbers are written don't matter.
bool same_json(std::string_view left, std::string_view right);

}  // namespace sluice
