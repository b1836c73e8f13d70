#pragma once

#include "runtime/module_set.hpp"

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>

namespace sluice {

/// What loading a package once, in the production sandbox with its default limits, showed.
struct module_trial {
  bool loads = false;
  std::string problem;               ///< why not
  std::chrono::microseconds cpu{0};  ///< more than a script without it takes
  std::size_t heap_bytes = 0;        ///< likewise, of each heap that imports it
  std::size_t exports = 0;           ///< names
};

module_trial try_module(const std::shared_ptr<const module_program>& program);

}  // namespace sluice
