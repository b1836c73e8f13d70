#include "transport/egress/curl_loop.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <system_error>
#include <unistd.h>

namespace sluice {

namespace {

int descriptor(int result) {
  if (result < 0) throw std::system_error(errno, std::generic_category(), "egress");
  return result;
}

}  // namespace

curl_loop::curl_loop(std::size_t idle_connections, on_finished finished)
    : finished_(std::move(finished)), multi_(curl_multi_init()) {
  epoll_ = descriptor(::epoll_create1(EPOLL_CLOEXEC));
  wake_ = descriptor(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.fd = wake_;
  descriptor(::epoll_ctl(epoll_, EPOLL_CTL_ADD, wake_, &event));
  curl_multi_setopt(multi_.get(), CURLMOPT_SOCKETFUNCTION, &curl_loop::socket_changed);
  curl_multi_setopt(multi_.get(), CURLMOPT_SOCKETDATA, this);
  curl_multi_setopt(multi_.get(), CURLMOPT_TIMERFUNCTION, &curl_loop::timer_changed);
  curl_multi_setopt(multi_.get(), CURLMOPT_TIMERDATA, this);
  keep_idle(idle_connections);
}

curl_loop::~curl_loop() {
  multi_.reset();
  if (wake_ >= 0) ::close(wake_);
  if (epoll_ >= 0) ::close(epoll_);
}

int curl_loop::socket_changed(CURL*, curl_socket_t socket, int what, void* loop, void* known) {
  auto* self = static_cast<curl_loop*>(loop);
  if (what == CURL_POLL_REMOVE) {
    ::epoll_ctl(self->epoll_, EPOLL_CTL_DEL, socket, nullptr);  // it may be closed already
    return 0;
  }
  epoll_event event{};
  event.data.fd = socket;
  if (what & CURL_POLL_IN) event.events |= EPOLLIN;
  if (what & CURL_POLL_OUT) event.events |= EPOLLOUT;
  if (!known) curl_multi_assign(self->multi_.get(), socket, self);
  if (::epoll_ctl(self->epoll_, known ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, socket, &event) == 0) return 0;
  // A descriptor that was closed and opened again in between is not what epoll, or curl, remembers.
  const int other = errno == EEXIST ? EPOLL_CTL_MOD : EPOLL_CTL_ADD;
  return ::epoll_ctl(self->epoll_, other, socket, &event) == 0 ? 0 : -1;
}

int curl_loop::timer_changed(CURLM*, long timeout_ms, void* loop) {
  auto* self = static_cast<curl_loop*>(loop);
  if (timeout_ms < 0) {
    self->curl_due_.reset();
  } else {
    self->curl_due_ = clock::now() + std::chrono::milliseconds{timeout_ms};
  }
  return 0;
}

void curl_loop::keep_idle(std::size_t connections) {
  // 0 means as many as curl likes.
  curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS,
                    static_cast<long>(std::max<std::size_t>(1, connections)));
}

void curl_loop::add(CURL* transfer) { curl_multi_add_handle(multi_.get(), transfer); }

void curl_loop::remove(CURL* transfer) { curl_multi_remove_handle(multi_.get(), transfer); }

int curl_loop::timeout_ms(std::optional<clock::time_point> until) const {
  if (curl_due_ && (!until || *curl_due_ < *until)) until = curl_due_;
  if (!until) return -1;
  const auto left = std::chrono::ceil<std::chrono::milliseconds>(*until - clock::now()).count();
  return static_cast<int>(std::clamp<std::int64_t>(left, 0, 60'000));
}

void curl_loop::run_once(std::optional<clock::time_point> until) {
  std::array<epoll_event, 64> events;
  const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), timeout_ms(until));
  int running = 0;
  for (int i = 0; i < count; ++i) {
    const auto& event = events[static_cast<std::size_t>(i)];
    if (event.data.fd == wake_) {
      std::uint64_t times = 0;
      [[maybe_unused]] const auto bytes = ::read(wake_, &times, sizeof times);
      continue;
    }
    int what = 0;
    if (event.events & EPOLLIN) what |= CURL_CSELECT_IN;
    if (event.events & EPOLLOUT) what |= CURL_CSELECT_OUT;
    if (event.events & (EPOLLERR | EPOLLHUP)) what |= CURL_CSELECT_ERR;
    curl_multi_socket_action(multi_.get(), event.data.fd, what, &running);
  }
  if (curl_due_ && *curl_due_ <= clock::now()) {
    curl_due_.reset();
    curl_multi_socket_action(multi_.get(), CURL_SOCKET_TIMEOUT, 0, &running);
  }
  report_finished();
}

void curl_loop::report_finished() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    CURL* const transfer = message->easy_handle;  // gone from the message once it is removed
    const CURLcode code = message->data.result;
    finished_(transfer, code);
  }
}

void curl_loop::wake() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto bytes = ::write(wake_, &one, sizeof one);
}

}  // namespace sluice
