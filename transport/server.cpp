#include "transport/server.hpp"

#include "transport/listener.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <spdlog/spdlog.h>

#include <thread>
#include <vector>

namespace sluice {

namespace asio = boost::asio;
using namespace transport;

struct server::impl {
  /// Shared with the questions under way to the engine: whichever goes last takes it down.
  std::shared_ptr<asio::io_context> io;
  std::shared_ptr<server_context> context;
  std::shared_ptr<listener> accepting;
  asio::executor_work_guard<asio::io_context::executor_type> work;
  std::vector<std::thread> threads;
};

expected<std::unique_ptr<server>> server::start(server_options options, caf::actor_system& system,
                                                engine_actor engine,
                                                std::function<std::string()> metrics_text) {
  auto io = std::make_shared<asio::io_context>(options.io_threads);
  engine_link link{&system, std::move(engine), options.request_timeout, io};
  auto context =
      std::make_shared<server_context>(std::move(options), std::move(link), std::move(metrics_text));
  auto opened = listener::open(context, *io);
  if (!opened) return tl::unexpected(opened.error());
  asio::co_spawn(*io, (*opened)->run(), asio::detached);

  auto running = std::make_unique<impl>(impl{io, context, *opened, asio::make_work_guard(*io), {}});
  for (int i = 0; i < context->options.io_threads; ++i) running->threads.emplace_back([io] { io->run(); });
  return std::unique_ptr<server>(new server(std::move(running)));
}

server::server(std::unique_ptr<impl> running) : impl_(std::move(running)) {}

server::~server() { stop(std::chrono::milliseconds{0}); }

std::uint16_t server::port() const { return impl_->accepting->port(); }

void server::stop_accepting() {
  if (!impl_->threads.empty()) impl_->accepting->close();
}

void server::stop(std::chrono::milliseconds grace) {
  if (impl_->threads.empty()) return;
  stop_accepting();
  auto& connections = impl_->context->connections;
  connections.stop_all();
  if (!connections.wait_until_empty(grace))
    spdlog::warn("some connections did not finish in time and are cut");
  impl_->work.reset();
  impl_->io->stop();
  for (auto& thread : impl_->threads) thread.join();
  impl_->threads.clear();
}

}  // namespace sluice
