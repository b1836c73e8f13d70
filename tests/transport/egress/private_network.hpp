#pragma once

#include <string>

namespace sluice::testing {

/// Moves this process, which must have one thread, into a network of its own: loopback alone, with `address`
/// on it as a second one, and 127.0.0.1 as the resolver. False if the system does not permit that.
bool enter_private_network(const std::string& address);

}  // namespace sluice::testing
