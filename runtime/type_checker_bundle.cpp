#include "runtime/type_checker_bundle.hpp"

asm(R"(
  .section .rodata
  .balign 16
sluice_type_checker_bundle_begin:
  .incbin ")" SLUICE_TYPE_CHECKER_BUNDLE R"("
sluice_type_checker_bundle_end:
  .byte 0
sluice_iota_declarations_begin:
  .incbin ")" SLUICE_IOTA_DECLARATIONS R"("
sluice_iota_declarations_end:
  .byte 0
  .text
)");

extern "C" {
extern const unsigned char sluice_type_checker_bundle_begin[];
extern const unsigned char sluice_type_checker_bundle_end[];
extern const char sluice_iota_declarations_begin[];
extern const char sluice_iota_declarations_end[];
}

namespace sluice {

std::span<const unsigned char> type_checker_bundle() {
  return {sluice_type_checker_bundle_begin, sluice_type_checker_bundle_end};
}

std::string_view iota_declarations() {
  return {sluice_iota_declarations_begin,
          static_cast<std::size_t>(sluice_iota_declarations_end - sluice_iota_declarations_begin)};
}

}  // namespace sluice
