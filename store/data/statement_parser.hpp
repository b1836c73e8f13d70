#pragma once

#include "schemas/ids.hpp"
#include "store/data/cell_reader.hpp"
#include "store/data/statement.hpp"

#include <cstdint>
#include <functional>
#include <string_view>

namespace sluice::data {

/// A call's arguments (a JSON array). Throws a refusal if they are none.
json parse_arguments(std::string_view args);

/// The transaction that a call belongs to: its arguments' first element. 0 = none, also if it cannot be read.
/// Looks at the beginning only.
std::uint64_t transaction_of(std::string_view args);
/// The arguments without that first element, as they were written.
std::string_view without_transaction(std::string_view args);

/// Finds a table that scripts may use, or throws a refusal.
using table_finder = std::function<table_ptr(std::string_view name)>;

/// What a call asks for: its name "db.query", ..., its arguments as the SDK sends them. Throws a refusal.
statement parse_statement(std::string_view call_name, const json& args, const table_finder& find,
                          tenant_id tenant, std::int64_t max_rows);

}  // namespace sluice::data
