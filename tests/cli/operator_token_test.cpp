#include "cli/operator_token.hpp"

#include "cli/listen_address.hpp"
#include "cli/private_file.hpp"
#include "cli/serve.hpp"
#include "schemas/sha256.hpp"
#include "store/sqlite_store.hpp"
#include "tests/cli/command_fixture.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <gmock/gmock.h>

#include <filesystem>
#include <sys/stat.h>

namespace sluice::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

/// A store of the test's own, opened anew for each start as `sluice serve` does.
class OperatorToken : public command_test {
 protected:
  OperatorToken() {
    options.path = path("engine.sqlite");
    config.store.path = options.path.string();
  }
  expected<operator_token> start() {
    const auto database = make_sqlite_store(options);
    auto writer = database->open_writer();
    auto reader = database->open_reader();
    return ensure_operator_token(config, **reader, **writer);
  }
  /// What the API would find.
  std::optional<token_row> row_of(const std::string& token) {
    auto reader = make_sqlite_store(options)->open_reader();
    return *(*reader)->token_by_hash(sha256_hex(token));
  }
  std::string token_in(const std::string& file) { return read_first_line(file).value_or(""); }

  settings config;
  sqlite_options options;
};

TEST_F(OperatorToken, IsWrittenBesideTheStoreForItsOwnerOnly) {
  const auto made = start();
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_TRUE(made->created);
  EXPECT_EQ(made->file, path("operator.token"));
  struct stat info {};
  ASSERT_EQ(::stat(made->file.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777u, 0600u);
  EXPECT_EQ(row_of(token_in(made->file))->scopes, std::vector<std::string>{"admin"});
  const auto again = start();
  EXPECT_FALSE(again->created);
  EXPECT_EQ(again->warning, "");
}

TEST_F(OperatorToken, OfAnotherStoreIsTakenOverAndNeverOverwritten) {
  const std::string token = "slc_of-another-store-1234";
  config.auth.operator_token_file = file("shared.token", token + "\n");
  std::filesystem::permissions(config.auth.operator_token_file, std::filesystem::perms(0600));
  ASSERT_TRUE(start());
  EXPECT_EQ(token_in(config.auth.operator_token_file), token);
  EXPECT_TRUE(row_of(token));
}

TEST_F(OperatorToken, IsNotTakenFromAFileThatOthersCanReadOrThatHoldsNone) {
  config.auth.operator_token_file = file("shared.token", "slc_of-another-store-1234\n");
  std::filesystem::permissions(config.auth.operator_token_file, std::filesystem::perms(0644));
  const auto open_to_all = start();
  ASSERT_FALSE(open_to_all);
  EXPECT_THAT(open_to_all.error().message, HasSubstr("shared.token"));
  EXPECT_THAT(open_to_all.error().message, HasSubstr("chmod 600"));
  EXPECT_THAT(open_to_all.error().message, HasSubstr("auth.operator_token_file"));

  config.auth.operator_token_file = file("notes.txt", "buy milk\n");
  std::filesystem::permissions(config.auth.operator_token_file, std::filesystem::perms(0600));
  ASSERT_FALSE(start());
  EXPECT_EQ(token_in(config.auth.operator_token_file), "buy milk");
}

TEST_F(OperatorToken, WhoseFileIsLostOrOpenToOthersIsWarnedOf) {
  const std::string made = start()->file;
  std::filesystem::permissions(made, std::filesystem::perms(0640));
  EXPECT_THAT(start()->warning, HasSubstr("chmod 600"));
  std::filesystem::remove(made);
  EXPECT_THAT(start()->warning, HasSubstr("auth.operator_token"));
  EXPECT_FALSE(std::filesystem::exists(made)) << "a file whose token nobody knows would mislead";
}

TEST_F(OperatorToken, OfTheSettingsTakesThePlaceOfTheOneBefore) {
  config.auth.operator_token = "the first token of all";
  EXPECT_TRUE(start()->created);
  EXPECT_FALSE(start()->created);
  config.auth.operator_token = "the second token of all";
  EXPECT_TRUE(start()->created);
  EXPECT_FALSE(row_of("the first token of all"));
  EXPECT_TRUE(row_of("the second token of all"));
  config.auth.operator_token.clear();
  EXPECT_EQ(start()->file, path("operator.token")) << "there is none left, so one is made";
  EXPECT_FALSE(row_of("the second token of all"));
}

TEST_F(OperatorToken, OfTheSettingsLeavesTheOneInTheFileAlone) {
  const std::string token = token_in(start()->file);
  config.auth.operator_token = "the first token of all";
  ASSERT_TRUE(start());
  EXPECT_TRUE(row_of(token));
  EXPECT_TRUE(row_of("the first token of all"));
}

TEST_F(OperatorToken, IsNotATenants) {
  {
    auto writer = make_sqlite_store(options)->open_writer();
    token_row row;
    row.tenant = (*writer)->create_tenant("acme")->id;
    row.sha256 = sha256_hex("a token of a tenant");
    row.scopes = {"admin"};
    ASSERT_TRUE((*writer)->create_token(row));
  }
  config.auth.operator_token = "a token of a tenant";
  EXPECT_EQ(start().error().code, error_code::conflict);
}

/// Somebody else's port.
class TakenPort : public command_test {
 protected:
  std::uint16_t port() const { return taken.local_endpoint().port(); }

 private:
  boost::asio::io_context io;
  boost::asio::ip::tcp::acceptor taken{io, {boost::asio::ip::make_address("127.0.0.1"), 0}};
};

TEST_F(TakenPort, IsFoundOutWithoutListening) {
  server_settings settings;
  settings.port = port();
  EXPECT_THAT(check_listen_address(settings).error().message, HasSubstr("another program listens there"));
  settings.port = 0;
  EXPECT_TRUE(check_listen_address(settings));
  settings.address = "nowhere";
  EXPECT_THAT(check_listen_address(settings).error().message, HasSubstr("an IP address is wanted"));
  settings.address = "::";
  settings.port = port();
  EXPECT_THAT(check_listen_address(settings) ? "" : check_listen_address(settings).error().message,
              ::testing::AnyOf("", StartsWith("cannot listen on [::]:")));
}

TEST_F(TakenPort, LeavesNoTokenBehind) {
  const auto ran = run_command(add_serve_command,
                               {"serve", "--port", std::to_string(port()), "--store", path("engine.sqlite")});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("another program listens there"));
  EXPECT_FALSE(std::filesystem::exists(path("operator.token")));
}

}  // namespace
}  // namespace sluice::testing
