// A package that the operator allows, in the real engine: scripts of two tenants import it, until it is not
// allowed any more.
#include "tests/e2e/engine_process.hpp"
#include "tests/e2e/temp_folder.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace sluice::testing {
namespace {

using namespace std::chrono_literals;
using ::testing::HasSubstr;

constexpr std::string_view script = R"js(
import { hello } from 'greet';
export default (event) => hello(event.id);
)js";

class EngineModules : public ::testing::Test {
 protected:
  EngineModules() {
    std::filesystem::create_directories(folder.path() / "greet");
    std::ofstream(folder.path() / "greet/package.json") << R"({"name":"greet","main":"main.mjs"})";
    std::ofstream(folder.path() / "greet/main.mjs")
        << "let count = 0;\nexport const hello = (id) => `hello ${id} ${++count}`;\n";
  }

  engine_process with(const std::string& allowed) {
    return {SLUICE_BINARY,
            folder.path(),
            {"modules.folder=" + (folder.path() / "bundles").string(), "modules.allow=" + allowed,
             "retry.attempts=1"}};
  }
  void publish(engine_process& engine, const std::string& token, const std::string& id) {
    client::io_thread io;
    client::publisher publisher(io, engine.publisher_options(token), {});
    ASSERT_TRUE(publisher.connect());
    client::outgoing_batch batch;
    batch.add(fmt::format(R"({{"specversion":"1.0","id":"{}","source":"/test","type":"greet"}})", id));
    ASSERT_TRUE(publisher.publish(std::move(batch)));
    ASSERT_TRUE(publisher.flush(30s));
  }
  std::string ask(const std::string& sql) {
    SQLite::Database store((folder.path() / "engine.sqlite").string(), SQLite::OPEN_READONLY);
    SQLite::Statement query(store, sql);
    return query.executeStep() ? query.getColumn(0).getString() : "none";
  }

  temp_folder folder;
};

TEST_F(EngineModules, AreThereForAllTenantsAsLongAsTheyAreAllowed) {
  child_process adding({SLUICE_BINARY, "modules", "add", "greet", (folder.path() / "greet").string(), "--set",
                        "modules.folder=" + (folder.path() / "bundles").string()},
                       folder.path() / "add.log");
  const auto added = adding.wait(30s);
  ASSERT_TRUE(added && added->exit_code == 0);
  std::string shop_token;
  {
    auto engine = with("greet");
    const auto started = engine.start();
    ASSERT_TRUE(started) << started.error().message;
    for (const std::string tenant : {"shop", "other"}) {
      const auto token = engine.add_tenant(tenant);
      ASSERT_TRUE(token);
      if (tenant == "shop") shop_token = *token;
      const auto id = engine.add_script(tenant, "greeter", {"greet"}, script);
      ASSERT_TRUE(id) << id.error().message;
      publish(engine, *token, tenant);
      ASSERT_TRUE(engine.wait_until([&] { return engine.total(tenant, "executions_succeeded") == 1; }, 30s));
    }
    const auto refused = engine.add_script("shop", "bad", {"greet"}, "import x from 'lodash'; return x;");
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().message,
                HasSubstr("Cannot import \"lodash\": the settings allow only \"greet\""));
    ASSERT_TRUE(engine.stop());
  }
  EXPECT_EQ(ask("SELECT result_json FROM script_executions WHERE tenant_id = 1"), "\"hello shop 1\"");
  EXPECT_EQ(ask("SELECT result_json FROM script_executions WHERE tenant_id = 2"), "\"hello other 1\"");
  {
    auto engine = with("");
    ASSERT_TRUE(engine.start());
    publish(engine, shop_token, "again");
    ASSERT_TRUE(engine.wait_until([&] { return engine.total("shop", "executions_failed") == 1; }, 30s))
        << engine.log_tail();
    ASSERT_TRUE(engine.stop());
  }
  EXPECT_THAT(ask("SELECT error_message FROM script_executions ORDER BY id DESC LIMIT 1"),
              HasSubstr("cannot find module 'greet': the settings do not allow it"));
}

}  // namespace
}  // namespace sluice::testing
