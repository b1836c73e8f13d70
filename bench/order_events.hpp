#pragma once

#include <cstdint>
#include <string>

namespace sluice::bench {

/// The order of this number as a CloudEvent of 250 to 300 bytes; its id is the number. The same orders as in
/// the comparison with other engines.
std::string order_event(std::uint64_t number);

/// The script that runs for each: sums the items, makes a text, an object and a log line.
std::string order_script();

}  // namespace sluice::bench
