#pragma once

#include <span>
#include <string_view>

namespace sluice {

/// The bytecode of runtime/compiler/, made when the engine is built; part of the program's read-only memory.
std::span<const unsigned char> compiler_bundle();

/// The SHA-256 of the bundle's text, in hex.
std::string_view compiler_bundle_version();

}  // namespace sluice
