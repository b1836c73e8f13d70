#pragma once

#include <nlohmann/json.hpp>

#include <memory>
#include <string>
#include <string_view>

namespace sluice::testing {

/// The JSON file at a path from the project's root.
nlohmann::json read_json(std::string_view path);

/// One of schemas/*.schema.json, ready to check values with Valijson.
class schema_file {
 public:
  explicit schema_file(const std::string& name);
  ~schema_file();

  /// Empty if the value matches, else what Valijson says.
  std::string problem_with(const nlohmann::json& value) const;

 private:
  struct impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace sluice::testing
