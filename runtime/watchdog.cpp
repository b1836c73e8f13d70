#include "runtime/watchdog.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <pthread.h>
#include <time.h>
#include <unordered_map>

namespace sluice {
namespace {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

constexpr milliseconds tolerated{100};
constexpr milliseconds between_looks{50};

/// Of one thread: it writes, the watchdog reads. `stay` is odd while the thread is inside, and another number
/// after each stay, so that a reader knows whether what it read belongs together.
struct alignas(64) slot {
  std::atomic<bool> taken{false};
  std::atomic<clockid_t> cpu_clock{0};
  std::atomic<std::uint64_t> stay{0};
  std::atomic<std::int64_t> since{0};  ///< of watchdog::clock
  std::atomic<std::int64_t> allowed_ms{0};
  std::atomic<std::uint64_t> label{0};
};

/// As many threads as run JavaScript, and then some; one that finds no slot is not watched.
std::array<slot, 512>& slots() {
  static std::array<slot, 512> all;
  return all;
}

/// This thread's slot, from its first stay to its end.
class own_slot {
 public:
  own_slot() {
    for (slot& candidate : slots()) {
      bool free = false;
      if (!candidate.taken.compare_exchange_strong(free, true)) continue;
      clockid_t clock = 0;
      if (pthread_getcpuclockid(pthread_self(), &clock) == 0) candidate.cpu_clock = clock;
      slot_ = &candidate;
      return;
    }
  }
  ~own_slot() {
    if (slot_) slot_->taken = false;
  }
  own_slot(const own_slot&) = delete;
  own_slot& operator=(const own_slot&) = delete;

  slot* get() const { return slot_; }

 private:
  slot* slot_ = nullptr;
};

slot* this_threads_slot() {
  thread_local const own_slot own;
  return own.get();
}

/// The labels of all heaps, by number.
struct label_table {
  std::mutex mutex;
  std::unordered_map<std::uint64_t, const execution_label*> labels;
};
label_table& table() {
  static label_table all;
  return all;
}

std::uint64_t next_label() {
  static std::atomic<std::uint64_t> last{0};
  return ++last;
}

execution_label::names names_of(std::uint64_t label) {
  label_table& all = table();
  const std::lock_guard lock{all.mutex};
  const auto found = all.labels.find(label);
  return found == all.labels.end() ? execution_label::names{} : found->second->get();
}

/// What the thread has used of the CPU in all; 0 if it has ended.
milliseconds cpu_of(clockid_t clock) {
  timespec used{};
  if (clock_gettime(clock, &used) != 0) return milliseconds{0};
  return milliseconds{used.tv_sec * 1000 + used.tv_nsec / 1'000'000};
}

/// A stay as read from outside, whole.
struct seen_stay {
  std::uint64_t number;
  watchdog::clock::time_point since;
  milliseconds allowed;
  std::uint64_t label;
};

std::optional<seen_stay> look_at(const slot& one) {
  const std::uint64_t number = one.stay.load(std::memory_order_acquire);
  if (number % 2 == 0) return {};
  const seen_stay seen{number,
                       watchdog::clock::time_point{nanoseconds{one.since.load(std::memory_order_relaxed)}},
                       milliseconds{one.allowed_ms.load(std::memory_order_relaxed)},
                       one.label.load(std::memory_order_relaxed)};
  std::atomic_thread_fence(std::memory_order_acquire);
  if (one.stay.load(std::memory_order_relaxed) != number) return {};
  return seen;
}

}  // namespace

execution_label::execution_label() : id_(next_label()) {
  label_table& all = table();
  const std::lock_guard lock{all.mutex};
  all.labels.emplace(id_, this);
}

execution_label::~execution_label() {
  label_table& all = table();
  const std::lock_guard lock{all.mutex};
  all.labels.erase(id_);
}

void execution_label::set(const std::string& tenant, const std::string& script,
                          const std::string& execution) {
  const std::lock_guard lock{mutex_};
  names_.tenant = tenant;
  names_.script = script;
  names_.execution = execution;
}

execution_label::names execution_label::get() const {
  const std::lock_guard lock{mutex_};
  return names_;
}

thread_stay::thread_stay(const execution_label& label, clock::time_point since, milliseconds allowed) {
  slot* const own = this_threads_slot();
  if (!own) return;
  // Who reads what is stored now sees that the stay before is over.
  std::atomic_thread_fence(std::memory_order_release);
  own->since.store(since.time_since_epoch().count(), std::memory_order_relaxed);
  own->allowed_ms.store(allowed.count(), std::memory_order_relaxed);
  own->label.store(label.id(), std::memory_order_relaxed);
  own->stay.store(own->stay.load(std::memory_order_relaxed) + 1, std::memory_order_release);
}

thread_stay::~thread_stay() {
  slot* const own = this_threads_slot();
  if (!own) return;
  own->stay.store(own->stay.load(std::memory_order_relaxed) + 1, std::memory_order_release);
}

/// A stay that has lasted for more than a look, and what was known when it was first seen.
struct watchdog::suspect {
  std::size_t slot_index;
  std::uint64_t stay;
  clock::time_point since;
  milliseconds cpu_before;
  held_thread told;
  bool reported = false;
};

watchdog::watchdog(reporter report) : report_(std::move(report)) {}
watchdog::~watchdog() = default;

void watchdog::check(clock::time_point now) {
  const auto in_ms = [](auto span) { return std::chrono::duration_cast<milliseconds>(span); };
  std::vector<suspect> still;
  for (std::size_t i = 0; i < slots().size(); ++i) {
    const slot& one = slots()[i];
    if (!one.taken.load(std::memory_order_relaxed)) continue;
    const auto seen = look_at(one);
    if (!seen) continue;
    const milliseconds cpu = cpu_of(one.cpu_clock);
    const auto known = std::find_if(suspects_.begin(), suspects_.end(), [&](const suspect& s) {
      return s.slot_index == i && s.stay == seen->number;
    });
    if (known == suspects_.end())
      still.push_back({i, seen->number, seen->since, cpu, {names_of(seen->label), {}, {}, seen->allowed}});
    else
      still.push_back(std::move(*known)), known->reported = false;
    suspect& one_held = still.back();
    one_held.told.held = in_ms(now - seen->since);
    one_held.told.cpu = cpu - one_held.cpu_before;
    if (one_held.reported || one_held.told.held <= seen->allowed + tolerated) continue;
    one_held.reported = true;
    report_(one_held.told);
  }
  for (suspect& gone : suspects_) {
    if (!gone.reported) continue;
    gone.told.held = in_ms(now - gone.since);
    gone.told.returned = true;
    report_(gone.told);
  }
  suspects_ = std::move(still);
}

watchdog_thread::watchdog_thread(watchdog::reporter report)
    : thread_([this, looks = std::move(report)] {
        watchdog dog{looks};
        std::unique_lock lock{mutex_};
        while (!stopped_.wait_for(lock, between_looks, [this] { return stop_; })) {
          lock.unlock();
          dog.check(watchdog::clock::now());
          lock.lock();
        }
      }) {}

watchdog_thread::~watchdog_thread() {
  {
    const std::lock_guard lock{mutex_};
    stop_ = true;
  }
  stopped_.notify_all();
  thread_.join();
}

std::string describe(const held_thread& held) {
  return fmt::format(
      "tenant {}, script {}, execution {}: {} {} ms, {} ms of CPU since it was noticed, CPU limit {} ms",
      held.who.tenant, held.who.script, held.who.execution,
      held.returned ? "gave its thread back after" : "holds its thread for", held.held.count(),
      held.cpu.count(), held.allowed.count());
}

}  // namespace sluice
