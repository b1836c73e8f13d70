#pragma once

#include "schemas/sdk_call.hpp"
#include "store/data/refusal.hpp"

#include <SQLiteCpp/Exception.h>

namespace sluice::data {

/// What an SQLite error means to a script's author. Names tables and columns at most, never a path or a
/// value.
sdk_error to_sdk_error(const SQLite::Exception& exception);

/// The connection should be opened anew before it is used again.
bool is_suspect(const SQLite::Exception& exception);

}  // namespace sluice::data
