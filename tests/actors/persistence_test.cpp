#include "actors/persistence.hpp"

#include "tests/actors/actor_fixture.hpp"

namespace sluice::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// A store in memory that fails on request; it answers what the persistence actor asks, nothing else.
struct fake_store : store, std::enable_shared_from_this<fake_store> {
  std::optional<error> failure;
  tenant_id poisoned;  ///< whose settlements are refused
  std::vector<write_batch> writes;
  std::int64_t last_seq = 0;
  std::size_t expired_keys = 0;
  std::vector<script_row> scripts;

  struct writer final : store_writer {
    explicit writer(fake_store& store) : owner(store) {}
    fake_store& owner;
    expected<std::size_t> write(const write_batch& batch) override {
      if (owner.failure) return tl::unexpected(*owner.failure);
      for (const auto& work : batch.settlements)
        if (work->tenant == owner.poisoned) return fail(error_code::internal, "constraint failed");
      for (const auto& publish : batch.publishes)
        for (auto& entry : publish->events) entry.seq = event_seq{++owner.last_seq};
      for (const auto& call : batch.key_values) call->result = sdk_answer{"\"" + call->call.key + "\"", {}};
      owner.writes.push_back(batch);
      return 0;
    }
    expected<tenant_row> create_tenant(std::string_view name) override {
      return tenant_row{tenant_id{9}, std::string{name}, {}};
    }
    expected<token_row> create_token(token_row token) override { return token; }
    expected<void> end_operator_tokens(std::string_view, std::string_view) override { return unasked(); }
    expected<script_row> create_script(script_row script) override { return script; }
    expected<script_version> deploy(script_version version) override {
      for (auto& script : owner.scripts)
        if (script.id == version.script) script.settings = version.settings;
      return version;
    }
    expected<script_row> set_status(script_id, script_status) override { return unasked(); }
    expected<std::size_t> remove_expired_keys(std::size_t limit) override {
      const auto removed = std::min(limit, owner.expired_keys);
      owner.expired_keys -= removed;
      return removed;
    }
    expected<secret_row> set_secret(secret_row secret) override { return secret; }
    expected<void> remove_secret(tenant_id, std::string_view) override { return {}; }
    expected<std::size_t> replace_secrets(std::span<const secret_change> changes) override {
      return changes.size();
    }
  };

  struct reader final : store_reader {
    explicit reader(fake_store& store) : owner(store) {}
    fake_store& owner;
    expected<std::vector<tenant_row>> tenants() override {
      return std::vector{tenant_row{tenant_id{1}, "shop", {}}, tenant_row{tenant_id{2}, "bank", {}}};
    }
    expected<std::vector<script_row>> scripts(tenant_id tenant) override {
      std::vector<script_row> rows;
      for (const auto& script : owner.scripts)
        if (script.tenant == tenant) rows.push_back(script);
      return rows;
    }
    expected<script_row> script(script_id id) override {
      for (const auto& script : owner.scripts)
        if (script.id == id) return script;
      return unasked();
    }
    expected<std::int64_t> count_backlog(tenant_id) override { return 0; }
    expected<tenant_row> tenant(tenant_id) override { return unasked(); }
    expected<std::optional<token_row>> token_by_hash(std::string_view) override { return unasked(); }
    expected<std::int64_t> count_tokens() override { return unasked(); }
    expected<script_version> version(version_id) override { return unasked(); }
    expected<event_seq> settled_through(tenant_id) override { return unasked(); }
    expected<event_batch_ptr> backlog(tenant_id, event_seq, std::size_t, std::size_t) override {
      return unasked();
    }
    expected<std::vector<due_delivery>> due_deliveries(tenant_id, const due_delivery&, std::size_t) override {
      return unasked();
    }
    expected<event_batch_ptr> events(tenant_id, std::span<const event_seq>) override { return unasked(); }
    expected<listing<execution>> executions(const execution_filter&) override { return unasked(); }
    expected<listing<dead_letter>> dead_letters(tenant_id, std::int64_t, int) override { return unasked(); }
    expected<tenant_totals> totals(tenant_id) override { return unasked(); }
    expected<sdk_result> read_keys(const key_value_call&) override { return unasked(); }
    expected<std::vector<secret_row>> secrets(tenant_id) override { return unasked(); }
    expected<std::optional<secret_row>> secret(tenant_id, std::string_view) override { return unasked(); }
    expected<std::vector<secret_row>> secrets_after(tenant_id, std::string_view, std::size_t) override {
      return unasked();
    }
  };

  static tl::unexpected<error> unasked() { return fail(error_code::internal, "not part of this test"); }
  expected<std::unique_ptr<store_writer>> open_writer() override { return std::make_unique<writer>(*this); }
  expected<std::unique_ptr<store_reader>> open_reader() override { return std::make_unique<reader>(*this); }
};

