#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>

namespace sluice::transport {

/// What the server can ask of a connection, from any thread.
class connection {
 public:
  virtual ~connection() = default;
  /// Finish what is under way, take nothing new, then close.
  virtual void stop() = 0;
};

/// The open connections: to count them, and to stop them. Thread-safe.
class connection_registry {
 public:
  /// A connection's place; given back when destroyed.
  class place {
   public:
    place() = default;
    place(place&& other) noexcept : registry_(std::exchange(other.registry_, nullptr)), at_(other.at_) {}
    place& operator=(place&&) = delete;
    ~place();
    /// Says who sits here, so that it can be stopped; at once if stop_all() came before. One connection may
    /// take over from another (an HTTP session that becomes a WebSocket).
    void occupy(std::weak_ptr<connection> who);
    explicit operator bool() const { return registry_ != nullptr; }

   private:
    friend connection_registry;
    connection_registry* registry_ = nullptr;
    std::list<std::weak_ptr<connection>>::iterator at_;
  };

  /// A place for one more connection; none if there are `limit`.
  place enter(std::size_t limit);
  void stop_all();
  /// Waits until no connection is left; false if some are when the time is over.
  bool wait_until_empty(std::chrono::milliseconds limit);

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::list<std::weak_ptr<connection>> connections_;
  bool stopping_ = false;
};

}  // namespace sluice::transport
