#pragma once

#include "transport/client/rest.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace sluice {

/// The demo's tenant in a running engine.
struct demo_tenant {
  std::string name;
  std::string token;                            ///< of the shop: it may publish and look
  std::map<std::int64_t, std::string> scripts;  ///< names by id
};

/// Makes the tenant, a token and every script that `folder`/scripts.json lists, and deploys them. What is
/// there from an earlier demo is used again: its scripts get a new version.
expected<demo_tenant> set_up_demo(const client::rest& engine, const std::string& name,
                                  const std::filesystem::path& folder);

}  // namespace sluice
