#pragma once

#include "actors/data_queue.hpp"
#include "actors/environment.hpp"
#include "actors/interfaces.hpp"
#include "actors/owed_answers.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace sluice {

/// Starts the worker of that number.
using data_worker_factory = std::function<data_worker_actor(int worker, data_database::access mode)>;

/// State of the actor that answers iota.db. It never blocks: data_queue says what is next, workers do it. A
/// worker that died or does not answer is replaced, and its calls are answered UNAVAILABLE.
struct data_service_state {
  static inline const char* name = "data";

  explicit data_service_state(data_actor::pointer self_ptr);
  ~data_service_state();

  void open(environment_ptr environment, data_worker_factory factory);
  caf::result<sdk_result_ptr> call(const sdk_call_ptr& call);
  void ended(const std::string& execution);
  void expire(std::uint64_t transaction);

  data_actor::pointer self;
  environment_ptr environment;
  data_queue queue;

 private:
  void start_jobs();
  void job_done(const data_job& job, const std::vector<sdk_result>& results);
  void job_failed(const data_job& job);
  void start_worker(int worker);

  data_worker_factory factory_;
  int readers_ = 0;
  std::vector<data_worker_actor> workers_;
  owed_answers owed_;  ///< by ticket
};

/// The actor. `factory`: of its workers; none = detached ones on the environment's database.
data_actor::behavior_type data_service(data_actor::stateful_pointer<data_service_state> self,
                                       environment_ptr environment, data_worker_factory factory);

/// State of a worker: a session, and the transaction that is open on it.
struct data_worker_state {
  static inline const char* name = "data_worker";

  std::vector<sdk_result> run(const data_job& job);

  std::unique_ptr<data_session> session;
  std::unique_ptr<data_transaction> transaction;
};

/// The worker. Spawn detached: it blocks on the database.
data_worker_actor::behavior_type data_worker(data_worker_actor::stateful_pointer<data_worker_state> self,
                                             std::shared_ptr<data_database> database,
                                             data_database::access mode);

}  // namespace sluice
