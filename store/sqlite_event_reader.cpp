#include "store/sqlite_event_reader.hpp"

#include "store/target_codec.hpp"

#include <SQLiteCpp/Transaction.h>
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <unordered_map>

namespace sluice::sqlite {
namespace {

constexpr const char* columns =
    "SELECT seq, received_at, depth, targets, id, source, type, subject, json FROM events";
constexpr std::size_t arena_bytes = 256u << 10;

}  // namespace

/// A batch that grows event by event. The texts lie in a few large blocks, the target sets are shared.
class event_reader::page {
 public:
  explicit page(tenant_id tenant) : batch_(std::make_shared<event_batch>()) { batch_->tenant = tenant; }

  /// Adds the row's event, with all its targets but those in `without` (ascending).
  void add(const rows& row, const target_set& without) {
    if (batch_->events.empty()) batch_->received_at = row.time(1);
    event& event = batch_->events.emplace_back();
    event.seq = row.id<event_seq>(0);
    event.depth = static_cast<std::uint32_t>(row.integer(2));
    event.targets = targets(row.text(3), without);
    event.id = keep(row.text(4));
    event.source = keep(row.text(5));
    event.type = keep(row.text(6));
    event.subject = keep(row.text(7));
    event.json = keep(row.text(8));
  }

  std::size_t bytes() const { return bytes_; }
  event_batch_ptr take() { return std::move(batch_); }

 private:
  /// Copies text to where it stays: a block never grows past what it reserved.
  std::string_view keep(std::string_view text) {
    if (text.empty()) return {};
    auto& blocks = batch_->extra;
    if (blocks.empty() || blocks.back().capacity() - blocks.back().size() < text.size())
      blocks.emplace_back().reserve(std::max(arena_bytes, text.size()));
    std::string& block = blocks.back();
    const std::size_t start = block.size();
    block.append(text);
    bytes_ += text.size();
    return std::string_view(block).substr(start);
  }

  target_set_ptr targets(std::string_view bytes, const target_set& without) {
    if (bytes.empty()) return nullptr;
    if (without.empty()) return shared(std::string(bytes));
    const target_set all = decode_targets(bytes);
    target_set left;
    std::ranges::set_difference(all, without, std::back_inserter(left));
    std::string encoded;
    encode_targets(left, encoded);
    return left.empty() ? nullptr : shared(std::move(encoded));
  }

  target_set_ptr shared(std::string encoded) {
    auto& known = sets_[encoded];
    if (!known) known = std::make_shared<const target_set>(decode_targets(encoded));
    return known;
  }

  event_batch_ptr batch_;
  std::size_t bytes_ = 0;
  std::unordered_map<std::string, target_set_ptr> sets_;  ///< by their encoding
};

event_reader::event_reader(connection& db)
    : db_(db),
      next_(db.handle(), fmt::format("{} WHERE tenant_id = ? AND seq > ? ORDER BY seq LIMIT ?", columns)),
      one_(db.handle(), fmt::format("{} WHERE seq = ? AND tenant_id = ?", columns)),
      executed_(db.handle(),
                "SELECT DISTINCT script_id FROM script_executions WHERE event_seq = ? ORDER BY script_id"),
      last_executed_(db.handle(), "SELECT max(event_seq) FROM script_executions"),
      count_(db.handle(),
             "SELECT count(*) FROM events WHERE tenant_id = ?1 AND targets IS NOT NULL AND seq >"
             " ifnull((SELECT settled_through FROM tenant_cursors WHERE tenant_id = ?1), 0)") {}

event_batch_ptr event_reader::backlog(tenant_id tenant, event_seq after, std::size_t limit,
                                      std::size_t bytes) {
  SQLite::Transaction snapshot(db_.database());  // events and executions of the same moment
  page result(tenant);
  const event_seq last = last_executed();
  auto row = next_.query(tenant, after, limit);
  while (row.next()) {
    const auto seq = row.id<event_seq>(0);
    result.add(row, seq > last || row.is_null(3) ? target_set{} : executed(seq));
    if (result.bytes() >= bytes) break;
  }
  return result.take();
}

event_batch_ptr event_reader::events(tenant_id tenant, std::span<const event_seq> seqs) {
  SQLite::Transaction snapshot(db_.database());
  page result(tenant);
  for (const event_seq seq : seqs)
    if (auto row = one_.query(seq, tenant); row.next()) result.add(row, {});
  return result.take();
}

std::int64_t event_reader::count_backlog(tenant_id tenant) {
  auto row = count_.query(tenant);
  return row.next() ? row.integer(0) : 0;
}

/// The scripts that have run for this event, ascending.
target_set event_reader::executed(event_seq event) {
  target_set scripts;
  auto row = executed_.query(event);
  while (row.next()) scripts.push_back(row.id<script_id>(0));
  return scripts;
}

event_seq event_reader::last_executed() {
  auto row = last_executed_.query();
  return row.next() ? row.id<event_seq>(0) : event_seq{};
}

}  // namespace sluice::sqlite
