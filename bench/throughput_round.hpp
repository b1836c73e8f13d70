#pragma once

#include "cli/latencies.hpp"
#include "schemas/error.hpp"

#include <cstdint>
#include <string>

namespace sluice::bench {

struct round_options {
  std::string binary;  ///< of the engine
  std::uint64_t events = 100'000;
  int tenants = 10;
  std::uint32_t batch_events = 500;
  int load_seconds = 10;    ///< of steady load; 0 = none
  double load_share = 0.5;  ///< of the throughput just measured
};

struct round_result {
  double events_per_second = 0;  ///< first publish → last execution committed
  double acked_per_second = 0;   ///< first publish → last ack
  double cpu_us_per_event = 0;   ///< of the engine, in the throughput part
  double peak_mib = 0;           ///< of the engine, in the whole round
  double load_events_per_second = 0;
  latencies published_to_executed;  ///< under the steady load: publish() → execution visible in the store
  std::uint64_t load_events = 0;
};

/// One engine from nothing: `events` as fast as they go, then a steady load. Fails if an event got lost or a
/// script did not compute what it should.
expected<round_result> run_round(const round_options& options);

}  // namespace sluice::bench
