#pragma once

#include "actors/environment.hpp"
#include "actors/interfaces.hpp"
#include "tests/actors/event_fixture.hpp"

#include <caf/all.hpp>
#include <caf/scheduler/test_coordinator.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <utility>

namespace sluice::test {

using namespace std::chrono_literals;

/// Actors on one thread, step by step, with a clock that stands still unless the test moves it.
class ActorTest : public testing::Test {
 public:
  ~ActorTest() override {
    for (const auto& actor : actors_) caf::anon_send_exit(actor, caf::exit_reason::kill);
    actors_.clear();
    run();
  }

 protected:
  ActorTest()
      : system(config()), scheduler(dynamic_cast<caf::scheduler::test_coordinator&>(system.scheduler())) {
    environment->clock = [this, begun = scheduler.clock().current_time] {
      return begin +
             std::chrono::duration_cast<std::chrono::microseconds>(scheduler.clock().current_time - begun);
    };
  }
  void run() { scheduler.run(); }
  /// Lets time pass, in steps in which actors may set timers anew.
  void advance(std::chrono::milliseconds time, std::chrono::milliseconds step = 10ms) {
    for (; time > 0ms; time -= step) {
      scheduler.advance_time(std::min(time, step));
      run();
    }
  }
  std::chrono::microseconds elapsed() const { return environment->clock() - begin; }

  /// An actor that answers just these messages, whatever its interface; it drops others.
  template <class Handle, class... Handlers>
  Handle fake(Handlers... handlers) {
    const auto actor = system.spawn([handlers...](caf::event_based_actor* self) -> caf::behavior {
      self->set_default_handler(caf::drop);
      return {handlers...};
    });
    return owned(caf::actor_cast<Handle>(actor));
  }

  /// The actor ends with the test.
  template <class Handle>
  Handle owned(const Handle& actor) {
    actors_.push_back(caf::actor_cast<caf::actor>(actor));
    return actor;
  }
  /// Ends an actor at once, before whatever is in its mailbox.
  template <class Handle>
  void kill(const Handle& victim) {
    const auto actor = caf::actor_cast<caf::actor>(victim);
    caf::anon_send<caf::message_priority::high>(actor,
                                                caf::exit_msg{actor.address(), caf::exit_reason::kill});
    run();
  }

  environment_ptr shared_environment() const { return environment; }

  const timestamp begin{std::chrono::seconds{1'700'000'000}};
  std::shared_ptr<engine_environment> environment = std::make_shared<engine_environment>();
  const tenant_id shop{1};

 private:
  static caf::actor_system_config& config() {
    static caf::actor_system_config config;
    static const bool done = (config.set("scheduler.policy", caf::atom("testing")), true);
    static_cast<void>(done);
    return config;
  }

 protected:
  caf::actor_system system;
  caf::scheduler::test_coordinator& scheduler;

 private:
  std::vector<caf::actor> actors_;
};

/// A shared pointer to a constant list, as messages carry them.
template <class T>
std::shared_ptr<const std::vector<T>> list_of(std::vector<T> items) {
  return std::make_shared<const std::vector<T>>(std::move(items));
}

inline delivery_list_ptr all_events(const const_event_batch_ptr& batch) {
  delivery_list list;
  for (std::uint32_t i = 0; i < batch->events.size(); ++i) list.push_back({batch, i, script_id{}, 1});
  return list_of(std::move(list));
}

}  // namespace sluice::test
