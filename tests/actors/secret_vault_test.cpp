#include "actors/secret_vault.hpp"

#include "tests/actors/engine_fixture.hpp"

#include <caf/actor_registry.hpp>

#include <mutex>
#include <random>

namespace sluice::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// The engine with keys for secrets, whose key file is a text.
class SecretVault : public EngineTest {
 protected:
  SecretVault() { open_keys(); }

  void open_keys() {
    keys = std::make_shared<secret_keys>(*parse_secret_keys(read_file()), [this](std::string_view text) {
      const std::lock_guard lock(mutex_);
      file_ = text;
      return expected<void>{};
    });
  }
  std::string read_file() {
    const std::lock_guard lock(mutex_);
    return file_;
  }
  secret_result put(tenant_id tenant, std::string name, std::string value) {
    return ask<secret_result>(put_atom::value, new_secret_ptr{std::make_shared<const new_secret>(
                                                   new_secret{tenant, std::move(name), std::move(value)})});
  }
  /// What a script gets: the answer's JSON, or the error's code.
  std::string call(const char* service, tenant_id tenant, std::string name, std::string args) {
    auto asked = std::make_shared<sdk_call>();
    asked->tenant = tenant;
    asked->name = std::move(name);
    asked->args = std::move(args);
    const auto actor =
        system->registry().get(std::string(service) == "vault" ? caf::atom("vault") : caf::atom("key_value"));
    if (!actor) return "UNAVAILABLE";
    caf::scoped_actor self{*system};
    std::string answer = "no answer";
    self->request(caf::actor_cast<sdk_service_actor>(actor), 60s, call_atom::value, sdk_call_ptr{asked})
        .receive(
            [&](const sdk_result_ptr& result) {
              answer = *result ? (*result)->json : std::string(to_string(result->error().code));
            },
            [&](const caf::error&) { answer = "UNAVAILABLE"; });
    return answer;
  }
  std::string secret(tenant_id tenant, const std::string& name) {
    return call("vault", tenant, "secrets.get", "[\"" + name + "\"]");
  }
  std::string kv(tenant_id tenant, std::string name, std::string args) {
    return call("key_value", tenant, "kv." + std::move(name), std::move(args));
  }
  std::vector<std::string> names(tenant_id tenant) {
    std::vector<std::string> found;
    const auto rows = must(ask<secret_list_result>(secret_atom::value, tenant));
    for (const auto& row : *rows) found.push_back(row.name);
    return found;
  }
  void expect_all_under_the_current_key() {
    EXPECT_EQ(keys->count(), 1u);
    EXPECT_EQ(parse_secret_keys(read_file())->size(), 1u);
    for (const auto& row : must(store->secrets_after({}, "", 10'000)))
      EXPECT_EQ(row.key_id, keys->current_id());
  }

 private:
  std::mutex mutex_;
  std::string file_ = format_secret_keys({*make_secret_key()});
};

TEST_F(SecretVault, GivesATenantsScriptsItsOwnSecrets) {
  start();
  const auto shop = create_tenant("shop");
  const auto bank = create_tenant("bank");
  EXPECT_EQ(must(put(shop, "A", "one \"two\"")).key_id, keys->current_id());
  must(put(bank, "A", "the bank's"));
  must(put(shop, "B", "another"));
  EXPECT_EQ(secret(shop, "A"), R"("one \"two\"")");
  EXPECT_EQ(secret(bank, "A"), "\"the bank's\"");
  EXPECT_EQ(secret(bank, "B"), "NOT_FOUND");
  EXPECT_EQ(secret(shop, "a b"), "INVALID_ARGUMENT");
  EXPECT_EQ(call("vault", shop, "secrets.set", "[]"), "INVALID_ARGUMENT");
  EXPECT_THAT(names(shop), ElementsAre("A", "B"));
  must(put(shop, "A", "anew"));
  EXPECT_EQ(secret(shop, "A"), "\"anew\"");
  must(ask<count_result>(remove_atom::value, shop, std::string("A")));
  EXPECT_EQ(secret(shop, "A"), "NOT_FOUND");
  EXPECT_EQ(ask<count_result>(remove_atom::value, shop, std::string("A")).error().code,
            error_code::not_found);
  EXPECT_EQ(put(tenant_id{99}, "A", "value").error().code, error_code::not_found);
}

TEST_F(SecretVault, IsNotThereWithoutKeys) {
  keys = nullptr;
  start();
  const auto refused = put(create_tenant("shop"), "A", "value");
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, HasSubstr("not set up"));
}

TEST_F(SecretVault, EncryptsAllAnewWhileSecretsAreSetAndRead) {
  start();
  const auto shop = create_tenant("shop");
  for (int i = 0; i < 250; ++i) must(put(shop, "S" + std::to_string(i), "value " + std::to_string(i)));
  const auto before = keys->current_id();
  caf::scoped_actor self{*system};
  self->send(root, rotate_atom::value);
  for (int i = 0; i < 40; ++i) {
    const auto number = std::to_string(i * 6);
    must(put(shop, "S" + number, "anew " + number));
    EXPECT_EQ(secret(shop, "S" + std::to_string(i * 6 + 1)), "\"value " + std::to_string(i * 6 + 1) + "\"");
  }
  rotation_result report;
  self->receive([&](rotation_result& result) { report = std::move(result); });
  ASSERT_TRUE(report) << report.error().message;
  EXPECT_EQ(report->unreadable, 0u);
  EXPECT_NE(keys->current_id(), before);
  expect_all_under_the_current_key();
  for (int i = 0; i < 250; ++i) {
    const auto number = std::to_string(i);
    EXPECT_EQ(secret(shop, "S" + number), (i % 6 == 0 && i < 240 ? "\"anew " : "\"value ") + number + "\"");
  }
}

TEST_F(SecretVault, FinishesAfterACrashWhatItBegan) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  start();
  const auto shop = create_tenant("shop");
  for (int i = 0; i < 120; ++i) must(put(shop, "S" + std::to_string(i), "value " + std::to_string(i)));
  for (int round = 0; round < 6; ++round) {
    {
      caf::scoped_actor self{*system};
      self->send(root, rotate_atom::value);
      for (auto reads = random() % 12; reads > 0; --reads) EXPECT_EQ(secret(shop, "S7"), "\"value 7\"");
    }
    stop();       // wherever it is
    open_keys();  // as the next process reads them
    start();
    for (int i = 0; i < 120; i += 17)
      EXPECT_EQ(secret(shop, "S" + std::to_string(i)), "\"value " + std::to_string(i) + "\"");
    wait_until([&] { return keys->count() == 1; });
    expect_all_under_the_current_key();
  }
}

TEST_F(SecretVault, KeepsOldKeysAsLongAsASecretCannotBeRead) {
  start();
  const auto shop = create_tenant("shop");
  must(put(shop, "A", "value a"));
  stop();
  {
    const auto writer = must(database->open_writer());
    secret_row lost{shop, "LOST", {}, {}, {}, {}};
    const secret_keys others({*make_secret_key()}, nullptr);
    ASSERT_TRUE(others.encrypt(lost, "value"));
    must(writer->set_secret(lost));
  }
  start();
  EXPECT_EQ(secret(shop, "LOST"), "UNAVAILABLE");
  auto report = must(ask<rotation_result>(rotate_atom::value));
  EXPECT_EQ(report.encrypted, 1u);
  EXPECT_EQ(report.unreadable, 1u);
  EXPECT_EQ(keys->count(), 2u);
  must(put(shop, "LOST", "set anew"));
  report = must(ask<rotation_result>(rotate_atom::value));
  EXPECT_EQ(report.unreadable, 0u);
  expect_all_under_the_current_key();
  EXPECT_EQ(secret(shop, "LOST"), "\"set anew\"");
}

TEST_F(SecretVault, KeepsKeysAcrossTheDeathOfTheWriter) {
  start();
  const auto shop = create_tenant("shop");
  EXPECT_EQ(kv(shop, "set", R"(["a",{"n":1}])"), "");
  EXPECT_EQ(kv(shop, "get", R"(["a"])"), R"({"n":1})") << "what was answered can be read";
  EXPECT_EQ(kv(shop, "get", "[7]"), "INVALID_ARGUMENT");
  EXPECT_EQ(kv(shop, "increment", R"(["n"])"), "1");
  kill(caf::actor_cast<caf::actor>(system->registry().get(caf::atom("store"))));
  wait_until([&] { return kv(shop, "increment", R"(["n",10])").size() == 2; });
  EXPECT_EQ(kv(shop, "get", R"(["n"])"), "11");
  EXPECT_EQ(kv(shop, "list", R"([""])"),
            R"({"entries":[{"key":"a","value":{"n":1}},{"key":"n","value":11}]})");
}

}  // namespace
}  // namespace sluice::test
