#include "actors/secret_vault.hpp"

#include "store/secret_call.hpp"

#include <spdlog/spdlog.h>

namespace sluice {

namespace {

/// Calls of all tenants that may be under way: what is beyond is refused.
constexpr std::size_t max_calls = 10'000;
/// Secrets that are encrypted anew in one transaction.
constexpr std::uint64_t page_secrets = 100;

sdk_result_ptr shared(sdk_result result) { return std::make_shared<const sdk_result>(std::move(result)); }

key_keeper_actor::behavior_type key_keeper(key_keeper_actor::pointer, std::shared_ptr<secret_keys> keys) {
  const auto answer = [](const expected<void>& done) -> count_result {
    if (!done) return tl::unexpected(done.error());
    return 1;
  };
  return {
      [keys, answer](rotate_atom) { return answer(keys->begin_rotation()); },
      [keys, answer](end_atom) { return answer(keys->end_rotation()); },
  };
}

}  // namespace

secret_vault_state::~secret_vault_state() {
  if (rotation_)
    rotated(fail(error_code::shutting_down,
                 "the engine stopped; the change of the key goes on at its "
                 "next start"));
}

// --- Calls of scripts ------------------------------------------------------------------------------------

caf::result<sdk_result_ptr> secret_vault_state::call(const sdk_call_ptr& call) {
  auto secret_name = read_secret_call(*call);
  if (!secret_name) return shared(tl::unexpected(std::move(secret_name.error())));
  if (owed_.count() >= max_calls)
    return shared(
        refuse(sdk_code::rate_limited, "iota.secrets: too many calls are under way: try again", true));
  auto promise = self->make_response_promise<sdk_result_ptr>();
  look_up(*std::move(secret_name), call->tenant, false, owed_.add(promise));
  return promise;
}

void secret_vault_state::look_up(std::string secret_name, tenant_id tenant, bool again,
                                 std::uint64_t number) {
  self->request(reader, environment->settings.engine.actor_timeout, secret_atom::value, tenant, secret_name)
      .then(
          [this, secret_name, tenant, again, number](const secret_lookup_result& found) {
            // The key may have been changed since it was read.
            if (!again && found && *found && !environment->keys->has((*found)->key_id))
              return look_up(secret_name, tenant, true, number);
            owed_.give(number, shared(answer_secret_call(secret_name, found, *environment->keys)));
          },
          [this, number](const caf::error&) {
            owed_.give(number,
                       shared(refuse(sdk_code::unavailable, "iota.secrets: the store did not answer in time",
                                     /*retryable=*/true)));
          });
}

caf::result<secret_result> secret_vault_state::put(const new_secret_ptr& secret) {
  secret_row row;
  row.tenant = secret->tenant;
  row.name = secret->name;
  if (auto encrypted = environment->keys->encrypt(row, secret->value); !encrypted)
    return secret_result{tl::unexpected(encrypted.error())};
  // Sent in this same turn: wait_for_writes() relies on it.
  auto promise = self->make_response_promise<secret_result>();
  self->request(persistence, environment->settings.engine.actor_timeout, put_atom::value, std::move(row))
      .then([promise](const secret_result& stored) mutable { promise.deliver(stored); },
            [promise](const caf::error& why) mutable { promise.deliver(why); });
  return promise;
}

// --- Changing the key ------------------------------------------------------------------------------------

caf::result<rotation_result> secret_vault_state::rotate() {
  if (rotation_)
    return rotation_result{
        fail(error_code::conflict, "the key is being changed already: wait until that is done")};
  auto promise = self->make_response_promise<rotation_result>();
  start_rotation();
  rotation_->promise = promise;
  self->request(rotation_->keeper, environment->settings.engine.actor_timeout, rotate_atom::value)
      .then(
          [this](const count_result& begun) {
            begun ? wait_for_writes() : rotated(tl::unexpected(begun.error()));
          },
          [this](const caf::error& why) { rotation_failed(why); });
  return promise;
}

void secret_vault_state::resume_rotation() {
  spdlog::info("there are older keys for secrets: encrypting what is still encrypted with them");
  start_rotation();
  wait_for_writes();
}

void secret_vault_state::start_rotation() {
  rotation_.emplace();
  rotation_->keeper = self->spawn<caf::detached>(key_keeper, environment->keys);
}

void secret_vault_state::wait_for_writes() {
  self->request(persistence, environment->settings.engine.actor_timeout, status_atom::value)
      .then([this](bool) { encrypt_next(); }, [this](const caf::error& why) { rotation_failed(why); });
}

void secret_vault_state::encrypt_next() {
  self->request(reader, environment->settings.engine.actor_timeout, secret_atom::value, rotation_->tenant,
                rotation_->name, page_secrets)
      .then(
          [this](const secret_list_result& page) {
            if (!page) return rotated(tl::unexpected(page.error()));
            (*page)->empty() ? end_rotation() : encrypt(*page);
          },
          [this](const caf::error& why) { rotation_failed(why); });
}

void secret_vault_state::encrypt(const secret_list& page) {
  const auto& keys = *environment->keys;
  const auto current = keys.current_id();
  auto changes = std::make_shared<std::vector<secret_change>>();
  for (const auto& row : *page) {
    if (row.key_id == current) continue;
    auto anew = row;
    const auto value = keys.decrypt(row);
    if (value && keys.encrypt(anew, *value)) {
      changes->push_back({row.ciphertext, std::move(anew)});
    } else {
      ++rotation_->report.unreadable;
      if (!value) spdlog::warn("tenant {}: {}", row.tenant.value, value.error().message);
    }
  }
  rotation_->tenant = page->back().tenant;
  rotation_->name = page->back().name;
  if (changes->empty()) return encrypt_next();
  self->request(persistence, environment->settings.engine.actor_timeout, replace_atom::value,
                secret_changes{std::move(changes)})
      .then(
          [this](const count_result& replaced) {
            if (!replaced) return rotated(tl::unexpected(replaced.error()));
            rotation_->report.encrypted += *replaced;  // one that was set in between has the new key already
            encrypt_next();
          },
          [this](const caf::error& why) { rotation_failed(why); });
}

void secret_vault_state::end_rotation() {
  rotation_->report.key_id = environment->keys->current_id();
  if (rotation_->report.unreadable > 0) return rotated(rotation_->report);
  self->request(rotation_->keeper, environment->settings.engine.actor_timeout, end_atom::value)
      .then(
          [this](const count_result& ended) {
            ended ? rotated(rotation_->report) : rotated(tl::unexpected(ended.error()));
          },
          [this](const caf::error& why) { rotation_failed(why); });
}

void secret_vault_state::rotated(const rotation_result& result) {
  if (result)
    spdlog::info("secrets are encrypted with the key {}: {} anew, {} cannot be read", result->key_id,
                 result->encrypted, result->unreadable);
  else
    spdlog::error(
        "the key of secrets was not changed to the end: {}; what is done stays, the next start goes on",
        result.error().message);
  auto done = std::exchange(rotation_, std::nullopt);
  caf::anon_send_exit(done->keeper, caf::exit_reason::user_shutdown);
  if (done->promise) done->promise->deliver(result);
}

void secret_vault_state::rotation_failed(const caf::error& why) {
  rotated(fail(error_code::timed_out, "no answer in time: " + self->system().render(why)));
}

secret_vault_actor::behavior_type secret_vault(secret_vault_actor::stateful_pointer<secret_vault_state> self,
                                               environment_ptr environment, persistence_actor persistence,
                                               reader_actor reader) {
  auto& state = self->state;
  state.environment = std::move(environment);
  state.persistence = std::move(persistence);
  state.reader = std::move(reader);
  if (state.environment->keys->count() > 1) state.resume_rotation();
  return {
      [self](call_atom, const sdk_call_ptr& call) { return self->state.call(call); },
      [](ended_atom, const std::string&) {},  // nothing is kept for an execution
      [self](put_atom, const new_secret_ptr& secret) { return self->state.put(secret); },
      [self](rotate_atom) { return self->state.rotate(); },
  };
}

}  // namespace sluice
