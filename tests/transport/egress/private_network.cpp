#include "tests/transport/egress/private_network.hpp"

#include <arpa/inet.h>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <net/if.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

namespace sluice::testing {

namespace {

bool write_file(const char* path, const std::string& text) {
  std::ofstream file(path);
  file << text;
  return static_cast<bool>(file.flush());
}

/// Root of a user namespace of its own, which may do with its own network what it likes.
bool unshare_all() {
  const auto user = ::getuid();
  const auto group = ::getgid();
  if (::unshare(CLONE_NEWUSER | CLONE_NEWNET | CLONE_NEWNS) != 0) return false;
  write_file("/proc/self/setgroups", "deny");
  return write_file("/proc/self/uid_map", "0 " + std::to_string(user) + " 1") &&
         write_file("/proc/self/gid_map", "0 " + std::to_string(group) + " 1");
}

bool set_up(const char* interface, const std::string& address) {
  const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  ifreq request{};
  std::strncpy(request.ifr_name, interface, IFNAMSIZ - 1);
  auto& to = reinterpret_cast<sockaddr_in&>(request.ifr_addr);
  to.sin_family = AF_INET;
  ::inet_pton(AF_INET, address.c_str(), &to.sin_addr);
  const bool has_address = ::ioctl(socket, SIOCSIFADDR, &request) == 0;
  request.ifr_flags = IFF_UP | IFF_RUNNING;
  const bool is_up = ::ioctl(socket, SIOCSIFFLAGS, &request) == 0;
  ::close(socket);
  return has_address && is_up;
}

/// Other files in place of those that tell the resolver where to ask.
bool replace_file(const char* path, const std::string& text) {
  std::string made = (std::filesystem::temp_directory_path() / "sluice-private-network-XXXXXX").string();
  const int file = ::mkstemp(made.data());
  if (file < 0) return false;
  ::close(file);
  const bool replaced =
      write_file(made.c_str(), text) && ::mount(made.c_str(), path, nullptr, MS_BIND, nullptr) == 0;
  ::unlink(made.c_str());
  return replaced;
}

}  // namespace

bool enter_private_network(const std::string& address) {
  return unshare_all() && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         set_up("lo", "127.0.0.1") && set_up("lo:1", address) &&
         replace_file("/etc/resolv.conf", "nameserver 127.0.0.1\noptions timeout:1 attempts:2\n");
}

}  // namespace sluice::testing
