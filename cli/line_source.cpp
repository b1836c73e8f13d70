#include "cli/line_source.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace sluice {
namespace {

/// What some editors put first in a file of UTF-8: no part of the text.
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
constexpr std::size_t chunk_bytes = 256u << 10;
/// No event is that long; without a bound a file without line ends would fill the memory.
constexpr std::size_t max_line_bytes = 64u << 20;

tl::unexpected<error> read_failed(const std::string& name) {
  return fail(error_code::invalid_request, fmt::format("cannot read {}: {}", name, std::strerror(errno)));
}

}  // namespace

expected<line_source> line_source::open(const std::string& path) {
  if (path == "-") return line_source(STDIN_FILENO, "<stdin>");
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return read_failed(path);
  line_source source(fd, path);
  struct stat info {};
  if (::fstat(fd, &info) != 0) return read_failed(path);
  if (S_ISDIR(info.st_mode)) {
    errno = EISDIR;
    return read_failed(path);
  }
  if (S_ISREG(info.st_mode)) source.size_ = static_cast<std::size_t>(info.st_size);
  return source;
}

line_source::line_source(int fd, std::string name) : fd_(fd), name_(std::move(name)) {}

line_source::line_source(line_source&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      name_(std::move(other.name_)),
      buffer_(std::move(other.buffer_)),
      begin_(other.begin_),
      searched_(other.searched_),
      ended_(other.ended_),
      line_number_(other.line_number_),
      bytes_read_(other.bytes_read_),
      size_(other.size_) {}

line_source::~line_source() {
  if (fd_ > STDIN_FILENO) ::close(fd_);
}

bool line_source::take_line(std::string_view& line) {
  std::size_t end = buffer_.find('\n', searched_);
  if (end == buffer_.npos) {
    searched_ = buffer_.size();
    if (!ended_ || begin_ == buffer_.size()) return false;
    end = buffer_.size();
  }
  line = std::string_view(buffer_).substr(begin_, end - begin_);
  if (line.ends_with('\r')) line.remove_suffix(1);
  begin_ = searched_ = std::min(end + 1, buffer_.size());
  if (line_number_++ == 0 && line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
  return true;
}

expected<line_source::result> line_source::next(std::string_view& line, std::chrono::milliseconds wait,
                                                int stop_fd) {
  for (;;) {
    if (take_line(line)) return result::line;
    if (ended_) return result::end;
    if (buffer_.size() - begin_ > max_line_bytes)
      return fail(error_code::too_large, fmt::format("{}:{}: the line is longer than {} bytes", name_,
                                                     line_number_ + 1, max_line_bytes));
    pollfd waiting[] = {{fd_, POLLIN, 0}, {stop_fd, POLLIN, 0}};
    const int ready = ::poll(waiting, 2, static_cast<int>(wait.count()));
    if (ready < 0 && errno != EINTR) return read_failed(name_);
    if (ready <= 0 || waiting[1].revents != 0) return result::nothing_yet;

    buffer_.erase(0, begin_);
    searched_ -= begin_;
    begin_ = 0;
    const std::size_t kept = buffer_.size();
    buffer_.resize(kept + chunk_bytes);
    const ssize_t got = ::read(fd_, buffer_.data() + kept, chunk_bytes);
    const bool interrupted = got < 0 && errno == EINTR;
    buffer_.resize(kept + static_cast<std::size_t>(std::max<ssize_t>(0, got)));
    if (got < 0 && !interrupted) return read_failed(name_);
    if (got > 0) bytes_read_ += static_cast<std::size_t>(got);
    if (got == 0) ended_ = true;
  }
}

}  // namespace sluice
