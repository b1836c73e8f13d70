#include "bench/commit_watch.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

namespace sluice::bench {
namespace {

constexpr std::chrono::milliseconds interval{2};

}  // namespace

commit_watch::commit_watch(std::filesystem::path database)
    : database_(std::move(database)), thread_([this] { run(); }) {}

commit_watch::~commit_watch() { finish(); }

void commit_watch::run() {
  SQLite::Database db(database_.string(), SQLite::OPEN_READONLY, 1'000);
  SQLite::Statement query(db, "SELECT ifnull(max(id), 0) FROM script_executions");
  while (!ending_) {
    query.reset();
    query.executeStep();
    const std::int64_t last = query.getColumn(0).getInt64();
    query.reset();  // no read transaction stays open: it would hold up checkpoints
    if (last != last_id_) {
      sightings_.push_back({clock::now(), last});
      last_id_ = last;
    }
    std::this_thread::sleep_for(interval);
  }
}

commit_watch::clock::time_point commit_watch::wait_for(std::int64_t id, std::chrono::seconds limit) const {
  const auto give_up_at = clock::now() + limit;
  while (last_id_ < id) {
    if (clock::now() > give_up_at) return {};
    std::this_thread::sleep_for(interval);
  }
  return clock::now();
}

std::vector<commit_watch::sighting> commit_watch::finish() {
  ending_ = true;
  if (thread_.joinable()) thread_.join();
  return std::move(sightings_);
}

}  // namespace sluice::bench
