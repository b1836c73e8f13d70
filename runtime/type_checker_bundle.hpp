#pragma once

#include <span>

namespace sluice {

/// The bytecode of runtime/types/, made when the engine is built; part of the program's read-only memory.
std::span<const unsigned char> type_checker_bundle();

}  // namespace sluice
