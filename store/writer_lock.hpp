#pragma once

#include "schemas/error.hpp"

#include <filesystem>

namespace sluice {

/// Keeps a second writer away from a database, in this process and others: an flock on `<database>.lock`,
/// which names the holder's process. The kernel lets go of it when the process ends, however it ends.
class writer_lock {
 public:
  /// conflict, naming the process, if another writer holds it; store_unavailable if it cannot be made.
  static expected<writer_lock> acquire(const std::filesystem::path& database);

  ~writer_lock();
  writer_lock(writer_lock&& other) noexcept;
  writer_lock& operator=(writer_lock&&) = delete;

 private:
  explicit writer_lock(int file) : file_(file) {}
  int file_;
};

}  // namespace sluice
