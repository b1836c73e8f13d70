#include "cli/secret_key_file.hpp"

#include "cli/private_file.hpp"
#include "cli/read_file.hpp"
#include "store/sqlite_store.hpp"
#include "tests/cli/command_fixture.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <sys/stat.h>

namespace sluice::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// The keys of a store of the test's own, opened anew for each start as `sluice serve` does.
class SecretKeyFile : public command_test {
 protected:
  SecretKeyFile() {
    options.path = path("engine.sqlite");
    config.store.path = options.path.string();
    auto writer = make_sqlite_store(options)->open_writer();
    (*writer)->create_tenant("acme");
  }
  opened_secret_keys start() {
    const auto reader = make_sqlite_store(options)->open_reader();
    return open_secret_keys(config, **reader);
  }
  secret_row set(const opened_secret_keys& opened, std::string name) {
    secret_row row{tenant_id{1}, std::move(name), {}, {}, {}, {}};
    EXPECT_TRUE(opened.keys->encrypt(row, "a value"));
    const auto writer = make_sqlite_store(options)->open_writer();
    return *(*writer)->set_secret(row);
  }
  static unsigned mode_of(const std::string& file) {
    struct stat info {};
    return ::stat(file.c_str(), &info) == 0 ? info.st_mode & 0777u : 0;
  }

  settings config;
  sqlite_options options;
};

TEST_F(SecretKeyFile, IsMadeBesideTheStoreForItsOwnerOnly) {
  const auto made = start();
  EXPECT_TRUE(made.created);
  EXPECT_EQ(made.file, path("secrets.key"));
  EXPECT_EQ(mode_of(made.file), 0600u);
  EXPECT_THAT(made.warnings, IsEmpty());
  const auto row = set(made, "A");
  const auto again = start();
  EXPECT_FALSE(again.created);
  EXPECT_THAT(again.warnings, IsEmpty());
  EXPECT_EQ(*again.keys->decrypt(row), "a value");
}

TEST_F(SecretKeyFile, IsNotMadeWhereItIsLost) {
  const auto made = start();
  set(made, "A");
  std::filesystem::remove(made.file);
  const auto lost = start();
  EXPECT_FALSE(std::filesystem::exists(made.file)) << "a new key would hide the loss";
  EXPECT_EQ(lost.keys->count(), 0u);
  EXPECT_THAT(lost.warnings, ElementsAre(HasSubstr("secrets.key is not there: put it back"),
                                         HasSubstr("1 secret cannot be read, since the key is not in")));
  secret_row row{tenant_id{1}, "B", {}, {}, {}, {}};
  EXPECT_THAT(lost.keys->encrypt(row, "value").error().message, HasSubstr("is not there"));
}

TEST_F(SecretKeyFile, OfAnotherStoreIsTold) {
  const auto made = start();
  set(made, "A");
  set(made, "B");
  std::filesystem::remove(made.file);
  ASSERT_TRUE(create_private_file(made.file, format_secret_keys({*make_secret_key()})));
  const auto wrong = start();
  EXPECT_THAT(wrong.warnings, ElementsAre(HasSubstr("2 secrets cannot be read")));
  EXPECT_THAT(wrong.warnings[0], HasSubstr("acme/A, acme/B; put the key back"));
  EXPECT_EQ(wrong.keys->count(), 1u) << "new ones can be set";
}

TEST_F(SecretKeyFile, ThatIsNoneOrOpenToOthersIsWarnedOf) {
  config.secrets.key_file = file("keys.txt", "buy milk\n");
  EXPECT_THAT(start().warnings, ElementsAre(HasSubstr("chmod 600"), HasSubstr("line 1 is no key")));
  EXPECT_EQ(*read_file(config.secrets.key_file), "buy milk\n");
}

TEST_F(SecretKeyFile, IsReplacedWholeOnAChangeOfTheKey) {
  const auto made = start();
  const auto before = *read_file(made.file);
  file("secrets.key.new", "left by a crash");
  ASSERT_TRUE(made.keys->begin_rotation());
  EXPECT_EQ(parse_secret_keys(*read_file(made.file))->size(), 2u);
  EXPECT_EQ(mode_of(made.file), 0600u);
  EXPECT_FALSE(std::filesystem::exists(path("secrets.key.new")));
  ASSERT_TRUE(made.keys->end_rotation());
  EXPECT_EQ(start().keys->current_id(), made.keys->current_id());
  EXPECT_NE(*read_file(made.file), before);
}

TEST_F(SecretKeyFile, IsReplacedWhereALinkPoints) {
  const auto made = start();
  std::filesystem::create_directory(path("elsewhere"));
  std::filesystem::rename(made.file, path("elsewhere/keys"));
  std::filesystem::create_symlink(path("elsewhere/keys"), made.file);
  ASSERT_TRUE(start().keys->begin_rotation());
  EXPECT_TRUE(std::filesystem::is_symlink(made.file));
  EXPECT_EQ(parse_secret_keys(*read_file(path("elsewhere/keys")))->size(), 2u);
}

}  // namespace
}  // namespace sluice::testing
