#pragma once

#include <chrono>
#include <cstddef>
#include <sys/types.h>

namespace sluice::bench {

/// The processor time that all threads of a process have used so far; Linux counts it in steps of 10 ms.
std::chrono::microseconds cpu_time(pid_t process);
/// The most memory the process has had resident at once, in bytes.
std::size_t peak_memory(pid_t process);
/// What is resident now.
std::size_t resident_memory(pid_t process);
std::size_t thread_count(pid_t process);

}  // namespace sluice::bench
