#include "tests/schemas/schema_file.hpp"

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <fstream>
#include <stdexcept>

namespace sluice::testing {

using nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;

json read_json(std::string_view path) {
  std::ifstream file(SLUICE_SOURCE_DIR "/" + std::string(path));
  if (!file) throw std::runtime_error("cannot read " + std::string(path));
  return json::parse(file);
}

struct schema_file::impl {
  json text;
  valijson::Schema schema;
};

schema_file::schema_file(const std::string& name) : impl_(std::make_unique<impl>()) {
  impl_->text = read_json("schemas/" + name);
  valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
  // $ref names a file of the same folder.
  const auto fetch = [](const std::string& uri) { return new json(read_json("schemas/" + uri)); };
  const auto release = [](const json* document) { delete document; };
  parser.populateSchema(NlohmannJsonAdapter(impl_->text), impl_->schema, fetch, release);
}

schema_file::~schema_file() = default;

std::string schema_file::problem_with(const json& value) const {
  valijson::Validator validator;
  valijson::ValidationResults results;
  if (validator.validate(impl_->schema, NlohmannJsonAdapter(value), &results)) return {};
  valijson::ValidationResults::Error problem;
  std::string text = "does not match";
  while (results.popError(problem)) text += "; " + problem.description;
  return text;
}

}  // namespace sluice::testing
