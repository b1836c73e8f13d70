#pragma once

#include "actors/messages.hpp"

#include <deque>

namespace sluice {

/// The deliveries of one script that are ready to run, and how many of its script actors are at work.
/// A plain class, owned by a tenant actor.
class script_lane {
 public:
  explicit script_lane(runnable_script script) : script_(std::move(script)) {}

  const runnable_script& script() const { return script_; }
  /// Replaces script and program: what begins from now on runs on the new version.
  void update(runnable_script script) { script_ = std::move(script); }
  /// Whether its deliveries can run: it has a program and is active.
  bool runnable() const { return script_.program && script_.row.status == script_status::active; }

  void push(delivery work) { ready_.push_back(std::move(work)); }
  /// Work that was handed out and not begun comes back, to the front.
  void put_back(const delivery_list& work) { ready_.insert(ready_.begin(), work.begin(), work.end()); }
  /// Like put_back, when the actor that held it died: each runs in a batch of its own, to find the one at
  /// fault.
  void put_back_alone(const delivery_list& work);

  /// How many more script actors could run at once now: none without work, or at its concurrency. `parallel`
  /// bounds how many use the processor at once.
  int startable(int parallel) const;
  /// Hands out work for one script actor: at most `limit` deliveries, fewer if several actors can share them.
  delivery_list_ptr take(std::size_t limit, int parallel);
  /// Empties it: what cannot run any more.
  std::deque<delivery> take_all() {
    alone_ = 0;
    return std::exchange(ready_, {});
  }

  void began() { ++running_; }
  void waits() { --running_, ++waiting_; }
  void resumes() { --waiting_, ++running_; }
  void ended(bool was_waiting) { --(was_waiting ? waiting_ : running_); }
  int busy() const { return running_ + waiting_; }
  std::size_t ready() const { return ready_.size(); }

 private:
  runnable_script script_;
  std::deque<delivery> ready_;
  std::size_t alone_ = 0;  ///< so many from the front run one by one
  int running_ = 0;        ///< script actors that hold a worker slot
  int waiting_ = 0;        ///< script actors whose execution awaits something
};

}  // namespace sluice
