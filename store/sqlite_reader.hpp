#pragma once

#include "store/sqlite_event_reader.hpp"
#include "store/store.hpp"

#include <memory>

namespace sluice::sqlite {

/// A read-only connection. Each call sees what was committed when it began.
class reader final : public store_reader {
 public:
  /// conflict unless the schema is the one this program knows.
  static expected<std::unique_ptr<store_reader>> open(const sqlite_options& options);

  expected<std::vector<tenant_row>> tenants() override;
  expected<tenant_row> tenant(tenant_id tenant) override;
  expected<std::optional<token_row>> token_by_hash(std::string_view sha256) override;
  expected<std::int64_t> count_tokens() override;
  expected<std::vector<script_row>> scripts(tenant_id tenant) override;
  expected<script_row> script(script_id script) override;
  expected<script_version> version(version_id version) override;
  expected<event_seq> settled_through(tenant_id tenant) override;
  expected<std::int64_t> count_backlog(tenant_id tenant) override;
  expected<event_batch_ptr> backlog(tenant_id tenant, event_seq after, std::size_t limit,
                                    std::size_t bytes) override;
  expected<std::vector<due_delivery>> due_deliveries(tenant_id tenant, const due_delivery& from,
                                                     std::size_t limit) override;
  /// With the targets they were stored with, whether these have run or not.
  expected<event_batch_ptr> events(tenant_id tenant, std::span<const event_seq> seqs) override;
  expected<listing<execution>> executions(const execution_filter& filter) override;
  expected<listing<dead_letter>> dead_letters(tenant_id tenant, std::int64_t before, int limit) override;
  expected<tenant_totals> totals(tenant_id tenant) override;
  expected<sdk_result> read_keys(const key_value_call& call) override;
  expected<std::vector<secret_row>> secrets(tenant_id tenant) override;
  expected<std::optional<secret_row>> secret(tenant_id tenant, std::string_view name) override;
  expected<std::vector<secret_row>> secrets_after(tenant_id tenant, std::string_view name,
                                                  std::size_t limit) override;

 private:
  reader(const sqlite_options& options, std::unique_ptr<connection> db);

  std::filesystem::path path_;
  std::function<timestamp()> clock_;
  std::unique_ptr<connection> db_;
  event_reader events_;
};

}  // namespace sluice::sqlite
