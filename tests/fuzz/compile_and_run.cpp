// libFuzzer's entry points; harness.hpp says what is run and checked.
#include "tests/fuzz/harness.hpp"
#include "tests/fuzz/script_mutator.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max_size);

namespace {

sluice::fuzz::script_mutator& mutator() {
  static sluice::fuzz::script_mutator one = [] {
    std::ifstream file(SLUICE_FUZZ_DICTIONARY);
    return sluice::fuzz::script_mutator{std::string{std::istreambuf_iterator<char>(file), {}}};
  }();
  return one;
}

std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

std::size_t put(const std::string& text, std::uint8_t* out, std::size_t max_size) {
  return text.copy(reinterpret_cast<char*>(out), max_size);
}

}  // namespace

/// Half the time goes to AddressSanitizer's allocator otherwise: a heap is made and dropped for every input.
extern "C" const char* __asan_default_options() {
  return "malloc_context_size=3:quarantine_size_mb=16:max_malloc_fill_size=64";
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static sluice::fuzz::harness harness;
  const auto problems = harness.run(text_of(data, size));
  for (const std::string& problem : problems) std::fprintf(stderr, "broken: %s\n", problem.c_str());
  if (!problems.empty()) std::abort();
  return 0;
}

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t max_size,
                                               unsigned seed) {
  // Bytes now and then: what is no JavaScript at all has to be refused well too.
  if (seed % 16 == 0) return LLVMFuzzerMutate(data, size, max_size);
  // Not while an input runs, where memory that is kept would count as its leak.
  mutator().learn(text_of(data, size));
  return put(mutator().mutate(text_of(data, size), max_size, seed), data, max_size);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* data1, std::size_t size1,
                                                 const std::uint8_t* data2, std::size_t size2,
                                                 std::uint8_t* out, std::size_t max_size, unsigned seed) {
  return put(mutator().cross(text_of(data1, size1), text_of(data2, size2), max_size, seed), out, max_size);
}
