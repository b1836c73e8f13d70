#pragma once

#include "runtime/compiled_script.hpp"

namespace sluice {

/// By its name; else it is JavaScript.
inline bool is_typescript(const script_source& source) {
  const std::string& name = source.name;
  return name.ends_with(".ts") || name.ends_with(".mts") || name.ends_with(".cts");
}

}  // namespace sluice
