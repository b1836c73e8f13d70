#include "cli/local_keys.hpp"

#include "store/sqlite_store.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice {
namespace {

constexpr std::string_view tenant_name = "local";

expected<tenant_id> local_tenant(store_writer& writer, store_reader& reader) {
  const auto tenants = reader.tenants();
  if (!tenants) return tl::unexpected(tenants.error());
  const auto found = std::ranges::find(*tenants, tenant_name, &tenant_row::name);
  if (found != tenants->end()) return found->id;
  return writer.create_tenant(tenant_name).map([](const tenant_row& row) { return row.id; });
}

}  // namespace

expected<std::shared_ptr<local_keys>> local_keys::open(const std::string& path, const settings& from) {
  const auto why = [&path](const error& found) {
    return tl::unexpected(error{found.code, fmt::format("--kv {}: {}", path, found.message), {}});
  };
  std::shared_ptr<local_keys> made{new local_keys};
  made->limits_ = from.kv;
  sqlite_options options;
  options.path = path;
  options.kv = from.kv;
  made->database_ = make_sqlite_store(options);
  auto writer = made->database_->open_writer();
  if (!writer) return why(writer.error());
  made->writer_ = *std::move(writer);
  auto reader = made->database_->open_reader();
  if (!reader) return why(reader.error());
  made->reader_ = *std::move(reader);
  const auto tenant = local_tenant(*made->writer_, *made->reader_);
  if (!tenant) return why(tenant.error());
  made->tenant_ = *tenant;
  return made;
}

sdk_result local_keys::run(sdk_call call) {
  call.tenant = tenant_;
  auto read = read_key_value_call(call, limits_);
  if (!read) return tl::unexpected(read.error());
  const auto unavailable = [](const error& why) {
    return refuse(sdk_code::unavailable, why.message, why.code == error_code::store_unavailable);
  };
  if (!read->writes()) {
    auto answer = reader_->read_keys(*read);
    return answer ? *std::move(answer) : unavailable(answer.error());
  }
  const auto write = std::make_shared<key_value_write>(key_value_write{*std::move(read), sdk_answer{}});
  const auto written = writer_->write({.publishes = {}, .settlements = {}, .key_values = {write}});
  return written ? std::move(write->result) : unavailable(written.error());
}

}  // namespace sluice
