#include "store/data/sqlite_link.hpp"

#include "store/data/sqlite_problem.hpp"

#include <fmt/format.h>

namespace sluice::data {

void sqlite_link::roll_back() noexcept {
  try {
    if (connection.in_transaction()) connection.own("ROLLBACK").run();
  } catch (const SQLite::Exception&) {
    // SQLite has rolled back by itself, or the connection is replaced.
  }
}

sdk_error recorded_too_large(const limits& limits) {
  return {sdk_code::limit_exceeded,
          fmt::format(
              "the answers that are recorded for later attempts are larger than {} bytes: read less within a "
              "transaction, insert fewer rows a call (setting data.max_recorded_bytes)",
              limits.max_recorded_bytes),
          false};
}

sdk_result run_in_savepoint(sqlite_link& link, const sdk_call& call, hardened_connection::time_point latest,
                            const std::function<void(const sdk_result&)>& before_release) {
  auto& connection = link.connection;
  const auto undo = [&connection] {
    connection.own("ROLLBACK TO call").run();
    connection.own("RELEASE call").run();
  };
  connection.own("SAVEPOINT call").run();
  try {
    const sdk_result answer = sdk_answer{.json = link.runner.run(call, latest), .body = {}};
    before_release(answer);
    connection.own("RELEASE call").run();
    return answer;
  } catch (const refusal& refused) {
    undo();
    return tl::unexpected(refused.why);
  } catch (const SQLite::Exception& problem) {
    if (is_suspect(problem) || !connection.in_transaction()) throw;
    undo();
    return tl::unexpected(to_sdk_error(problem));
  }
}

}  // namespace sluice::data
