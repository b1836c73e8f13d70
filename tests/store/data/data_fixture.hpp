#pragma once

#include "store/data/database.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unistd.h>
#include <vector>

namespace sluice::test {

using nlohmann::json;
using namespace std::chrono_literals;

/// A data database in a file of its own, and calls as scripts make them.
class DataTest : public testing::Test {
 public:
  ~DataTest() override {
    session_.reset();
    std::filesystem::remove_all(folder_);
  }

 protected:
  using access = data_database::access;

  DataTest() {
    std::string name = (std::filesystem::temp_directory_path() / "sluice-data-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    options_.tables = {"*"};
  }

  std::filesystem::path file() const { return folder_ / "data.sqlite"; }
  /// As the operator: on a connection of its own.
  void sql(const std::string& text) {
    SQLite::Database(file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE, 5'000).exec(text);
  }
  std::string ask(const std::string& text) {
    SQLite::Database database(file().string(), SQLite::OPEN_READONLY, 5'000);
    SQLite::Statement query(database, text);
    std::string out;
    while (query.executeStep())
      for (int i = 0; i < query.getColumnCount(); ++i) out += query.getColumn(i).getString() + "|";
    return out;
  }
  std::int64_t count(const std::string& table) { return std::stoll(ask("SELECT count(*) FROM " + table)); }

  std::shared_ptr<data_database> open() {
    auto opened = open_data_database("sqlite:" + file().string(), options_);
    if (!opened) throw std::runtime_error(opened.error().message);
    return *opened;
  }
  data_session& session() {
    if (!database_) database_ = open();
    if (!session_) session_ = database_->open_session(access::writes);
    return *session_;
  }
  /// As after a crash: nothing is remembered.
  void restart() {
    session_.reset();
    database_.reset();
  }

  sdk_call call(std::string_view name, const json& args) const {
    return {tenant_, "shop", execution_, delivery_, std::string(name), args.dump()};
  }
  sdk_result run(std::string_view name, const json& args) { return session().run(call(name, args)); }
  /// The answer; null and a failure if there is an error.
  json must(std::string_view name, const json& args) { return value_of(run(name, args)); }
  static json value_of(const sdk_result& result) {
    if (result) return result->json.empty() ? json() : json::parse(result->json);
    ADD_FAILURE() << to_string(result.error().code) << ": " << result.error().message;
    return {};
  }
  json rows(std::string_view table, const json& options = json::object()) {
    return must("db.query", {0, table, options})["rows"];
  }
  json insert(std::string_view table, const json& row) {
    return must("db.insert", {0, table, row})["rows"][0];
  }

  std::string error_of(const sdk_result& result) {
    if (result) return "no error: " + result->json;
    return fmt::format("{}{}: {}", to_string(result.error().code),
                       result.error().retryable ? " (retryable)" : "", result.error().message);
  }
  std::string error_of(std::string_view name, const json& args) { return error_of(run(name, args)); }

  std::filesystem::path folder_;
  data::options options_;
  std::shared_ptr<data_database> database_;
  std::unique_ptr<data_session> session_;
  tenant_id tenant_{7};
  std::string execution_ = "e1";
  std::string delivery_;
};

}  // namespace sluice::test
