#include "store/data/database.hpp"
#include "store/data/sqlite_session.hpp"

#include <fmt/format.h>

namespace sluice {
namespace {

constexpr std::string_view sqlite_scheme = "sqlite:";

class sqlite_data_database final : public data_database {
 public:
  explicit sqlite_data_database(std::shared_ptr<data::sqlite_shared> shared) : shared_(std::move(shared)) {}

  std::unique_ptr<data_session> open_session(access mode) override {
    return std::make_unique<data::sqlite_session>(shared_, mode);
  }
  int max_writers() const override { return 1; }
  const data::limits& limits() const override { return shared_->options.limits; }
  void ended(std::string_view execution) override { shared_->occurrences.ended(execution); }

 private:
  std::shared_ptr<data::sqlite_shared> shared_;
};

}  // namespace

bool writes_rows(std::string_view call_name) {
  return call_name == "db.insert" || call_name == "db.insertMany" || call_name == "db.update" ||
         call_name == "db.delete";
}

expected<std::shared_ptr<data_database>> open_data_database(std::string_view url, data::options options) {
  if (!url.starts_with(sqlite_scheme) || url.size() == sqlite_scheme.size())
    return fail(error_code::invalid_request,
                fmt::format("data.url is \"{}\"; it has to be \"sqlite:\" and the path of a file",
                            url.substr(0, url.find("://"))));
  auto allowed = data::allowed_tables::parse(options.tables);
  if (!allowed) return tl::unexpected(allowed.error());
  options.path = std::string(url.substr(sqlite_scheme.size()));
  auto shared = std::make_shared<data::sqlite_shared>();
  shared->options = std::move(options);
  shared->allowed = *std::move(allowed);
  return std::make_shared<sqlite_data_database>(std::move(shared));
}

}  // namespace sluice
