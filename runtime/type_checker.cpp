#include "runtime/type_checker.hpp"

#include "runtime/bundle_heap.hpp"
#include "runtime/cesu8.hpp"
#include "runtime/script_language.hpp"
#include "runtime/source_excerpt.hpp"
#include "runtime/type_checker_bundle.hpp"

#include <duktape.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sluice {
namespace {

/// Each check leaves some megabytes in cycles, for which the heap would first grow to several times its size.
constexpr std::size_t garbage_bytes = 48u << 20;

bundle_heap::program checker_program() {
  return {type_checker_bundle(), "sluiceTypes", "type checker", "checking types"};
}

/// A check and what it found, as JSON.
struct request {
  const script_source* source;
  std::string found;
};

duk_ret_t run_check(duk_context* ctx, void* argument) {
  auto& wanted = *static_cast<request*>(argument);
  push_bundle_function(ctx, "check");
  push_utf8(ctx, wanted.source->text);
  duk_push_boolean(ctx, is_typescript(*wanted.source));
  duk_push_int(ctx, type_checker::most_warnings);
  duk_call(ctx, 3);
  wanted.found = json_to_utf8(string_at(ctx, -1));
  return 0;
}

std::vector<type_warning> to_warnings(const script_source& source, const std::string& found) {
  std::vector<type_warning> warnings;
  for (const auto& row : nlohmann::json::parse(found)) {
    type_warning warning{.code = row.at("code"),
                         .message = row.at("message"),
                         .file = source.name,
                         .line = row.at("line"),
                         .column = row.at("column"),
                         .excerpt = {}};
    warning.excerpt = source_excerpt(source.text, warning.line, warning.column);
    warnings.push_back(std::move(warning));
  }
  return warnings;
}

}  // namespace

std::string type_warning::format() const {
  std::string text = fmt::format("{}:{}:{}: warning: {} ({})", file, line, column, message, code);
  if (!excerpt.empty()) text += '\n' + excerpt;
  return text;
}

struct type_checker::impl {
  compile_limits limits;
  std::unique_ptr<bundle_heap> heap;

  /// Why the heap gave no answer. It is dropped: what state it is in, nobody knows.
  tl::unexpected<error> give_up(const script_source& source) {
    const auto code = heap->limit_struck() ? error_code::timed_out : error_code::internal;
    std::string message = heap->why_not();
    heap.reset();
    return fail(code, std::move(message), source.name);
  }
};

type_checker::type_checker(compile_limits limits) : impl_(std::make_unique<impl>(impl{limits, nullptr})) {}
type_checker::~type_checker() = default;

expected<std::vector<type_warning>> type_checker::check(const script_source& source) {
  if (source.text.size() > impl_->limits.source_bytes)
    return fail(error_code::too_large,
                fmt::format("the source has {} bytes; the limit is {}", source.text.size(),
                            impl_->limits.source_bytes),
                source.name);
  if (!impl_->heap) {
    impl_->heap = std::make_unique<bundle_heap>(checker_program(), impl_->limits);
    if (!impl_->heap->load()) return impl_->give_up(source);
  }
  impl_->heap->collect_garbage(garbage_bytes);
  request wanted{&source, {}};
  if (!impl_->heap->call(&run_check, &wanted)) return impl_->give_up(source);
  return to_warnings(source, wanted.found);
}

void type_checker::release() { impl_->heap.reset(); }

}  // namespace sluice
