#include "tests/cli/scripted_engine.hpp"

#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

namespace sluice::testing {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using nlohmann::json;

scripted_engine::scripted_engine(behaviour answers)
    : acceptor_(context_, {asio::ip::make_address("127.0.0.1"), 0}),
      answers_(std::move(answers)),
      thread_([this] { serve(); }) {}

scripted_engine::~scripted_engine() {
  // A connection that asks nothing ends the server.
  asio::ip::tcp::socket(context_).connect(acceptor_.local_endpoint());
  thread_.join();
}

std::string scripted_engine::url() const {
  return "http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port());
}

void scripted_engine::serve() {
  for (;;) {
    asio::ip::tcp::socket socket = acceptor_.accept();
    beast::flat_buffer buffer;
    http::request<http::string_body> request;
    beast::error_code ended;
    http::read(socket, buffer, request, ended);
    if (ended) return;
    seen_request seen;
    seen.line = std::string(request.method_string()) + " " + std::string(request.target());
    seen.authorization = std::string(request[http::field::authorization]);
    if (!request.body().empty()) seen.body = json::parse(request.body());
    const answer reply = answers_(seen);
    requests_.push_back(std::move(seen));
    http::response<http::string_body> response{static_cast<http::status>(reply.status), 11};
    response.body() = reply.body.dump();
    response.prepare_payload();
    http::write(socket, response, ended);
  }
}

}  // namespace sluice::testing
