#include "actors/tenant_window.hpp"

#include "tests/actors/event_fixture.hpp"
#include "tests/actors/random_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace sluice {
namespace {

using test::range;
using test::seqs_of;
using test::stored_batch;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr tenant_id shop{1};

std::vector<std::int64_t> commit(tenant_window& window, const const_event_batch_ptr& batch) {
  delivery_list out;
  window.committed(batch, out);
  return seqs_of(out);
}

std::vector<std::int64_t> read(tenant_window& window, const const_event_batch_ptr& page) {
  delivery_list out;
  window.page_read(page, out);
  return seqs_of(out);
}

TEST(TenantWindow, HandsOutCommittedEventsAtOnce) {
  tenant_window window{10, event_seq{}, false};
  EXPECT_THAT(commit(window, stored_batch(shop, {1, 2, 3})), ElementsAre(1, 2, 3));
  EXPECT_EQ(window.held(), 3U);
  EXPECT_FALSE(window.begin_page());
}

TEST(TenantWindow, PassesOverDuplicatesAndEventsForNobody) {
  tenant_window window{10, event_seq{}, false};
  auto batch = stored_batch(shop, {1, 0, 3});
  batch->events[0].targets = nullptr;
  EXPECT_THAT(commit(window, batch), ElementsAre(3));
  EXPECT_EQ(window.held(), 1U);
}

TEST(TenantWindow, HoldsNoMoreThanItsCapacityAndReadsTheRestBack) {
  tenant_window window{4, event_seq{}, false};
  EXPECT_THAT(commit(window, stored_batch(shop, range(1, 6))), ElementsAre(1, 2, 3, 4));
  EXPECT_TRUE(window.behind());
  EXPECT_FALSE(window.begin_page()) << "there is no room yet";
  EXPECT_THAT(commit(window, stored_batch(shop, {7})), IsEmpty());

  window.settled(2);
  ASSERT_TRUE(window.begin_page());
  EXPECT_EQ(window.page_after(), event_seq{4});
  EXPECT_EQ(window.page_limit(), 2U);
  EXPECT_FALSE(window.begin_page()) << "one read at a time";
  EXPECT_THAT(read(window, stored_batch(shop, {5, 6})), ElementsAre(5, 6));

  window.settled(4);
  ASSERT_TRUE(window.begin_page());
  EXPECT_THAT(read(window, stored_batch(shop, {7})), ElementsAre(7));
  ASSERT_TRUE(window.begin_page());
  EXPECT_THAT(read(window, stored_batch(shop, {})), IsEmpty());
  EXPECT_FALSE(window.behind());
  EXPECT_THAT(commit(window, stored_batch(shop, {8})), ElementsAre(8));
}

TEST(TenantWindow, HoldsNoMoreBytesThanItMayButAlwaysOneEvent) {
  const auto batch = stored_batch(shop, range(1, 5));  // 16 bytes each
  tenant_window window{10, event_seq{}, false, 40};
  EXPECT_THAT(commit(window, batch), ElementsAre(1, 2, 3)) << "the last one may go beyond";
  window.settled(2, 32);
  ASSERT_TRUE(window.begin_page());
  EXPECT_THAT(read(window, stored_batch(shop, {4, 5})), ElementsAre(4, 5));

  tenant_window narrow{10, event_seq{}, false, 1};
  EXPECT_THAT(commit(narrow, batch), ElementsAre(1));
  narrow.settled(1, 16);
  ASSERT_TRUE(narrow.begin_page());
  EXPECT_THAT(read(narrow, stored_batch(shop, {2, 3})), ElementsAre(2));
  narrow.settled(1, 16);
  ASSERT_TRUE(narrow.begin_page()) << "the rest of the page is read again";
  EXPECT_EQ(narrow.page_after(), event_seq{2});
}

TEST(TenantWindow, ReadsOnWhenAnEventWasCommittedAfterAnEmptyPage) {
  tenant_window window{4, event_seq{}, true};
  ASSERT_TRUE(window.begin_page());
  EXPECT_THAT(commit(window, stored_batch(shop, {1})), IsEmpty());
  EXPECT_THAT(read(window, stored_batch(shop, {})), IsEmpty());
  ASSERT_TRUE(window.begin_page());
  EXPECT_THAT(read(window, stored_batch(shop, {1})), ElementsAre(1));
}

TEST(TenantWindow, ReadsAgainAfterAPageThatFailed) {
  tenant_window window{4, event_seq{}, true};
  ASSERT_TRUE(window.begin_page());
  EXPECT_THAT(read(window, nullptr), IsEmpty());
  EXPECT_TRUE(window.begin_page());
}

TEST(TenantWindow, HandsOutAgainFromTheStoreAfterARewind) {
  tenant_window window{4, event_seq{}, false};
  commit(window, stored_batch(shop, {1, 2, 3}));
  window.rewind();
  EXPECT_EQ(window.held(), 0U);
  ASSERT_TRUE(window.begin_page());
  EXPECT_EQ(window.page_after(), event_seq{}) << "none: from where everything is settled";
  EXPECT_THAT(read(window, stored_batch(shop, {2, 3})), ElementsAre(2, 3));
}

TEST(TenantWindow, DropsAPageThatWasAskedForBeforeARewind) {
  tenant_window window{4, event_seq{5}, true};
  ASSERT_TRUE(window.begin_page());
  window.rewind();
  EXPECT_FALSE(window.begin_page()) << "the earlier read is still under way";
  EXPECT_THAT(read(window, stored_batch(shop, {6, 7})), IsEmpty());
  ASSERT_TRUE(window.begin_page());
  EXPECT_THAT(read(window, stored_batch(shop, {6, 7})), ElementsAre(6, 7));
}

/// A tenant's log, and a window on it that is fed in random order and loses its tenant's actor now and then.
class window_model {
 public:
  explicit window_model(unsigned seed) : random(seed), capacity(1 + random.below(20)) {}

