#include "store/writer_lock.hpp"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace sluice {
namespace {

std::string reason(int code) { return std::generic_category().message(code); }

std::string holder(int file) {
  std::array<char, 32> text{};
  const auto size = ::pread(file, text.data(), text.size(), 0);
  const std::string pid(text.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  return pid.empty() ? "another process" : "process " + pid.substr(0, pid.find('\n'));
}

/// The process id, for the error that the next one gets; empty on a full disk, which does not matter.
bool sign(int file) {
  const std::string pid = fmt::format("{}\n", ::getpid());
  return ::ftruncate(file, 0) == 0 && ::pwrite(file, pid.data(), pid.size(), 0) > 0;
}

}  // namespace

expected<writer_lock> writer_lock::acquire(const std::filesystem::path& database) {
  const std::string path = database.string() + ".lock";
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0)
    return fail(error_code::store_unavailable, fmt::format("cannot open {}: {}", path, reason(errno)));
  writer_lock lock(file);
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) {
    sign(file);
    return lock;
  }
  if (errno != EWOULDBLOCK)
    return fail(error_code::store_unavailable, fmt::format("cannot lock {}: {}", path, reason(errno)));
  return fail(error_code::conflict, fmt::format("{} is in use by {}: only one engine may write to a store",
                                                database.string(), holder(file)));
}

writer_lock::~writer_lock() {
  if (file_ >= 0) ::close(file_);
}

writer_lock::writer_lock(writer_lock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

}  // namespace sluice
