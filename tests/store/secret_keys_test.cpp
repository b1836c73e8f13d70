#include "store/secret_keys.hpp"

#include "tests/store/store_fixture.hpp"

namespace sluice::test {
namespace {

using testing::HasSubstr;
using testing::Not;

secret_row row_of(std::string name, tenant_id tenant = tenant_id{1}) {
  return {tenant, std::move(name), {}, {}, {}, {}};
}

TEST(SecretName, IsThatOfAVariable) {
  for (const auto* name : {"A", "_", "stripe.key-2", "API_TOKEN"}) EXPECT_TRUE(is_secret_name(name)) << name;
  EXPECT_TRUE(is_secret_name(std::string(128, 'x')));
  for (const auto* name : {"", "2A", ".a", "-a", "a b", "a/b", "\xc3\xa9", "a\n"})
    EXPECT_FALSE(is_secret_name(name));
  EXPECT_FALSE(is_secret_name(std::string(129, 'x')));
}

TEST(SecretKeyFile, IsReadAsItWasWritten) {
  const std::vector keys{*make_secret_key(), *make_secret_key()};
  EXPECT_EQ(*parse_secret_keys(format_secret_keys(keys)), keys);
  EXPECT_EQ(*parse_secret_keys("\r\n" + format_secret_keys({keys[0]}) + "\n  \n"), std::vector{keys[0]});
}

TEST(SecretKeyFile, NamesTheLineThatIsNoKey) {
  const auto text = format_secret_keys({*make_secret_key()});
  for (const auto* wrong :
       {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "!AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="}) {
    const auto keys = parse_secret_keys(text + wrong + "\n");
    ASSERT_FALSE(keys) << wrong;
    EXPECT_THAT(keys.error().message, HasSubstr("line 3 is no key"));
    EXPECT_THAT(keys.error().message, Not(HasSubstr("AAA")));
  }
  EXPECT_THAT(parse_secret_keys("# nothing\n").error().message, HasSubstr("no key"));
}

class SecretKeys : public testing::Test {
 protected:
  secret_keys open() {
    return secret_keys(*parse_secret_keys(file), [this](std::string_view text) -> expected<void> {
      if (disk_is_full) return fail(error_code::store_unavailable, "no space left");
      file = text;
      return {};
    });
  }
  std::string file = format_secret_keys({*make_secret_key()});
  bool disk_is_full = false;
};

TEST_F(SecretKeys, RotateWithoutLosingWhatIsStored) {
  const auto keys = open();
  auto row = row_of("A");
  ASSERT_TRUE(keys.encrypt(row, "value"));
  EXPECT_EQ(row.key_id, keys.current_id());
  EXPECT_EQ(*keys.decrypt(row), "value");

  auto rotated = open();
  ASSERT_TRUE(rotated.begin_rotation());
  EXPECT_NE(rotated.current_id(), row.key_id);
  EXPECT_EQ(*rotated.decrypt(row), "value") << "the old key is still there";
  EXPECT_EQ(*open().decrypt(row), "value") << "also after a crash";
  auto anew = row_of("A");
  ASSERT_TRUE(rotated.encrypt(anew, "value"));
  ASSERT_TRUE(rotated.end_rotation());
  EXPECT_EQ(*open().decrypt(anew), "value");
  EXPECT_EQ(open().count(), 1u);
  const auto gone = open().decrypt(row);
  ASSERT_FALSE(gone);
  EXPECT_THAT(gone.error().message, HasSubstr("\"A\" cannot be read"));
  EXPECT_THAT(gone.error().message, HasSubstr(row.key_id));
}

TEST_F(SecretKeys, UseNoKeyThatIsNotInTheFile) {
  auto keys = open();
  const auto before = keys.current_id();
  disk_is_full = true;
  EXPECT_FALSE(keys.begin_rotation());
  EXPECT_EQ(keys.current_id(), before);
  EXPECT_EQ(keys.count(), 1u);
}

TEST(SecretKeysMissing, SayWhy) {
  secret_keys keys({}, nullptr, "the key file x is not there");
  auto row = row_of("A");
  EXPECT_THAT(keys.encrypt(row, "value").error().message, HasSubstr("the key file x is not there"));
  EXPECT_FALSE(keys.begin_rotation());
  EXPECT_EQ(keys.current_id(), "");
}

class SqliteSecrets : public StoreTest {
 protected:
  secret_row make(std::string name, std::string ciphertext, tenant_id tenant = tenant_id{1}) {
    return {tenant, std::move(name), std::move(ciphertext), "0011aabb", {}, {}};
  }
  void SetUp() override {
    must(writer().create_tenant("alpha"));
    must(writer().create_tenant("beta"));
  }
};

TEST_F(SqliteSecrets, AreSetListedAndRemoved) {
  EXPECT_TRUE(must(reader().secrets(alpha)).empty());
  const auto first = must(writer().set_secret(make("B", std::string("\0x", 2))));
  EXPECT_EQ(first.created_at, clock_);
  clock_ += std::chrono::seconds(5);
  const auto second = must(writer().set_secret(make("B", "new")));
  EXPECT_EQ(second.created_at, first.created_at);
  EXPECT_EQ(second.updated_at, clock_);
  must(writer().set_secret(make("A", "a")));
  must(writer().set_secret(make("B", "other", beta)));
  const auto listed = must(reader().secrets(alpha));
  ASSERT_EQ(listed.size(), 2u);
  EXPECT_EQ(listed[0].name, "A");
  EXPECT_EQ(listed[1].ciphertext, "new");
  EXPECT_EQ(must(reader().secret(beta, "B"))->ciphertext, "other");
  EXPECT_FALSE(must(reader().secret(beta, "A")));
  EXPECT_TRUE(writer().remove_secret(alpha, "B"));
  EXPECT_EQ(writer().remove_secret(alpha, "B").error().code, error_code::not_found);
  EXPECT_TRUE(must(reader().secret(beta, "B")));
  EXPECT_EQ(writer().set_secret(make("A", "a", tenant_id{9})).error().code, error_code::not_found);
}

TEST_F(SqliteSecrets, AreGoneThroughInOrder) {
  for (const auto tenant : {alpha, beta})
    for (const auto* name : {"c", "a", "b"}) must(writer().set_secret(make(name, name, tenant)));
  std::string seen;
  tenant_id tenant;
  std::string name;
  for (auto page = must(reader().secrets_after(tenant, name, 2)); !page.empty();
       page = must(reader().secrets_after(tenant, name, 2)))
    for (const auto& row : page) {
      tenant = row.tenant;
      name = row.name;
      seen += std::to_string(tenant.value) + name + " ";
    }
  EXPECT_EQ(seen, "1a 1b 1c 2a 2b 2c ");
}

TEST_F(SqliteSecrets, AreReplacedOnlyIfTheyAreStillWhatTheyWere) {
  must(writer().set_secret(make("A", "a1")));
  must(writer().set_secret(make("B", "b1")));
  must(writer().set_secret(make("B", "set by somebody else")));
  auto a = make("A", "a2");
  a.key_id = "ffff0000";
  const std::vector<secret_change> changes{{"a1", a}, {"b1", make("B", "b2")}, {"c1", make("C", "c2")}};
  EXPECT_EQ(must(writer().replace_secrets(changes)), 1u);
  EXPECT_EQ(must(reader().secret(alpha, "A"))->key_id, "ffff0000");
  EXPECT_EQ(must(reader().secret(alpha, "B"))->ciphertext, "set by somebody else");
  EXPECT_FALSE(must(reader().secret(alpha, "C")));
}

TEST_F(SqliteSecrets, AreBoundedInNumber) {
  options_.durability = durability::memory;
  close();
  for (std::int64_t i = 0; i < max_secrets; ++i)
    must(writer().set_secret(make("S" + std::to_string(i), "x")));
  EXPECT_EQ(writer().set_secret(make("more", "x")).error().code, error_code::too_large);
  EXPECT_TRUE(writer().set_secret(make("S7", "y"))) << "it is there already";
}

}  // namespace
}  // namespace sluice::test
