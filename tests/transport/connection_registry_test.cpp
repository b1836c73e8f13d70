#include "transport/connection_registry.hpp"

#include <gtest/gtest.h>

#include <optional>

namespace sluice::transport {
namespace {

class fake_connection final : public connection {
 public:
  void stop() override { ++stops; }
  void give_way() override { ++gave_way; }
  int stops = 0;
  int gave_way = 0;
};

/// A connection and its place.
struct guest {
  guest(connection_registry& registry, std::size_t limit) : place(registry.enter(limit)) {
    if (place) place.occupy(who);
  }
  std::shared_ptr<fake_connection> who = std::make_shared<fake_connection>();
  connection_registry::place place;
};

TEST(ConnectionRegistry, LetsTheOldestStrangerGiveWay) {
  connection_registry registry;
  guest known(registry, 3), old(registry, 3), young(registry, 3);
  EXPECT_TRUE(known.place.become_known());
  const guest next(registry, 3);
  EXPECT_TRUE(next.place);
  EXPECT_EQ(old.who->gave_way, 1);
  EXPECT_EQ(known.who->gave_way + young.who->gave_way + next.who->gave_way, 0);
  EXPECT_FALSE(old.place.become_known()) << "too late";
  const guest another(registry, 3);
  EXPECT_EQ(young.who->gave_way, 1);
  EXPECT_EQ(old.who->gave_way, 1) << "once is enough";
}

TEST(ConnectionRegistry, RefusesWhenAllAreKnown) {
  connection_registry registry;
  guest first(registry, 1);
  EXPECT_TRUE(first.place.become_known());
  EXPECT_FALSE(guest(registry, 1).place);
  EXPECT_EQ(first.who->gave_way, 0);
}

TEST(ConnectionRegistry, TellsALeaverThatTookItsSeatTooLate) {
  connection_registry registry;
  auto place = registry.enter(1);
  const guest next(registry, 1);
  const auto late = std::make_shared<fake_connection>();
  place.occupy(late);
  EXPECT_EQ(late->gave_way, 1);
}

TEST(ConnectionRegistry, WaitsForLeaversToo) {
  connection_registry registry;
  std::optional<guest> old(std::in_place, registry, 1);
  std::optional<guest> next(std::in_place, registry, 1);
  registry.stop_all();
  EXPECT_EQ(next->who->stops, 1);
  next.reset();
  EXPECT_FALSE(registry.wait_until_empty(std::chrono::milliseconds{1}));
  old.reset();
  EXPECT_TRUE(registry.wait_until_empty(std::chrono::milliseconds{1}));
}

}  // namespace
}  // namespace sluice::transport
