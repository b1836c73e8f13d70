#include "runtime/module_set.hpp"

#include "runtime/cesu8.hpp"
#include "runtime/module_bundle.hpp"
#include "runtime/prelude.hpp"

#include <duktape.h>
#include <fmt/format.h>

#include <stdexcept>
#include <unordered_map>

namespace sluice {
namespace {

/// A bare Duktape heap, in which code becomes bytecode.
class bytecode_heap {
 public:
  bytecode_heap() : ctx_(duk_create_heap(nullptr, nullptr, nullptr, nullptr, on_fatal)) {}
  ~bytecode_heap() {
    if (ctx_) duk_destroy_heap(ctx_);
  }
  bytecode_heap(const bytecode_heap&) = delete;
  bytecode_heap& operator=(const bytecode_heap&) = delete;

  expected<std::string> compile(const std::string& path, const std::string& code) {
    if (!ctx_) return fail(error_code::internal, "no memory");
    job todo{&path, &code, {}};
    const bool good = duk_safe_call(ctx_, run, &todo, 0, 1) == DUK_EXEC_SUCCESS;
    const std::string why = good ? "" : duk_safe_to_string(ctx_, -1);
    duk_pop(ctx_);
    if (!good) return fail(error_code::compile_failed, fmt::format("{}: {}", path, why));
    return std::move(todo.bytecode);
  }

 private:
  struct job {
    const std::string* path;
    const std::string* code;
    std::string bytecode;
  };

  [[noreturn]] static void on_fatal(void*, const char* message) {
    throw std::runtime_error(message ? message : "Duktape gave up");
  }

  static duk_ret_t run(duk_context* ctx, void* udata) {
    job& todo = *static_cast<job*>(udata);
    push_utf8(ctx, *todo.code);
    push_utf8(ctx, *todo.path);
    duk_compile(ctx, DUK_COMPILE_EVAL);
    duk_dump_function(ctx);
    duk_size_t size = 0;
    const auto* bytes = static_cast<const char*>(duk_get_buffer(ctx, -1, &size));
    todo.bytecode.assign(bytes, size);
    return 0;
  }

  duk_context* ctx_;
};

}  // namespace

std::size_t module_program::bytecode_bytes() const {
  std::size_t bytes = 0;
  for (const auto& each : files) bytes += each.bytecode.size();
  return bytes;
}

expected<std::shared_ptr<const module_program>> make_module_program(const module_bundle& bundle) {
  auto made = std::make_shared<module_program>();
  made->name = bundle.name;
  made->version = bundle.version;
  std::unordered_map<std::string_view, int> numbers;
  for (const auto& file : bundle.files) numbers.emplace(file.path, static_cast<int>(numbers.size()));
  for (const auto& [subpath, path] : bundle.exports)
    made->exports.emplace(bundle.name + subpath.substr(1), numbers.at(path));
  bytecode_heap heap;
  std::string all;
  for (const auto& file : bundle.files) {
    const std::string code = file.function_text();
    auto bytecode = heap.compile(file.path, code);
    if (!bytecode) return tl::unexpected(bytecode.error());
    module_program::file& compiled = made->files.emplace_back();
    compiled.path = file.path;
    compiled.bytecode = *std::move(bytecode);
    for (const auto& [specifier, path] : file.requires_files)
      compiled.requires_files.emplace(specifier, path.empty() ? -1 : numbers.at(path));
    all += code;
    all += '\n';
  }
  made->words = prelude_words(all);
  return made;
}

module_set::module_set(std::vector<std::shared_ptr<const module_program>> programs)
    : programs_(std::move(programs)) {
  for (const auto& program : programs_)
    for (const auto& [specifier, file] : program->exports) by_specifier_.emplace(specifier, program.get());
}

const module_program* module_set::find(std::string_view specifier) const {
  const auto found = by_specifier_.find(specifier);
  return found == by_specifier_.end() ? nullptr : found->second;
}

std::vector<std::string> module_set::specifiers() const {
  std::vector<std::string> all;
  for (const auto& [specifier, program] : by_specifier_) all.push_back(specifier);
  return all;
}

}  // namespace sluice
