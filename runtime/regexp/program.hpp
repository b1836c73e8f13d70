#pragma once

#include "runtime/regexp/engine_host.hpp"
#include "runtime/regexp/host_array.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::regexp {

/// The flags of an expression, in the first byte of its program.
enum flag : std::uint8_t {
  global = 1,
  ignore_case = 2,
  multiline = 4,
  dot_all = 8,
  unicode = 16,
  sticky = 32,
  has_indices = 64,
};

/// What is wrong with a pattern, or with its flags.
struct syntax_error : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Flags from their letters. Throws syntax_error.
std::uint8_t parse_flags(std::string_view letters);

/// Compiles a pattern (UTF-16 units in CESU-8) to the words of its program, whose first byte is the flags.
/// All memory is the host's. Throws syntax_error, and what the host throws.
host_array<std::uint32_t> compile(std::string_view pattern, std::uint8_t flags, engine_host& host);

/// A named group of a program.
struct group_name {
  std::uint32_t group;
  std::string_view name;  ///< CESU-8; lies in the program
};
std::uint32_t count_groups(std::string_view program);  ///< the whole match included
std::vector<group_name> group_names(std::string_view program);

/// Where a group matched: byte offsets, -1 = it took no part.
struct capture {
  std::int32_t begin = -1;
  std::int32_t end = -1;
};

/// Looks for the first match at or after byte `start` of `text` (CESU-8), or if `fixed` exactly there; if the
/// expression has the flag unicode and `start` lies inside a surrogate pair, from that pair's start.
/// `captures` holds count_groups() elements. `ascii`: all of the text is.
bool match(std::string_view program, std::string_view text, bool ascii, std::size_t start, bool fixed,
           capture* captures, engine_host& host);

}  // namespace sluice::regexp
