#pragma once

#include "runtime/heap.hpp"

namespace sluice {

/// Adds to "fetch is not defined" and its like what a script has instead, and what to look for, where that is
/// known. For people: what the script itself catches says nothing of it.
void add_hint(script_error& error);

}  // namespace sluice
