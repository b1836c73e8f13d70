#pragma once

#include "store/sqlite_options.hpp"
#include "store/store.hpp"

namespace sluice {

/// A store in one SQLite file. Opens nothing yet: the file is made, and its schema brought up to date, by the
/// first open_writer(). Readers need that to have happened once, then work with or without a writer.
/// open_writer() returns conflict, naming the process, while another writer has the database open.
std::unique_ptr<store> make_sqlite_store(sqlite_options options);

}  // namespace sluice
