#include "store/sqlite_catalog.hpp"

#include "tests/store/store_fixture.hpp"

#include <SQLiteCpp/Database.h>

namespace sluice::test {
namespace {

class SqliteCatalog : public StoreTest {
 protected:
  script_row make_script(std::string name) {
    script_row script;
    script.tenant = tenant_.id;
    script.name = std::move(name);
    return must(writer().create_script(script));
  }
  tenant_row tenant_ = must(writer().create_tenant("acme"));
};

TEST_F(SqliteCatalog, CreatesTenantsAndRefusesATakenName) {
  EXPECT_EQ(must(writer().create_tenant("globex")).created_at, clock_);
  const auto again = writer().create_tenant("acme");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, error_code::conflict);
  EXPECT_EQ(must(reader().tenants()).size(), 2u);
  EXPECT_EQ(must(reader().tenant(tenant_.id)).name, "acme");
  EXPECT_EQ(reader().tenant(tenant_id{99}).error().code, error_code::not_found);
}

TEST_F(SqliteCatalog, FindsTokensByTheirHash) {
  token_row token;
  token.tenant = tenant_.id;
  token.name = "ci";
  token.sha256 = "00ff";
  token.scopes = {"events:publish", "scripts:read"};
  token.expires_at = clock_;
  EXPECT_TRUE(must(writer().create_token(token)).id);
  const auto found = must(reader().token_by_hash("00ff"));
  ASSERT_TRUE(found);
  EXPECT_EQ(found->tenant, tenant_.id);
  EXPECT_EQ(found->scopes, token.scopes);
  EXPECT_EQ(found->expires_at, token.expires_at);
  EXPECT_FALSE(must(reader().token_by_hash("00fe")));
  EXPECT_EQ(writer().create_token(token).error().code, error_code::conflict);
  token.sha256 = "11";
  token.tenant = tenant_id{99};
  EXPECT_EQ(writer().create_token(token).error().code, error_code::not_found);
  EXPECT_EQ(must(reader().count_tokens()), 1);
}

TEST_F(SqliteCatalog, EndsTheOperatorsTokensOfANameButForOne) {
  const auto add = [&](std::string name, std::string sha256, tenant_id tenant = {}) {
    token_row token;
    token.name = std::move(name);
    token.sha256 = std::move(sha256);
    token.tenant = tenant;
    must(writer().create_token(token));
  };
  add("settings", "01");
  add("settings", "02");
  add("settings", "03", tenant_.id);
  add("other", "04");
  ASSERT_TRUE(writer().end_operator_tokens("settings", "02"));
  EXPECT_FALSE(must(reader().token_by_hash("01")));
  for (const char* kept : {"02", "03", "04"}) EXPECT_TRUE(must(reader().token_by_hash(kept))) << kept;
  ASSERT_TRUE(writer().end_operator_tokens("settings", ""));
  EXPECT_FALSE(must(reader().token_by_hash("02")));
}

TEST_F(SqliteCatalog, StoresAnOperatorsTokenWithoutTenantScopesOrExpiry) {
  token_row token;
  token.sha256 = "00";
  must(writer().create_token(token));
  const auto found = must(reader().token_by_hash("00"));
  EXPECT_FALSE(found->tenant);
  EXPECT_TRUE(found->scopes.empty());
  EXPECT_FALSE(found->expires_at);
}

TEST_F(SqliteCatalog, MakesScriptsAsDraftsWithNamesUniqueInTheTenant) {
  const auto script = make_script("orders");
  EXPECT_EQ(script.status, script_status::draft);
  EXPECT_EQ(writer().create_script(script).error().code, error_code::conflict);
  auto elsewhere = script;
  elsewhere.tenant = must(writer().create_tenant("globex")).id;
  EXPECT_TRUE(writer().create_script(elsewhere));
  elsewhere.tenant = tenant_id{99};
  EXPECT_EQ(writer().create_script(elsewhere).error().code, error_code::not_found);
  make_script("alerts");
  const auto list = must(reader().scripts(tenant_.id));
  ASSERT_EQ(list.size(), 2u);
  EXPECT_EQ(list[0].name, "alerts");
}

TEST_F(SqliteCatalog, DeploysVersionsOneAfterTheOther) {
  const auto script = make_script("orders");
  script_version version;
  version.script = script.id;
  version.source = "export default 1";
  version.file_name = "orders.ts";
  version.code = "(function(){})";
  version.source_map = "{}";
  version.content_hash = "abc";
  version.settings.trigger.event_types = {"order.*"};
  version.settings.retry.attempts = 3;
  EXPECT_EQ(must(writer().deploy(version)).number, 1);
  version.change_description = "faster";
  clock_ += std::chrono::seconds(5);
  const auto second = must(writer().deploy(version));
  EXPECT_EQ(second.number, 2);

  const auto row = must(reader().script(script.id));
  EXPECT_EQ(row.status, script_status::active);
  EXPECT_EQ(row.active_version, second.id);
  EXPECT_EQ(row.active_version_number, 2);
  EXPECT_EQ(row.settings.trigger.event_types, version.settings.trigger.event_types);
  EXPECT_EQ(row.updated_at, clock_);
  const auto read = must(reader().version(second.id));
  EXPECT_EQ(read.source, version.source);
  EXPECT_EQ(read.code, version.code);
  EXPECT_EQ(read.file_name, "orders.ts");
  EXPECT_EQ(read.change_description, "faster");
  EXPECT_EQ(read.settings.retry.attempts, 3);

  version.script = script_id{99};
  EXPECT_EQ(writer().deploy(version).error().code, error_code::not_found);
  EXPECT_EQ(reader().version(version_id{99}).error().code, error_code::not_found);
}

TEST_F(SqliteCatalog, NeverChangesAVersion) {
  script_version version;
  version.script = make_script("orders").id;
  must(writer().deploy(version));
  SQLite::Database db(options_.path.string(), SQLite::OPEN_READWRITE);
  EXPECT_THROW(db.exec("UPDATE script_versions SET source_code = 'other'"), SQLite::Exception);
}

TEST_F(SqliteCatalog, SetsTheStatusOnly) {
  const auto script = make_script("orders");
  clock_ += std::chrono::seconds(1);
  EXPECT_EQ(must(writer().set_status(script.id, script_status::paused)).status, script_status::paused);
  EXPECT_EQ(must(reader().script(script.id)).updated_at, clock_);
  EXPECT_EQ(writer().set_status(script_id{99}, script_status::paused).error().code, error_code::not_found);
}

}  // namespace
}  // namespace sluice::test
