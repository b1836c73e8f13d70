#pragma once

#include <functional>
#include <mutex>
#include <utility>
#include <vector>

namespace sluice {

/// Tasks from any thread for one. Who posts may outlive who runs them: after close() tasks are dropped.
class task_inbox {
 public:
  using task = std::function<void()>;

  /// `wake` is called, under the lock, for each task posted while none is waiting.
  explicit task_inbox(task wake) : wake_(std::move(wake)) {}

  void post(task work) {
    const std::lock_guard lock(mutex_);
    if (closed_) return;
    if (tasks_.empty()) wake_();
    tasks_.push_back(std::move(work));
  }

  void run_all() {
    std::vector<task> tasks;
    {
      const std::lock_guard lock(mutex_);
      tasks.swap(tasks_);
    }
    for (const task& work : tasks) work();
  }

  void close() {
    std::vector<task> dropped;
    const std::lock_guard lock(mutex_);
    closed_ = true;
    dropped.swap(tasks_);
  }

 private:
  std::mutex mutex_;
  task wake_;
  std::vector<task> tasks_;
  bool closed_ = false;
};

}  // namespace sluice
