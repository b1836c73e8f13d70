#pragma once

#include "store/sqlite_connection.hpp"
#include "store/types.hpp"

namespace sluice::sqlite {

// Rows into structs: for each, the SELECT without its conditions, and what reads one row of it.

inline constexpr const char* select_tenant = "SELECT id, name, created_at FROM tenants";
tenant_row read_tenant(const rows& row);

inline constexpr const char* select_token =
    "SELECT id, tenant_id, name, sha256, scopes, created_at, expires_at FROM api_tokens";
token_row read_token(const rows& row);
std::string join_scopes(const std::vector<std::string>& scopes);

inline constexpr const char* select_script =
    "SELECT s.id, s.tenant_id, s.name, s.kind, s.status, s.active_version, v.version_number, s.settings, "
    "s.created_at,"
    " s.updated_at FROM scripts s LEFT JOIN script_versions v ON v.id = s.active_version";
/// internal if the row cannot be understood.
expected<script_row> read_script(const rows& row);
expected<script_row> find_script(connection& db, script_id script);

inline constexpr const char* select_version =
    "SELECT id, script_id, version_number, source_code, file_name, compiled_code, source_map, content_hash,"
    " change_description, settings, created_at FROM script_versions";
expected<script_version> read_version(const rows& row);

inline constexpr const char* select_execution =
    "SELECT id, tenant_id, event_seq, script_id, version_id, attempt, status, outcome, started_at, wall_us, "
    "cpu_us,"
    " due_at, result_json, error_name, error_code, error_message, error_stack, log FROM script_executions";
execution read_execution(const rows& row);

inline constexpr const char* select_dead_letter =
    "SELECT id, tenant_id, event_seq, script_id, version_id, attempts, event_json, error_name, error_code,"
    " error_message, error_stack, created_at FROM script_execution_dlq";
dead_letter read_dead_letter(const rows& row);

inline constexpr const char* select_secret =
    "SELECT tenant_id, name, ciphertext, key_id, created_at, updated_at FROM tenant_secrets";
secret_row read_secret(const rows& row);

}  // namespace sluice::sqlite