class Persistence : public ActorTest {
 protected:
  void start() {
    script_row script;
    script.id = script_id{1};
    script.tenant = shop;
    script.status = script_status::active;
    script.settings.trigger.event_types = {"order.*"};
    store->scripts.push_back(script);
    environment->database = store;
    bus = fake<event_bus_actor>([this](committed_atom, const batch_list_ptr& batches) {
      for (const auto& batch : *batches)
        for (const auto& entry : batch->events) committed.push_back(entry.seq.value);
    });
    retry = fake<retry_actor>(
        [this](settled_atom, const settlement_ptr& work) { retried.push_back(work->number); });
    persistence = owned(system.spawn(sluice::persistence, shared_environment(), bus, retry));
    run();
  }

  tenant_actor make_tenant() {
    return fake<tenant_actor>([this](settled_atom, std::uint64_t number) { settled.push_back(number); });
  }

  /// Publishes; the answer comes with run().
  std::shared_ptr<std::optional<publish_result>> publish(const event_batch_ptr& batch) {
    auto answer = std::make_shared<std::optional<publish_result>>();
    owned(system.spawn([this, answer, batch](caf::event_based_actor* self) {
      self->request(persistence, 1min, publish_atom::value, batch)
          .then([answer](const publish_result& result) { *answer = result; }, [](const caf::error&) {});
    }));
    return answer;
  }

  void settle(const tenant_actor& tenant, std::uint64_t number, tenant_id id = tenant_id{1},
              delivery_state outcome = delivery_state::succeeded) {
    auto work = std::make_shared<settlement>();
    work->tenant = id;
    work->number = number;
    work->settled_events = 1;
    execution run;
    run.tenant = id;
    run.outcome = outcome;
    work->executions.push_back(run);
    caf::anon_send(persistence, settle_atom::value, settlement_ptr{work}, tenant);
  }

  /// A call of iota.kv; the answer comes with run().
  std::shared_ptr<std::optional<sdk_result>> keep(std::string key) {
    auto write = std::make_shared<key_value_write>();
    write->call.operation = key_value_operation::set;
    write->call.key = std::move(key);
    auto answer = std::make_shared<std::optional<sdk_result>>();
    owned(system.spawn([this, answer, write](caf::event_based_actor* self) {
      self->request(persistence, 1min, call_atom::value, key_value_write_ptr{write})
          .then([answer](const sdk_result_ptr& result) { *answer = *result; }, [](const caf::error&) {});
    }));
    return answer;
  }

  std::shared_ptr<fake_store> store = std::make_shared<fake_store>();
  const error disk_full{error_code::store_unavailable, "the disk is full", {}, 0};
  std::vector<std::int64_t> committed;
  std::vector<std::uint64_t> settled;
  std::vector<std::uint64_t> retried;
  event_bus_actor bus;
  retry_actor retry;
  persistence_actor persistence;
};

TEST_F(Persistence, WritesWhatHasGatheredInOneTransactionAndThenAcks) {
  start();
  const auto tenant = make_tenant();
  const auto first = publish(stored_batch(shop, {0, 0}));
  const auto second = publish(stored_batch(shop, {0}));
  settle(tenant, 1);
  run();
  ASSERT_THAT(store->writes, SizeIs(1));
  EXPECT_EQ(first->value()->accepted, 2U);
  EXPECT_EQ(second->value()->accepted, 1U);
  EXPECT_THAT(committed, ElementsAre(1, 2, 3));
  EXPECT_THAT(settled, ElementsAre(1U));
}

TEST_F(Persistence, RoutesEventsToTheScriptsThatSubscribeToThem) {
  start();
  auto batch = stored_batch(shop, {0, 0});
  batch->events[1].type = "invoice.sent";
  publish(batch);
  run();
  EXPECT_THAT(*batch->events[0].targets, ElementsAre(script_id{1}));
  EXPECT_EQ(batch->events[1].targets, nullptr);

  script_version version;
  version.script = script_id{1};
  version.settings.trigger.event_types = {"invoice.*"};
  caf::anon_send(persistence, deploy_atom::value, version);
  auto later = stored_batch(shop, {0, 0});
  later->events[1].type = "invoice.sent";
  publish(later);
  run();
  EXPECT_EQ(later->events[0].targets, nullptr);
  EXPECT_THAT(*later->events[1].targets, ElementsAre(script_id{1}));
}

TEST_F(Persistence, RefusesATenantItDoesNotKnow) {
  start();
  const auto answer = publish(stored_batch(tenant_id{77}, {0}));
  run();
  EXPECT_EQ(answer->value().error().code, error_code::not_found);
}

TEST_F(Persistence, RefusesPublishesBeyondTheBacklogUntilEventsAreSettled) {
  environment->settings.engine.tenant_backlog_events = 3;
  start();
  publish(stored_batch(shop, {0, 0, 0}));
  run();
  const auto refused = publish(stored_batch(shop, {0}));
  run();
  EXPECT_EQ(refused->value().error().code, error_code::backlog_full);
  EXPECT_GT(refused->value().error().retry_after_ms, 0);
  settle(make_tenant(), 1);
  run();
  const auto accepted = publish(stored_batch(shop, {0}));
  run();
  EXPECT_TRUE(accepted->value().has_value());
}

