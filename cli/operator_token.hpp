#pragma once

#include "config/settings.hpp"
#include "schemas/error.hpp"
#include "store/store.hpp"

#include <string>

namespace sluice {

/// What `sluice serve` says about the operator's token.
struct operator_token {
  bool created = false;  ///< at this start
  std::string file;      ///< where it can be read; empty if it comes from the settings
  std::string warning;   ///< what the operator had better know, and do; empty = nothing
};

/// The file for the token that the engine makes: that of the settings, or operator.token beside the store.
std::string operator_token_file(const settings& settings);

/// Sees to it that the operator can log in. A token of the settings is stored in place of those that stood
/// there before. Without one, a store that has no token at all gets one, which is written to the file,
/// readable by its owner only. A file that exists is never overwritten: its token is taken if nobody else can
/// have read it, else conflict says so.
expected<operator_token> ensure_operator_token(const settings& settings, store_reader& reader,
                                               store_writer& writer);

}  // namespace sluice
