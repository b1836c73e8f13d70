#pragma once

#include "actors/environment.hpp"
#include "actors/interfaces.hpp"
#include "actors/owed_answers.hpp"

#include <optional>

namespace sluice {

/// State of the actor that answers calls of iota.secrets, and encrypts what is to be stored. The store sees
/// ciphertexts only, the API sees no values but those it is given.
///
/// A change of the key can be cut off at any moment: first the key file has the new key in front of the old
/// ones, then secret by secret is encrypted anew, last the old keys go. What a crash left is finished at the
/// next start.
struct secret_vault_state {
  static inline const char* name = "vault";

  explicit secret_vault_state(secret_vault_actor::pointer self_ptr) : self(self_ptr) {}
  ~secret_vault_state();

  caf::result<sdk_result_ptr> call(const sdk_call_ptr& call);
  caf::result<secret_result> put(const new_secret_ptr& secret);
  caf::result<rotation_result> rotate();
  /// Finishes what an earlier process began.
  void resume_rotation();

  secret_vault_actor::pointer self;
  environment_ptr environment;
  persistence_actor persistence;
  reader_actor reader;

 private:
  /// A change of the key that is under way.
  struct rotation {
    key_keeper_actor keeper;
    std::optional<caf::typed_response_promise<rotation_result>> promise;  ///< whoever asked for it
    rotation_report report;
    tenant_id tenant;  ///< up to this secret all are done
    std::string name;
  };

  /// Gives the answer that is owed under that number. `again`: the first look met a key that is not there.
  void look_up(std::string secret_name, tenant_id tenant, bool again, std::uint64_t number);
  void start_rotation();
  /// All that was encrypted with an old key is on disk once persistence answers: from then on no more comes.
  void wait_for_writes();
  void encrypt_next();
  void encrypt(const secret_list& page);
  void end_rotation();
  void rotated(const rotation_result& result);
  void rotation_failed(const caf::error& why);

  owed_answers owed_{"iota.secrets: the store is not available at present"};
  std::optional<rotation> rotation_;
};

/// The actor. `environment->keys` is set.
secret_vault_actor::behavior_type secret_vault(secret_vault_actor::stateful_pointer<secret_vault_state> self,
                                               environment_ptr environment, persistence_actor persistence,
                                               reader_actor reader);

}  // namespace sluice
