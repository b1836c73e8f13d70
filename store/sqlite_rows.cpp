#include "store/sqlite_rows.hpp"

#include "store/settings_codec.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sluice::sqlite {

tenant_row read_tenant(const rows& row) { return {row.id<tenant_id>(0), row.string(1), row.time(2)}; }

token_row read_token(const rows& row) {
  token_row token{
      row.id<token_id>(0), row.id<tenant_id>(1), row.string(2), row.string(3), {}, row.time(5), {}};
  for (std::string_view rest = row.text(4); !rest.empty();) {
    const auto end = std::min(rest.find(' '), rest.size());
    token.scopes.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (!row.is_null(6)) token.expires_at = row.time(6);
  return token;
}

std::string join_scopes(const std::vector<std::string>& scopes) {
  return fmt::format("{}", fmt::join(scopes, " "));
}

expected<script_row> read_script(const rows& row) {
  const auto status = parse_script_status(row.text(4));
  if (!status)
    return fail(error_code::internal,
                fmt::format("script {} has the unknown status {}", row.integer(0), row.text(4)));
  return decode_settings(row.text(7)).map([&](script_settings&& settings) {
    script_row script;
    script.id = row.id<script_id>(0);
    script.tenant = row.id<tenant_id>(1);
    script.name = row.text(2);
    script.kind = row.text(3);
    script.status = *status;
    script.active_version = row.id<version_id>(5);
    script.active_version_number = static_cast<int>(row.integer(6));
    script.settings = std::move(settings);
    script.created_at = row.time(8);
    script.updated_at = row.time(9);
    return script;
  });
}

expected<script_row> find_script(connection& db, script_id script) {
  auto row = db.prepared(std::string(select_script) + " WHERE s.id = ?").query(script);
  if (!row.next()) return fail(error_code::not_found, fmt::format("no script {}", script.value));
  return read_script(row);
}

expected<script_version> read_version(const rows& row) {
  return decode_settings(row.text(9)).map([&](script_settings&& settings) {
    script_version version;
    version.id = row.id<version_id>(0);
    version.script = row.id<script_id>(1);
    version.number = static_cast<int>(row.integer(2));
    version.source = row.text(3);
    version.file_name = row.text(4);
    version.code = row.text(5);
    version.source_map = row.text(6);
    version.content_hash = row.text(7);
    version.change_description = row.text(8);
    version.settings = std::move(settings);
    version.created_at = row.time(10);
    return version;
  });
}

execution read_execution(const rows& row) {
  execution e;
  e.id = row.id<execution_id>(0);
  e.tenant = row.id<tenant_id>(1);
  e.event = row.id<event_seq>(2);
  e.script = row.id<script_id>(3);
  e.version = row.id<version_id>(4);
  e.attempt = static_cast<int>(row.integer(5));
  e.status = static_cast<execution_status>(row.integer(6));
  e.outcome = static_cast<delivery_state>(row.integer(7));
  e.started_at = row.time(8);
  e.wall_us = row.integer(9);
  e.cpu_us = row.integer(10);
  e.due_at = row.time(11);
  e.result_json = row.string(12);
  e.error_name = row.string(13);
  e.error_code = row.string(14);
  e.error_message = row.string(15);
  e.error_stack = row.string(16);
  e.log = row.string(17);
  return e;
}

dead_letter read_dead_letter(const rows& row) {
  return {row.integer(0),       row.id<tenant_id>(1),  row.id<event_seq>(2),
          row.id<script_id>(3), row.id<version_id>(4), static_cast<int>(row.integer(5)),
          row.string(6),        row.string(7),         row.string(8),
          row.string(9),        row.string(10),        row.time(11)};
}

secret_row read_secret(const rows& row) {
  return {row.id<tenant_id>(0), row.string(1), row.string(2), row.string(3), row.time(4), row.time(5)};
}

}  // namespace sluice::sqlite
