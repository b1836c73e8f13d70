// schemas/openapi.yaml describes the routes that there are, and no others.
#include "transport/router.hpp"

#include <boost/algorithm/string/case_conv.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

namespace sluice::testing {
namespace {

/// "get /v1/events", …: in YAML as we write it, a path is indented by two and its methods by four.
std::set<std::string> described_routes() {
  std::ifstream file(SLUICE_SOURCE_DIR "/schemas/openapi.yaml");
  std::set<std::string> found;
  std::string path;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("  /") && line.ends_with(':')) path = line.substr(2, line.size() - 3);
    if (line.starts_with("components:")) break;
    for (const std::string method : {"get", "post", "put", "patch", "delete"})
      if (line == "    " + method + ":") found.insert(method + " " + path);
  }
  return found;
}

TEST(OpenApi, DescribesTheRoutesThatThereAre) {
  std::set<std::string> routed;
  for (const auto& route : transport::routes()) {
    const auto method = boost::beast::http::to_string(route.method);
    routed.insert(
        fmt::format("{} {}", boost::to_lower_copy(std::string(method.data(), method.size())), route.path));
  }
  EXPECT_EQ(described_routes(), routed);
}

}  // namespace
}  // namespace sluice::testing
