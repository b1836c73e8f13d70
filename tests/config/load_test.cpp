#include "config/load.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sluice::config {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

sources toml(std::string text) {
  return {.file = toml_text{"sluice.toml", std::move(text)}, .environment = {}, .flags = {}};
}
sources variable(std::string name, std::string value) {
  return {.file = {}, .environment = {{std::move(name), std::move(value)}}, .flags = {}};
}
sources flag(std::string name, std::string key, std::string value) {
  return {.file = {}, .environment = {}, .flags = {{std::move(name), std::move(key), std::move(value)}}};
}

/// The messages of everything that is wrong.
std::vector<std::string> complaints(const sources& from) {
  std::vector<std::string> messages;
  if (const auto loaded = load(from); !loaded)
    for (const problem& p : loaded.error()) messages.push_back(p.format());
  return messages;
}

TEST(Load, TakesDefaultsWhenNothingIsSet) {
  const auto loaded = load({});
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->values.server.port, 7400);
  EXPECT_EQ(loaded->values.limits.wall_time, std::chrono::seconds{30});
  EXPECT_EQ(loaded->values.limits.memory_bytes, 64u << 20);
  EXPECT_EQ(loaded->values.store.durability, durability::commit);
  EXPECT_EQ(loaded->origin_of("server.port").text, "default");
}

TEST(Load, ReadsEveryKindOfValueFromToml) {
  const auto loaded =
      load(toml("[server]\n"
                "address = \"0.0.0.0\"\n"
                "port = 8080\n"
                "[store]\n"
                "durability = \"memory\"\n"
                "dedup_window = \"90min\"\n"
                "cache_bytes = \"1.5GiB\"\n"
                "[retry]\n"
                "factor = 1.5\n"
                "jitter = 0\n"
                "[http]\n"
                "allow = [\"a.example\", \"10.0.0.0/8\"]\n"));
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->values.server.address, "0.0.0.0");
  EXPECT_EQ(loaded->values.server.port, 8080);
  EXPECT_EQ(loaded->values.store.durability, durability::memory);
  EXPECT_EQ(loaded->values.store.dedup_window, std::chrono::minutes{90});
  EXPECT_EQ(loaded->values.store.cache_bytes, 1'610'612'736u);
  EXPECT_EQ(loaded->values.retry.factor, 1.5);
  EXPECT_EQ(loaded->values.retry.jitter, 0.0);
  EXPECT_EQ(loaded->values.http.allow, (text_list{"a.example", "10.0.0.0/8"}));
}

TEST(Load, TakesPlainNumbersInTheOptionsUnit) {
  const auto file =
      load(toml("store.dedup_window = 2\nengine.time_slice = 7\nlimits.memory_bytes = 2097152\n"));
  ASSERT_TRUE(file);
  EXPECT_EQ(file->values.store.dedup_window, std::chrono::hours{2});
  EXPECT_EQ(file->values.engine.time_slice, std::chrono::milliseconds{7});
  EXPECT_EQ(file->values.limits.memory_bytes, 2u << 20);
  const auto text = load(variable("SLUICE_LIMITS_WALL_TIME", "45"));
  ASSERT_TRUE(text);
  EXPECT_EQ(text->values.limits.wall_time, std::chrono::seconds{45});
}

TEST(Load, PrefersEnvironmentOverFileAndFlagsOverBoth) {
  auto from = toml("[server]\nport = 1\nio_threads = 2\naddress = \"a\"\n");
  from.environment = {{"SLUICE_SERVER_PORT", "2"}, {"SLUICE_SERVER_IO_THREADS", "3"}, {"PATH", "/bin"}};
  from.flags = {{"--set", "server.port", "3"}};
  const auto loaded = load(from);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->values.server.port, 3);
  EXPECT_EQ(loaded->values.server.io_threads, 3);
  EXPECT_EQ(loaded->values.server.address, "a");
}

TEST(Load, RemembersWhereEachValueCameFrom) {
  auto from = toml("# a comment\n[server]\nport = 1\naddress = \"a\"\nio_threads = 2\n");
  from.environment = {{"SLUICE_SERVER_IO_THREADS", "3"}};
  from.flags = {{"--port", "server.port", "3"}, {"--set", "engine.workers", "4"}};
  const auto loaded = load(from);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->origin_of("server.address").text, "sluice.toml:4");
  EXPECT_EQ(loaded->origin_of("server.io_threads").text, "SLUICE_SERVER_IO_THREADS");
  EXPECT_EQ(loaded->origin_of("server.port").text, "--port");
  EXPECT_EQ(loaded->origin_of("engine.workers").text, "--set engine.workers");
  EXPECT_EQ(loaded->origin_of("store.path").text, "default");
  EXPECT_EQ(loaded->origin_of("server.port").source, source_kind::flag);
}