  void run() {
    for (int step = 0; step < 3'000; ++step) {
      act(random.below(100));
      ASSERT_LE(window.held(), capacity);
      ASSERT_EQ(window.held(), held.size());
    }
    for (int step = 0; window.behind() || !held.empty() || page; ++step) {  // to the end
      ASSERT_LT(step, 10'000) << "it does not get to the end";
      if (window.begin_page()) ask();
      if (page) answer();
      settle(held.size());
    }
    ASSERT_EQ(handed_through, last) << "an event was never handed out";
  }

 private:
  void act(std::size_t what) {
    if (what < 35) return commit_some();
    if (what < 60) return settle(random.below(held.size() + 1));
    if (what < 78 && window.begin_page()) return ask();
    if (what < 97 && page) return answer();
    if (what == 99) rewind();
  }

  void commit_some() {
    std::vector<std::int64_t> seqs;
    for (auto n = 1 + random.below(8); n > 0; --n)
      seqs.push_back(last += 1 + static_cast<std::int64_t>(random.below(3)));
    for (const auto seq : seqs) log.insert(seq);
    delivery_list out;
    window.committed(stored_batch(shop, seqs), out);
    take(out);
  }

  void ask() { page = {window.page_after(), window.page_limit()}; }

  void answer() {
    std::vector<std::int64_t> seqs;
    // A rewound window does not know how far it is settled; the store does.
    auto next = log.upper_bound(page->after ? page->after.value : settled_through());
    while (next != log.end() && seqs.size() < page->limit) seqs.push_back(*next++);
    page.reset();
    delivery_list out;
    window.page_read(random.chance(10) ? nullptr : stored_batch(shop, seqs), out);
    take(out);
  }

  void settle(std::size_t count) {
    std::vector<std::int64_t> all(held.begin(), held.end());
    random.shuffle(all);
    for (std::size_t i = 0; i < count; ++i) held.erase(all[i]);
    window.settled(count);
  }

  void rewind() {
    handed_through = settled_through();
    held.clear();
    window.rewind();
  }

  /// Every event up to here was handed out and settled.
  std::int64_t settled_through() const {
    if (held.empty()) return handed_through;
    auto first = log.find(*held.begin());
    return first == log.begin() ? 0 : *std::prev(first);
  }

  void take(const delivery_list& out) {
    for (const auto seq : seqs_of(out)) {
      const auto next = log.upper_bound(handed_through);
      ASSERT_NE(next, log.end());
      ASSERT_EQ(seq, *next) << "in order, each once, none left out";
      handed_through = seq;
      held.insert(seq);
    }
  }

  struct request {
    event_seq after;
    std::size_t limit;
  };
  test::random_numbers random;
  std::size_t capacity;
  tenant_window window{capacity, event_seq{}, false};
  std::set<std::int64_t> log;   ///< all that is committed
  std::set<std::int64_t> held;  ///< handed out, not settled
  std::optional<request> page;  ///< being read
  std::int64_t last = 0;
  std::int64_t handed_through = 0;
};

TEST(TenantWindow, HandsOutEachEventOnceAndInOrderWhateverHappens) {
  const auto seed = test::random_seed();
  for (unsigned round = 0; round < 100; ++round) {
    SCOPED_TRACE("SLUICE_TEST_SEED=" + std::to_string(seed) + ", round " + std::to_string(round));
    window_model{seed + round}.run();
    if (testing::Test::HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace sluice
