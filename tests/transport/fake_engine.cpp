#include "tests/transport/fake_engine.hpp"

#include <chrono>

namespace sluice::testing {

engine_double::engine_double() {
  run_to_list.result_json = R"({"ok":true})";
  run_to_list.log = R"({"t":1,"level":"info","msg":"one"})"
                    "\n"
                    R"({"t":2,"level":"info","msg":"two"})"
                    "\n";
}

std::string engine_double::add_token(std::string token, tenant_id tenant, std::vector<std::string> scopes,
                                     std::optional<timestamp> expires_at) {
  const std::lock_guard lock(mutex_);
  token_row row;
  row.id = token_id{static_cast<std::int64_t>(tokens_.size()) + 1};
  row.tenant = tenant;
  row.sha256 = sha256_hex(token);
  row.scopes = std::move(scopes);
  row.expires_at = expires_at;
  tokens_[row.sha256] = row;
  return token;
}

void engine_double::hold() {
  const std::lock_guard lock(mutex_);
  holding_ = true;
}

void engine_double::release() {
  std::unique_lock lock(mutex_);
  holding_ = false;
  auto held = std::exchange(held_, {});
  lock.unlock();
  for (auto& [promise, batch] : held) promise.deliver(receive(batch));
}

bool engine_double::wait_for_held(std::size_t count, std::chrono::milliseconds limit) {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, limit, [&] { return held_.size() >= count; });
}

void engine_double::refuse_publishes(std::optional<error> why) {
  const std::lock_guard lock(mutex_);
  refusal_ = std::move(why);
}

std::vector<const_event_batch_ptr> engine_double::published() const {
  const std::lock_guard lock(mutex_);
  return published_;
}

std::string engine_double::secret(tenant_id tenant, const std::string& name) const {
  const std::lock_guard lock(mutex_);
  const auto found = secrets_.find({tenant, name});
  return found == secrets_.end() ? "" : found->second;
}

std::size_t engine_double::token_lookups() const {
  const std::lock_guard lock(mutex_);
  return lookups_;
}

publish_result engine_double::receive(const event_batch_ptr& batch) {
  const std::lock_guard lock(mutex_);
  if (refusal_) return tl::unexpected(*refusal_);
  publish_receipt receipt;
  for (const auto& event : batch->events) {
    const bool fresh = ids_.insert(std::to_string(batch->tenant.value) + " " + std::string(event.id)).second;
    ++(fresh ? receipt.accepted : receipt.duplicates);
  }
  published_.push_back(batch);
  return receipt;
}

std::vector<script_row> engine_double::scripts_of(tenant_id tenant) const {
  std::vector<script_row> rows;
  for (const auto& [id, row] : scripts_)
    if (row.tenant == tenant) rows.push_back(row);
  return rows;
}

engine_actor::behavior_type engine_double::behavior(engine_actor::pointer self) {
  return {
      [this, self](publish_atom, const event_batch_ptr& batch) -> caf::result<publish_result> {
        std::unique_lock lock(mutex_);
        if (!holding_) {
          lock.unlock();
          return receive(batch);
        }
        auto promise = self->make_response_promise<publish_result>();
        held_.emplace_back(promise, batch);
        changed_.notify_all();
        return promise;
      },
      [this](deploy_atom, const deploy_request_ptr& request) -> deploy_result {
        if (deploy_failure_to_give) return tl::unexpected(*deploy_failure_to_give);
        script_version version;
        version.id = version_id{1};
        version.script = request->script;
        version.number = 1;
        version.file_name = request->file_name;
        version.settings = request->settings;
        return version;
      },
      [this](create_atom, const create_tenant_request& request) -> tenant_result {
        if (request.name == shop.name) return fail(error_code::conflict, "there is a tenant shop already");
        return tenant_row{tenant_id{3}, request.name, {}};
      },
      [this](create_atom, const token_row& row) -> token_result {
        const std::lock_guard lock(mutex_);
        auto stored = row;
        stored.id = token_id{static_cast<std::int64_t>(tokens_.size()) + 1};
        tokens_[row.sha256] = stored;
        return stored;
      },
      [this](create_atom, const script_row& row) -> script_result {
        const std::lock_guard lock(mutex_);
        auto stored = row;
        stored.id = script_id{static_cast<std::int64_t>(scripts_.size()) + 1};
        return scripts_[stored.id.value] = stored;
      },
      [this](find_atom, const std::string& sha256) -> token_lookup_result {
        const std::lock_guard lock(mutex_);
        ++lookups_;
        const auto found = tokens_.find(sha256);
        return found == tokens_.end() ? std::optional<token_row>{} : found->second;
      },
      [this](list_atom) -> tenant_list_result {
        ++tenant_listings;
        return std::vector{shop, other};
      },
      [this](list_atom, tenant_id tenant) -> script_list_result {
        const std::lock_guard lock(mutex_);
        return scripts_of(tenant);
      },
      [this](find_atom, script_id id) -> script_result {
        const std::lock_guard lock(mutex_);
        const auto found = scripts_.find(id.value);
        if (found == scripts_.end()) return fail(error_code::not_found, "no such script");
        return found->second;
      },
      [](find_atom, version_id) -> version_result { return fail(error_code::not_found, "no such version"); },
      [this](list_atom, const execution_filter& filter) -> execution_list_result {
        auto page = std::make_shared<listing<execution>>();
        auto id = filter.before ? filter.before.value : 10;
        while (--id > 0 && page->rows.size() < static_cast<std::size_t>(filter.limit)) {
          execution run = run_to_list;
          run.id = execution_id{id};
          run.script = filter.script.value_or(script_id{1});
          run.status = filter.status.value_or(execution_status::succeeded);
          page->rows.push_back(run);
        }
        page->more = id > 1;
        return page;
      },
      [](list_atom, const dead_letter_filter& filter) -> dead_letter_list_result {
        dead_letter letter;
        letter.id = filter.before ? filter.before - 1 : 9;
        letter.event_json = R"({"id":"a","data":18446744073709551616})";
        return std::make_shared<const listing<dead_letter>>(listing<dead_letter>{{letter}, true});
      },
      [](status_atom, tenant_id) -> totals_result {
        tenant_totals totals;
        totals.events = 5;
        return totals;
      },
      [this](put_atom, const new_secret_ptr& secret) -> secret_result {
        const std::lock_guard lock(mutex_);
        secrets_[{secret->tenant, secret->name}] = secret->value;
        return secret_row{secret->tenant, secret->name, "ciphertext", "0a1b2c3d", {}, {}};
      },
      [this](secret_atom, tenant_id tenant) -> secret_list_result {
        const std::lock_guard lock(mutex_);
        auto rows = std::make_shared<std::vector<secret_row>>();
        for (const auto& [place, value] : secrets_)
          if (place.first == tenant)
            rows->push_back({tenant, place.second, "ciphertext", "0a1b2c3d", {}, {}});
        return secret_list{std::move(rows)};
      },
      [this](remove_atom, tenant_id tenant, const std::string& name) -> count_result {
        const std::lock_guard lock(mutex_);
        if (secrets_.erase({tenant, name}) == 0)
          return fail(error_code::not_found, "there is no such secret");
        return 1;
      },
      [](rotate_atom) -> rotation_result {
        return rotation_report{"0a1b2c3d", 7, 1};
      },
      [this](status_atom) -> engine_status { return status; },
      [](tenant_atom, tenant_id) -> caf::result<tenant_actor> { return caf::sec::invalid_argument; },
      [](release_atom, tenant_id) {},
      [](wake_atom) {},
      [](drain_atom) { return true; },
  };
}

}  // namespace sluice::testing
