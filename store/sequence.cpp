#include "store/sequence.hpp"

#include <fmt/format.h>

namespace sluice::sqlite {

sequence::sequence(connection& db, std::string key, const std::string& table, const std::string& column)
    : key_(std::move(key)),
      upsert_(
          db.handle(),
          "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value") {
  statement highest(db.handle(), fmt::format("SELECT max(ifnull((SELECT value FROM meta WHERE key = ?), 0),"
                                             " ifnull((SELECT max({}) FROM {}), 0))",
                                             column, table));
  auto row = highest.query(key_);
  if (row.next()) last_ = row.integer(0);
}

void sequence::store(std::int64_t last) {
  if (last != last_) upsert_.run(key_, last);
}

}  // namespace sluice::sqlite
