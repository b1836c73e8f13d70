#pragma once

#include "schemas/error.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::transport {

/// Reads the members of a request's JSON object, strictly: wrong types, values out of bounds and members that
/// nobody asked for are errors that name the member. Read everything, then look at problem(): it is the first
/// thing that was wrong. A reader of a nested object reports to the one it came from.
class object_reader {
 public:
  /// Of a request's body.
  static expected<nlohmann::json> parse(std::string_view body);
  explicit object_reader(const nlohmann::json& object) : object_(&object), problem_(&own_problem_) {}
  object_reader(const object_reader&) = delete;

  /// The text; empty if absent, which is a problem if it is required.
  std::string required_text(const char* key, std::size_t max_bytes);
  std::optional<std::string> text(const char* key, std::size_t max_bytes);
  std::optional<std::vector<std::string>> texts(const char* key, std::size_t max_items,
                                                std::size_t max_bytes);
  /// The value if it is there.
  std::optional<std::int64_t> integer(const char* key, std::int64_t min, std::int64_t max);
  std::optional<double> number(const char* key, double min, double max);
  /// A reader of the nested object; of an empty one if absent.
  object_reader object(const char* key);

  bool has(const char* key) const { return object_->is_object() && object_->contains(key); }
  /// Notes a problem with a member that was read.
  void refuse(const char* key, std::string_view what);
  /// Call once all members were read: the first problem, or a member that was never asked for.
  const std::optional<error>& problem();

 private:
  object_reader(const nlohmann::json& object, std::string path, std::optional<error>* problem)
      : object_(&object), path_(std::move(path)), problem_(problem) {}
  const nlohmann::json* find(const char* key);

  const nlohmann::json* object_;
  std::string path_;  ///< "limits." within limits
  std::optional<error>* problem_;
  std::optional<error> own_problem_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace sluice::transport
