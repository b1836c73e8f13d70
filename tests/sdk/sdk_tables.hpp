#pragma once

#include <filesystem>
#include <string>

namespace sluice::test {

/// Makes the database that scripts of tests/sdk find in iota.db: tests/sdk/tables.sql.
void make_sdk_tables(const std::filesystem::path& path);

/// All rows of other tenants than the scripts', as text: nothing that scripts do may change it.
std::string rows_of_others(const std::filesystem::path& path);

}  // namespace sluice::test
