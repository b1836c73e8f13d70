#include "actors/due_queue.hpp"

#include "tests/actors/random_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <functional>

namespace sluice {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr tenant_id shop{1};
constexpr script_id reacts{1};
constexpr timestamp noon{std::chrono::hours{12}};

due_delivery due(std::int64_t event, std::chrono::milliseconds after_noon, int attempt = 2) {
  return {shop, event_seq{event}, reacts, attempt, noon + after_noon};
}

std::vector<std::int64_t> take(due_queue& queue, std::chrono::milliseconds after_noon) {
  std::vector<std::int64_t> events;
  for (const auto& delivery : queue.take_due(noon + after_noon)) events.push_back(delivery.event.value);
  return events;
}

/// A queue that has read an empty store.
due_queue complete_queue(std::size_t capacity, std::size_t max_in_flight) {
  due_queue queue{capacity, max_in_flight};
  queue.begin_page();
  queue.page_read({});
  return queue;
}

TEST(DueQueue, ReadsTheStoreBeforeAnythingElse) {
  due_queue queue{10, 10};
  EXPECT_FALSE(queue.empty());
  ASSERT_TRUE(queue.begin_page());
  EXPECT_FALSE(queue.begin_page());
  const std::vector<due_delivery> page{due(1, 0s), due(2, 5s)};
  queue.page_read(page);
  EXPECT_EQ(queue.next_due(), noon);
  EXPECT_THAT(take(queue, 1s), ElementsAre(1));
  EXPECT_EQ(queue.next_due(), noon + 5s);
}

TEST(DueQueue, HandsOutInOrderOfDueTime) {
  auto queue = complete_queue(10, 10);
  queue.add(due(1, 3s));
  queue.add(due(2, 1s));
  queue.add(due(3, 2s));
  EXPECT_THAT(take(queue, 2s), ElementsAre(2, 3));
  EXPECT_THAT(take(queue, 3s), ElementsAre(1));
}

TEST(DueQueue, HandsOutNoMoreThanMayBeInFlight) {
  auto queue = complete_queue(10, 2);
  for (int event = 1; event <= 4; ++event) queue.add(due(event, 0s));
  EXPECT_THAT(take(queue, 1s), ElementsAre(1, 2));
  EXPECT_EQ(queue.next_due(), std::nullopt);
  EXPECT_THAT(take(queue, 1s), IsEmpty());
  queue.finished(event_seq{2}, reacts);
  EXPECT_THAT(take(queue, 1s), ElementsAre(3));
  for (const std::int64_t event : {1, 3}) queue.finished(event_seq{event}, reacts);
  EXPECT_THAT(take(queue, 1s), ElementsAre(4));
  queue.finished(event_seq{4}, reacts);
  EXPECT_TRUE(queue.empty());
}

TEST(DueQueue, LeavesInTheStoreWhatDoesNotFit) {
  auto queue = complete_queue(4, 10);
  for (int event = 1; event <= 6; ++event) queue.add(due(event, event * 1s));
  EXPECT_FALSE(queue.begin_page()) << "more than half of it is there";
  EXPECT_THAT(take(queue, 10s), ElementsAre(1, 2, 3, 4));
  ASSERT_TRUE(queue.begin_page());
  EXPECT_EQ(queue.page_from().event, event_seq{4});
  const std::vector<due_delivery> page{due(5, 5s), due(6, 6s)};
  queue.page_read(page);
  EXPECT_THAT(take(queue, 10s), ElementsAre(5, 6));
}

TEST(DueQueue, TrustsWhatIsNewerThanThePageUnderWay) {
  auto queue = complete_queue(2, 10);
  for (int event = 1; event <= 4; ++event) queue.add(due(event, event * 1s));
  EXPECT_THAT(take(queue, 2s), ElementsAre(1, 2));
  ASSERT_TRUE(queue.begin_page());
  queue.finished(event_seq{1}, reacts);
  queue.add(due(1, 9s, 3));
  queue.finished(event_seq{2}, reacts);
  const std::vector<due_delivery> page{due(1, 1s), due(2, 2s)};  // as they were before
  queue.page_read(page);
  EXPECT_THAT(take(queue, 5s), IsEmpty());
}

TEST(DueQueue, ReadsAgainWhatHadToGoWhileAPageWasRead) {
  auto queue = complete_queue(2, 10);
  queue.add(due(1, 1s));
  queue.add(due(2, 10s));
  queue.add(due(3, 20s));  // does not fit
  EXPECT_THAT(take(queue, 1s), ElementsAre(1));
  ASSERT_TRUE(queue.begin_page());
  queue.add(due(4, 2s));
  queue.add(due(5, 3s));  // now 2 does not fit either, and the page begins behind it
  EXPECT_THAT(take(queue, 5s), ElementsAre(4, 5));
  queue.page_read(std::vector{due(3, 20s)});
  ASSERT_TRUE(queue.begin_page());
  queue.page_read(std::vector{due(2, 10s), due(3, 20s)});
  EXPECT_THAT(take(queue, 20s), ElementsAre(2, 3));
}

TEST(DueQueue, WaitsWithWhatCouldNotBeDelivered) {
  auto queue = complete_queue(10, 10);
  queue.add(due(1, 0s));
  const auto taken = queue.take_due(noon);
  queue.put_back(taken, noon + 500ms);
  EXPECT_EQ(queue.next_due(), noon + 500ms);
  EXPECT_THAT(take(queue, 499ms), IsEmpty());
  EXPECT_THAT(take(queue, 500ms), ElementsAre(1));
}

TEST(DueQueue, LosesNothingThatWasPutBackWhenItIsFull) {
  auto queue = complete_queue(2, 1);
  queue.add(due(1, 0s));
  queue.put_back(queue.take_due(noon), noon + 10s);
  queue.add(due(2, 1s));
  queue.add(due(3, 2s));  // the last one has to go
  EXPECT_THAT(take(queue, 10s), ElementsAre(1));
}

TEST(DueQueue, HandsOutADeliveryOnceThoughItWasScheduledTwice) {
  auto queue = complete_queue(10, 10);
  queue.add(due(1, 1s));
  queue.add(due(1, 2s));  // an attempt that ran again after a crash: the store keeps the first
  EXPECT_THAT(take(queue, 5s), ElementsAre(1));
  queue.finished(event_seq{1}, reacts);
  EXPECT_THAT(take(queue, 9s), IsEmpty());
}

TEST(DueQueue, DropsWhatFinishesBeforeItIsHandedOut) {
  auto queue = complete_queue(10, 10);
  queue.add(due(1, 1s));
  queue.finished(event_seq{1}, reacts);  // by an actor that was given up meanwhile
  EXPECT_THAT(take(queue, 5s), IsEmpty());
}

TEST(DueQueue, ReadsAgainAfterAPageThatFailed) {
  due_queue queue{10, 10};
  ASSERT_TRUE(queue.begin_page());
  queue.page_failed();
  EXPECT_TRUE(queue.begin_page());
}

/// A store and a queue on it. Commits reach the queue later and in order, pages are as old as their reading.
class due_queue_model {
 public:
  explicit due_queue_model(unsigned seed)
      : random(seed), capacity(2 + random.below(12)), max_in_flight(1 + random.below(6)) {}

