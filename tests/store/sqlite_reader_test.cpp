#include "store/sqlite_reader.hpp"

#include "tests/store/store_fixture.hpp"

namespace sluice::test {
namespace {

using testing::ElementsAre;

class SqliteReader : public StoreTest {
 protected:
  std::vector<std::int64_t> seqs(const event_batch& batch) {
    std::vector<std::int64_t> result;
    for (const event& e : batch.events) result.push_back(e.seq.value);
    return result;
  }
  event_batch_ptr backlog(std::int64_t after = 0, std::size_t limit = 100, std::size_t bytes = 1 << 20) {
    return must(reader().backlog(alpha, event_seq{after}, limit, bytes));
  }
};

TEST_F(SqliteReader, NeedsADatabaseThatAWriterHasMade) {
  const auto opened = database()->open_reader();
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, error_code::store_unavailable);
}

TEST_F(SqliteReader, WorksWithoutAWriter) {
  publish(batch_builder(alpha).add("a").done());
  close();
  EXPECT_EQ(must(must(database()->open_reader())->totals(alpha)).events, 1);
}

TEST_F(SqliteReader, GivesEventsBackAsTheyWerePublished) {
  const auto published = batch_builder(alpha, clock_).add("ä\"", targets({3, 500})).done();
  published->events[0].depth = 4;
  publish(published);
  const auto read = backlog();
  ASSERT_EQ(read->events.size(), 1u);
  const event& e = read->events[0];
  EXPECT_EQ(e.id, "ä\"");
  EXPECT_EQ(e.source, "/test");
  EXPECT_EQ(e.type, "order.created");
  EXPECT_EQ(e.subject, "subject-ä\"");
  EXPECT_EQ(e.json, published->events[0].json);
  EXPECT_EQ(e.depth, 4u);
  EXPECT_EQ(*e.targets, *targets({3, 500}));
  EXPECT_EQ(read->received_at, clock_);
  EXPECT_EQ(read->tenant, alpha);
}

TEST_F(SqliteReader, PagesTheBacklogInOrder) {
  batch_builder batch(alpha);
  for (int i = 0; i < 7; ++i) batch.add(std::to_string(i), targets({1}));
  must(writer().write({{batch.done(), batch_builder(beta).add("x", targets({1})).done()}, {}}));
  EXPECT_THAT(seqs(*backlog(0, 3)), ElementsAre(1, 2, 3));
  EXPECT_THAT(seqs(*backlog(3, 3)), ElementsAre(4, 5, 6));
  EXPECT_THAT(seqs(*backlog(6, 3)), ElementsAre(7));
  EXPECT_TRUE(backlog(7, 3)->events.empty());
}

TEST_F(SqliteReader, EndsAPageAtItsBytesButAlwaysMakesProgress) {
  publish(batch_builder(alpha).add(std::string(1000, 'a')).add(std::string(600'000, 'b')).add("c").done());
  EXPECT_THAT(seqs(*backlog(0, 10, 1)), ElementsAre(1));
  const auto rest = backlog(1, 10, 10'000'000);
  EXPECT_THAT(seqs(*rest), ElementsAre(2, 3));
  EXPECT_EQ(rest->events[0].id, std::string(600'000, 'b'));
}

TEST_F(SqliteReader, LeavesOutTargetsThatHaveRunAndKeepsTheEvents) {
  publish(batch_builder(alpha)
              .add("a", targets({1, 2}))
              .add("b", targets({1, 2}))
              .add("c", targets({2}))
              .add("d")
              .add("e", targets({1, 2}))
              .done());
  settle(settled(alpha, {},
                 {ran(alpha, event_seq{1}, script_id{1}),
                  ran(alpha, event_seq{2}, script_id{2}, 1, delivery_state::retrying),
                  ran(alpha, event_seq{2}, script_id{2}, 2), ran(alpha, event_seq{3}, script_id{2})}));
  const auto page = backlog();
  ASSERT_THAT(seqs(*page), ElementsAre(1, 2, 3, 4, 5));
  EXPECT_EQ(*page->events[0].targets, *targets({2}));
  EXPECT_EQ(*page->events[1].targets, *targets({1}));
  EXPECT_EQ(page->events[2].targets, nullptr);
  EXPECT_EQ(page->events[3].targets, nullptr);
  EXPECT_EQ(*page->events[4].targets, *targets({1, 2}));
}

TEST_F(SqliteReader, SharesTargetSetsWithinAPage) {
  publish(batch_builder(alpha).add("a", targets({1, 2})).add("b", targets({1, 2})).done());
  const auto page = backlog();
  EXPECT_EQ(page->events[0].targets, page->events[1].targets);
}

TEST_F(SqliteReader, CountsWhatWaitsAfterTheCursor) {
  publish(batch_builder(alpha)
              .add("a", targets({1}))
              .add("b")
              .add("c", targets({1}))
              .add("d", targets({1}))
              .done());
  EXPECT_EQ(must(reader().count_backlog(alpha)), 3);
  settle(settled(alpha, event_seq{3}, {}));
  EXPECT_EQ(must(reader().count_backlog(alpha)), 1);
  EXPECT_EQ(must(reader().count_backlog(beta)), 0);
}

TEST_F(SqliteReader, FindsEventsInTheOrderAskedWithAllTheirTargets) {
  publish(batch_builder(alpha).add("a", targets({1})).add("b").done());
  publish(batch_builder(beta).add("x").done());
  settle(settled(alpha, event_seq{1}, {ran(alpha, event_seq{1}, script_id{1})}));
  const std::vector asked{event_seq{2}, event_seq{99}, event_seq{3}, event_seq{1}};
  const auto found = must(reader().events(alpha, asked));
  ASSERT_THAT(seqs(*found), ElementsAre(2, 1)) << "not the missing one, not the other tenant's";
  EXPECT_EQ(*found->events[1].targets, *targets({1}));
}

TEST_F(SqliteReader, PagesDueDeliveriesInOrderOfTime) {
  publish(batch_builder(alpha).add("a", targets({1, 2})).add("b", targets({1})).done());
  auto late = ran(alpha, event_seq{1}, script_id{1}, 1, delivery_state::retrying);
  late.due_at += std::chrono::seconds(10);
  settle(settled(alpha, {},
                 {late, ran(alpha, event_seq{1}, script_id{2}, 1, delivery_state::retrying),
                  ran(alpha, event_seq{2}, script_id{1}, 1, delivery_state::retrying)}));
  const auto first = must(reader().due_deliveries(alpha, {}, 2));
  ASSERT_EQ(first.size(), 2u);
  EXPECT_EQ(first[0].event.value, 1);
  EXPECT_EQ(first[0].script.value, 2);
  EXPECT_EQ(first[0].attempt, 2);
  EXPECT_EQ(first[1].event.value, 2);
  const auto second = must(reader().due_deliveries(alpha, first[1], 2));
  ASSERT_EQ(second.size(), 1u);
  EXPECT_EQ(second[0].due_at, late.due_at);
  EXPECT_EQ(must(reader().totals(alpha)).deliveries_retrying, 3);
  settle(settled(alpha, {}, {ran(alpha, event_seq{1}, script_id{1}, 2)}));
  EXPECT_EQ(must(reader().due_deliveries(alpha, {}, 10)).size(), 2u) << "one has succeeded";
  EXPECT_TRUE(must(reader().due_deliveries(beta, {}, 10)).empty());
}

TEST_F(SqliteReader, ListsExecutionsNewestFirstByAnyFilter) {
  publish(batch_builder(alpha).add("a", targets({1, 2})).add("b", targets({1, 2})).done());
  settle(settled(alpha, {},
                 {ran(alpha, event_seq{1}, script_id{1}), ran(alpha, event_seq{1}, script_id{2}),
                  ran(alpha, event_seq{2}, script_id{1}, 1, delivery_state::dead),
                  ran(alpha, event_seq{2}, script_id{2})}));
  const auto list = [&](auto&& ask) {
    execution_filter filter;
    filter.tenant = alpha;
    ask(filter);
    std::vector<std::int64_t> ids;
    for (const auto& e : must(reader().executions(filter)).rows) ids.push_back(e.id.value);
    return ids;
  };
  EXPECT_THAT(list([](auto&) {}), ElementsAre(4, 3, 2, 1));
  EXPECT_THAT(list([](auto& f) { f.limit = 2; }), ElementsAre(4, 3));
  EXPECT_THAT(list([](auto& f) { f.before = execution_id{3}; }), ElementsAre(2, 1));
  EXPECT_THAT(list([](auto& f) { f.script = script_id{1}; }), ElementsAre(3, 1));
  EXPECT_THAT(list([](auto& f) { f.event = event_seq{1}; }), ElementsAre(2, 1));
  EXPECT_THAT(list([](auto& f) { f.status = execution_status::failed; }), ElementsAre(3));
  EXPECT_THAT(list([](auto& f) { f.status = execution_status::succeeded; }), ElementsAre(4, 2, 1));
  EXPECT_THAT(list([](auto& f) {
                f.script = script_id{1};
                f.event = event_seq{2};
                f.status = execution_status::failed;
              }),
              ElementsAre(3));
  EXPECT_THAT(list([this](auto& f) { f.tenant = beta; }), ElementsAre());
}

TEST_F(SqliteReader, PagesDeadLettersNewestFirst) {
  publish(batch_builder(alpha).add("a", targets({1})).add("b", targets({1})).done());
  settle(settled(alpha, {},
                 {ran(alpha, event_seq{1}, script_id{1}, 1, delivery_state::dead),
                  ran(alpha, event_seq{2}, script_id{1}, 1, delivery_state::dead)}));
  const auto page = must(reader().dead_letters(alpha, 0, 1));
  EXPECT_TRUE(page.more);
  const auto& first = page.rows;
  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(first[0].event.value, 2);
  const auto rest = must(reader().dead_letters(alpha, first[0].id, 1));
  EXPECT_EQ(rest.rows.at(0).event.value, 1);
  EXPECT_FALSE(rest.more) << "as many as asked for, and no more there";
}

TEST_F(SqliteReader, EndsAListingAtItsBytesButAlwaysMakesProgress) {
  constexpr int runs = 6;
  batch_builder batch(alpha);
  for (int i = 0; i < runs; ++i) batch.add(std::to_string(i), targets({1}));
  publish(batch.done());
  std::vector<execution> executions;
  for (int i = 1; i <= runs; ++i) {
    executions.push_back(ran(alpha, event_seq{i}, script_id{1}, 1, delivery_state::dead));
    executions.back().result_json = '"' + std::string(listing_bytes / 16, 'r') + '"';
    executions.back().log = std::string(listing_bytes / 16, 'l');
    executions.back().error_stack = std::string(listing_bytes / 16 * 5, 's');
  }
  executions[2].log = std::string(2 * listing_bytes, 'l');
  settle(settled(alpha, {}, executions));

  execution_filter filter;
  filter.tenant = alpha;
  filter.limit = 1'000;
  std::vector<std::size_t> pages;
  for (listing<execution> page{{}, true}; page.more; filter.before = page.rows.back().id) {
    page = must(reader().executions(filter));
    ASSERT_FALSE(page.rows.empty());
    pages.push_back(page.rows.size());
  }
  EXPECT_THAT(pages, ElementsAre(2, 1, 1, 2));
  const auto letters = must(reader().dead_letters(alpha, 0, 1'000));
  EXPECT_EQ(letters.rows.size(), 3u);
  EXPECT_TRUE(letters.more);
  const auto rest = must(reader().dead_letters(alpha, letters.rows.back().id, 1'000));
  EXPECT_EQ(rest.rows.size(), 3u);
  EXPECT_FALSE(rest.more);
}

}  // namespace
}  // namespace sluice::test
