// The corpus through the harness without libFuzzer, so that neither rots.
#include "tests/fuzz/harness.hpp"
#include "tests/fuzz/script_mutator.hpp"
#include "tests/fuzz/script_tokens.hpp"

#include <duktape.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>

namespace sluice::fuzz {
namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The corpus by file name.
std::map<std::string, std::string> corpus() {
  std::map<std::string, std::string> inputs;
  for (const auto& entry : std::filesystem::directory_iterator(SLUICE_FUZZ_CORPUS))
    inputs[entry.path().filename().string()] = read_file(entry.path());
  return inputs;
}

TEST(FuzzCorpus, KeepsWhatIsPromised) {
  harness harness;
  for (const auto& [name, input] : corpus()) EXPECT_THAT(harness.run(input), testing::IsEmpty()) << name;
}

TEST(ScriptTokens, AreTheScriptWhenJoined) {
  for (const auto& [name, input] : corpus()) {
    std::string joined;
    for (const auto token : tokens_of(input)) joined += token;
    EXPECT_EQ(joined, input) << name;
  }
  EXPECT_THAT(tokens_of("a /* b */ /=/[/]x/g.test('\\'c') // d"),
              testing::ElementsAre("a", " /* b */ /=", "/[/]x/g", ".", "test", "(", "'\\'c'", ")", " // d"));
}

TEST(ScriptMutator, MakesTheSameOfTheSame) {
  const auto make = [] {
    script_mutator mutator{read_file(SLUICE_FUZZ_DICTIONARY)};
    std::string all;
    for (const auto& [name, input] : corpus()) {
      mutator.learn(input);
      for (std::uint32_t seed = 0; seed < 20; ++seed) all += mutator.mutate(input, 4096, seed);
    }
    return all;
  };
  const std::string all = make();
  EXPECT_GT(all.size(), 10'000u);
  EXPECT_EQ(all, make());
}

TEST(ScriptMutator, KeepsToTheSize) {
  script_mutator mutator{"\"word\"\n"};
  std::string script = "5f(1); g({a: [2]});";
  for (std::uint32_t seed = 0; seed < 1000; ++seed) {
    mutator.learn(script);
    script = mutator.mutate(script, 300, seed);
    ASSERT_LE(script.size(), 300u);
    ASSERT_LE(mutator.cross(script, seed % 2 ? "Jh(`${3}`);" : "5)", 300, seed).size(), 300u);
  }
}

/// Whether Duktape takes it for a function's body.
bool parses(duk_context* ctx, std::string_view input) {
  const std::string code = "(function () {" + std::string{input.substr(1)} + "\n})";
  const bool fine = duk_pcompile_lstring(ctx, DUK_COMPILE_EVAL, code.data(), code.size()) == 0;
  duk_pop(ctx);
  return fine;
}

TEST(ScriptMutator, LeavesManyScriptsThatParse) {
  script_mutator mutator{read_file(SLUICE_FUZZ_DICTIONARY)};
  const std::unique_ptr<duk_context, decltype(&duk_destroy_heap)> heap{duk_create_heap_default(),
                                                                       duk_destroy_heap};
  int all = 0, parsed = 0;
  for (const auto& [name, input] : corpus()) {
    if (kind_of(input) != input_kind::es5) continue;
    ASSERT_TRUE(parses(heap.get(), input)) << name;
    mutator.learn(input);
    for (std::uint32_t seed = 0; seed < 10; ++seed, ++all)
      parsed += parses(heap.get(), mutator.mutate(input, 4096, seed)) ? 1 : 0;
  }
  EXPECT_GT(parsed, all / 2) << "of " << all;
}

}  // namespace
}  // namespace sluice::fuzz
