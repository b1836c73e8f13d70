#include "bench/process_usage.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <unistd.h>

namespace sluice::bench {

namespace {

/// The number on the line of /proc/PID/status that begins so; 0 if there is none.
std::size_t status_value(pid_t process, std::string_view name) {
  std::ifstream file(fmt::format("/proc/{}/status", process));
  for (std::string line; std::getline(file, line);)
    if (line.starts_with(name)) return std::stoull(line.substr(name.size()));
  return 0;
}

}  // namespace

std::chrono::microseconds cpu_time(pid_t process) {
  std::ifstream file(fmt::format("/proc/{}/stat", process));
  std::string text;
  std::getline(file, text);
  // proc(5): the name, field 2, may hold anything; 14 and 15 are user and system time in clock ticks.
  std::istringstream fields(text.substr(std::min(text.size(), text.rfind(')') + 2)));
  std::string skipped;
  for (int field = 3; field < 14; ++field) fields >> skipped;
  std::int64_t user = 0;
  std::int64_t system = 0;
  fields >> user >> system;
  return std::chrono::microseconds((user + system) * 1'000'000 / ::sysconf(_SC_CLK_TCK));
}

std::size_t peak_memory(pid_t process) { return status_value(process, "VmHWM:") << 10; }
std::size_t resident_memory(pid_t process) { return status_value(process, "VmRSS:") << 10; }
std::size_t thread_count(pid_t process) { return status_value(process, "Threads:"); }

}  // namespace sluice::bench
