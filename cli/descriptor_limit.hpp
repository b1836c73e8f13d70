#pragma once

#include <cstddef>

namespace sluice {

/// Raises how many descriptors (files, connections) this process may have open as far as the system lets it
/// (RLIMIT_NOFILE, from soft to hard); returns how many that are.
std::size_t raise_descriptor_limit();

}  // namespace sluice
