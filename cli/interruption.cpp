#include "cli/interruption.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <poll.h>
#include <sys/eventfd.h>
#include <system_error>
#include <unistd.h>

namespace sluice {
namespace {

// A signal handler can reach nothing else.
int event_fd = -1;

void on_signal(int) {
  const std::uint64_t one = 1;
  const int kept = errno;
  // Cannot fail: the counter is far from its end.
  [[maybe_unused]] const auto written = ::write(event_fd, &one, sizeof one);
  errno = kept;
}

}  // namespace

interruption::interruption() {
  event_fd = ::eventfd(0, EFD_CLOEXEC);
  if (event_fd < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

interruption::~interruption() {
  ::signal(SIGINT, SIG_DFL);
  ::signal(SIGTERM, SIG_DFL);
  ::close(event_fd);
  event_fd = -1;
}

bool interruption::requested() const { return wait_for(std::chrono::milliseconds{0}); }

bool interruption::wait_for(std::chrono::milliseconds time) const {
  const auto until = std::chrono::steady_clock::now() + time;
  for (;;) {
    pollfd waiting{event_fd, POLLIN, 0};
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::max<std::int64_t>(0, left.count())));
    if (ready >= 0 || errno != EINTR) return ready > 0;
  }
}

int interruption::fd() const { return event_fd; }

}  // namespace sluice