TEST(Load, LetsTheLastOfTwoFlagsWin) {
  sources from;
  from.flags = {{"--set", "server.port", "1"}, {"--set", "server.port", "2"}};
  EXPECT_EQ(load(from)->values.server.port, 2);
}

TEST(Load, NamesPlaceKeyValueAndBounds) {
  EXPECT_THAT(complaints(toml("[server]\nport = 70000\n")),
              ElementsAre("sluice.toml:2:1: server.port = 70000: must be a whole number from 0 to 65535"));
  EXPECT_THAT(
      complaints(variable("SLUICE_SERVER_PORT", "http")),
      ElementsAre("SLUICE_SERVER_PORT: server.port = \"http\": must be a whole number from 0 to 65535"));
  EXPECT_THAT(complaints(flag("--port", "server.port", "")),
              ElementsAre("--port: server.port = \"\": must be a whole number from 0 to 65535"));
  EXPECT_THAT(complaints(flag("--set", "server.port", "-1")),
              ElementsAre("--set server.port: server.port = \"-1\": must be a whole number from 0 to 65535"));
}

TEST(Load, SaysWhatEachKindOfOptionTakes) {
  EXPECT_THAT(
      complaints(toml("limits.wall_time = \"10ms\"")),
      ElementsAre("sluice.toml:1:8: limits.wall_time = \"10ms\": must be a duration from 100ms to 5min, "
                  "such as \"1min\""));
  EXPECT_THAT(
      complaints(toml("limits.memory_bytes = \"64MB\"")),
      ElementsAre("sluice.toml:1:8: limits.memory_bytes = \"64MB\": must be a size from 1MiB to 512MiB, "
                  "such as \"128MiB\""));
  EXPECT_THAT(complaints(toml("retry.jitter = 1.5")),
              ElementsAre("sluice.toml:1:7: retry.jitter = 1.5: must be a number from 0 to 1"));
  EXPECT_THAT(complaints(toml("store.durability = \"comit\"")),
              ElementsAre("sluice.toml:1:7: store.durability = \"comit\": must be one of commit, memory"));
  EXPECT_THAT(complaints(toml("store.path = \"\"")),
              ElementsAre("sluice.toml:1:7: store.path = \"\": must be a text, and not empty"));
}

TEST(Load, RefusesValuesOfTheWrongType) {
  const auto refused = [](const std::string& assignment) { return complaints(toml(assignment)).size() == 1; };
  EXPECT_TRUE(refused("server.port = \"7400\""));
  EXPECT_TRUE(refused("server.port = 7400.5"));
  EXPECT_TRUE(refused("server.port = true"));
  EXPECT_TRUE(refused("server.port = [7400]"));
  EXPECT_TRUE(refused("server.port = { number = 7400 }"));
  EXPECT_TRUE(refused("server.address = 127"));
  EXPECT_TRUE(refused("retry.factor = \"2\""));
  EXPECT_TRUE(refused("retry.factor = nan"));
  EXPECT_TRUE(refused("retry.base = 2.5"));
  EXPECT_TRUE(refused("retry.base = 1979-05-27"));
  EXPECT_TRUE(refused("retry.base = 9223372036854775807"));
  EXPECT_THAT(complaints(toml("server.port = [7400]")),
              ElementsAre("sluice.toml:1:8: server.port = an array: must be a whole number from 0 to 65535"));
}

TEST(Load, RefusesUnknownKeysAndNamesTheNearest) {
  EXPECT_THAT(complaints(toml("[server]\nprot = 1\n")),
              ElementsAre("sluice.toml:2:1: unknown key server.prot; did you mean server.port?"));
  EXPECT_THAT(complaints(toml("workers = 3\n")),
              ElementsAre("sluice.toml:1:1: unknown key workers; did you mean engine.workers?"));
  EXPECT_THAT(complaints(toml("[limits]\nmemory = \"1MiB\"\n")),
              ElementsAre("sluice.toml:2:1: unknown key limits.memory; did you mean limits.memory_bytes?"));
  EXPECT_THAT(complaints(toml("[store]\nsomething_else_entirely = 1\n")),
              ElementsAre("sluice.toml:2:1: unknown key store.something_else_entirely"));
  EXPECT_THAT(complaints(flag("--set", "sever.port", "1")),
              ElementsAre("--set sever.port: unknown key sever.port; did you mean server.port?"));
}

