#include "runtime/compiler_bundle.hpp"

// 3 MB: the assembler takes it as it is, where `#include` of numbers would cost the compiler a minute.
asm(R"(
  .section .rodata
  .balign 16
sluice_compiler_bundle_begin:
  .incbin ")" SLUICE_COMPILER_BUNDLE R"("
sluice_compiler_bundle_end:
  .byte 0
  .text
)");

extern "C" {
extern const unsigned char sluice_compiler_bundle_begin[];
extern const unsigned char sluice_compiler_bundle_end[];
}

namespace sluice {

std::span<const unsigned char> compiler_bundle() {
  return {sluice_compiler_bundle_begin, sluice_compiler_bundle_end};
}

std::string_view compiler_bundle_version() {
  return
#include "compiler_version.inc"
      ;
}

}  // namespace sluice
