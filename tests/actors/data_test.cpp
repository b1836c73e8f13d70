#include "actors/data.hpp"

#include "tests/actors/actor_fixture.hpp"

#include <filesystem>
#include <map>
#include <sqlite3.h>
#include <unistd.h>

namespace sluice::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

/// The service on a real file, its workers on the test's thread.
class Data : public ActorTest {
 public:
  ~Data() override {
    service = nullptr;
    std::filesystem::remove_all(folder);
  }

 protected:
  using answer_ptr = std::shared_ptr<std::string>;

  Data() {
    std::string name = (std::filesystem::temp_directory_path() / "sluice-data-XXXXXX").string();
    folder = mkdtemp(name.data());
    data::options options;
    options.tables = {"t"};
    environment->data = *open_data_database("sqlite:" + (folder / "data.sqlite").string(), options);
    make_table();
    service = owned(caf::actor_cast<data_actor>(
        system.spawn(data_service, shared_environment(),
                     data_worker_factory([this](int worker, data_database::access mode) {
                       ++started;
                       const auto made = owned(system.spawn(data_worker, environment->data, mode));
                       workers[worker] = made.address();
                       return made;
                     }))));
    run();
  }
  /// Through the operator's own eyes: any SQLite connection.
  void make_table();

  answer_ptr ask(std::string name, std::string args, std::string execution = "e1", std::int64_t tenant = 1) {
    auto answer = std::make_shared<std::string>();
    const auto call = std::make_shared<const sdk_call>(
        sdk_call{tenant_id{tenant}, "shop", std::move(execution), "d", std::move(name), std::move(args)});
    owned(system.spawn([this, answer, call](caf::event_based_actor* self) {
      self->request(service, 60min, call_atom::value, sdk_call_ptr{call})
          .then(
              [answer](const sdk_result_ptr& result) {
                *answer = *result
                              ? "=" + (*result)->json
                              : std::string(to_string(result->error().code)) + " " + result->error().message;
              },
              [answer](const caf::error&) { *answer = "dead"; });
    }));
    return answer;
  }
  std::string answer(std::string name, std::string args, std::string execution = "e1") {
    const auto got = ask(std::move(name), std::move(args), std::move(execution));
    run();
    return *got;
  }
  std::string count() { return answer("db.count", R"([0,"t",{}])", "counter"); }

  std::filesystem::path folder;
  data_actor service;
  std::map<int, caf::actor_addr> workers;
  int started = 0;
};

void Data::make_table() {
  sqlite3* database = nullptr;
  sqlite3_open((folder / "data.sqlite").c_str(), &database);
  sqlite3_exec(database, "CREATE TABLE t (id INTEGER PRIMARY KEY, tenant_id INT, x TEXT UNIQUE)", nullptr,
               nullptr, nullptr);
  sqlite3_close(database);
}

TEST_F(Data, AnswersReadsAndWrites) {
  EXPECT_EQ(started, 4);
  EXPECT_EQ(answer("db.insert", R"([0,"t",{"x":"a"}])"), R"(={"rows":[{"id":1,"tenant_id":1,"x":"a"}]})");
  EXPECT_EQ(count(), "=1");
  EXPECT_THAT(answer("db.query", R"([0,"other",{}])"), StartsWith("TABLE_NOT_ALLOWED"));
  EXPECT_THAT(answer("db.insert", R"([0,"t",{"x":"b")"), StartsWith("INVALID_ARGUMENT"));
}

TEST_F(Data, AnswersEachOfAGroup) {
  const auto first = ask("db.insert", R"([0,"t",{"x":"a"}])", "e1");
  const auto second = ask("db.insert", R"([0,"t",{"x":"a"}])", "e2", 2);
  const auto third = ask("db.insert", R"([0,"t",{"x":"c"}])", "e3");
  run();
  EXPECT_THAT(*first, HasSubstr("\"id\":1"));
  EXPECT_THAT(*second, StartsWith("CONFLICT"));
  EXPECT_THAT(*third, HasSubstr("\"x\":\"c\""));
}

TEST_F(Data, CommitsATransactionAndRollsAnotherBack) {
  EXPECT_EQ(answer("db.begin", "[]"), "=1");
  EXPECT_THAT(answer("db.insert", R"([1,"t",{"x":"a"}])"), StartsWith("="));
  EXPECT_EQ(answer("db.count", R"([1,"t",{}])"), "=1");
  EXPECT_EQ(count(), "=0");
  const auto behind = ask("db.insert", R"([0,"t",{"x":"b"}])", "e2");
  run();
  EXPECT_EQ(*behind, "");
  EXPECT_EQ(answer("db.commit", "[1]"), "=");
  EXPECT_THAT(*behind, StartsWith("="));
  EXPECT_EQ(answer("db.begin", "[]"), "=2");
  answer("db.delete", R"([2,"t",{"x":"a"}])");
  EXPECT_EQ(answer("db.rollback", "[2]"), "=");
  EXPECT_EQ(count(), "=2");
}

TEST_F(Data, RollsBackWhenTheTimeOfATransactionIsOver) {
  answer("db.begin", "[]");
  answer("db.insert", R"([1,"t",{"x":"a"}])");
  const auto behind = ask("db.insert", R"([0,"t",{"x":"b"}])", "e2");
  advance(environment->settings.data.transaction_time + 100ms, 100ms);
  EXPECT_THAT(*behind, StartsWith("="));
  EXPECT_THAT(answer("db.commit", "[1]"), StartsWith("TIMEOUT"));
  EXPECT_EQ(count(), "=1");
}

TEST_F(Data, RollsBackWhenTheExecutionIsOver) {
  answer("db.begin", "[]");
  answer("db.insert", R"([1,"t",{"x":"a"}])");
  caf::anon_send(service, ended_atom::value, std::string("e1"));
  run();
  EXPECT_THAT(answer("db.insert", R"([0,"t",{"x":"b"}])", "e2"), StartsWith("="));
  EXPECT_EQ(count(), "=1");
}

TEST_F(Data, ReplacesAWorkerThatDied) {
  answer("db.begin", "[]");
  answer("db.insert", R"([1,"t",{"x":"a"}])");
  kill(caf::actor_cast<caf::actor>(workers.at(3)));
  EXPECT_THAT(answer("db.insert", R"([1,"t",{"x":"b"}])"), StartsWith("UNAVAILABLE"));
  EXPECT_EQ(started, 5);
  EXPECT_THAT(answer("db.commit", "[1]"), StartsWith("INVALID_ARGUMENT"));
  EXPECT_THAT(answer("db.insert", R"([0,"t",{"x":"c"}])"), StartsWith("="));
  EXPECT_EQ(count(), "=1");
}

TEST_F(Data, AnswersWhoWaitsWhenItStops) {
  answer("db.begin", "[]");
  const auto waiting = ask("db.insert", R"([0,"t",{"x":"b"}])", "e2");
  run();
  kill(service);
  EXPECT_THAT(*waiting, StartsWith("UNAVAILABLE"));
}

}  // namespace
}  // namespace sluice::test
