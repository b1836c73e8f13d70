// pack_tool FOLDER OUTPUT.bin INDEX.inc: compiles FOLDER/0.js, 1.js, ... to Duktape bytecode, one after the
// other in one file, with a table of {offset, size} to #include. Runs while the engine is built.
#include <duktape.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

int main(int argc, char** argv) {
  if (argc != 4) return std::fprintf(stderr, "usage: pack_tool FOLDER OUTPUT.bin INDEX.inc\n"), 2;
  duk_context* ctx = duk_create_heap_default();
  std::ofstream out(argv[2], std::ios::binary);
  std::ofstream index(argv[3]);
  std::size_t offset = 0;
  for (int number = 0;; ++number) {
    const std::string path = std::string{argv[1]} + "/" + std::to_string(number) + ".js";
    std::ifstream in(path, std::ios::binary);
    if (!in) break;
    const std::string source{std::istreambuf_iterator<char>(in), {}};
    duk_push_string(ctx, "sluice:prelude");
    if (duk_pcompile_lstring_filename(ctx, DUK_COMPILE_EVAL, source.data(), source.size()) != 0)
      return std::fprintf(stderr, "%s: %s\n", path.c_str(), duk_safe_to_string(ctx, -1)), 1;
    duk_dump_function(ctx);
    duk_size_t size = 0;
    const auto* bytes = static_cast<const char*>(duk_get_buffer(ctx, -1, &size));
    out.write(bytes, static_cast<std::streamsize>(size));
    index << "{" << offset << ", " << size << "},\n";
    offset += size;
    duk_pop(ctx);
  }
  duk_destroy_heap(ctx);
  return offset > 0 && out.flush() && index.flush() ? 0 : 1;
}
