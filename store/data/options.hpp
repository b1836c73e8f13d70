#pragma once

#include "schemas/ids.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace sluice::data {

/// What calls of scripts are held to, whatever the database.
struct limits {
  std::int64_t max_rows = 1'000;                      ///< rows of a query
  std::size_t max_result_bytes = 8u << 20;            ///< JSON of an answer
  std::chrono::milliseconds time{5'000};              ///< of one statement
  std::chrono::milliseconds transaction_time{5'000};  ///< from begin to commit
  /// What calls answered that are recorded for later attempts: of a transaction, or of a call outside of one.
  std::size_t max_recorded_bytes = 1u << 20;
  std::chrono::milliseconds keep_recorded{std::chrono::hours{24 * 30}};
  /// After this time a group of writes is committed, and the rest of it waits for the next one.
  std::chrono::milliseconds group_time{100};
};

/// Bounds of one statement, the same for everybody.
inline constexpr std::size_t max_list_values = 1'000;    ///< of `in`
inline constexpr std::size_t max_insert_rows = 1'000;    ///< of insertMany
inline constexpr std::size_t max_conditions = 500;       ///< comparisons of a `where`
inline constexpr std::size_t max_parameters = 32'766;    ///< SQLite's default
inline constexpr int max_condition_depth = 32;           ///< and, or, not within each other
inline constexpr std::size_t max_pattern_bytes = 1'000;  ///< of `like`
inline constexpr int max_json_depth = 1'000;             ///< of a call's arguments

/// How a database is opened.
struct options {
  std::filesystem::path path;       ///< of the SQLite file
  bool create = true;               ///< make the file, and its folder, if there is none
  std::vector<std::string> tables;  ///< what scripts may use: see allowed_tables
  data::limits limits;
  std::chrono::milliseconds busy_timeout{5'000};  ///< how long to wait for another process's lock
  std::function<timestamp()> clock = now;
};

}  // namespace sluice::data
