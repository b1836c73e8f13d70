#pragma once

#include "actors/interfaces.hpp"
#include "schemas/sha256.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace sluice::testing {

/// What the engine double knows, and what it was told. Shared between the actor and the test.
class engine_double {
 public:
  engine_double();

  /// Makes a token that the engine knows. Returns it.
  std::string add_token(std::string token, tenant_id tenant, std::vector<std::string> scopes,
                        std::optional<timestamp> expires_at = {});

  /// From now on publishes wait for release(); so many waiting can be waited for.
  void hold();
  void release();
  bool wait_for_held(std::size_t count, std::chrono::milliseconds limit = std::chrono::seconds{20});
  /// What the next publishes are answered with, instead of a receipt.
  void refuse_publishes(std::optional<error> why);
  std::vector<const_event_batch_ptr> published() const;
  std::size_t token_lookups() const;
  /// The value; "" if there is none.
  std::string secret(tenant_id tenant, const std::string& name) const;

  engine_actor::behavior_type behavior(engine_actor::pointer self);

  tenant_row shop{tenant_id{1}, "shop", {}};
  tenant_row other{tenant_id{2}, "other", {}};
  engine_status status{true, {}};
  std::optional<deploy_failure> deploy_failure_to_give;
  std::atomic<int> tenant_listings = 0;
  execution run_to_list;  ///< what the listed executions are like, but for their ids

 private:
  publish_result receive(const event_batch_ptr& batch);
  std::vector<script_row> scripts_of(tenant_id tenant) const;

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, token_row> tokens_;
  std::map<std::int64_t, script_row> scripts_;
  std::map<std::pair<tenant_id, std::string>, std::string> secrets_;
  std::set<std::string> ids_;
  std::vector<const_event_batch_ptr> published_;
  std::vector<std::pair<caf::typed_response_promise<publish_result>, event_batch_ptr>> held_;
  std::optional<error> refusal_;
  bool holding_ = false;
  std::size_t lookups_ = 0;
};

}  // namespace sluice::testing
