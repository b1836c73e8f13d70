#include "tests/transport/egress/dns_server.hpp"

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace sluice::testing {

namespace {

constexpr std::size_t header_bytes = 12;

}  // namespace

dns_server::dns_server(std::function<std::string()> address)
    : address_(std::move(address)), socket_(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_port = htons(53);
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::bind(socket_, reinterpret_cast<const sockaddr*>(&at), sizeof at) != 0)
    throw std::runtime_error("no DNS server on port 53");
  const timeval patience{0, 50'000};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  thread_ = std::thread([this] { run(); });
}

dns_server::~dns_server() {
  stopping_ = true;
  thread_.join();
  ::close(socket_);
}

void dns_server::run() {
  std::array<char, 512> buffer;
  while (!stopping_) {
    sockaddr_in from{};
    socklen_t from_size = sizeof from;
    const auto bytes =
        ::recvfrom(socket_, buffer.data(), buffer.size(), 0, reinterpret_cast<sockaddr*>(&from), &from_size);
    if (bytes > static_cast<ssize_t>(header_bytes))
      answer({buffer.data(), static_cast<std::size_t>(bytes)}, &from, from_size);
  }
}

void dns_server::answer(std::string question, const void* to, unsigned to_size) {
  // RFC 1035, 4.1: the name, as labels that end with an empty one, then its type and class.
  auto end = question.find('\0', header_bytes);
  if (end == question.npos || end + 5 > question.size()) return;
  const bool is_a = question[end + 1] == 0 && question[end + 2] == 1;
  std::string reply = question.substr(0, end + 5);
  reply[2] = static_cast<char>(0x84);  // an authoritative answer
  reply[3] = 0;
  reply.replace(6, 6, std::string{'\0', static_cast<char>(is_a ? 1 : 0), '\0', '\0', '\0', '\0'});
  if (is_a) {
    ++questions_;
    // The same name, A, IN, living 0 s, four bytes.
    reply += std::string{'\xc0', '\x0c', '\0', '\1', '\0', '\1', '\0', '\0', '\0', '\0', '\0', '\4'};
    in_addr address{};
    ::inet_pton(AF_INET, address_().c_str(), &address);
    reply.append(reinterpret_cast<const char*>(&address), sizeof address);
  }
  ::sendto(socket_, reply.data(), reply.size(), 0, static_cast<const sockaddr*>(to), to_size);
}

}  // namespace sluice::testing
