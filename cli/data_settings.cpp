#include "cli/data_settings.hpp"

#include <filesystem>

namespace sluice {

expected<std::shared_ptr<data_database>> data_database_from(const settings& settings) {
  const auto& from = settings.data;
  data::options options;
  options.tables = from.tables;
  options.busy_timeout = settings.store.busy_timeout;
  options.limits.max_rows = from.max_rows;
  options.limits.max_result_bytes = from.max_result_bytes;
  options.limits.time = from.time;
  options.limits.transaction_time = from.transaction_time;
  options.limits.max_recorded_bytes = from.max_recorded_bytes;
  options.limits.keep_recorded = from.keep_recorded;
  const auto beside_store = std::filesystem::path(settings.store.path).parent_path() / "data.sqlite";
  return open_data_database(from.url.empty() ? "sqlite:" + beside_store.string() : from.url,
                            std::move(options));
}

}  // namespace sluice
