#include "actors/data.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace sluice {
namespace {

using namespace std::chrono_literals;

/// Beyond what the database's own limits allow: who has not answered by then never does.
constexpr auto grace = 30s;

sdk_result_ptr shared(sdk_result result) { return std::make_shared<const sdk_result>(std::move(result)); }

constexpr const char* no_answer = "the database could not answer this call";

}  // namespace

// --- The service -----------------------------------------------------------------------------------------

data_service_state::data_service_state(data_actor::pointer self_ptr)
    : self(self_ptr), queue({}), owed_(no_answer) {}

data_service_state::~data_service_state() {
  for (const auto& worker : workers_) caf::anon_send_exit(worker, caf::exit_reason::kill);
}

void data_service_state::open(environment_ptr env, data_worker_factory factory) {
  environment = std::move(env);
  factory_ = std::move(factory);
  const auto& settings = environment->settings.data;
  data_queue::limits limits;
  limits.writers = std::min(environment->data->max_writers(), settings.connections - 1);
  limits.readers = settings.connections - limits.writers;
  limits.tenant_calls = settings.tenant_calls;
  limits.transaction_time = settings.transaction_time;
  queue = data_queue(limits);
  readers_ = limits.readers;
  workers_.resize(static_cast<std::size_t>(settings.connections));
  for (int i = 0; i < settings.connections; ++i) start_worker(i);
}

void data_service_state::start_worker(int worker) {
  const auto mode = worker < readers_ ? data_database::access::reads : data_database::access::writes;
  workers_[static_cast<std::size_t>(worker)] =
      factory_ ? factory_(worker, mode) : self->spawn<caf::detached>(data_worker, environment->data, mode);
}

caf::result<sdk_result_ptr> data_service_state::call(const sdk_call_ptr& call) {
  auto promise = self->make_response_promise<sdk_result_ptr>();
  const data_ticket ticket = owed_.add(promise);
  if (auto why = queue.add(ticket, call))
    owed_.give(ticket, shared(tl::unexpected(*std::move(why))));
  else
    start_jobs();
  return promise;
}

void data_service_state::ended(const std::string& execution) {
  queue.ended(execution);
  start_jobs();
}

void data_service_state::expire(std::uint64_t transaction) {
  queue.expire(transaction);
  start_jobs();
}

void data_service_state::start_jobs() {
  for (auto& [ticket, why] : queue.take_refused()) owed_.give(ticket, shared(tl::unexpected(std::move(why))));
  for (const auto& execution : queue.take_forgotten()) environment->data->ended(execution);
  const auto& settings = environment->settings.data;
  const auto timeout =
      settings.time + settings.transaction_time + environment->settings.store.busy_timeout + grace;
  while (auto next = queue.next()) {
    const auto job = std::make_shared<const data_job>(*std::move(next));
    self->request(workers_[static_cast<std::size_t>(job->worker)], timeout, run_atom::value,
                  data_job_ptr{job})
        .then([this, job](const data_results_ptr& results) { job_done(*job, *results); },
              [this, job](const caf::error& why) {
                spdlog::error("a connection to the data database failed: {}", self->system().render(why));
                job_failed(*job);
              });
  }
}

void data_service_state::job_done(const data_job& job, const std::vector<sdk_result>& results) {
  const bool succeeded = !results.empty() && results.front();
  const auto answered = std::min(results.size(), job.tickets.size());
  queue.finished(job, answered, succeeded);
  if (job.what == data_job::kind::begin && succeeded) {
    self->delayed_send(self, environment->settings.data.transaction_time, expire_atom::value,
                       job.transaction);
    owed_.give(job.tickets.front(), shared(sdk_answer{.json = std::to_string(job.transaction), .body = {}}));
  } else {
    for (std::size_t i = 0; i < answered; ++i) owed_.give(job.tickets[i], shared(results[i]));
  }
  start_jobs();
}

void data_service_state::job_failed(const data_job& job) {
  auto& worker = workers_[static_cast<std::size_t>(job.worker)];
  caf::anon_send_exit(worker, caf::exit_reason::kill);
  start_worker(job.worker);
  queue.finished(job, job.tickets.size(), false);
  queue.lost(job.worker);
  for (const auto ticket : job.tickets)
    owed_.give(ticket, shared(refuse(sdk_code::unavailable, no_answer, true)));
  start_jobs();
}

data_actor::behavior_type data_service(data_actor::stateful_pointer<data_service_state> self,
                                       environment_ptr environment, data_worker_factory factory) {
  self->state.open(std::move(environment), std::move(factory));
  return {
      [self](call_atom, const sdk_call_ptr& call) { return self->state.call(call); },
      [self](ended_atom, const std::string& execution) { self->state.ended(execution); },
      [self](expire_atom, std::uint64_t transaction) { self->state.expire(transaction); },
  };
}

// --- Workers ---------------------------------------------------------------------------------------------

std::vector<sdk_result> data_worker_state::run(const data_job& job) {
  const auto none_open = refuse(sdk_code::unavailable, "the transaction is lost: its connection was", true);
  switch (job.what) {
    case data_job::kind::read: return {session->run(*job.calls.front())};
    case data_job::kind::writes: {
      std::vector<const sdk_call*> calls;
      for (const auto& call : job.calls) calls.push_back(call.get());
      return session->run_group(calls);
    }
    case data_job::kind::begin: {
      transaction.reset();
      auto begun = session->begin(*job.calls.front());
      if (!begun) return {tl::unexpected(begun.error())};
      transaction = std::move(*begun);
      return {sdk_answer{}};
    }
    case data_job::kind::call:
      if (!transaction) return {none_open};
      return {transaction->run(*job.calls.front())};
    case data_job::kind::commit: {
      if (!transaction) return {none_open};
      auto result = transaction->commit();
      transaction.reset();
      return {std::move(result)};
    }
    case data_job::kind::rollback: transaction.reset(); return {sdk_answer{}};
  }
  return {};
}

data_worker_actor::behavior_type data_worker(data_worker_actor::stateful_pointer<data_worker_state> self,
                                             std::shared_ptr<data_database> database,
                                             data_database::access mode) {
  self->state.session = database->open_session(mode);
  return {
      [self, database = std::move(database)](run_atom, const data_job_ptr& job) -> data_results_ptr {
        return std::make_shared<const std::vector<sdk_result>>(self->state.run(*job));
      },
  };
}

}  // namespace sluice
