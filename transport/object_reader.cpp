#include "transport/object_reader.hpp"

#include "transport/json_scanner.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::transport {

using nlohmann::json;

expected<json> object_reader::parse(std::string_view body) {
  std::string padded;
  padded.reserve(body.size() + json_scanner::padding);
  padded = body;
  if (auto valid = json_scanner::of_this_thread().scan(padded); !valid)
    return fail(error_code::invalid_request, "the body is " + valid.error().message);
  json object = json::parse(body);
  if (!object.is_object()) return fail(error_code::invalid_request, "the body must be a JSON object");
  return object;
}

void object_reader::refuse(const char* key, std::string_view what) {
  if (*problem_) return;
  auto member = path_ + key;
  auto message = fmt::format("{}: {}", member, what);
  *problem_ = error{error_code::invalid_request, std::move(message), std::move(member)};
}

const json* object_reader::find(const char* key) {
  asked_.insert(key);
  const auto found = object_->find(key);
  return found == object_->end() || found->is_null() ? nullptr : &*found;
}

std::string object_reader::required_text(const char* key, std::size_t max_bytes) {
  auto value = text(key, max_bytes);
  if (!value) refuse(key, "is missing");
  return std::move(value).value_or(std::string());
}

std::optional<std::string> object_reader::text(const char* key, std::size_t max_bytes) {
  const json* value = find(key);
  if (!value) return std::nullopt;
  if (!value->is_string()) {
    refuse(key, "must be a string");
    return std::string();
  }
  auto result = value->get<std::string>();
  if (result.size() > max_bytes) refuse(key, fmt::format("is longer than {} bytes", max_bytes));
  return result;
}

std::optional<std::vector<std::string>> object_reader::texts(const char* key, std::size_t max_items,
                                                             std::size_t max_bytes) {
  const json* value = find(key);
  if (!value) return std::nullopt;
  std::vector<std::string> result;
  const auto fits = [max_bytes](const json& item) {
    return item.is_string() && item.get_ref<const std::string&>().size() <= max_bytes;
  };
  if (!value->is_array() || value->size() > max_items || !std::all_of(value->begin(), value->end(), fits)) {
    refuse(key, fmt::format("must be an array of at most {} strings, each at most {} bytes", max_items,
                            max_bytes));
    return result;
  }
  return value->get<std::vector<std::string>>();
}

std::optional<std::int64_t> object_reader::integer(const char* key, std::int64_t min, std::int64_t max) {
  const json* value = find(key);
  if (!value) return std::nullopt;
  const bool fits =
      value->is_number_integer() &&
      (!value->is_number_unsigned() || value->get<std::uint64_t>() <= std::uint64_t(INT64_MAX)) &&
      value->get<std::int64_t>() >= min && value->get<std::int64_t>() <= max;
  if (fits) return value->get<std::int64_t>();
  refuse(key, fmt::format("must be a whole number from {} to {}", min, max));
  return std::nullopt;
}

std::optional<double> object_reader::number(const char* key, double min, double max) {
  const json* value = find(key);
  if (!value) return std::nullopt;
  if (value->is_number() && value->get<double>() >= min && value->get<double>() <= max)
    return value->get<double>();
  refuse(key, fmt::format("must be a number from {} to {}", min, max));
  return std::nullopt;
}

object_reader object_reader::object(const char* key) {
  static const json none = json::object();
  const json* value = find(key);
  if (value && !value->is_object()) refuse(key, "must be an object");
  return object_reader(value && value->is_object() ? *value : none, path_ + key + ".", problem_);
}

const std::optional<error>& object_reader::problem() {
  for (const auto& [key, value] : object_->items()) {
    if (asked_.contains(key)) continue;
    std::string known;
    for (const auto& name : asked_) known += (known.empty() ? "" : ", ") + name;
    refuse(key.substr(0, 100).c_str(), "is not known; known are: " + known);
  }
  return *problem_;
}

}  // namespace sluice::transport
