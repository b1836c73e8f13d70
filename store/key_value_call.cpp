#include "store/key_value_call.hpp"

#include "store/json_elements.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace sluice {
namespace {

using nlohmann::json;
using enum key_value_operation;

/// What JSON.stringify of the sandbox nests at most; comparing is recursive.
constexpr int max_depth = 1'000;
/// A hundred years: beyond it the sum of now and the time would mean nothing.
constexpr double max_ttl_s = 100.0 * 366 * 24 * 60 * 60;

/// Reads one call's arguments; the first thing that is wrong is kept.
class argument_reader {
 public:
  argument_reader(const sdk_call& call, const kv_settings& limits) : name_(call.name), limits_(limits) {
    auto found = json_elements(call.args);
    if (found)
      elements_ = *std::move(found);
    else
      refuse("the arguments are no list");
  }

  void refuse(std::string what, sdk_code code = sdk_code::invalid_argument) {
    if (!problem_) problem_ = sdk_error{code, fmt::format("iota.{}: {}", name_, what), false};
  }
  const std::optional<sdk_error>& problem() const { return problem_; }

  /// The text of a key, of a prefix (which may be empty), or of the key that a listing goes on behind.
  std::string key(const json& value, const char* what, bool may_be_empty = false) {
    if (!value.is_string()) {
      refuse(fmt::format("the {} must be a string", what));
      return {};
    }
    auto text = value.get<std::string>();
    if (text.empty() && !may_be_empty) refuse(fmt::format("the {} is empty", what));
    if (text.size() > max_key_bytes)
      refuse(fmt::format("the {} has {} bytes, {} are allowed", what, text.size(), max_key_bytes));
    if (text.find('\0') != text.npos) refuse(fmt::format("the {} contains the character U+0000", what));
    return text;
  }
  std::string key(std::size_t index, const char* what, bool may_be_empty = false) {
    return key(parsed(index), what, may_be_empty);
  }

  /// A value to be stored, as it stands.
  std::string value(std::size_t index) {
    if (index >= elements_.size()) {
      refuse("the value is missing");
      return {};
    }
    const auto text = elements_[index];
    if (text.size() > limits_.max_value_bytes)
      refuse(
          fmt::format("the value has {} bytes as JSON, {} are allowed (kv.max_value_bytes): store less, or "
                      "divide it among several keys",
                      text.size(), limits_.max_value_bytes),
          sdk_code::limit_exceeded);
    else if (json_depth(text) > max_depth)
      refuse(fmt::format("the value is nested deeper than {} levels", max_depth));
    else if (!json::accept(text))
      refuse("the value is no valid JSON text; half of a surrogate pair in a string cannot be stored");
    return std::string(text);
  }

  /// {"absent":true} or {"value":…}.
  std::optional<std::string> wanted_value(std::size_t index) {
    const json wanted = parsed(index);
    if (wanted.is_object() && wanted.contains("value")) return wanted["value"].dump();
    if (!wanted.is_object() || !wanted.contains("absent"))
      refuse("what is expected to be there must be a value or nothing");
    return std::nullopt;
  }

  double number(std::size_t index, double otherwise) {
    const json value = parsed(index);
    if (value.is_null()) return otherwise;
    if (!value.is_number()) refuse("what to add must be a finite number");
    return value.is_number() ? value.get<double>() : otherwise;
  }

  /// The options; an empty object if they are left out. Names that nobody knows are refused.
  json options(std::size_t index, std::initializer_list<std::string_view> known) {
    json given = parsed(index);
    if (given.is_null()) return json::object();
    if (!given.is_object()) {
      refuse("the options must be an object");
      return json::object();
    }
    for (const auto& [name, value] : given.items())
      if (std::find(known.begin(), known.end(), name) == known.end())
        refuse(fmt::format("there is no option \"{:.60}\"; there is {}", name, fmt::join(known, ", ")));
    return given;
  }

  std::optional<std::chrono::microseconds> ttl(std::size_t index) {
    const json given = options(index, {"ttl"});
    const auto found = given.find("ttl");
    if (found == given.end() || found->is_null()) return std::nullopt;
    const double seconds = found->is_number() ? found->get<double>() : 0;
    if (!(seconds > 0) || seconds > max_ttl_s) {
      refuse(fmt::format("ttl must be a number of seconds above 0, at most {:.0f}", max_ttl_s));
      return std::nullopt;
    }
    return std::chrono::microseconds(static_cast<std::int64_t>(std::ceil(seconds * 1e6)));
  }

  int limit(const json& given) {
    const auto found = given.find("limit");
    if (found == given.end() || found->is_null()) return key_value_call{}.limit;
    const double wanted = found->is_number() ? found->get<double>() : 0;
    if (wanted >= 1 && wanted <= max_listed_keys && wanted == std::floor(wanted))
      return static_cast<int>(wanted);
    refuse(fmt::format("limit must be a whole number from 1 to {}", max_listed_keys));
    return 1;
  }

 private:
  /// null if it is left out.
  json parsed(std::size_t index) {
    if (index >= elements_.size()) return nullptr;
    const auto text = elements_[index];
    if (text.size() > limits_.max_value_bytes + max_key_bytes * 6)
      refuse("an argument is too long", sdk_code::limit_exceeded);
    else if (json_depth(text) > max_depth)
      refuse(fmt::format("an argument is nested deeper than {} levels", max_depth));
    else if (json value = json::parse(text, nullptr, /*allow_exceptions=*/false); !value.is_discarded())
      return value;
    else
      refuse("an argument is no valid Unicode text: it has half of a surrogate pair");
    return nullptr;
  }

  std::string_view name_;
  const kv_settings& limits_;
  std::vector<std::string_view> elements_;
  std::optional<sdk_error> problem_;
};

std::optional<key_value_operation> operation_of(std::string_view name) {
  if (name == "kv.get") return get;
  if (name == "kv.set") return set;
  if (name == "kv.delete") return key_value_operation::remove;
  if (name == "kv.increment") return increment;
  if (name == "kv.compareAndSet") return compare_and_set;
  if (name == "kv.list") return list;
  return std::nullopt;
}

}  // namespace

tl::expected<key_value_call, sdk_error> read_key_value_call(const sdk_call& call, const kv_settings& limits) {
  const auto operation = operation_of(call.name);
  if (!operation)
    return refuse(sdk_code::invalid_argument, fmt::format("there is no iota.{:.60}", call.name));
  argument_reader in(call, limits);
  key_value_call read;
  read.tenant = call.tenant;
  read.operation = *operation;
  if (read.operation != list) read.key = in.key(std::size_t{0}, "key");
  switch (read.operation) {
    case get:
    case key_value_operation::remove: break;
    case set:
      read.value = in.value(1);
      read.ttl = in.ttl(2);
      break;
    case increment:
      read.by = in.number(1, 1);
      read.ttl = in.ttl(2);
      break;
    case compare_and_set:
      read.wanted_value = in.wanted_value(1);
      read.value = in.value(2);
      read.ttl = in.ttl(3);
      break;
    case list: {
      read.key = in.key(std::size_t{0}, "prefix", /*may_be_empty=*/true);
      const json given = in.options(1, {"limit", "after"});
      read.limit = in.limit(given);
      if (given.contains("after") && !given["after"].is_null())
        read.after = in.key(given["after"], "key to go on behind", /*may_be_empty=*/true);
      break;
    }
  }
  if (in.problem()) return tl::unexpected(*in.problem());
  return read;
}

bool same_json(std::string_view left, std::string_view right) {
  if (left == right) return true;
  return json::parse(left, nullptr, false) == json::parse(right, nullptr, false);
}

}  // namespace sluice
