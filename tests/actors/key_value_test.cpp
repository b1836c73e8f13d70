#include "actors/key_value.hpp"

#include "tests/actors/actor_fixture.hpp"

namespace sluice::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class KeyValue : public ActorTest {
 protected:
  void start() {
    persistence = fake<persistence_actor>(
        [this](call_atom, const key_value_write_ptr& write) -> caf::result<sdk_result_ptr> {
          written.push_back(write->call.key);
          if (silent) return caf::delegated<sdk_result_ptr>{};
          return sdk_result_ptr{std::make_shared<const sdk_result>(sdk_answer{"true", {}})};
        },
        [this](sweep_atom) { ++sweeps; });
    reader = fake<reader_actor>([this](call_atom, const key_value_call_ptr& call) {
      read.push_back(call->key);
      return sdk_result_ptr{std::make_shared<const sdk_result>(sdk_answer{"7", {}})};
    });
    service = owned(system.spawn(key_value, shared_environment(), persistence, reader));
    run();
  }
  /// The answer comes with run().
  std::shared_ptr<std::optional<sdk_result>> call(std::string name, std::string args,
                                                  tenant_id tenant = tenant_id{1}) {
    auto asked = std::make_shared<sdk_call>();
    asked->tenant = tenant;
    asked->name = std::move(name);
    asked->args = std::move(args);
    auto answer = std::make_shared<std::optional<sdk_result>>();
    owned(system.spawn([this, answer, asked](caf::event_based_actor* self) {
      self->request(service, 60min, call_atom::value, sdk_call_ptr{asked})
          .then([answer](const sdk_result_ptr& result) { *answer = *result; }, [](const caf::error&) {});
    }));
    return answer;
  }

  bool silent = false;  ///< persistence does not answer
  std::vector<std::string> written;
  std::vector<std::string> read;
  int sweeps = 0;
  persistence_actor persistence;
  reader_actor reader;
  sdk_service_actor service;
};

TEST_F(KeyValue, AnswersWhoWaitsWhenItStops) {
  silent = true;
  start();
  const auto waiting = call("kv.set", R"(["a",1])");
  run();
  ASSERT_FALSE(waiting->has_value());
  kill(service);
  run();
  ASSERT_TRUE(waiting->has_value()) << "the answer was dropped: its script waits until it times out";
  EXPECT_EQ(waiting->value().error().code, sdk_code::unavailable);
  EXPECT_TRUE(waiting->value().error().retryable);
}

TEST_F(KeyValue, SendsWhatWritesToTheWriterAndWhatReadsToAReader) {
  start();
  const auto set = call("kv.set", R"(["a",1])");
  const auto get = call("kv.get", R"(["b"])");
  const auto list = call("kv.list", R"(["c"])");
  run();
  EXPECT_THAT(written, ElementsAre("a"));
  EXPECT_THAT(read, testing::UnorderedElementsAre("b", "c"));
  EXPECT_EQ(set->value()->json, "true");
  EXPECT_EQ(get->value()->json, "7");
  EXPECT_TRUE(list->value().has_value());
}

TEST_F(KeyValue, RefusesWhatIsWrongWithoutAskingAnybody) {
  start();
  const auto refused = call("kv.set", R"([""])");
  run();
  EXPECT_EQ(refused->value().error().code, sdk_code::invalid_argument);
  EXPECT_TRUE(written.empty());
}

TEST_F(KeyValue, AnswersWhenTheWriterDoesNot) {
  start();
  silent = true;
  const auto late = call("kv.increment", R"(["a"])");
  run();
  EXPECT_FALSE(late->has_value());
  advance(environment->settings.engine.actor_timeout + 1s, 500ms);
  ASSERT_TRUE(late->has_value());
  EXPECT_EQ(late->value().error().code, sdk_code::timeout);
  EXPECT_THAT(late->value().error().message, HasSubstr("may have been done"));
  kill(persistence);
  const auto gone = call("kv.increment", R"(["a"])");
  run();
  EXPECT_EQ(gone->value().error().code, sdk_code::unavailable);
}

TEST_F(KeyValue, RefusesMoreThanItCanRemember) {
  start();
  silent = true;
  const std::string large(200'000, 'x');
  std::vector<std::shared_ptr<std::optional<sdk_result>>> answers;
  for (int i = 0; i < 50; ++i) answers.push_back(call("kv.set", R"(["a",")" + large + R"("])"));
  run();
  std::size_t waiting = 0;
  for (const auto& answer : answers) {
    if (!*answer) {
      ++waiting;
      continue;
    }
    EXPECT_EQ(answer->value().error().code, sdk_code::rate_limited);
    EXPECT_TRUE(answer->value().error().retryable);
  }
  EXPECT_EQ(waiting, 42U) << "8 MiB, and the one that goes over it";
  const auto of_another = call("kv.get", R"(["a"])", tenant_id{2});
  run();
  EXPECT_TRUE(of_another->value().has_value()) << "one tenant's calls are not in another's way";
  silent = false;
  advance(environment->settings.engine.actor_timeout + 1s, 500ms);
  const auto again = call("kv.set", R"(["a",1])");
  run();
  EXPECT_TRUE(again->value().has_value());
}

TEST_F(KeyValue, HasExpiredKeysDeletedNowAndThen) {
  start();
  EXPECT_EQ(sweeps, 0);
  advance(30s, 1s);
  EXPECT_EQ(sweeps, 3);
}

}  // namespace
}  // namespace sluice::test
