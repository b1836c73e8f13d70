#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace sluice {

/// Whose execution a heap runs, for the watchdog to name. One writer, any reader.
class execution_label {
 public:
  struct names {
    std::string tenant;
    std::string script;
    std::string execution;
  };

  execution_label();
  ~execution_label();
  execution_label(const execution_label&) = delete;
  execution_label& operator=(const execution_label&) = delete;

  void set(const std::string& tenant, const std::string& script, const std::string& execution);
  names get() const;
  std::uint64_t id() const { return id_; }

 private:
  const std::uint64_t id_;
  mutable std::mutex mutex_;
  names names_;
};

/// Notes that this thread is inside JavaScript: a few stores into a slot of the thread's own.
class thread_stay {
 public:
  using clock = std::chrono::steady_clock;

  thread_stay(const execution_label& label, clock::time_point since, std::chrono::milliseconds allowed);
  ~thread_stay();
  thread_stay(const thread_stay&) = delete;
  thread_stay& operator=(const thread_stay&) = delete;
};

/// A thread that JavaScript, or what it called, holds for longer than it may.
struct held_thread {
  execution_label::names who;
  std::chrono::milliseconds held{0};
  std::chrono::milliseconds cpu{0};      ///< of the thread, meanwhile; about `held` if it computes
  std::chrono::milliseconds allowed{0};  ///< the CPU limit
  bool returned = false;                 ///< it was reported before, and now gave its thread back
};

/// Looks at all threads that are inside JavaScript and reports each that has been there for longer than its
/// CPU limit and 100 ms: once, and again when it has come back. The sandbox is to make that impossible; this
/// says so where it is not.
class watchdog {
 public:
  using clock = thread_stay::clock;
  using reporter = std::function<void(const held_thread&)>;

  explicit watchdog(reporter report);
  ~watchdog();
  watchdog(const watchdog&) = delete;
  watchdog& operator=(const watchdog&) = delete;

  /// One look. Of one thread at a time.
  void check(clock::time_point now);

 private:
  struct suspect;
  reporter report_;
  std::vector<suspect> suspects_;
};

/// Lets a watchdog look every 50 ms, on a thread of its own, until it is destroyed. `report` is called there.
class watchdog_thread {
 public:
  explicit watchdog_thread(watchdog::reporter report);
  ~watchdog_thread();
  watchdog_thread(const watchdog_thread&) = delete;
  watchdog_thread& operator=(const watchdog_thread&) = delete;

 private:
  std::mutex mutex_;
  std::condition_variable stopped_;
  bool stop_ = false;
  std::thread thread_;
};

/// "tenant acme, script orders, execution 7f…: holds its thread since 1200 ms, …", for a log.
std::string describe(const held_thread& held);

}  // namespace sluice
