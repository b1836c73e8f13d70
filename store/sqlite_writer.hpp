#pragma once

#include "store/sqlite_options.hpp"
#include "store/store.hpp"
#include "store/writer_lock.hpp"

#include <memory>

namespace sluice::sqlite {

/// The one writer. After an error that casts doubt on its connection it opens another with the next call.
class writer final : public store_writer {
 public:
  /// Takes the lock, brings the schema up to date.
  static expected<std::unique_ptr<store_writer>> open(const sqlite_options& options);
  ~writer() override;

  expected<std::size_t> write(const write_batch& batch) override;
  expected<tenant_row> create_tenant(std::string_view name) override;
  expected<token_row> create_token(token_row token) override;
  expected<void> end_operator_tokens(std::string_view name, std::string_view but_sha256) override;
  expected<script_row> create_script(script_row script) override;
  expected<script_version> deploy(script_version version) override;
  expected<script_row> set_status(script_id script, script_status status) override;
  expected<std::size_t> remove_expired_keys(std::size_t limit) override;
  expected<secret_row> set_secret(secret_row secret) override;
  expected<void> remove_secret(tenant_id tenant, std::string_view name) override;
  expected<std::size_t> replace_secrets(std::span<const secret_change> changes) override;

 private:
  struct session;  ///< a connection and what is prepared on it

  writer(sqlite_options options, writer_lock lock);
  template <class F>
  auto in_session(F&& f) -> decltype(f(std::declval<session&>()));

  sqlite_options options_;
  writer_lock lock_;
  std::unique_ptr<session> session_;
};

}  // namespace sluice::sqlite
