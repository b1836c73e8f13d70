#include "runtime/type_checker_bundle.hpp"

asm(R"(
  .section .rodata
  .balign 16
sluice_type_checker_bundle_begin:
  .incbin ")" SLUICE_TYPE_CHECKER_BUNDLE R"("
sluice_type_checker_bundle_end:
  .byte 0
  .text
)");

extern "C" {
extern const unsigned char sluice_type_checker_bundle_begin[];
extern const unsigned char sluice_type_checker_bundle_end[];
}

namespace sluice {

std::span<const unsigned char> type_checker_bundle() {
  return {sluice_type_checker_bundle_begin, sluice_type_checker_bundle_end};
}

}  // namespace sluice
