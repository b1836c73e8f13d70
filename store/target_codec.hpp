#pragma once

#include "store/types.hpp"

#include <string>
#include <string_view>

namespace sluice {

/// An event's targets as stored: the differences between ascending script ids, each as LEB128 (7 bits a byte,
/// least significant first, the top bit says that more follow). One target below 128 is one byte.
/// Appends to `out`.
void encode_targets(const target_set& targets, std::string& out);

/// The reverse; a truncated last number is dropped.
target_set decode_targets(std::string_view bytes);

}  // namespace sluice
