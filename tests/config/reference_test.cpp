#include "config/reference.hpp"

#include "config/load.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>

namespace sluice::config {
namespace {

std::string read(const std::string& path) {
  std::ifstream file(std::string(SLUICE_SOURCE_DIR) + "/" + path);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

// If one of the first two fails: `sluice config reference [--format toml]` writes what is expected.
TEST(Reference, IsTheManualsPage) { EXPECT_EQ(read("docs/configuration.md"), markdown_reference()); }

TEST(Reference, IsTheSampleFile) { EXPECT_EQ(read("config/sluice.toml"), toml_reference()); }

TEST(Reference, SampleFileIsValidAndChangesNothing) {
  const auto loaded =
      load({.file = toml_text{"sluice.toml", toml_reference()}, .environment = {}, .flags = {}});
  ASSERT_TRUE(loaded);
  for (const auto& origin : loaded->origins) EXPECT_EQ(origin.source, source_kind::default_value);
}

TEST(Reference, SampleFileIsValidWithEveryLineUncommented) {
  std::string text = std::regex_replace(toml_reference(), std::regex("(^|\n)#([a-z_]+ = )"), "$1$2");
  const auto loaded = load({.file = toml_text{"sluice.toml", text}, .environment = {}, .flags = {}});
  ASSERT_TRUE(loaded) << loaded.error().front().format();
  for (const option& o : options()) {
    EXPECT_EQ(loaded->origin_of(o.key).source, source_kind::file) << o.key;
    EXPECT_EQ(o.get(loaded->values), o.default_value()) << o.key;
  }
}

}  // namespace
}  // namespace sluice::config
