#include "cli/egress_settings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sluice {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(EgressSettings, LeaveRequestsWhatOthersDoNotNeedOfTheDescriptors) {
  http_settings from;
  from.concurrency = 10'000;
  auto options = egress_options_from(from);
  server_settings server;
  server.max_connections = 1'000;
  EXPECT_FALSE(bound_by_descriptors(options, server, 20'000));
  EXPECT_EQ(options.concurrency, 10'000u);

  const auto warning = bound_by_descriptors(options, server, 4'096);
  EXPECT_EQ(options.concurrency, 4'096u - 1'000u - 256u);
  EXPECT_THAT(warning.value_or(""), AllOf(HasSubstr("10000"), HasSubstr("4096"), HasSubstr("2840")));
}

TEST(EgressSettings, LeaveRequestsAtLeastHalfOfTheDescriptors) {
  auto options = egress_options_from({});
  EXPECT_TRUE(bound_by_descriptors(options, {}, 256));
  EXPECT_EQ(options.concurrency, 128u);
  EXPECT_EQ(options.idle_connections, 128u) << "connections that wait for the next request need them, too";
}

TEST(EgressSettings, LetAsManyRequestsWaitAsMayBeUnderWay) {
  http_settings from;
  EXPECT_EQ(egress_options_from(from).tenant_waiting, 1'000u);
  from.tenant_concurrency = 10'000;
  EXPECT_EQ(egress_options_from(from).tenant_waiting, 10'000u);
}

}  // namespace
}  // namespace sluice
