#include "tests/sdk/sdk_tables.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace sluice::test {
namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  return (std::ostringstream() << file.rdbuf()).str();
}

}  // namespace

void make_sdk_tables(const std::filesystem::path& path) {
  SQLite::Database made(path.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  made.exec("PRAGMA synchronous = OFF");
  made.exec(text_of(SLUICE_SDK_TESTS "/tables.sql"));
}

std::string rows_of_others(const std::filesystem::path& path) {
  const SQLite::Database opened(path.string(), SQLite::OPEN_READONLY);
  std::string all;
  for (const char* table : {"teams", "users", "vals", "many", "closed", "deferred", "select"}) {
    SQLite::Statement rows(opened, std::string("SELECT * FROM \"") + table + "\" WHERE tenant_id IS NOT 1");
    while (rows.executeStep()) {
      all += table;
      for (int i = 0; i < rows.getColumnCount(); ++i) all += '|' + rows.getColumn(i).getString();
      all += '\n';
    }
  }
  return all;
}

}  // namespace sluice::test
