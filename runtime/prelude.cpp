#include "runtime/prelude.hpp"

#include "runtime/base64.hpp"
#include "runtime/console.hpp"
#include "runtime/dom_exception.hpp"
#include "runtime/duktape_internals.hpp"
#include "runtime/embedded.hpp"
#include "runtime/intrinsics.hpp"
#include "runtime/iota.hpp"
#include "runtime/structured_clone.hpp"
#include "runtime/url_class.hpp"
#include "runtime/vm.hpp"
#include "runtime/web_crypto.hpp"
#include "runtime/well_known.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <bitset>
#include <cstdint>
#include <iterator>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

// The files' bytecode, one after the other, as runtime/prelude/pack_tool.cpp wrote it.
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

/// Where a file's bytecode lies.
struct module_place {
  std::size_t offset;
  std::size_t size;
};
constexpr module_place modules[] = {
#include "modules.inc"
};

/// Built-ins in C++ that only scripts which name them have. Their numbers follow those of all files.
enum native_module : std::uint16_t {
  native_base64 = 0xFF00,
  native_dom_exception,
  native_structured_clone,
  native_url,
  native_math,
  native_unscopables,
  native_buffers,
  native_console_tools,
  native_web_crypto,
  native_iota_db,  // from here on groups of the SDK
  native_iota_http,
  native_iota_kv,
  native_iota_events,
  native_iota_secrets,
  native_iota_crypto,
  native_end,
};
constexpr std::uint16_t native_begin = native_base64;

void install(duk_context* ctx, std::uint16_t native) {
  switch (native) {
    case native_base64: return install_base64(ctx);
    case native_dom_exception: return install_dom_exception(ctx);
    case native_structured_clone: return install_structured_clone(ctx);
    case native_url: return install_url(ctx);
    case native_math: return install_math(ctx);
    case native_unscopables: return install_unscopables(ctx);
    case native_buffers: return install_buffers(ctx);
    case native_console_tools: return install_console_tools(ctx);
    case native_web_crypto: return install_web_crypto(ctx);
    case native_iota_db: return install_sdk_group(ctx, sdk_group::db);
    case native_iota_http: return install_sdk_group(ctx, sdk_group::http);
    case native_iota_kv: return install_sdk_group(ctx, sdk_group::kv);
    case native_iota_events: return install_sdk_group(ctx, sdk_group::events);
    case native_iota_secrets: return install_sdk_group(ctx, sdk_group::secrets);
    case native_iota_crypto: return install_sdk_group(ctx, sdk_group::crypto);
    default: break;
  }
}

/// A word that makes a heap load files (runtime/prelude/features.mjs).
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

/// typed_array.js: which of the nine the value is, or undefined.
duk_ret_t kind_of(duk_context* ctx) {
  const int kind = sluice_duktape_typed_array_kind(ctx, 0);
  if (kind < 0) return 0;
  duk_push_int(ctx, kind);
  return 1;
}

duk_ret_t constructable(duk_context* ctx) {
  duk_push_boolean(ctx, duk_is_constructable(ctx, 0));
  return 1;
}

/// [ … ] → [ … natives ]: what the files of runtime/prelude/ are called with.
void push_natives(duk_context* ctx) {
  duk_push_bare_object(ctx);
  duk_push_literal(ctx, prelude_slot);
  duk_put_prop_literal(ctx, -2, "slot");
  duk_push_heapptr(ctx, vm::of(ctx).iterate);
  duk_put_prop_literal(ctx, -2, "iterate");
  duk_push_c_function(ctx, kind_of, 1);
  duk_put_prop_literal(ctx, -2, "kindOf");
  duk_push_c_function(ctx, constructable, 1);
  duk_put_prop_literal(ctx, -2, "constructable");
  push_intrinsics(ctx);
  duk_put_prop_literal(ctx, -2, "rt");
}

/// Calls `each` with every word in the code, and the one before it if only a dot lies between.
template <class Each>
void for_each_word(std::string_view code, Each each) {
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
    each(member ? previous : std::string_view{}, word);
    previous = word;
    i = end;
  }
}

class prelude_loader {
 public:
  explicit prelude_loader(duk_context* ctx) : ctx_(ctx) {}

  /// A word in the code, and the one before it if only a dot lies between.
  void see(std::string_view owner, std::string_view word) {
    sdk_named_ = sdk_named_ || word == "iota";
    const feature* wanted =
        owner.empty() ? nullptr : find_feature(std::string{owner} + "." + std::string{word});
    if (!wanted) wanted = find_feature(std::string{word});
    if (!wanted) return;
    for (int i = 0; i < wanted->count; ++i) load(wanted->modules[i]);
  }

  /// Groups of the SDK are asked for by words that stand in any URL, so they count only beside its name.
  void finish() {
    if (sdk_named_)
      for (const std::uint16_t group : sdk_groups_) install_once(group);
    if (loaded_.any()) duk_pop(ctx_);
  }

 private:
  /// [ … natives ] stays on the stack from the first file on.
  void load(std::uint16_t number) {
    if (number >= native_iota_db) return sdk_groups_.push_back(number);
    if (number >= native_begin) return install_once(number);
    if (loaded_[number]) return;
    if (loaded_.none()) {
      push_natives(ctx_);
      natives_ = duk_get_top_index(ctx_);
    }
    loaded_.set(number);
    push_bytecode(ctx_, {sluice_prelude_begin + modules[number].offset, modules[number].size});
    duk_dup(ctx_, natives_);
    duk_call(ctx_, 1);
    duk_pop(ctx_);
  }

  void install_once(std::uint16_t native) {
    if (!std::exchange(natives_installed_.at(native - native_begin), true)) install(ctx_, native);
  }

  duk_context* ctx_;
  bool sdk_named_ = false;
  std::vector<std::uint16_t> sdk_groups_;  ///< asked for; some of them again and again
  duk_idx_t natives_ = 0;
  std::bitset<std::size(modules)> loaded_;
  std::array<bool, native_end - native_begin> natives_installed_{};
};

}  // namespace

void load_prelude(duk_context* ctx, std::initializer_list<std::string_view> texts) {
  prelude_loader loader{ctx};
  for (const std::string_view text : texts)
    for_each_word(text, [&](std::string_view owner, std::string_view word) { loader.see(owner, word); });
  loader.finish();
}

std::string prelude_words(std::string_view code) {
  std::set<std::string> found;
  for_each_word(code, [&](std::string_view owner, std::string_view word) {
    std::string both = owner.empty() ? std::string{} : fmt::format("{}.{}", owner, word);
    if (!owner.empty() && find_feature(both))
      found.insert(std::move(both));
    else if (find_feature(std::string{word}))
      found.emplace(word);
  });
  return fmt::format("{}", fmt::join(found, " "));
}

}  // namespace sluice
