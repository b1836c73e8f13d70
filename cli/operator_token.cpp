#include "cli/operator_token.hpp"

#include "cli/private_file.hpp"
#include "schemas/sha256.hpp"
#include "transport/token.hpp"

#include <fmt/format.h>

#include <filesystem>

namespace sluice {

namespace {

constexpr const char* name_of_settings_token = "operator (settings)";

expected<void> store_token(std::string_view token, std::string name, store_writer& writer) {
  token_row row;
  row.name = std::move(name);
  row.sha256 = sha256_hex(token);
  row.scopes = {"admin"};
  row.created_at = now();
  if (auto stored = writer.create_token(std::move(row)); !stored) return tl::unexpected(stored.error());
  return {};
}

expected<operator_token> use_settings_token(const std::string& token, store_reader& reader,
                                            store_writer& writer) {
  auto known = reader.token_by_hash(sha256_hex(token));
  if (!known) return tl::unexpected(known.error());
  if (*known && (*known)->tenant)
    return fail(error_code::conflict,
                "auth.operator_token is a token of a tenant: give the operator one of its own");
  if (*known) return operator_token{};
  if (auto stored = store_token(token, name_of_settings_token, writer); !stored)
    return tl::unexpected(stored.error());
  return operator_token{.created = true, .file = {}, .warning = {}};
}

constexpr std::string_view way_back =
    "the engine keeps only a hash of the token; to log in as the operator without it, set another with "
    "auth.operator_token (SLUICE_AUTH_OPERATOR_TOKEN)";

/// What an earlier start has made, as far as it is still there.
operator_token earlier_token(const std::string& file) {
  if (!std::filesystem::exists(file))
    return {.created = false,
            .file = {},
            .warning = fmt::format("the operator's token file {} is not there: {}", file, way_back)};
  operator_token found{.created = false, .file = file, .warning = {}};
  if (const auto safe = check_private_file(file); !safe) found.warning = safe.error().message;
  return found;
}

/// Of another store, or of a start that ended before it had stored the token.
expected<std::string> take_over(const std::string& file) {
  const auto refuse = [&](const std::string& why) {
    return fail(error_code::conflict,
                fmt::format("the operator's token would be written to {}, which exists and cannot be taken "
                            "over: {}; move it away or name another with auth.operator_token_file",
                            file, why));
  };
  if (auto safe = check_private_file(file); !safe) return refuse(safe.error().message);
  auto token = read_first_line(file);
  if (!token) return refuse(token.error().message);
  if (!token->starts_with("slc_") || token->size() < 16) return refuse("it holds no token");
  return token;
}

/// The file first: a token that is stored but was never written down would lock its operator out.
expected<std::string> write_down_new_token(const std::string& file) {
  auto token = transport::make_token();
  if (!token) return token;
  if (auto written = create_private_file(file, *token + "\n"); !written)
    return tl::unexpected(written.error());
  return token;
}

}  // namespace

std::string operator_token_file(const settings& settings) {
  if (!settings.auth.operator_token_file.empty()) return settings.auth.operator_token_file;
  return std::filesystem::path(settings.store.path).replace_filename("operator.token").string();
}

expected<operator_token> ensure_operator_token(const settings& settings, store_reader& reader,
                                               store_writer& writer) {
  const auto& given = settings.auth.operator_token;
  // Those that earlier settings gave.
  auto ended = writer.end_operator_tokens(name_of_settings_token, given.empty() ? "" : sha256_hex(given));
  if (!ended) return tl::unexpected(ended.error());
  if (!given.empty()) return use_settings_token(given, reader, writer);

  const std::string file = operator_token_file(settings);
  const auto tokens = reader.count_tokens();
  if (!tokens) return tl::unexpected(tokens.error());
  if (*tokens > 0) return earlier_token(file);
  const auto token = std::filesystem::exists(file) ? take_over(file) : write_down_new_token(file);
  if (!token) return tl::unexpected(token.error());
  if (auto stored = store_token(*token, "operator", writer); !stored) return tl::unexpected(stored.error());
  return operator_token{.created = true, .file = file, .warning = {}};
}

}  // namespace sluice
