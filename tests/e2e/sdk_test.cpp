// What scripts do to the world, with the real engine: its effects happen once, however often it is killed.
#include "tests/e2e/engine_process.hpp"
#include "tests/e2e/temp_folder.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <iostream>
#include <random>

namespace sluice::testing {
namespace {

using namespace std::chrono_literals;

constexpr int total_events = 1'000;
constexpr int kills = 8;

constexpr std::string_view order_script = R"js(
export default async function (event, context) {
  const order = await iota.db.insert('orders', { event: event.id, amount: event.data.amount });
  await iota.sleep(1);
  await iota.db.transaction(async (tx) => {
    const till = await tx.queryOne('accounts', { where: { name: 'till' } });
    await tx.update('accounts', { name: 'till' }, { balance: till.balance + event.data.amount });
  });
  await iota.kv.set('last', event.id);
  await iota.events.publish('order.done', { order: order.id }, { subject: event.id });
  return order.id;
}
)js";
constexpr std::string_view done_script = R"js(
export default async function (event) {
  await iota.db.insert('done', { event: event.subject, cause: event.sluicecause, secret: await iota.secrets.get('KEY') });
  console.log('the key is', await iota.secrets.get('KEY'));
}
)js";

std::int64_t ask(SQLite::Database& db, const std::string& sql) {
  SQLite::Statement query(db, sql);
  return query.executeStep() ? query.getColumn(0).getInt64() : -1;
}

class EngineSdk : public ::testing::Test {
 protected:
  EngineSdk() {
    SQLite::Database data(data_file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    data.exec(R"sql(
      CREATE TABLE orders (id INTEGER PRIMARY KEY, tenant_id INTEGER NOT NULL, event TEXT, amount INTEGER);
      CREATE TABLE accounts (name TEXT, tenant_id INTEGER NOT NULL, balance INTEGER);
      CREATE TABLE done (event TEXT, tenant_id INTEGER NOT NULL, cause TEXT, secret TEXT);
      INSERT INTO accounts VALUES ('till', 1, 0), ('till', 2, 77);)sql");
  }

  temp_folder folder;
  const std::filesystem::path data_file = folder.path() / "data.sqlite";
  engine_process engine{SLUICE_BINARY,
                        folder.path(),
                        {"data.url=sqlite:" + data_file.string(), "data.tables=orders,accounts,done"}};
};

TEST_F(EngineSdk, HasItsEffectsOnceHoweverOftenItIsKilled) {
  const auto seed = std::random_device{}();
  std::mt19937 random{seed};
  std::cout << "seed " << seed << std::endl;
  ASSERT_TRUE(engine.start()) << engine.log_tail();
  const auto token = engine.add_tenant("shop");
  ASSERT_TRUE(token) << token.error().message;
  const auto secret = engine.rest().put("/v1/tenants/shop/secrets/KEY", {{"value", "s3cret-of-the-shop"}});
  ASSERT_TRUE(secret) << secret.error().message;
  ASSERT_TRUE(engine.add_script("shop", "orders", {"order.created"}, order_script));
  ASSERT_TRUE(engine.add_script("shop", "done", {"order.done"}, done_script));
  {
    client::io_thread io;
    client::publisher publisher(io, engine.publisher_options(*token), {});
    ASSERT_TRUE(publisher.connect());
    client::outgoing_batch batch;
    for (int i = 0; i < total_events; ++i)
      batch.add(fmt::format(
          R"({{"specversion":"1.0","id":"e-{}","source":"/test","type":"order.created","data":{{"amount":{}}}}})",
          i, i % 10 + 1));
    ASSERT_TRUE(publisher.publish(std::move(batch)));
    ASSERT_TRUE(publisher.flush(30s));
  }
  for (int i = 0; i < kills; ++i) {
    ASSERT_TRUE(engine.let_run(std::chrono::milliseconds(std::uniform_int_distribution(0, 200)(random))))
        << engine.log_tail();
    engine.kill();
    const auto started = engine.start();
    ASSERT_TRUE(started) << started.error().message;
  }
  EXPECT_TRUE(engine.wait_until(
      [&] { return engine.total("shop", "executions_succeeded") >= std::int64_t{2} * total_events; }, 90s))
      << engine.log_tail();
  ASSERT_TRUE(engine.stop());

  SQLite::Database data(data_file.string(), SQLite::OPEN_READONLY);
  EXPECT_EQ(ask(data, "SELECT count(*) FROM orders"), total_events)
      << "an order was written twice, or not at all";
  EXPECT_EQ(ask(data, "SELECT count(DISTINCT event) FROM orders WHERE tenant_id = 1"), total_events);
  EXPECT_EQ(ask(data, "SELECT balance FROM accounts WHERE name = 'till' AND tenant_id = 1"),
            ask(data, "SELECT sum(amount) FROM orders"))
      << "a transaction happened twice, or not at all";
  EXPECT_EQ(ask(data, "SELECT balance FROM accounts WHERE tenant_id = 2"), 77)
      << "another tenant's row was touched";
  EXPECT_EQ(ask(data, "SELECT count(DISTINCT event) FROM done"), total_events) << "a published event is lost";
  EXPECT_EQ(ask(data, "SELECT count(*) FROM done"), total_events) << "a published event was delivered twice";
  SQLite::Database store(engine.database().string(), SQLite::OPEN_READONLY);
  EXPECT_EQ(ask(store, "SELECT count(*) FROM events WHERE type = 'order.done'"), total_events);
  EXPECT_EQ(ask(store, "SELECT count(*) FROM events WHERE type = 'order.done' AND depth <> 1"), 0);
  EXPECT_EQ(ask(store, "SELECT count(*) FROM script_executions WHERE log LIKE '%s3cret%'"), 0)
      << "a secret was logged";
  EXPECT_GE(ask(store, "SELECT count(*) FROM script_executions WHERE log LIKE '%[secret KEY]%'"),
            total_events);
}

}  // namespace
}  // namespace sluice::testing
