#include "runtime/prelude.hpp"

#include "runtime/base64.hpp"
#include "runtime/dom_exception.hpp"
#include "runtime/embedded.hpp"
#include "runtime/structured_clone.hpp"
#include "runtime/url_class.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

// The modules' bytecode, one after the other, as runtime/prelude/pack_tool.cpp wrote it.
asm(R"(
  .section .rodata
  .balign 16
sluice_prelude_begin:
  .incbin ")" SLUICE_PRELUDE R"("
  .text
)");
extern "C" const unsigned char sluice_prelude_begin[];

namespace sluice {
namespace {

/// Where a module's bytecode lies.
struct module_place {
  std::size_t offset;
  std::size_t size;
};
constexpr module_place modules[] = {
#include "modules.inc"
};

/// Built-ins in C++ that only scripts which name them have. Their numbers follow those of all modules.
enum native_module : std::uint16_t {
  native_base64 = 0xFF00,
  native_dom_exception,
  native_structured_clone,
  native_url,
  native_end,
};
constexpr std::uint16_t native_begin = native_base64;

void install(duk_context* ctx, std::uint16_t native) {
  switch (native) {
    case native_base64: return install_base64(ctx);
    case native_dom_exception: return install_dom_exception(ctx);
    case native_structured_clone: return install_structured_clone(ctx);
    case native_url: return install_url(ctx);
    default: break;
  }
}

/// A word that makes a heap load modules (runtime/prelude/features.mjs).
struct feature {
  std::string_view word;
  int count;
  std::uint16_t modules[8];
};
constexpr feature features[] = {
#include "features.inc"
};

const feature* find_feature(const std::string& word) {
  static const auto by_word = [] {
    std::unordered_map<std::string_view, const feature*> map;
    for (const feature& row : features) map.emplace(row.word, &row);
    return map;
  }();
  const auto found = by_word.find(word);
  return found == by_word.end() ? nullptr : found->second;
}

bool identifier_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$';
}

/// require(number) of a prelude module: loads it if need be. The second value of the function's cache is the
/// table of those loaded.
duk_ret_t require_module(duk_context* ctx) {
  const duk_uarridx_t number = duk_require_uint(ctx, 0);
  duk_push_current_function(ctx);
  duk_get_prop_literal(ctx, -1,
                       "\xFF"
                       "loaded");
  const duk_idx_t loaded = duk_get_top_index(ctx);
  if (!duk_get_prop_index(ctx, loaded, number)) {
    duk_push_object(ctx);
    const duk_idx_t module = duk_get_top_index(ctx);
    duk_push_object(ctx);
    duk_put_prop_literal(ctx, module, "exports");
    duk_dup(ctx, module);
    duk_put_prop_index(ctx, loaded, number);
    push_bytecode(ctx, {sluice_prelude_begin + modules[number].offset, modules[number].size});
    duk_dup(ctx, module);
    duk_get_prop_literal(ctx, module, "exports");
    duk_push_current_function(ctx);
    duk_call(ctx, 3);
    duk_dup(ctx, module);
  }
  duk_get_prop_literal(ctx, -1, "exports");
  return 1;
}

class prelude_loader {
 public:
  explicit prelude_loader(duk_context* ctx) : ctx_(ctx) {}

  /// A word in the code, and the one before it if only a dot lies between.
  void see(std::string_view owner, std::string_view word) {
    const feature* wanted =
        owner.empty() ? nullptr : find_feature(std::string{owner} + "." + std::string{word});
    if (!wanted) wanted = find_feature(std::string{word});
    if (!wanted) return;
    for (int i = 0; i < wanted->count; ++i) load(wanted->modules[i]);
  }

  /// Removes what the modules left on the global object.
  void finish() {
    if (!started_) return;
    duk_pop(ctx_);
    duk_push_global_object(ctx_);
    duk_del_prop_literal(ctx_, -1, "__core-js_shared__");
    duk_pop(ctx_);
  }

 private:
  /// [ … require ] stays on the stack from the first module on.
  void load(std::uint16_t number) {
    if (number >= native_begin) {
      if (!std::exchange(natives_installed_.at(number - native_begin), true)) install(ctx_, number);
      return;
    }
    if (!started_) {
      duk_push_c_function(ctx_, require_module, 1);
      duk_push_bare_object(ctx_);
      duk_put_prop_literal(ctx_, -2,
                           "\xFF"
                           "loaded");
      started_ = true;
    }
    duk_dup(ctx_, -1);
    duk_push_uint(ctx_, number);
    duk_call(ctx_, 1);
    duk_pop(ctx_);
  }

  duk_context* ctx_;
  bool started_ = false;
  std::array<bool, native_end - native_begin> natives_installed_{};
};

}  // namespace

void load_prelude(duk_context* ctx, std::string_view code) {
  prelude_loader loader{ctx};
  std::string_view previous;
  for (std::size_t i = 0; i < code.size();) {
    if (!identifier_char(code[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < code.size() && identifier_char(code[end])) ++end;
    const std::string_view word = code.substr(i, end - i);
    const bool member =
        !previous.empty() && i > 0 && code[i - 1] == '.' && previous.data() + previous.size() == &code[i - 1];
    loader.see(member ? previous : std::string_view{}, word);
    previous = word;
    i = end;
  }
  loader.finish();
}

}  // namespace sluice
