#include "cli/private_file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace sluice {
namespace {

constexpr mode_t owner_only = S_IRUSR | S_IWUSR;
constexpr mode_t anybody = 0666;  // less the umask, as for any file
constexpr mode_t others = S_IRWXG | S_IRWXO;

tl::unexpected<error> failed(const std::string& path, int why) {
  return fail(why == EEXIST ? error_code::conflict : error_code::internal,
              fmt::format("{}: {}", path, std::strerror(why)), path);
}

bool write_whole(int file, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(file, text.data(), text.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
  return ::fsync(file) == 0;
}

/// A new name is on disk once its folder is.
expected<void> sync_folder_of(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  const int opened = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return failed(folder.string(), errno);
  const bool synced = ::fsync(opened) == 0;
  const int why = errno;
  ::close(opened);
  if (!synced) return failed(folder.string(), why);
  return {};
}

expected<void> create(const std::string& path, std::string_view text, mode_t mode) {
  if (const auto folder = std::filesystem::path(path).parent_path(); !folder.empty()) {
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem) return failed(folder.string(), problem.value());
  }
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
  if (file < 0) return failed(path, errno);
  const bool written = write_whole(file, text);
  const int why = errno;
  ::close(file);
  if (written) return {};
  ::unlink(path.c_str());
  return failed(path, why);
}

expected<void> replace(const std::string& path, std::string_view text, mode_t mode) {
  // The file itself where the name is a link to it.
  std::error_code unknown;
  const auto resolved = std::filesystem::canonical(path, unknown);
  const std::string target = unknown ? path : resolved.string();
  const std::string fresh = target + ".new";
  ::unlink(fresh.c_str());  // left by a process that ended before it had renamed it
  if (auto written = create(fresh, text, mode); !written) return written;
  if (::rename(fresh.c_str(), target.c_str()) != 0) {
    const int why = errno;
    ::unlink(fresh.c_str());
    return failed(target, why);
  }
  return sync_folder_of(target);
}

}  // namespace

expected<void> create_private_file(const std::string& path, std::string_view text) {
  return create(path, text, owner_only);
}

expected<void> replace_private_file(const std::string& path, std::string_view text) {
  return replace(path, text, owner_only);
}

expected<void> replace_file(const std::string& path, std::string_view text) {
  return replace(path, text, anybody);
}

expected<void> check_private_file(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return failed(path, errno);
  if (!S_ISREG(info.st_mode)) return fail(error_code::forbidden, fmt::format("{} is no plain file", path));
  if (info.st_uid != ::geteuid())
    return fail(error_code::forbidden, fmt::format("{} belongs to another user", path));
  if ((info.st_mode & others) != 0)
    return fail(error_code::forbidden,
                fmt::format("{} can be read or written by others: chmod 600 {}", path, path));
  return {};
}

expected<std::string> read_first_line(const std::string& path) {
  errno = 0;
  std::ifstream file(path);
  std::string line;
  if (std::getline(file, line)) return line;
  if (!file.is_open()) return failed(path, errno);
  return fail(error_code::invalid_request, fmt::format("{} is empty", path));
}

}  // namespace sluice
