#include "actors/engine.hpp"

#include "actors/compiler.hpp"
#include "actors/data.hpp"
#include "actors/egress.hpp"
#include "actors/event_bus.hpp"
#include "actors/key_value.hpp"
#include "actors/persistence.hpp"
#include "actors/reader.hpp"
#include "actors/retry.hpp"
#include "actors/secret_vault.hpp"
#include "actors/tenant.hpp"
#include "schemas/sha256.hpp"

#include <caf/actor_registry.hpp>
#include <spdlog/spdlog.h>

namespace sluice {

namespace {
/// Under which the services are known to the actor system's registry.
constexpr caf::atom_value service_names[] = {
    caf::atom("reader"), caf::atom("queries"),    caf::atom("event_bus"), caf::atom("retry"),
    caf::atom("store"),  caf::atom("sdk_reader"), caf::atom("key_value"), caf::atom("vault")};
}  // namespace

engine_state::~engine_state() {
  stop_services();
  if (compiler) caf::anon_send_exit(compiler, caf::exit_reason::user_shutdown);
}

// --- Services --------------------------------------------------------------------------------------------

void engine_state::start_services() {
  restarting_ = false;
  delivery_reader = self->spawn<caf::detached + caf::monitored>(reader, environment);
  query_reader = self->spawn<caf::detached + caf::monitored>(reader, environment);
  bus = self->spawn<caf::monitored>(event_bus, environment, engine_actor{self}, delivery_reader);
  retry = self->spawn<caf::monitored>(sluice::retry, environment, bus, delivery_reader);
  persistence = self->spawn<caf::detached + caf::monitored>(sluice::persistence, environment, bus, retry);
  services_ = {delivery_reader.address(), query_reader.address(), bus.address(), retry.address(),
               persistence.address()};
  auto& registry = self->system().registry();
  registry.put(service_names[0], delivery_reader);
  registry.put(service_names[1], query_reader);
  registry.put(service_names[2], bus);
  registry.put(service_names[3], retry);
  registry.put(service_names[4], persistence);
  start_sdk_services();
  if (!compiler) compiler = self->spawn<caf::detached + caf::monitored>(sluice::compiler, environment);

  // The store must be up to date before anything is read from it.
  const auto failed = [this, generation = generation_](const caf::error&) {
    if (generation == generation_) self->send_exit(persistence, caf::sec::runtime_error);
  };
  const auto timeout = environment->settings.engine.actor_timeout;
  self->request(persistence, timeout, status_atom::value)
      .then(
          [this, timeout, failed, generation = generation_](bool) {
            if (generation != generation_) return;
            self->request(delivery_reader, timeout, load_atom::value)
                .then(
                    [this, generation](const position_result& positions) {
                      if (generation != generation_) return;
                      if (positions) return positions_loaded(*positions);
                      spdlog::error("the store cannot be read: {}", positions.error().message);
                      self->send_exit(delivery_reader, caf::sec::runtime_error);
                    },
                    failed);
          },
          failed);
}

void engine_state::start_sdk_services() {
  if (environment->http) {
    services.http = self->spawn<caf::monitored>(egress, environment);
    services_.insert(services.http.address());
  }
  if (environment->data) {
    services.db = self->spawn<caf::monitored>(data_service, environment, data_worker_factory{});
    services_.insert(services.db.address());
  }
  auto& registry = self->system().registry();
  const auto started = [&](caf::atom_value service, const auto& actor) {
    services_.insert(actor.address());
    registry.put(service, actor);
  };
  sdk_reader = self->spawn<caf::detached + caf::monitored>(reader, environment);
  started(service_names[5], sdk_reader);
  const auto key_value = self->spawn<caf::monitored>(sluice::key_value, environment, persistence, sdk_reader);
  started(service_names[6], key_value);
  services.kv = key_value;
  if (!environment->keys) return;
  vault = self->spawn<caf::monitored>(secret_vault, environment, persistence, sdk_reader);
  started(service_names[7], vault);
  services.secrets = vault;
}

void engine_state::positions_loaded(const position_list& positions) {
  self->send(bus, load_atom::value, positions, retry);
  for (const auto& position : *positions) self->send(retry, load_atom::value, position.tenant.id);
  ready_ = true;
}

void engine_state::stop_services() {
  ++generation_;
  // A detached actor's thread ends only when nobody holds the actor any longer.
  for (const auto service : service_names) self->system().registry().erase(service);
  for (auto& [id, tenant] : tenants_) caf::anon_send_exit(tenant, caf::exit_reason::kill);
  tenants_.clear();
  while (!starting_.empty())
    answer_who_asked(starting_.begin()->first,
                     caf::make_error(caf::sec::runtime_error, "the services start again"));
  for (const auto& address : services_) {
    if (auto actor = caf::actor_cast<caf::actor>(address)) caf::anon_send_exit(actor, caf::exit_reason::kill);
  }
}

void engine_state::actor_down(const caf::down_msg& down) {
  if (down.source == compiler.address()) {
    spdlog::error("the compiler died: {}", self->system().render(down.reason));
    environment->metrics->restarts("compiler").Increment();
    compiler = self->spawn<caf::detached + caf::monitored>(sluice::compiler, environment);
    return;
  }
  if (services_.erase(down.source) == 0) return;
  if (!restarting_) {
    spdlog::error("a service died, all start again from the store: {}", self->system().render(down.reason));
    environment->metrics->restarts("services").Increment();
    restarting_ = true;
    ready_ = false;
    stop_services();
  }
  if (!services_.empty()) return;  // the store has one writer at a time: wait until all have gone
  const auto pause = restarts.failed(environment->clock());
  if (!pause) {
    spdlog::critical("the services fail again and again: giving up");
    self->quit(caf::sec::runtime_error);
    return;
  }
  self->delayed_send(self, *pause, wake_atom::value);
}

std::optional<error> engine_state::refusal() const {
  if (stopping_) return error{error_code::shutting_down, "the engine is stopping", {}, 5'000};
  if (!ready_) return error{error_code::store_unavailable, "the engine is starting", {}, 500};
  return std::nullopt;
}

std::optional<error> engine_state::vault_refusal() const {
  if (auto why = refusal()) return why;
  if (!vault) return error{error_code::conflict, "secrets are not set up in this engine", {}, 0};
  return std::nullopt;
}

engine_status engine_state::status() const {
  const auto why = refusal();
  return why ? engine_status{false, why->message} : engine_status{true, {}};
}

// --- Tenants ---------------------------------------------------------------------------------------------

caf::result<tenant_actor> engine_state::tenant_of(tenant_id id) {
  auto found = tenants_.find(id);
  if (found != tenants_.end()) return found->second;
  auto promise = self->make_response_promise<tenant_actor>();
  auto [asked, is_first] = starting_.try_emplace(id);
  asked->second.push_back(promise);
  if (is_first) start_tenant(id);
  return promise;
}

void engine_state::start_tenant(tenant_id id) {
  self->request(delivery_reader, environment->settings.engine.actor_timeout, find_atom::value, id)
      .then(
          [this, id, generation = generation_](const tenant_result& row) {
            if (generation != generation_) return;  // those who asked were told
            if (!row)
              return answer_who_asked(id, caf::make_error(caf::sec::runtime_error, row.error().message));
            auto actor =
                self->spawn(sluice::tenant, environment, *row, bus, persistence, delivery_reader, services);
            tenants_.emplace(id, actor);
            answer_who_asked(id, actor);
          },
          [this, id, generation = generation_](const caf::error& why) {
            if (generation == generation_) answer_who_asked(id, why);
          });
}

template <class Answer>
void engine_state::answer_who_asked(tenant_id id, const Answer& answer) {
  const auto who_asked = starting_.extract(id);
  for (auto promise : who_asked.mapped()) promise.deliver(answer);
}

void engine_state::release_tenant(tenant_id tenant) {
  auto found = tenants_.find(tenant);
  if (found == tenants_.end()) return;
  self->send_exit(found->second, caf::exit_reason::user_shutdown);
  tenants_.erase(found);
}

// --- Deploys ---------------------------------------------------------------------------------------------

caf::result<deploy_result> engine_state::deploy(const deploy_request_ptr& request) {
  auto promise = self->make_response_promise<deploy_result>();
  self->request(compiler, environment->compile.time + environment->settings.engine.actor_timeout,
                compile_atom::value, script_source{request->file_name, request->source})
      .then(
          [this, request, promise](const compile_result& compiled) mutable {
            if (compiled) return store_version(request, **compiled, promise);
            const auto& diagnostic = compiled.error();
            error why{error_code::compile_failed, diagnostic.message,
                      fmt::format("{}:{}:{}", diagnostic.file, diagnostic.line, diagnostic.column), 0};
            promise.deliver(deploy_result{tl::unexpected(deploy_failure{std::move(why), diagnostic})});
          },
          [promise](const caf::error& why) mutable { promise.deliver(why); });
  return promise;
}

void engine_state::store_version(const deploy_request_ptr& request, const compiled_script& program,
                                 caf::typed_response_promise<deploy_result> promise) {
  script_version version;
  version.script = request->script;
  version.source = request->source;
  version.file_name = request->file_name;
  version.code = program.code;
  version.source_map = program.source_map;
  version.content_hash = sha256_hex(request->source);
  version.change_description = request->change_description;
  version.settings = request->settings;
  self->request(persistence, environment->settings.engine.actor_timeout, deploy_atom::value,
                std::move(version))
      .then(
          [this, request, promise](const version_result& stored) mutable {
            if (!stored) {
              promise.deliver(deploy_result{tl::unexpected(deploy_failure{stored.error(), {}})});
              return;
            }
            self->send(bus, changed_atom::value, request->tenant);
            promise.deliver(deploy_result{*stored});
          },
          [promise](const caf::error& why) mutable { promise.deliver(why); });
}

caf::result<bool> engine_state::drain() {
  stopping_ = true;
  if (!ready_) return true;
  return self->delegate(bus, drain_atom::value);
}

engine_actor::behavior_type engine(engine_actor::stateful_pointer<engine_state> self,
                                   environment_ptr environment) {
  auto& state = self->state;
  state.environment = std::move(environment);
  state.restarts = restart_budget{state.environment->settings.engine.restart_limit,
                                  state.environment->settings.engine.restart_window};
  self->set_down_handler([self](const caf::down_msg& down) { self->state.actor_down(down); });
  state.start_services();
  // What the edges ask for goes to the service in charge, or is refused while there is none.
  return {
      [self](publish_atom, const event_batch_ptr& batch) -> caf::result<publish_result> {
        if (auto why = self->state.refusal()) return publish_result{tl::unexpected(*std::move(why))};
        return self->delegate(self->state.persistence, publish_atom::value, batch);
      },
      [self](deploy_atom, const deploy_request_ptr& request) -> caf::result<deploy_result> {
        if (auto why = self->state.refusal())
          return deploy_result{tl::unexpected(deploy_failure{*std::move(why), {}})};
        return self->state.deploy(request);
      },
      [self](create_atom, const create_tenant_request& request) -> caf::result<tenant_result> {
        if (auto why = self->state.refusal()) return tenant_result{tl::unexpected(*std::move(why))};
        return self->delegate(self->state.persistence, create_atom::value, request);
      },
      [self](create_atom, const token_row& token) -> caf::result<token_result> {
        if (auto why = self->state.refusal()) return token_result{tl::unexpected(*std::move(why))};
        return self->delegate(self->state.persistence, create_atom::value, token);
      },
      [self](create_atom, const script_row& script) -> caf::result<script_result> {
        if (auto why = self->state.refusal()) return script_result{tl::unexpected(*std::move(why))};
        return self->delegate(self->state.persistence, create_atom::value, script);
      },
      [self](find_atom, const std::string& sha256) {
        return self->delegate(self->state.query_reader, find_atom::value, sha256);
      },
      [self](list_atom) { return self->delegate(self->state.query_reader, list_atom::value); },
      [self](list_atom, tenant_id tenant) {
        return self->delegate(self->state.query_reader, list_atom::value, tenant);
      },
      [self](find_atom, script_id script) {
        return self->delegate(self->state.query_reader, find_atom::value, script);
      },
      [self](find_atom, version_id version) {
        return self->delegate(self->state.query_reader, find_atom::value, version);
      },
      [self](list_atom, const execution_filter& filter) {
        return self->delegate(self->state.query_reader, list_atom::value, filter);
      },
      [self](list_atom, const dead_letter_filter& filter) {
        return self->delegate(self->state.query_reader, list_atom::value, filter);
      },
      [self](status_atom, tenant_id tenant) {
        return self->delegate(self->state.query_reader, status_atom::value, tenant);
      },
      [self](put_atom, const new_secret_ptr& secret) -> caf::result<secret_result> {
        if (auto why = self->state.vault_refusal()) return secret_result{tl::unexpected(*std::move(why))};
        return self->delegate(self->state.vault, put_atom::value, secret);
      },
      [self](secret_atom, tenant_id tenant) {
        return self->delegate(self->state.query_reader, secret_atom::value, tenant);
      },
      [self](remove_atom, tenant_id tenant, const std::string& secret) -> caf::result<count_result> {
        if (auto why = self->state.refusal()) return count_result{tl::unexpected(*std::move(why))};
        return self->delegate(self->state.persistence, remove_atom::value, tenant, secret);
      },
      [self](rotate_atom) -> caf::result<rotation_result> {
        if (auto why = self->state.vault_refusal()) return rotation_result{tl::unexpected(*std::move(why))};
        return self->delegate(self->state.vault, rotate_atom::value);
      },
      [self](status_atom) { return self->state.status(); },
      [self](tenant_atom, tenant_id tenant) { return self->state.tenant_of(tenant); },
      [self](release_atom, tenant_id tenant) { self->state.release_tenant(tenant); },
      [self](wake_atom) { self->state.start_services(); },
      [self](drain_atom) { return self->state.drain(); },
  };
}

}  // namespace sluice
