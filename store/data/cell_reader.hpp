#pragma once

#include "store/data/catalog.hpp"
#include "store/data/sql_value.hpp"

#include <nlohmann/json.hpp>

#include <string_view>

namespace sluice::data {

/// Keeps the order of a script's keys.
using json = nlohmann::ordered_json;

/// Whether JSON stands for a value: null, boolean, number, string, {"bytes": base64} or {"json": any}.
bool is_cell(const json& from);

/// The value that a script's cell means in a column of that kind. What its database would change silently is
/// refused: a number of more digits than fit. Throws a refusal, which begins with `where`.
sql_value read_cell(const json& from, const column& to, std::string_view where);

/// "a string", "an array", ...: for messages.
std::string_view kind_of(const json& value);

}  // namespace sluice::data
