#pragma once

#include "actors/engine.hpp"
#include "store/sqlite_store.hpp"

#include <caf/all.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace sluice::test {

using namespace std::chrono_literals;

/// The value, or the test ends with the error's message.
template <class T>
T must(expected<T> value) {
  if (!value) throw std::runtime_error(value.error().message);
  return std::move(*value);
}

/// The whole engine on an SQLite store in a folder of its own, spoken to by messages.
class EngineTest : public testing::Test {
 protected:
  EngineTest() {
    std::string name = (std::filesystem::temp_directory_path() / "sluice-engine-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    database = make_sqlite_store({.path = folder_ / "engine.sqlite", .durability = durability::memory});
    settings.engine.restart_limit = 100;
    retry.base = 10ms;
    must(database->open_writer());  // makes the file
    store = must(database->open_reader());
  }
  ~EngineTest() override {
    stop();
    store.reset();
    std::filesystem::remove_all(folder_);
  }

  void start() {
    environment = std::make_shared<engine_environment>();
    environment->settings = settings;
    environment->database = database;
    environment->http = http;
    environment->keys = keys;
    config_ = std::make_unique<caf::actor_system_config>();
    config_->set("scheduler.policy", caf::atom("sharing"));
    config_->set("scheduler.max-threads", std::size_t{4});
    config_->set("scheduler.max-throughput", std::size_t{50});
    system = std::make_unique<caf::actor_system>(*config_);
    self_ = std::make_unique<caf::scoped_actor>(*system);
    root = system->spawn(engine, environment_ptr{environment});
    wait_until([&] { return ask<engine_status>(status_atom::value).ready; });
  }

  /// Ends it as a crash would: nothing is finished first.
  void stop() {
    if (!system) return;
    (*self_)->send_exit(root, caf::exit_reason::user_shutdown);
    root = nullptr;
    self_.reset();
    system.reset();
  }

  /// The engine's answer to a message.
  template <class Result, class... Message>
  Result ask(Message&&... message) {
    Result result{};
    (*self_)
        ->request(root, 60s, std::forward<Message>(message)...)
        .receive([&](Result& answer) { result = std::move(answer); },
                 [&](const caf::error& why) { throw std::runtime_error(system->render(why)); });
    return result;
  }

  /// Looks again and again whether it is so, at most a minute.
  void wait_until(const std::function<bool()>& condition) {
    const auto deadline = std::chrono::steady_clock::now() + 60s;
    while (!condition()) {
      if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error("waited in vain");
      (*self_)->delayed_send(caf::actor_cast<caf::actor>(*self_), 5ms, tick_atom::value);
      (*self_)->receive([](tick_atom) {});
    }
  }

  tenant_id create_tenant(const std::string& name) {
    return must(ask<tenant_result>(create_atom::value, create_tenant_request{name})).id;
  }

  script_id create_script(tenant_id tenant, const std::string& name) {
    script_row row;
    row.tenant = tenant;
    row.name = name;
    return must(ask<script_result>(create_atom::value, std::move(row))).id;
  }

  script_version deploy(tenant_id tenant, script_id script, const std::string& source,
                        const std::vector<std::string>& types = {"*"}) {
    deploy_request request{tenant, script, "script.ts", source, {}, {}};
    request.settings.trigger.event_types = types;
    request.settings.retry = retry;
    auto result = ask<deploy_result>(
        deploy_atom::value, deploy_request_ptr{std::make_shared<deploy_request>(std::move(request))});
    if (!result) throw std::runtime_error(result.error().why.message);
    return *result;
  }

  /// `count` events whose ids count up from `first`.
  static event_batch_ptr batch_from(tenant_id tenant, std::size_t first, std::size_t count) {
    auto batch = std::make_shared<event_batch>();
    batch->tenant = tenant;
    batch->received_at = now();
    for (std::size_t i = first; i < first + count; ++i) {
      const auto number = std::to_string(i);
      event entry;
      entry.id = batch->extra.emplace_back(number);
      entry.source = "/test";
      entry.type = "order.created";
      entry.json =
          batch->extra.emplace_back(R"({"id":")" + number + R"(","data":{"number":)" + number + "}}");
      batch->events.push_back(entry);
    }
    return batch;
  }

  publish_result try_publish(event_batch_ptr batch) {
    publish_result answer;
    (*self_)
        ->request(root, 10s, publish_atom::value, std::move(batch))
        .receive([&](publish_result& result) { answer = std::move(result); },
                 [&](const caf::error& why) { answer = fail(error_code::internal, system->render(why)); });
    return answer;
  }

  publish_receipt publish(tenant_id tenant, std::size_t count) {
    const auto first = std::exchange(next_event_, next_event_ + count);
    return must(try_publish(batch_from(tenant, first, count)));
  }

  /// Publishes as a service would: again with the same ids until it is acked. Returns how many events it
  /// were.
  std::size_t publish_until_acked(tenant_id tenant, std::size_t count) {
    const auto first = std::exchange(next_event_, next_event_ + count);
    wait_until([&] { return try_publish(batch_from(tenant, first, count)).has_value(); });
    return count;
  }

  tenant_totals totals(tenant_id tenant) { return must(store->totals(tenant)); }

  /// All executions of a tenant.
  std::vector<execution> executions(tenant_id tenant) {
    std::vector<execution> all;
    execution_filter page;
    page.tenant = tenant;
    page.limit = 1'000;
    while (true) {
      auto next = must(store->executions(page)).rows;
      if (next.empty()) return all;
      page.before = next.back().id;
      all.insert(all.end(), std::make_move_iterator(next.begin()), std::make_move_iterator(next.end()));
    }
  }

  /// The actors that the engine answers with when asked so often at once for a tenant's.
  std::set<caf::actor_addr> tenant_actors(tenant_id tenant, int times) {
    std::set<caf::actor_addr> actors;
    for (int i = 0; i < times; ++i) (*self_)->send(root, tenant_atom::value, tenant);
    for (int i = 0; i < times; ++i)
      (*self_)->receive([&](const tenant_actor& actor) { actors.insert(actor.address()); });
    return actors;
  }

  void kill(const caf::actor& victim) { (*self_)->send_exit(victim, caf::exit_reason::kill); }

  sluice::settings settings;
  retry_policy retry;
  std::shared_ptr<sluice::store> database;
  std::shared_ptr<http_client> http;
  std::shared_ptr<secret_keys> keys;  ///< none unless the test sets them
  std::unique_ptr<store_reader> store;
  std::shared_ptr<engine_environment> environment;
  std::unique_ptr<caf::actor_system> system;
  engine_actor root;

 private:
  std::filesystem::path folder_;
  std::unique_ptr<caf::actor_system_config> config_;
  std::unique_ptr<caf::scoped_actor> self_;
  std::size_t next_event_ = 1;
};

}  // namespace sluice::test
