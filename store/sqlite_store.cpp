#include "store/sqlite_store.hpp"

#include "store/sqlite_reader.hpp"
#include "store/sqlite_writer.hpp"

namespace sluice {
namespace {

class sqlite_store final : public store {
 public:
  explicit sqlite_store(sqlite_options options) : options_(std::move(options)) {}

  expected<std::unique_ptr<store_writer>> open_writer() override { return sqlite::writer::open(options_); }
  expected<std::unique_ptr<store_reader>> open_reader() override { return sqlite::reader::open(options_); }

 private:
  const sqlite_options options_;
};

}  // namespace

std::unique_ptr<store> make_sqlite_store(sqlite_options options) {
  return std::make_unique<sqlite_store>(std::move(options));
}

}  // namespace sluice