  void run() {
    for (int step = 0; step < 3'000; ++step) act(random.below(100));
    for (int step = 0; !store.empty(); ++step) {  // to the end
      ASSERT_LT(step, 20'000) << "a delivery is never handed out";
      clock += 1s;
      while (!messages.empty()) deliver();
      if (queue.begin_page()) ask();
      if (asked) answer();
      hand_out();
      while (!in_flight.empty()) finish(true);
    }
  }

 private:
  using key = std::int64_t;

  void act(std::size_t what) {
    if (what < 25) return schedule(++last, 2);
    if (what < 40) return deliver();
    if (what < 55 && queue.begin_page()) return ask();
    if (what < 65 && asked) return read();
    if (what < 75 && page) return answer();
    if (what < 85) return hand_out();
    if (what < 95) return finish(random.chance(70));
    clock += std::chrono::milliseconds(random.below(3'000));
  }

  void schedule(key event, int attempt) {
    const auto delivery = due_delivery{shop, event_seq{event}, reacts, attempt,
                                       clock + std::chrono::milliseconds(random.below(5'000))};
    store[event] = delivery;
    messages.push_back([this, delivery] { queue.add(delivery); });
  }

  void finish(bool succeeded) {
    if (in_flight.empty()) return;
    auto chosen = std::next(in_flight.begin(), static_cast<std::ptrdiff_t>(random.below(in_flight.size())));
    const auto event = *chosen;
    in_flight.erase(chosen);
    const int attempt = store.at(event).attempt;
    store.erase(event);
    messages.push_back([this, event] { queue.finished(event_seq{event}, reacts); });
    if (!succeeded) schedule(event, attempt + 1);
  }

  void deliver() {
    if (messages.empty()) return;
    messages.front()();
    messages.pop_front();
  }

  void ask() {
    asked = true;
    page.reset();
    from = queue.page_from();
  }

  void read() {
    std::vector<due_delivery> rows;
    for (const auto& [event, row] : store) rows.push_back(row);
    const auto place = [](const due_delivery& row) { return std::tie(row.due_at, row.event, row.script); };
    std::erase_if(rows, [&](const auto& row) { return place(row) <= place(from); });
    std::ranges::sort(rows, {}, place);
    if (rows.size() > queue.page_limit()) rows.resize(queue.page_limit());
    page = std::move(rows);
  }

  void answer() {
    if (!page) read();
    asked = false;
    if (random.chance(10))
      queue.page_failed();
    else
      queue.page_read(*page);
    page.reset();
  }

  void hand_out() {
    const auto taken = queue.take_due(clock);
    for (const auto& delivery : taken) {
      const auto row = store.find(delivery.event.value);
      ASSERT_NE(row, store.end()) << "what is finished is handed out again";
      ASSERT_EQ(row->second.attempt, delivery.attempt);
      ASSERT_LE(row->second.due_at, clock);
      ASSERT_TRUE(in_flight.insert(delivery.event.value).second) << "handed out twice";
    }
    ASSERT_LE(in_flight.size(), max_in_flight);
    if (taken.empty() || !random.chance(20)) return;
    for (const auto& delivery : taken) in_flight.erase(delivery.event.value);
    queue.put_back(taken, clock + std::chrono::milliseconds(random.below(2'000)));
  }

  test::random_numbers random;
  std::size_t capacity;
  std::size_t max_in_flight;
  due_queue queue{capacity, max_in_flight};
  timestamp clock = noon;
  key last = 0;
  std::map<key, due_delivery> store;
  std::set<key> in_flight;
  std::deque<std::function<void()>> messages;  ///< of what is committed
  bool asked = false;
  due_delivery from;
  std::optional<std::vector<due_delivery>> page;  ///< read, not answered yet
};

TEST(DueQueue, HandsOutEverythingAndNothingThatIsFinishedWhateverHappens) {
  const auto seed = test::random_seed();
  for (unsigned round = 0; round < 200; ++round) {
    SCOPED_TRACE("SLUICE_TEST_SEED=" + std::to_string(seed) + ", round " + std::to_string(round));
    due_queue_model{seed + round}.run();
    if (testing::Test::HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace sluice
