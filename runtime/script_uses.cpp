#include "runtime/script_uses.hpp"

#include "runtime/bundle_heap.hpp"
#include "runtime/cesu8.hpp"
#include "runtime/compiler_bundle.hpp"
#include "runtime/script_language.hpp"

#include <nlohmann/json.hpp>

namespace sluice {
namespace {

struct search {
  const script_source* source;
  std::string answer;
};

duk_ret_t run_search(duk_context* ctx, void* argument) {
  auto& wanted = *static_cast<search*>(argument);
  push_bundle_function(ctx);
  push_utf8(ctx, wanted.source->text);
  duk_push_boolean(ctx, is_typescript(*wanted.source));
  duk_call(ctx, 2);
  wanted.answer = json_to_utf8(string_at(ctx, -1));
  return 0;
}

}  // namespace

expected<script_uses> find_uses(const script_source& source) {
  bundle_heap heap{{compiler_bundle(), "sluiceCompiler", "uses", "compiler", "looking through the script"},
                   {}};
  search wanted{&source, {}};
  if (!heap.load() || !heap.call(&run_search, &wanted)) return fail(error_code::internal, heap.why_not());
  const auto answer = nlohmann::json::parse(wanted.answer);
  script_uses found;
  for (const auto& call : answer.at("calls")) found.calls.push_back({call.at("name"), call.at("subjects")});
  answer.at("modules").get_to(found.modules);
  return found;
}

}  // namespace sluice
