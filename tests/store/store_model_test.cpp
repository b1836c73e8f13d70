// A long random run of the store against a simple model of it.
#include "tests/store/store_fixture.hpp"

#include <map>
#include <random>
#include <set>
#include <tuple>

namespace sluice::test {
namespace {

struct model {
  struct stored {
    tenant_id tenant;
    std::string id;
    timestamp received_at;
    std::set<std::int64_t> targets;
  };
  using delivery = std::pair<std::int64_t, std::int64_t>;  // event, script
  std::map<std::int64_t, stored> events;
  std::map<std::pair<std::int64_t, std::string>, timestamp> last_stored;  // tenant, id
  std::set<std::tuple<std::int64_t, std::int64_t, int>> executions;
  std::map<delivery, int> retrying;  // to the attempt that is due
  std::map<std::int64_t, std::int64_t> settled_through;
  std::map<std::int64_t, int> dead;
};

class StoreModel : public StoreTest {
 protected:
  void publish_random() {
    std::vector<event_batch_ptr> publishes;
    for (int n = pick(1, 4); n > 0; --n) {
      batch_builder batch(tenant_id{pick(1, 3)}, clock_);
      for (int i = pick(1, 20); i > 0; --i) {
        auto set = std::make_shared<target_set>();
        for (int script = 1; script <= 300; script += 149)
          if (pick(0, 2) == 0) set->push_back(script_id{script});
        batch.add(std::to_string(pick(0, 3'000)), set->empty() ? nullptr : set);
      }
      publishes.push_back(batch.done());
    }
    must(writer().write({publishes, {}}));
    for (const auto& batch : publishes)
      for (const event& e : batch->events) expect_published(*batch, e);
  }

  void expect_published(const event_batch& batch, const event& e) {
    const std::pair key{batch.tenant.value, std::string(e.id)};
    const auto known = model_.last_stored.find(key);
    const bool duplicate =
        known != model_.last_stored.end() && known->second > clock_ - options_.dedup_window;
    ASSERT_EQ(bool{e.seq}, !duplicate) << "event " << e.id << " of tenant " << batch.tenant.value;
    if (duplicate) return;
    if (!model_.events.empty()) {
      ASSERT_GT(e.seq.value, model_.events.rbegin()->first);
    }
    auto& stored = model_.events[e.seq.value] = {batch.tenant, key.second, clock_, {}};
    if (e.targets)
      for (const script_id script : *e.targets) stored.targets.insert(script.value);
    model_.last_stored[key] = clock_;
  }

  void settle_random() {
    if (model_.events.empty()) return;
    const tenant_id tenant{pick(1, 3)};
    std::vector<execution> executions;
    for (int i = pick(1, 30); i > 0; --i) {
      auto it = model_.events.lower_bound(pick(1, static_cast<int>(model_.events.rbegin()->first)));
      if (it == model_.events.end() || it->second.tenant != tenant) continue;
      for (const auto script : it->second.targets)
        executions.push_back(next_attempt(tenant, it->first, script));
    }
    const event_seq through{pick(0, 50)};
    std::size_t repeated = 0;
    for (const execution& e : executions) repeated += note(e) ? 0 : 1;
    auto& settled_to = model_.settled_through[tenant.value];
    settled_to = std::max(settled_to, through.value);
    ASSERT_EQ(settle(settled(tenant, through, executions)), repeated);
  }

  execution next_attempt(tenant_id tenant, std::int64_t event, std::int64_t script) {
    const auto due = model_.retrying.find({event, script});
    const int attempt = due == model_.retrying.end() ? 1 : due->second;
    const auto outcome = static_cast<delivery_state>(pick(0, 2));
    return ran(tenant, event_seq{event}, script_id{script}, attempt, outcome);
  }

  /// False if the model has this execution already.
  bool note(const execution& e) {
    if (!model_.executions.insert({e.event.value, e.script.value, e.attempt}).second) return false;
    const model::delivery delivery{e.event.value, e.script.value};
    if (e.outcome == delivery_state::retrying)
      model_.retrying[delivery] = e.attempt + 1;
    else
      model_.retrying.erase(delivery);
    if (e.outcome == delivery_state::dead) ++model_.dead[e.tenant.value];
    return true;
  }

  void compare(tenant_id tenant) {
    EXPECT_EQ(must(reader().settled_through(tenant)).value, model_.settled_through[tenant.value]);
    auto expected_event = model_.events.begin();
    event_seq after;
    for (;;) {
      const auto page = must(reader().backlog(tenant, after, 37, 3'000));
      if (page->events.empty()) break;
      for (const event& e : page->events) {
        while (expected_event->second.tenant != tenant) ++expected_event;
        ASSERT_EQ(e.seq.value, expected_event->first);
        ASSERT_EQ(e.id, expected_event->second.id);
        ASSERT_EQ(targets_of(e), pending(expected_event->first, expected_event->second))
            << "event " << e.seq.value;
        after = e.seq;
        ++expected_event;
      }
    }
    std::map<model::delivery, int> due;
    std::map<model::delivery, int> retrying;
    for (const auto& d : must(reader().due_deliveries(tenant, {}, 1'000'000)))
      due[{d.event.value, d.script.value}] = d.attempt;
    for (const auto& [delivery, attempt] : model_.retrying)
      if (model_.events[delivery.first].tenant == tenant) retrying[delivery] = attempt;
    EXPECT_EQ(due, retrying);
    EXPECT_EQ(must(reader().totals(tenant)).dead_letters, model_.dead[tenant.value]);
  }

  static std::set<std::int64_t> targets_of(const event& e) {
    std::set<std::int64_t> scripts;
    if (e.targets)
      for (const script_id script : *e.targets) scripts.insert(script.value);
    return scripts;
  }
  std::set<std::int64_t> pending(std::int64_t seq, const model::stored& stored) const {
    std::set<std::int64_t> scripts;
    for (const auto script : stored.targets)
      if (!model_.executions.contains({seq, script, 1})) scripts.insert(script);
    return scripts;
  }

  int pick(int low, int high) { return std::uniform_int_distribution(low, high)(random_); }

  std::uint32_t seed_ = std::random_device{}();
  std::mt19937 random_{seed_};
  model model_;
};

TEST_F(StoreModel, BehavesAsTheModelDoes) {
  SCOPED_TRACE("seed " + std::to_string(seed_));
  options_.dedup_memory_events = static_cast<std::size_t>(pick(0, 200));
  options_.dedup_window = std::chrono::seconds(100);
  options_.durability = durability::memory;
  options_.checkpoint_bytes = 128u << 10;
  for (int step = 0; step < 600 && !HasFatalFailure(); ++step) {
    pick(0, 1) == 0 ? publish_random() : settle_random();
    clock_ += std::chrono::seconds(pick(0, 1));
    if (pick(0, 60) == 0) close();
    if (step % 100 == 99)
      for (int t = 1; t <= 3; ++t) compare(tenant_id{t});
  }
}

}  // namespace
}  // namespace sluice::test
