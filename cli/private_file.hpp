#pragma once

#include "schemas/error.hpp"

#include <string>
#include <string_view>

namespace sluice {

/// Makes a file that only its owner can read or write, and the folder it is in; on disk when this returns.
/// conflict if there is a file of that name; nothing is left of one that could not be written whole.
expected<void> create_private_file(const std::string& path, std::string_view text);

/// Puts such a file in the place of the one of that name, if there is one: whole or not at all, also if the
/// machine stops. On disk when this returns.
expected<void> replace_private_file(const std::string& path, std::string_view text);

/// The same with a file that everybody may read, as far as the umask has it.
expected<void> replace_file(const std::string& path, std::string_view text);

/// Whether it is a plain file of this user that nobody else can read or write; forbidden says what is wrong
/// and how to put it right.
expected<void> check_private_file(const std::string& path);

/// Without the line's end.
expected<std::string> read_first_line(const std::string& path);

}  // namespace sluice
