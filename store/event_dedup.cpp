#include "store/event_dedup.hpp"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <stdexcept>

namespace sluice::sqlite {
namespace {

constexpr int slots = 4;  // that share a hash
/// Rows looked at from the first slot on. With n of them, the table settles where 1 in n rows has expired.
constexpr int neighbours = 4;

std::int64_t to_ms(timestamp when) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(when.time_since_epoch()).count();
}

}  // namespace

struct identity_hash::state {
  key secret;
  EVP_MAC* mac = EVP_MAC_fetch(nullptr, "SIPHASH", nullptr);
  EVP_MAC_CTX* context = EVP_MAC_CTX_new(mac);
  ~state() {
    EVP_MAC_CTX_free(context);
    EVP_MAC_free(mac);
  }
};

identity_hash::identity_hash(const key& secret) : state_(new state{secret}) {
  std::size_t bytes = sizeof(std::uint64_t);
  const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_size_t(OSSL_MAC_PARAM_SIZE, &bytes), OSSL_PARAM_END};
  if (!state_->context || !EVP_MAC_init(state_->context, secret.data(), secret.size(), parameters))
    throw std::runtime_error("OpenSSL provides no SipHash");
}

identity_hash::~identity_hash() = default;

std::uint64_t identity_hash::operator()(const event_identity& event) const {
  const auto add = [&](const void* data, std::size_t size) {
    EVP_MAC_update(state_->context, static_cast<const unsigned char*>(data), size);
  };
  EVP_MAC_init(state_->context, state_->secret.data(), state_->secret.size(), nullptr);
  const std::uint64_t head[] = {static_cast<std::uint64_t>(event.tenant.value), event.source.size()};
  add(head, sizeof head);  // the length keeps ("a", "bc") and ("ab", "c") apart
  add(event.source.data(), event.source.size());
  add(event.id.data(), event.id.size());
  std::uint64_t hash = 0;
  std::size_t size = 0;
  EVP_MAC_final(state_->context, reinterpret_cast<unsigned char*>(&hash), &size, sizeof hash);
  return hash;
}

event_dedup::event_dedup(connection& db, std::chrono::milliseconds window)
    : window_(window),
      neighbourhood_(db.handle(),
                     "SELECT slot, seq, stored_at_ms FROM event_ids WHERE slot >= ? ORDER BY slot LIMIT ?"),
      identity_(db.handle(), "SELECT tenant_id, source, id FROM events WHERE seq = ?"),
      note_(db.handle(), "INSERT OR REPLACE INTO event_ids (slot, seq, stored_at_ms) VALUES (?, ?, ?)"),
      forget_(db.handle(), "DELETE FROM event_ids WHERE slot = ?") {}

bool event_dedup::claim(const candidate& event, const std::vector<candidate>& write, timestamp when) {
  const std::int64_t expired_until = to_ms(when) - window_.count();
  std::array<bool, slots> taken{};
  std::array<std::int64_t, neighbours> expired{};
  std::size_t expired_count = 0;
  {
    auto row = neighbourhood_.query(event.first_slot, neighbours);
    while (row.next()) {
      const std::int64_t slot = row.integer(0);
      if (row.integer(2) <= expired_until) {
        expired[expired_count++] = slot;
      } else if (slot <= (event.first_slot | (slots - 1))) {
        if (is_same(event, row.id<event_seq>(1), write)) return false;
        taken[static_cast<std::size_t>(slot & (slots - 1))] = true;
      }
    }
  }
  for (std::size_t i = 0; i < expired_count; ++i) forget_.run(expired[i]);
  for (std::int64_t i = 0; i < slots; ++i) {
    if (taken[static_cast<std::size_t>(i)]) continue;
    note_.run(event.first_slot + i, event.seq, to_ms(when));
    break;
  }
  return true;  // also if four other events share the hash: this one is stored, and not known again
}

bool event_dedup::is_same(const candidate& event, event_seq stored, const std::vector<candidate>& write) {
  if (stored >= write.front().seq)
    return write[static_cast<std::size_t>(stored.value - write.front().seq.value)].identity == event.identity;
  auto row = identity_.query(stored);
  if (!row.next()) return true;  // removed by retention within the window: the hash must do
  return event_identity{row.id<tenant_id>(0), row.text(1), row.text(2)} == event.identity;
}

}  // namespace sluice::sqlite
