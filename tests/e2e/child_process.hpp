#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace sluice::testing {

/// How a process ended.
struct process_end {
  int exit_code = -1;  ///< -1 if a signal ended it
  int signal = 0;
};

/// Another program, started and watched. It dies with the thread that started it.
class child_process {
 public:
  /// Starts `command` (program and arguments) with stdout and stderr appended to `output`. Throws
  /// std::system_error if that cannot be done.
  child_process(const std::vector<std::string>& command, const std::filesystem::path& output);
  /// Kills it if it still runs.
  ~child_process();
  child_process(const child_process&) = delete;
  child_process& operator=(const child_process&) = delete;

  pid_t pid() const { return pid_; }
  void send_signal(int signal) const;
  /// How it ended; none if it still runs after `limit`.
  std::optional<process_end> wait(std::chrono::milliseconds limit);

 private:
  pid_t pid_ = -1;
  int pid_fd_ = -1;
  std::optional<process_end> end_;
};

}  // namespace sluice::testing
