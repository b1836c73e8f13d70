#include "actors/egress.hpp"

#include "tests/actors/actor_fixture.hpp"

#include <map>
#include <set>

namespace sluice::test {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// Answers when the test says so.
class fake_http : public http_client {
 public:
  request_id start(const sdk_call& call, on_done done) override {
    asked.emplace(++last_, call);
    waiting.emplace(last_, std::move(done));
    return last_;
  }
  void cancel(request_id request) override {
    waiting.erase(request);
    cancelled.insert(request);
  }
  void answer(request_id request, sdk_result result) { waiting.extract(request).mapped()(std::move(result)); }

  std::map<request_id, sdk_call> asked;
  std::map<request_id, on_done> waiting;
  std::set<request_id> cancelled;

 private:
  request_id last_ = 0;
};

class EgressActorTest : public ActorTest {
 protected:
  EgressActorTest() {
    environment->http = http;
    egress = owned(system.spawn(sluice::egress, shared_environment()));
  }
  /// Asks as a script actor does; what comes is in `answers`, by name of the execution.
  void ask(const std::string& execution) {
    sdk_call call;
    call.tenant = shop;
    call.execution = execution;
    call.name = "http.request";
    owned(system.spawn([this, execution, call](caf::event_based_actor* self) {
      self->request(caf::actor_cast<caf::actor>(egress), 60s, call_atom::value,
                    std::make_shared<const sdk_call>(call))
          .then([this, execution](const sdk_result_ptr& result) { answers.emplace(execution, result); },
                [this, execution](const caf::error&) { answers.emplace(execution, nullptr); });
    }));
    run();
  }

  std::shared_ptr<fake_http> http = std::make_shared<fake_http>();
  egress_actor egress;
  std::multimap<std::string, sdk_result_ptr> answers;
};

TEST_F(EgressActorTest, GivesTheClientsAnswer) {
  ask("1.1.1");
  EXPECT_EQ(http->asked.at(1).execution, "1.1.1");
  EXPECT_THAT(answers, IsEmpty());
  EXPECT_EQ(environment->metrics->http_active.Value(), 1);
  http->answer(1, sdk_answer{"{}", "body"});
  run();
  ASSERT_EQ(answers.size(), 1u);
  EXPECT_EQ((*answers.begin()->second)->body, "body");
  EXPECT_EQ(environment->metrics->http_active.Value(), 0);
  EXPECT_EQ(environment->metrics->http_requests("ok").Value(), 1);
}

TEST_F(EgressActorTest, CountsWhatIsRefusedByTenant) {
  ask("1.1.1");
  http->answer(1, refuse(sdk_code::ssrf_blocked, "no"));
  ask("1.1.2");
  http->answer(2, refuse(sdk_code::timeout, "late", true));
  run();
  EXPECT_EQ(environment->metrics->ssrf_attempts(shop).Value(), 1);
  EXPECT_EQ(environment->metrics->http_requests("timeout").Value(), 1);
  EXPECT_THAT(environment->metrics->text(), HasSubstr("sluice_script_ssrf_attempts_total{tenant=\"1\"} 1"));
}

TEST_F(EgressActorTest, CancelsWhatAnExecutionThatIsOverStillAsks) {
  ask("1.1.1");
  ask("1.1.1");
  ask("2.1.1");
  caf::anon_send(egress, ended_atom::value, std::string("1.1.1"));
  run();
  EXPECT_EQ(http->cancelled, (std::set<http_client::request_id>{1, 2}));
  EXPECT_EQ(environment->metrics->http_active.Value(), 1);
  http->answer(3, sdk_answer{});
  run();
  EXPECT_TRUE((*answers.find("2.1.1")->second).has_value());
  caf::anon_send(egress, ended_atom::value, std::string("2.1.1"));
  run();
  EXPECT_EQ(http->cancelled.size(), 2u);
}

TEST_F(EgressActorTest, CancelsEverythingWhenItEnds) {
  ask("1.1.1");
  ask("2.1.1");
  const auto late = http->waiting.at(1);
  kill(egress);
  egress = nullptr;
  EXPECT_EQ(http->cancelled.size(), 2u);
  late(sdk_answer{});  // does nothing, whatever the client does
  run();
  EXPECT_EQ(environment->metrics->http_active.Value(), 0);
}

}  // namespace
}  // namespace sluice::test
