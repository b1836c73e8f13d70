#include "tests/sdk/sdk_servers.hpp"

#include "tests/sdk/http_answers.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <thread>

namespace sluice::test {

namespace asio = boost::asio;
using asio::ip::tcp;
using testing::make_authority;
using testing::make_certificate;
using testing::scripted_server;
using testing::test_certificate;

namespace {

constexpr const char* host = "localhost";

std::unique_ptr<scripted_server> with(const test_certificate& certificate) {
  return std::make_unique<scripted_server>(http_answer, certificate);
}

tcp::endpoint any_local_port() { return {asio::ip::make_address("127.0.0.1"), 0}; }

/// A port at which nobody listens.
std::string closed_port() {
  asio::io_context io;
  const tcp::acceptor taken(io, any_local_port());
  return std::to_string(taken.local_endpoint().port());
}

}  // namespace

/// A server that speaks first, and not HTTP: as those of SSH and mail do.
class sdk_servers::greeter {
 public:
  greeter() {
    acceptor_.listen();
    accept();
    thread_ = std::thread([this] { io_.run(); });
  }
  ~greeter() {
    io_.stop();
    thread_.join();
  }
  std::string port() const { return std::to_string(acceptor_.local_endpoint().port()); }

 private:
  void accept() {
    acceptor_.async_accept([this](boost::system::error_code failure, tcp::socket peer) {
      if (failure) return;
      boost::system::error_code ignored;
      asio::write(peer, asio::buffer(std::string_view("SSH-2.0-OpenSSH_9.2\r\n")), ignored);
      peer.shutdown(tcp::socket::shutdown_send, ignored);
      peers_.push_back(std::move(peer));  // open until the end, so that what is unread does not reset it
      accept();
    });
  }

  asio::io_context io_{1};
  tcp::acceptor acceptor_{io_, any_local_port()};
  std::vector<tcp::socket> peers_;
  std::thread thread_;
};

sdk_servers::sdk_servers() {
  const auto authority = make_authority();
  const auto stranger = make_authority();
  std::ofstream(ca_file()) << authority.certificate_pem;
  add("http", std::make_unique<scripted_server>(http_answer), "http");
  add("https", with(make_certificate(host, &authority)), "https");
  add("selfSigned", with(make_certificate(host, nullptr)), "https");
  add("stranger", with(make_certificate(host, &stranger)), "https");
  add("otherHost", with(make_certificate("other.example", &authority)), "https");
  add("expired", with(make_certificate(host, &authority, -7'200, -3'600)), "https");
  add("notYet", with(make_certificate(host, &authority, 3'600, 7'200)), "https");
  allow("closed", "http", closed_port());
  greeter_ = std::make_unique<greeter>();
  allow("greeter", "http", greeter_->port());
  allow("noTls", "https", greeter_->port());
  forbidden_.push_back(std::make_unique<scripted_server>(http_answer));
  urls_["forbidden"] = "http://127.0.0.1:" + forbidden_.back()->port();
  urls_["forbiddenPort"] = forbidden_.back()->port();
}

sdk_servers::~sdk_servers() = default;

void sdk_servers::add(const std::string& name, std::unique_ptr<scripted_server> server,
                      const std::string& scheme) {
  allow(name, scheme, server->port());
  servers_.push_back(std::move(server));
}

void sdk_servers::allow(const std::string& name, const std::string& scheme, const std::string& port) {
  urls_[name] = fmt::format("{}://{}:{}", scheme, host, port);
  allowed_.push_back(fmt::format("{}:{}", host, port));
}

nlohmann::json sdk_servers::urls() const { return urls_; }

int sdk_servers::forbidden_connections() const {
  int all = 0;
  for (const auto& server : forbidden_) all += server->accepted();
  return all;
}

}  // namespace sluice::test
