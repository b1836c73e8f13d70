#pragma once

#include "actors/environment.hpp"
#include "actors/interfaces.hpp"
#include "actors/outbox.hpp"
#include "actors/random_source.hpp"
#include "actors/sdk_services.hpp"
#include "runtime/heap.hpp"
#include "runtime/secret_mask.hpp"

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace sluice {

/// State of a script actor: one heap, and at most one execution under way in it. It gives its worker slot
/// back (with a report to its tenant) when its time slice is over, its work is done, or the execution awaits
/// something; it asks for a slot again when the answer is there.
class script_state : public script_host {
 public:
  static inline const char* name = "script";

  explicit script_state(script_actor::pointer self_ptr) : self(self_ptr) {}
  ~script_state() override;

  /// Learns how many events its tenant has waiting; once environment and script are set.
  void open_backlog() { backlog_ = environment->backlogs->of(script.row.tenant); }
  void run(const delivery_list_ptr& work);
  void resume();
  void timer(std::uint64_t generation, call_number call);
  void check_wall_time();

  double now_ms() override;
  std::uint64_t random() override { return random_.next(); }
  void start_call(call_number number, const host_call& call) override;

  script_actor::pointer self;
  environment_ptr environment;
  tenant_actor tenant;
  sdk_services services;
  std::string tenant_name;
  runnable_script script;

 private:
  /// The execution under way.
  struct current_execution {
    delivery work;
    timestamp started_at;
    std::chrono::steady_clock::time_point begun;
    std::chrono::steady_clock::time_point deadline;  ///< by the actor's clock
    std::string delivery_name;                       ///< the same on every attempt
    std::string name;
    outbox published;
    bool asked_services = false;  ///< they are told when it is over
  };
  struct answer {
    call_number call;
    sdk_result_ptr result;  ///< null = undefined
  };

  void begin(const delivery& work);
  /// Notes what the heap says: finished executions go into `finished`. Returns whether it is waiting.
  bool advance(run_state state, std::vector<execution>& finished);
  /// Gives the waiting execution the answers that are there. Returns whether it still waits.
  bool settle_answers(std::vector<execution>& finished);
  execution conclude();
  sdk_result publish(const host_call& call);
  void ask_service(const sdk_service_actor& service, call_number number, const host_call& call);
  /// Notes an answer; asks for a worker slot if the execution waits for its first.
  void answered(call_number call, sdk_result_ptr result);
  /// Has a secret that the execution was given taken out of what it leaves.
  void keep_secret(const sdk_call& call, const sdk_result& result);
  void arm_wall_timer();
  void drop_heap();
  void report(script_report report);

  std::unique_ptr<script_heap> heap_;
  secret_mask secrets_;  ///< that the heap was given: modules keep them between executions
  std::optional<current_execution> current_;
  std::vector<answer> answers_;    ///< arrived while waiting for a slot
  std::uint64_t generation_ = 0;   ///< of the execution: tells outdated timers
  bool wall_timer_armed_ = false;  ///< one timer for all executions: delayed messages cannot be cancelled
  backlog_gauges::gauge backlog_;
  random_source random_;
};

script_actor::behavior_type script(script_actor::stateful_pointer<script_state> self,
                                   environment_ptr environment, tenant_actor tenant, std::string tenant_name,
                                   runnable_script script, sdk_services services);

}  // namespace sluice
