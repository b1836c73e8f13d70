#pragma once

#include "config/settings.hpp"
#include "store/data/database.hpp"

namespace sluice {

/// The database that scripts reach, as the settings say; or what is wrong with them.
expected<std::shared_ptr<data_database>> data_database_from(const settings& settings);

}  // namespace sluice
