#include "store/migrations.hpp"

#include "tests/store/store_fixture.hpp"

#include <array>

namespace sluice::sqlite {
namespace {

using testing::HasSubstr;

class Migrations : public test::StoreTest {
 protected:
  connection db_{options_, access::create};
  static constexpr std::array<migration, 2> steps_{
      {{1, "0001_a", "CREATE TABLE a (x)"}, {2, "0002_b", "CREATE TABLE b (x)"}}};
  std::span<const migration> first_{steps_.data(), 1};

  bool has_table(const char* name) { return db_.database().tableExists(name); }
};

TEST_F(Migrations, AreNumberedWithoutGaps) {
  int version = 0;
  for (const auto& step : migrations()) EXPECT_EQ(step.version, ++version) << step.name;
  EXPECT_GE(version, 1);
}

TEST_F(Migrations, ApplyOnceAndOnlyWhatIsMissing) {
  EXPECT_TRUE(migrate(db_, first_, clock_));
  EXPECT_FALSE(has_table("b"));
  EXPECT_TRUE(migrate(db_, steps_, clock_));
  EXPECT_TRUE(migrate(db_, steps_, clock_));
  EXPECT_TRUE(has_table("b"));
  EXPECT_TRUE(require_current(db_, steps_));
}

TEST_F(Migrations, RefuseADatabaseOfANewerProgram) {
  ASSERT_TRUE(migrate(db_, steps_, clock_));
  const auto result = migrate(db_, first_, clock_);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, error_code::conflict);
  EXPECT_THAT(result.error().message, HasSubstr("schema version 2, this program knows up to 1"));
}

TEST_F(Migrations, RefuseAStepThatWasChangedAfterwards) {
  ASSERT_TRUE(migrate(db_, first_, clock_));
  const migration changed{1, "0001_a", "CREATE TABLE a (x, y)"};
  const auto result = migrate(db_, {&changed, 1}, clock_);
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().message, HasSubstr("0001_a was changed"));
}

TEST_F(Migrations, ApplyNoneWhenOneFails) {
  const std::array<migration, 2> broken{{steps_[0], {2, "0002_b", "CREATE TABEL b (x)"}}};
  EXPECT_THROW((void)migrate(db_, broken, clock_), SQLite::Exception);
  EXPECT_FALSE(has_table("a"));
}

TEST_F(Migrations, TellAReaderThatTheSchemaIsBehind) {
  ASSERT_TRUE(migrate(db_, first_, clock_));
  const auto result = require_current(db_, steps_);
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().message, HasSubstr("schema version 1, this program needs 2"));
}

/// A store that was made, and filled, before this migration.
class EarlierSchema : public test::StoreTest, public testing::WithParamInterface<std::size_t> {};

TEST_P(EarlierSchema, IsBroughtUpToDateWithoutLosingAnything) {
  {
    connection db(options_, access::create);
    ASSERT_TRUE(migrate(db, migrations().first(GetParam()), clock_));
    db.database().exec("INSERT INTO tenants (name, created_at) VALUES ('acme', 17)");
    db.database().exec(
        "INSERT INTO api_tokens (tenant_id, name, sha256, scopes, created_at) VALUES (1, 'ci', 'abc', "
        "'admin', 18)");
    db.database().exec(
        "INSERT INTO events (seq, tenant_id, received_at, depth, id, source, type, json)"
        " VALUES (1, 1, 19, 0, 'e1', '/test', 'order.created', '{}')");
  }
  EXPECT_FALSE(database()->open_reader()) << "a reader changes nothing";
  EXPECT_EQ(test::must(reader().tenants()).at(0).name, "acme");
  EXPECT_EQ(test::must(reader().token_by_hash("abc"))->name, "ci");
  EXPECT_EQ(test::must(reader().events(alpha, std::array{event_seq{1}}))->events.at(0).id, "e1");
  EXPECT_TRUE(test::must(reader().secrets(alpha)).empty());
  connection db(options_, access::read_only);
  EXPECT_TRUE(require_current(db, migrations()));
}

INSTANTIATE_TEST_SUITE_P(Migrations, EarlierSchema, testing::Values(1u, 2u));

}  // namespace
}  // namespace sluice::sqlite
