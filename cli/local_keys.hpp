#pragma once

#include "config/settings.hpp"
#include "store/store.hpp"

#include <memory>
#include <string>

namespace sluice {

/// iota.kv of scripts that run outside the engine: a store in a file, with one tenant, "local". One thread.
class local_keys {
 public:
  /// Opens or makes the file. No engine may have it open.
  static expected<std::shared_ptr<local_keys>> open(const std::string& path, const settings& from);

  /// Performs a call of iota.kv.
  sdk_result run(sdk_call call);

 private:
  local_keys() = default;

  kv_settings limits_;
  std::shared_ptr<store> database_;
  std::unique_ptr<store_writer> writer_;
  std::unique_ptr<store_reader> reader_;
  tenant_id tenant_;
};

}  // namespace sluice
