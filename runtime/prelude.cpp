#include "runtime/prelude.hpp"
namespace sluice {
void load_prelude(duk_context*, std::string_view) {}
}  // namespace sluice