TEST(Load, RefusesUnknownSections) {
  EXPECT_THAT(complaints(toml("[sever]\nport = 1\naddress = 2\n")),
              ElementsAre("sluice.toml:1:2: unknown section [sever]; did you mean [server]?"));
  EXPECT_THAT(complaints(toml("[nothing_like_it]\n")),
              ElementsAre("sluice.toml:1:2: unknown section [nothing_like_it]"));
  EXPECT_THAT(complaints(toml("server = 1\n")),
              ElementsAre("sluice.toml:1:1: server is a section, not a key: write [server]"));
}

TEST(Load, RefusesMisspeltVariablesOfItsSectionsOnly) {
  EXPECT_THAT(complaints(variable("SLUICE_SERVER_PROT", "1")),
              ElementsAre("SLUICE_SERVER_PROT: no such setting; did you mean SLUICE_SERVER_PORT?"));
  EXPECT_THAT(complaints(variable("SLUICE_STORE_MAX_COMMIT_EVENT", "1")),
              ElementsAre("SLUICE_STORE_MAX_COMMIT_EVENT: no such setting; did you mean "
                          "SLUICE_STORE_MAX_COMMIT_EVENTS?"));
  EXPECT_THAT(complaints(variable("SLUICE_SERVER_COLOUR_OF_THE_SKY", "1")),
              ElementsAre("SLUICE_SERVER_COLOUR_OF_THE_SKY: no such setting"));
  // Set by orchestrators for a service named "sluice", and by the client commands.
  EXPECT_THAT(complaints(variable("SLUICE_PORT_7400_TCP_ADDR", "10.0.0.1")), IsEmpty());
  EXPECT_THAT(complaints(variable("SLUICE_TOKEN", "t")), IsEmpty());
}

TEST(Load, NamesTheLineThatIsNotToml) {
  const auto found = complaints(toml("[server]\nport = \n"));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_THAT(found.front(), ::testing::StartsWith("sluice.toml:2:8: not valid TOML: "));
}

TEST(Load, TellsEveryProblemAtOnceInTheOrderOfTheSources) {
  auto from = toml("[store]\npath = 1\ncache_bytes = \"0B\"\n[server]\nport = -1\n");
  from.environment = {{"SLUICE_LOG_LEVEL", "loud"}};
  from.flags = {{"--set", "no.such", "1"}};
  EXPECT_THAT(
      complaints(from),
      ElementsAre("sluice.toml:2:1: store.path = 1: must be a text, and not empty",
                  "sluice.toml:3:1: store.cache_bytes = \"0B\": must be a size from 1MiB to 64GiB, such as "
                  "\"256MiB\"",
                  "sluice.toml:5:1: server.port = -1: must be a whole number from 0 to 65535",
                  "SLUICE_LOG_LEVEL: log.level = \"loud\": must be one of trace, debug, info, warn, error",
                  "--set no.such: unknown key no.such"));
}

TEST(Load, RefusesOptionsThatContradictEachOther) {
  auto from = toml("[retry]\nbase = \"10s\"\n");
  from.flags = {{"--set", "retry.max", "5s"}};
  EXPECT_THAT(complaints(from), ElementsAre("retry.base = 10s (sluice.toml:2) must not be more than "
                                            "retry.max = 5s (--set retry.max)"));
}

TEST(Load, NeverShowsASecret) {
  EXPECT_THAT(
      complaints(toml("[auth]\noperator_token = 12345\n")),
      ElementsAre(
          "sluice.toml:2:1: auth.operator_token = (hidden): must be a text of at least 16 characters, "
          "such as $(openssl rand -hex 32) makes"));
  const auto loaded = load(variable("SLUICE_AUTH_OPERATOR_TOKEN", "s3cret-s3cret-s3cret"));
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->values.auth.operator_token, "s3cret-s3cret-s3cret");
}

TEST(Load, RefusesASecretThatIsEasilyGuessedOrOnlyAPlaceholder) {
  EXPECT_EQ(complaints(toml("auth.operator_token = \"(hidden)\"")).size(), 1u);
  EXPECT_EQ(complaints(variable("SLUICE_AUTH_OPERATOR_TOKEN", "fifteen letters")).size(), 1u);
  EXPECT_THAT(complaints(variable("SLUICE_AUTH_OPERATOR_TOKEN", "sixteen letters!")), IsEmpty());
  EXPECT_THAT(complaints(variable("SLUICE_AUTH_OPERATOR_TOKEN", "")), IsEmpty());
}

}  // namespace
}  // namespace sluice::config
