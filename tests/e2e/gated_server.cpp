#include "tests/e2e/gated_server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>

#include <atomic>
#include <string_view>
#include <thread>
#include <vector>

namespace sluice::testing {

namespace asio = boost::asio;
using asio::ip::tcp;
using clock = std::chrono::steady_clock;

namespace {

constexpr std::string_view answer =
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 6\r\n\r\nanswer";
constexpr std::size_t longest_request = 64u << 10;

}  // namespace

struct gated_server::state {
  explicit state(settings chosen) : how(chosen) {
    acceptor.listen(asio::socket_base::max_listen_connections);
  }

  void accept();
  void arrived(std::shared_ptr<connection> from);
  void open();

  const settings how;
  asio::io_context io{1};
  tcp::acceptor acceptor{io, tcp::endpoint(asio::ip::make_address("127.0.0.1"), 0)};
  std::vector<std::shared_ptr<connection>> held;  ///< until the gate opens
  std::atomic<std::size_t> waiting{0};
  std::atomic<std::size_t> most_waiting{0};
  std::atomic<std::size_t> answered{0};
  std::atomic<clock::time_point> opened_at{};
  std::thread thread;
};

/// One connection: a request, its answer, the next request. Goes when the client does.
class gated_server::connection : public std::enable_shared_from_this<connection> {
 public:
  connection(state& of, tcp::socket socket) : of_(of), socket_(std::move(socket)), timer_(of.io) {}

  void read() {
    asio::async_read_until(socket_, asio::dynamic_buffer(request_, longest_request), "\r\n\r\n",
                           [self = shared_from_this()](boost::system::error_code failed, std::size_t bytes) {
                             if (failed) return;
                             self->request_.erase(0, bytes);
                             self->of_.arrived(self);
                           });
  }

  void answer_later() {
    timer_.expires_after(of_.how.delay);
    timer_.async_wait([self = shared_from_this()](boost::system::error_code) { self->write(); });
  }

 private:
  void write() {
    --of_.waiting;
    asio::async_write(socket_, asio::buffer(answer),
                      [self = shared_from_this()](boost::system::error_code failed, std::size_t) {
                        if (failed) return;
                        ++self->of_.answered;
                        self->read();
                      });
  }

  state& of_;
  tcp::socket socket_;
  asio::steady_timer timer_;
  std::string request_;
};

void gated_server::state::accept() {
  acceptor.async_accept([this](boost::system::error_code failed, tcp::socket socket) {
    if (!failed) {
      boost::system::error_code ignored;
      socket.set_option(tcp::no_delay(true), ignored);
      std::make_shared<connection>(*this, std::move(socket))->read();
    }
    if (acceptor.is_open()) accept();
  });
}

void gated_server::state::arrived(std::shared_ptr<connection> from) {
  const std::size_t now = ++waiting;
  if (now > most_waiting) most_waiting = now;
  if (how.gate == 0 || opened_at.load() != clock::time_point{}) return from->answer_later();
  held.push_back(std::move(from));
  if (now >= how.gate) open();
}

void gated_server::state::open() {
  if (opened_at.load() != clock::time_point{}) return;
  opened_at = clock::now();
  for (const auto& one : std::exchange(held, {})) one->answer_later();
}

gated_server::gated_server(settings how) : state_(std::make_unique<state>(how)) {
  state_->accept();
  state_->thread = std::thread([of = state_.get()] { of->io.run(); });
}

gated_server::~gated_server() {
  state_->io.stop();
  state_->thread.join();
}

std::string gated_server::url() const {
  return fmt::format("http://127.0.0.1:{}/", state_->acceptor.local_endpoint().port());
}
std::size_t gated_server::waiting() const { return state_->waiting; }
std::size_t gated_server::most_waiting() const { return state_->most_waiting; }
std::size_t gated_server::answered() const { return state_->answered; }
std::chrono::steady_clock::time_point gated_server::opened_at() const { return state_->opened_at; }
void gated_server::open() {
  asio::post(state_->io, [of = state_.get()] { of->open(); });
}

}  // namespace sluice::testing
