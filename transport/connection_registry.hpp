#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <utility>

namespace sluice::transport {

/// What the server can ask of a connection, from any thread.
class connection {
 public:
  virtual ~connection() = default;
  /// Finish what is under way, take nothing new, then close.
  virtual void stop() = 0;
  /// Close at once: another connection needs the place.
  virtual void give_way() { stop(); }
};

/// The open connections: to count them, and to stop them. One that has not shown a token yet is a stranger,
/// and gives way to a newer one when all places are taken: so nobody keeps others out without a token.
/// Thread-safe.
class connection_registry {
  enum class standing : std::uint8_t { stranger, known, leaving };
  struct entry {
    std::weak_ptr<connection> who;
    standing is = standing::stranger;
  };
  using entry_list = std::list<entry>;

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
    /// The connection is no stranger any more; false if it has had to give way already.
    bool become_known();
    explicit operator bool() const { return registry_ != nullptr; }

   private:
    friend connection_registry;
    connection_registry* registry_ = nullptr;
    entry_list::iterator at_;
  };

  /// A place for one more connection, if need be that of the oldest stranger, who is told; none if there are
  /// `limit` connections and all are known.
  place enter(std::size_t limit);
  void stop_all();
  /// Waits until no connection is left; false if some are when the time is over.
  bool wait_until_empty(std::chrono::milliseconds limit);

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  entry_list& list_of(const entry& one);

  entry_list strangers_;  ///< in the order they came
  entry_list known_;
  entry_list leaving_;  ///< gave way, and will be gone in a moment: not counted
  bool stopping_ = false;
};

}  // namespace sluice::transport
