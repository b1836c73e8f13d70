#include "actors/metrics.hpp"

#include <prometheus/text_serializer.h>

namespace sluice {

namespace {

using prometheus::BuildCounter;
using prometheus::BuildGauge;
using prometheus::BuildHistogram;

const prometheus::Histogram::BucketBoundaries second_buckets{0.00005, 0.0001, 0.00025, 0.0005, 0.001, 0.0025,
                                                             0.005,   0.01,   0.025,   0.05,   0.1,   0.25,
                                                             0.5,     1,      2.5,     5,      10,    30};

prometheus::Counter& counter(prometheus::Registry& registry, const char* name, const char* help) {
  return BuildCounter().Name(name).Help(help).Register(registry).Add({});
}

prometheus::Gauge& gauge(prometheus::Registry& registry, const char* name, const char* help) {
  return BuildGauge().Name(name).Help(help).Register(registry).Add({});
}

}  // namespace

engine_metrics::engine_metrics() : engine_metrics(std::make_shared<prometheus::Registry>()) {}

engine_metrics::engine_metrics(std::shared_ptr<prometheus::Registry> registry)
    : slots_held(gauge(*registry, "sluice_worker_slots_held", "Worker slots in use")),
      slots(gauge(*registry, "sluice_worker_slots", "Worker slots there are")),
      heaps(gauge(*registry, "sluice_vm_pool_size", "Script heaps alive")),
      http_active(
          gauge(*registry, "sluice_http_requests_active", "HTTP requests of scripts not answered yet")),
      commits(counter(*registry, "sluice_commits_total", "Transactions written")),
      commit_failures(
          counter(*registry, "sluice_commit_failures_total", "Transactions that could not be written")),
      commit_seconds(BuildHistogram()
                         .Name("sluice_commit_seconds")
                         .Help("Time of a transaction, its fsync included")
                         .Register(*registry)
                         .Add({}, second_buckets)),
      repeated_executions(counter(*registry, "sluice_repeated_executions_total",
                                  "Executions that were on disk already when they were written")),
      registry_(registry),
      published_(BuildCounter()
                     .Name("sluice_events_published_total")
                     .Help("Events accepted and on disk")
                     .Register(*registry)),
      duplicate_(BuildCounter()
                     .Name("sluice_events_duplicate_total")
                     .Help("Events published again within the dedup window")
                     .Register(*registry)),
      executions_(BuildCounter()
                      .Name("sluice_script_executions_total")
                      .Help("Executions on disk, by outcome")
                      .Register(*registry)),
      dlq_(BuildCounter()
               .Name("sluice_events_dlq_total")
               .Help("Deliveries that became dead letters")
               .Register(*registry)),
      duration_(BuildHistogram()
                    .Name("sluice_script_execution_duration_seconds")
                    .Help("Wall time of an execution")
                    .Register(*registry)),
      restarts_(BuildCounter()
                    .Name("sluice_actor_restarts_total")
                    .Help("Actors replaced after a failure")
                    .Register(*registry)),
      ssrf_(BuildCounter()
                .Name("sluice_script_ssrf_attempts_total")
                .Help("HTTP requests of scripts to addresses that they may not reach")
                .Register(*registry)),
      http_(BuildCounter()
                .Name("sluice_http_requests_total")
                .Help("HTTP requests of scripts, by outcome")
                .Register(*registry)) {}

engine_metrics::tenant_counters engine_metrics::tenant(tenant_id tenant) {
  const auto label = std::to_string(tenant.value);
  const prometheus::Labels by_tenant{{"tenant", label}};
  auto executions = [&](const char* status) -> prometheus::Counter& {
    return executions_.Add({{"tenant", label}, {"trigger", "event"}, {"status", status}});
  };
  return {published_.Add(by_tenant), duplicate_.Add(by_tenant), executions("succeeded"),
          executions("failed"),      dlq_.Add(by_tenant),       duration_.Add(by_tenant, second_buckets)};
}

prometheus::Counter& engine_metrics::restarts(const std::string& actor_kind) {
  return restarts_.Add({{"actor", actor_kind}});
}

prometheus::Counter& engine_metrics::ssrf_attempts(tenant_id tenant) {
  return ssrf_.Add({{"tenant", std::to_string(tenant.value)}});
}

prometheus::Counter& engine_metrics::http_requests(const std::string& outcome) {
  return http_.Add({{"outcome", outcome}});
}

std::string engine_metrics::text() const {
  return prometheus::TextSerializer().Serialize(registry_->Collect());
}

}  // namespace sluice
