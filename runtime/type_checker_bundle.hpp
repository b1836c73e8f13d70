#pragma once

#include <span>
#include <string_view>

namespace sluice {

/// The bytecode of runtime/types/, made when the engine is built; part of the program's read-only memory.
std::span<const unsigned char> type_checker_bundle();

/// schemas/iota.d.ts as it is, for editors.
std::string_view iota_declarations();

}  // namespace sluice
