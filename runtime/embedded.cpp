#include "runtime/embedded.hpp"

#include <cstring>
#include <span>

namespace sluice {
namespace {

// Each file holds the bytes of one script's bytecode as numbers; written by bytecode_tool.
constexpr unsigned char iteration_code[] = {
#include "iteration.js.inc"
};
constexpr unsigned char promise_code[] = {
#include "promise.js.inc"
};
constexpr unsigned char coroutines_code[] = {
#include "coroutines.js.inc"
};
constexpr unsigned char language_code[] = {
#include "language.js.inc"
};
constexpr unsigned char iota_code[] = {
#include "iota.js.inc"
};
constexpr unsigned char iota_shared_code[] = {
#include "iota_shared.js.inc"
};
constexpr unsigned char iota_db_code[] = {
#include "iota_db.js.inc"
};
constexpr unsigned char iota_http_code[] = {
#include "iota_http.js.inc"
};
constexpr unsigned char iota_kv_code[] = {
#include "iota_kv.js.inc"
};
constexpr unsigned char iota_events_code[] = {
#include "iota_events.js.inc"
};
constexpr unsigned char iota_secrets_code[] = {
#include "iota_secrets.js.inc"
};
constexpr unsigned char dom_exception_code[] = {
#include "dom_exception.js.inc"
};
constexpr unsigned char structured_clone_code[] = {
#include "structured_clone.js.inc"
};
constexpr unsigned char url_code[] = {
#include "url.js.inc"
};

std::span<const unsigned char> code_of(embedded_script script) {
  switch (script) {
    case embedded_script::iteration: return iteration_code;
    case embedded_script::promise: return promise_code;
    case embedded_script::coroutines: return coroutines_code;
    case embedded_script::language: return language_code;
    case embedded_script::iota: return iota_code;
    case embedded_script::iota_shared: return iota_shared_code;
    case embedded_script::iota_db: return iota_db_code;
    case embedded_script::iota_http: return iota_http_code;
    case embedded_script::iota_kv: return iota_kv_code;
    case embedded_script::iota_events: return iota_events_code;
    case embedded_script::iota_secrets: return iota_secrets_code;
    case embedded_script::dom_exception: return dom_exception_code;
    case embedded_script::structured_clone: return structured_clone_code;
    case embedded_script::url: return url_code;
    case embedded_script::count: break;
  }
  return {};
}

}  // namespace

void push_bytecode(duk_context* ctx, std::span<const unsigned char> code) {
  void* buffer = duk_push_fixed_buffer(ctx, code.size());
  std::memcpy(buffer, code.data(), code.size());
  duk_load_function(ctx);
  duk_call(ctx, 0);
}

void push_embedded(duk_context* ctx, embedded_script script) { push_bytecode(ctx, code_of(script)); }

}  // namespace sluice
