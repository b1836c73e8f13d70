#pragma once

#include "actors/http_client.hpp"
#include "transport/egress/egress_options.hpp"
#include "transport/egress/name_resolver.hpp"

#include <tl/expected.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace sluice {

/// What a client has done and does.
struct egress_stats {
  std::uint64_t requests = 0;       ///< ended, but for those cancelled
  std::uint64_t ssrf_refusals = 0;  ///< of these
  std::size_t active = 0;           ///< their turn has come
  std::size_t waiting = 0;
};

/// Requests of scripts by libcurl, on one thread of its own. See README.md for what is let through.
class curl_client final : public http_client {
 public:
  /// The error names what is wrong with the options: an entry of a list, a file that cannot be read.
  static tl::expected<std::shared_ptr<curl_client>, std::string> start_client(
      egress_options options, lookup_function lookup = system_lookup);
  /// Ends at once; what is under way is answered with `unavailable`.
  ~curl_client() override;

  request_id start(const sdk_call& call, on_done done) override;
  /// From within a `done` this returns at once; otherwise it may wait for the one being called.
  void cancel(request_id request) override;
  egress_stats stats() const;

 private:
  struct state;
  explicit curl_client(std::unique_ptr<state> made);
  std::unique_ptr<state> state_;
};

}  // namespace sluice