TEST_F(Persistence, RefusesPublishesAndKeepsSettlementsWhileTheStoreCannotBeWritten) {
  start();
  const auto tenant = make_tenant();
  store->failure = disk_full;
  const auto refused = publish(stored_batch(shop, {0}));
  settle(tenant, 1);
  run();
  EXPECT_EQ(refused->value().error().code, error_code::store_unavailable);
  const auto at_once = publish(stored_batch(shop, {0}));
  run();
  EXPECT_GT(at_once->value().error().retry_after_ms, 0);
  advance(2s);
  EXPECT_THAT(settled, IsEmpty());
  EXPECT_THAT(committed, IsEmpty());

  store->failure.reset();
  advance(600ms);
  EXPECT_THAT(settled, ElementsAre(1U));
  const auto accepted = publish(stored_batch(shop, {0}));
  run();
  EXPECT_TRUE(accepted->value().has_value());
}

TEST_F(Persistence, TellsRetryOfDeliveriesThatRetryOnly) {
  start();
  const auto tenant = make_tenant();
  settle(tenant, 1);
  settle(tenant, 2, shop, delivery_state::retrying);
  run();
  EXPECT_THAT(retried, ElementsAre(2U));
}

TEST_F(Persistence, AnswersPublishersWhenItIsKilledBeforeItsCommit) {
  start();
  const auto answer = publish(stored_batch(shop, {0}));
  scheduler.run_once();  // the publisher asks
  scheduler.run_once();  // the batch waits for the commit
  kill(persistence);
  ASSERT_TRUE(answer->has_value());
  EXPECT_EQ(answer->value().error().code, error_code::store_unavailable);
  EXPECT_THAT(store->writes, IsEmpty());
}

TEST_F(Persistence, WritesNothingMoreOfATenantWhoseSettlementIsRefused) {
  start();
  const tenant_id bank{2};
  const auto shop_tenant = make_tenant();
  const auto bank_tenant = make_tenant();
  bool ended = false;
  caf::actor_cast<caf::actor>(bank_tenant)->attach_functor([&] { ended = true; });
  store->poisoned = bank;
  settle(shop_tenant, 1);
  settle(bank_tenant, 2, bank);
  settle(bank_tenant, 3, bank);
  settle(shop_tenant, 4);
  run();
  EXPECT_THAT(settled, ElementsAre(1U, 4U));
  EXPECT_TRUE(ended);
  store->poisoned = {};
  settle(bank_tenant, 5, bank);  // would say that all before it is settled
  run();
  EXPECT_THAT(settled, ElementsAre(1U, 4U));
  settle(make_tenant(), 1, bank);
  run();
  EXPECT_THAT(settled, ElementsAre(1U, 4U, 1U));
}

TEST_F(Persistence, WritesCallsOfKeyValueInTheSameTransactionAsTheRest) {
  start();
  const auto published = publish(stored_batch(shop, {0}));
  const auto first = keep("a");
  const auto second = keep("b");
  run();
  ASSERT_THAT(store->writes, SizeIs(1));
  EXPECT_THAT(store->writes[0].key_values, SizeIs(2));
  EXPECT_EQ(first->value()->json, "\"a\"");
  EXPECT_EQ(second->value()->json, "\"b\"");
  EXPECT_TRUE(published->value().has_value());
}

TEST_F(Persistence, RefusesCallsOfKeyValueWhileTheStoreCannotBeWritten) {
  start();
  store->failure = disk_full;
  const auto refused = keep("a");
  run();
  EXPECT_EQ(refused->value().error().code, sdk_code::unavailable);
  EXPECT_TRUE(refused->value().error().retryable);
  store->failure.reset();
  const auto at_once = keep("a");
  run();
  EXPECT_EQ(at_once->value().error().code, sdk_code::unavailable) << "nothing is tried so soon";
  advance(600ms);
  const auto later = keep("a");
  run();
  EXPECT_TRUE(later->value().has_value());
}

TEST_F(Persistence, AnswersCallsOfKeyValueWhenItIsKilledBeforeItsCommit) {
  start();
  const auto answer = keep("a");
  scheduler.run_once();
  scheduler.run_once();
  kill(persistence);
  ASSERT_TRUE(answer->has_value());
  EXPECT_EQ(answer->value().error().code, sdk_code::unavailable);
}

TEST_F(Persistence, DeletesExpiredKeysUntilNoneIsLeft) {
  start();
  store->expired_keys = 1'700;
  caf::anon_send(persistence, sweep_atom::value);
  run();
  EXPECT_EQ(store->expired_keys, 0U);
}

}  // namespace
}  // namespace sluice::test
