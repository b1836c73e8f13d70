#pragma once

#include <duktape.h>

#include <string>

namespace sluice {

class held_memory;

/// console.table(data, columns): the object at 0 as a table of UTF-8 lines between box-drawing characters, a
/// row for each element or property, a column for each of theirs; the array at 1, if there is one, chooses
/// the columns. At most 200 rows and 20 columns, and of each cell 60 characters. `held` counts the memory.
std::string format_console_table(duk_context* ctx, held_memory& held);

}  // namespace sluice
