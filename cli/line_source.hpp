#pragma once

#include "schemas/error.hpp"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// Reads a file or standard input line by line, and tells when there is nothing to read just now: what was
/// read before need not wait for what a pipe brings later.
class line_source {
 public:
  /// "-" is standard input.
  static expected<line_source> open(const std::string& path);
  line_source(line_source&& other) noexcept;
  line_source& operator=(line_source&&) = delete;
  ~line_source();

  enum class result { line, nothing_yet, end };
  /// The next line without its end, valid until the next call. nothing_yet if none came within `wait`, or
  /// `stop_fd` became readable.
  expected<result> next(std::string_view& line, std::chrono::milliseconds wait, int stop_fd);

  const std::string& name() const { return name_; }  ///< as shown in messages
  std::size_t line_number() const { return line_number_; }
  std::size_t bytes_read() const { return bytes_read_; }
  std::optional<std::size_t> size() const { return size_; }  ///< of a regular file

 private:
  line_source(int fd, std::string name);
  bool take_line(std::string_view& line);

  int fd_;
  std::string name_;
  std::string buffer_;
  std::size_t begin_ = 0;  ///< of what is not yet handed out
  std::size_t searched_ = 0;
  bool ended_ = false;
  std::size_t line_number_ = 0;
  std::size_t bytes_read_ = 0;
  std::optional<std::size_t> size_;
};

}  // namespace sluice
