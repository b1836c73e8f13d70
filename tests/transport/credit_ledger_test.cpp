#include "transport/credit_ledger.hpp"

#include <gtest/gtest.h>

namespace sluice::transport {
namespace {

TEST(CreditLedger, GivesNoMoreThanItGranted) {
  credit_ledger ledger(100);
  EXPECT_EQ(ledger.initial_grant(), 100u);
  EXPECT_TRUE(ledger.take(60));
  EXPECT_FALSE(ledger.take(41));
  EXPECT_TRUE(ledger.take(40));
  EXPECT_EQ(ledger.available(), 0u);
}

TEST(CreditLedger, AnnouncesInTenths) {
  credit_ledger ledger(100);
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(ledger.take(4));
  EXPECT_EQ(ledger.give_back(4), 0u);
  EXPECT_EQ(ledger.give_back(4), 0u);
  EXPECT_EQ(ledger.available(), 20u) << "what was not announced cannot be used";
  EXPECT_EQ(ledger.give_back(4), 12u);
  EXPECT_EQ(ledger.available(), 32u);
}

TEST(CreditLedger, AnnouncesAtOnceWhenNothingIsUnderWay) {
  credit_ledger ledger(1'000);
  ASSERT_TRUE(ledger.take(1));
  EXPECT_EQ(ledger.give_back(1), 1u);
  EXPECT_EQ(ledger.available(), 1'000u);
}

}  // namespace
}  // namespace sluice::transport
