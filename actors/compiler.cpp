#include "actors/compiler.hpp"

namespace sluice {

compiler_actor::behavior_type compiler(compiler_actor::stateful_pointer<compiler_state> self,
                                       environment_ptr environment) {
  self->state.compiler =
      std::make_unique<script_compiler>(environment->compile, environment->modules->specifiers());
  const auto idle_release = environment->settings.compiler.idle_release;
  return {
      [self, idle_release](compile_atom, const script_source& source) -> compile_result {
        auto& state = self->state;
        auto compiled = state.compiler->compile(source);
        self->delayed_send(self, idle_release, tick_atom::value, ++state.compiles);
        if (!compiled) return tl::unexpected(std::move(compiled.error()));
        return std::make_shared<const compiled_script>(std::move(*compiled));
      },
      [self](tick_atom, std::uint64_t compiles) {
        if (compiles == self->state.compiles) self->state.compiler->release();
      },
  };
}

}  // namespace sluice
