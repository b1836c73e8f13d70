#pragma once

#include <string>
#include <string_view>

namespace sluice::transport {

/// Adds JSON that the engine itself stored, such as a script's result, to an answer: as it is, number for
/// number, since reading and writing it again would cost time and change it. Only the escape of half a
/// surrogate pair becomes \ufffd: JSON allows it, but many readers refuse the whole text for it (RFC
/// 8259, 8.2).
void append_stored_json(std::string& out, std::string_view stored);

/// The same for one JSON value a line, which become an array.
void append_stored_lines(std::string& out, std::string_view lines);

}  // namespace sluice::transport
