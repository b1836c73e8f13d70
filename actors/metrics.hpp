#pragma once

#include "schemas/ids.hpp"
#include "store/types.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <memory>
#include <string>

namespace sluice {

/// The engine's Prometheus metrics, all with the prefix `sluice_`. Thread-safe; made once at start-up and
/// handed to whoever counts. References stay valid as long as this object.
class engine_metrics {
 public:
  engine_metrics();

  /// Counters of one tenant; look them up once and keep them.
  struct tenant_counters {
    prometheus::Counter& events_published;
    prometheus::Counter& events_duplicate;
    prometheus::Counter& executions_succeeded;
    prometheus::Counter& executions_failed;
    prometheus::Counter& events_dlq;
    prometheus::Histogram& execution_duration;  ///< seconds
  };
  tenant_counters tenant(tenant_id tenant);

  /// Requests of this tenant's scripts to addresses that they may not reach.
  prometheus::Counter& ssrf_attempts(tenant_id tenant);
  /// HTTP requests of scripts, by how they ended: "ok", or the error's code in small letters.
  prometheus::Counter& http_requests(const std::string& outcome);

  /// How often actors of a kind were restarted after a failure.
  prometheus::Counter& restarts(const std::string& actor_kind);

  prometheus::Gauge& slots_held;         ///< worker slots in use
  prometheus::Gauge& slots;              ///< worker slots there are
  prometheus::Gauge& heaps;              ///< script heaps alive
  prometheus::Gauge& http_active;        ///< HTTP requests of scripts not answered yet
  prometheus::Counter& commits;          ///< transactions of the persistence actor
  prometheus::Counter& commit_failures;  ///< transactions that could not be written
  prometheus::Histogram& commit_seconds;
  prometheus::Counter& repeated_executions;  ///< executions written that were there already

  /// All metrics in Prometheus' text format.
  std::string text() const;

 private:
  struct families;
  explicit engine_metrics(std::shared_ptr<prometheus::Registry> registry);

  std::shared_ptr<prometheus::Registry> registry_;
  prometheus::Family<prometheus::Counter>& published_;
  prometheus::Family<prometheus::Counter>& duplicate_;
  prometheus::Family<prometheus::Counter>& executions_;
  prometheus::Family<prometheus::Counter>& dlq_;
  prometheus::Family<prometheus::Histogram>& duration_;
  prometheus::Family<prometheus::Counter>& restarts_;
  prometheus::Family<prometheus::Counter>& ssrf_;
  prometheus::Family<prometheus::Counter>& http_;
};

}  // namespace sluice
