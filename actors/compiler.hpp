#pragma once

#include "actors/environment.hpp"
#include "actors/interfaces.hpp"
#include "runtime/compiler.hpp"

#include <memory>

namespace sluice {

/// State of the compiler actor: the compiler, whose heap is released when nothing was compiled for a while.
struct compiler_state {
  static inline const char* name = "compiler";

  std::unique_ptr<script_compiler> compiler;
  std::uint64_t compiles = 0;  ///< tells an outdated idle timer
};

/// The actor. Spawn detached: a compile takes long.
compiler_actor::behavior_type compiler(compiler_actor::stateful_pointer<compiler_state> self,
                                       environment_ptr environment);

}  // namespace sluice
