#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <thread>
#include <vector>

namespace sluice::bench {

/// Watches from outside when executions become visible in the engine's database: looks every two
/// milliseconds at the highest execution id, which rises in order of commit.
class commit_watch {
 public:
  using clock = std::chrono::steady_clock;
  struct sighting {
    clock::time_point time;
    std::int64_t last_id = 0;  ///< the highest id then
  };

  explicit commit_watch(std::filesystem::path database);
  ~commit_watch();
  commit_watch(const commit_watch&) = delete;
  commit_watch& operator=(const commit_watch&) = delete;

  std::int64_t last_id() const { return last_id_; }
  /// Waits until an execution with this id is visible, and returns when that was; the epoch if it takes
  /// longer than `limit`.
  clock::time_point wait_for(std::int64_t id, std::chrono::seconds limit) const;
  /// Ends the watching and returns every rise that was seen, in order.
  std::vector<sighting> finish();

 private:
  void run();

  const std::filesystem::path database_;
  std::atomic<std::int64_t> last_id_{0};
  std::atomic<bool> ending_{false};
  std::vector<sighting> sightings_;  ///< the thread's, until finish()
  std::thread thread_;
};

}  // namespace sluice::bench
