#include "cli/local_database.hpp"

#include "cli/data_settings.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <string_view>

namespace sluice {
namespace {

/// Whose rows scripts see.
constexpr tenant_id local_tenant{1};

/// The transaction that a call belongs to, its first argument: 0 = none.
std::uint64_t transaction_of(const sdk_call& call) {
  return std::strtoull(call.args.c_str() + 1, nullptr, 10);
}

}  // namespace

expected<std::shared_ptr<local_database>> local_database::open(const std::string& path,
                                                               const settings& from) {
  if (!std::filesystem::is_regular_file(path))
    return fail(
        error_code::not_found,
        fmt::format(
            "--db {}: there is no such file; make it with its tables, as in `sqlite3 {} 'CREATE TABLE "
            "orders (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, total REAL)'`",
            path, path));
  settings chosen = from;
  chosen.data.url = "sqlite:" + path;
  chosen.data.tables = {"*"};
  auto database = data_database_from(chosen);
  if (!database) return tl::unexpected(database.error());
  std::shared_ptr<local_database> made{new local_database};
  made->database_ = *std::move(database);
  made->session_ = made->database_->open_session(data_database::access::writes);
  return made;
}

sdk_result local_database::run(sdk_call call) {
  call.tenant = local_tenant;
  if (call.name == "db.begin") {
    if (transaction_)
      return refuse(sdk_code::invalid_argument, "this execution has a transaction already: use its tx");
    auto begun = session_->begin(call);
    if (!begun) return tl::unexpected(begun.error());
    transaction_ = *std::move(begun);
    return sdk_answer{std::to_string(++last_transaction_), {}};
  }
  return transaction_of(call) == 0 ? session_->run(call) : run_in_transaction(call);
}

sdk_result local_database::run_in_transaction(const sdk_call& call) {
  if (!transaction_ || transaction_of(call) != last_transaction_)
    return refuse(sdk_code::invalid_argument, "the transaction is over: await what you do in it");
  if (call.name == "db.commit") return std::exchange(transaction_, nullptr)->commit();
  if (call.name != "db.rollback") return transaction_->run(call);
  std::exchange(transaction_, nullptr)->rollback();
  return sdk_answer{};
}

void local_database::ended(const std::string& execution) {
  transaction_.reset();
  database_->ended(execution);
}

}  // namespace sluice
