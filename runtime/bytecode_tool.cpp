// bytecode_tool NAME INPUT OUTPUT: compiles a JavaScript file to Duktape bytecode, as numbers for #include.
// Runs while the engine is built. NAME is the file's name in stacks.
#include <duktape.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

int main(int argc, char** argv) {
  if (argc != 4) return std::fprintf(stderr, "usage: bytecode_tool NAME INPUT OUTPUT\n"), 2;
  std::ifstream in(argv[2], std::ios::binary);
  const std::string source{std::istreambuf_iterator<char>(in), {}};
  if (!in) return std::fprintf(stderr, "bytecode_tool: cannot read %s\n", argv[2]), 1;
  duk_context* ctx = duk_create_heap_default();
  duk_push_string(ctx, argv[1]);
  if (duk_pcompile_lstring_filename(ctx, DUK_COMPILE_EVAL, source.data(), source.size()) != 0)
    return std::fprintf(stderr, "%s: %s\n", argv[2], duk_safe_to_string(ctx, -1)), 1;
  duk_dump_function(ctx);
  duk_size_t size = 0;
  const auto* bytes = static_cast<const unsigned char*>(duk_get_buffer(ctx, -1, &size));
  std::ofstream out(argv[3]);
  if (std::string_view(argv[3]).ends_with(".bin"))
    out.write(reinterpret_cast<const char*>(bytes), static_cast<std::streamsize>(size));
  else
    for (duk_size_t i = 0; i < size; ++i)
      out << static_cast<unsigned>(bytes[i]) << (i % 32 == 31 ? ",\n" : ",");
  duk_destroy_heap(ctx);
  return out.flush() ? 0 : 1;
}
