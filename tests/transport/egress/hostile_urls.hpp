#pragma once

#include <string>
#include <vector>

namespace sluice::testing {

/// URLs that must not be asked, each with the port of a listener that must not hear of it in place of "PORT".
std::vector<std::string> hostile_urls(const std::string& port);
/// Locations of redirects from http://first.test.example that must not be followed.
std::vector<std::string> hostile_redirects(const std::string& port);
/// URLs that may be asked.
std::vector<std::string> legal_urls();

}  // namespace sluice::testing
