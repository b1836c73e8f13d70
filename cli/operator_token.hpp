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
};

/// Sees to it that the operator can log in: stores the token of the settings, or, if the store has no token
/// at all yet, makes one and writes it to the settings' file, readable by its owner only.
expected<operator_token> ensure_operator_token(const settings& settings, store_reader& reader,
                                               store_writer& writer);

}  // namespace sluice
