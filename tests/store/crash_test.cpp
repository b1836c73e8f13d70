// What was reported as committed is there after SIGKILL, and nothing is there by halves.
#include "tests/store/store_fixture.hpp"

#include <random>
#include <signal.h>
#include <sys/wait.h>

namespace sluice::test {
namespace {

class Crash : public StoreTest {
 protected:
  /// Writes until killed: batches of ten events and their executions, reporting each committed batch.
  [[noreturn]] void write_for_ever(int report, int first) {
    auto opened = database()->open_writer();
    if (!opened) ::_exit(1);
    for (int n = first;; ++n) {
      batch_builder batch(alpha);
      for (int i = 0; i < 10; ++i) batch.add(std::to_string(n) + "-" + std::to_string(i), targets({1}));
      const auto events = batch.done();
      if (!(*opened)->write({{events}, {}})) ::_exit(1);
      std::vector<execution> executions;
      for (const event& e : events->events) executions.push_back(ran(alpha, e.seq, script_id{1}));
      if (!(*opened)->write({{}, {settled(alpha, events->events.back().seq, executions)}})) ::_exit(1);
      if (::write(report, &n, sizeof n) != sizeof n) ::_exit(1);
    }
  }

  /// Runs the writer in a process of its own and kills it after so many reports; the last one it made.
  int run_and_kill(int first, int reports) {
    int ends[2];
    if (::pipe(ends) != 0) return -1;
    const pid_t child = ::fork();
    if (child == 0) write_for_ever(ends[1], first);
    ::close(ends[1]);
    int last = first - 1;
    int n = 0;
    for (int i = 0; ::read(ends[0], &n, sizeof n) == sizeof n; ++i) {
      last = n;
      if (i == reports) ::kill(child, SIGKILL);
    }
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status)) << "the writer ended by itself";
    return last;
  }
};

TEST_F(Crash, LosesNothingThatWasCommitted) {
  options_.checkpoint_bytes = 64u << 10;  // so that checkpoints are hit too
  options_.dedup_memory_events = 50;
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  int next = 0;
  std::int64_t cut_off = 0;  // events of earlier rounds whose executions a kill came before
  for (int round = 0; round < 8; ++round) {
    const int last = run_and_kill(next, static_cast<int>(random() % 60));
    ASSERT_GE(last, next);
    const auto totals = must(reader().totals(alpha));
    EXPECT_GE(totals.events, 10 * (last + 1));
    EXPECT_EQ(totals.events % 10, 0) << "a batch is there by halves";
    EXPECT_GE(totals.executions_succeeded, 10 * (last + 1) - cut_off);
    for (int n = 0; n <= last; n += 7) {
      const auto again = publish(batch_builder(alpha).add(std::to_string(n) + "-3").done());
      EXPECT_FALSE(again->events[0].seq) << "event " << n << " was forgotten";
    }
    next = static_cast<int>(totals.events / 10);
    cut_off = totals.events - totals.executions_succeeded;
    close();
  }
}

}  // namespace
}  // namespace sluice::test
