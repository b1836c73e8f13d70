#include "cli/operator_token.hpp"

#include "schemas/sha256.hpp"
#include "transport/token.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace sluice {

namespace {

expected<void> write_private_file(const std::filesystem::path& path, std::string_view text) {
  if (path.has_parent_path()) {
    std::error_code failure;
    std::filesystem::create_directories(path.parent_path(), failure);
    if (failure) return fail(error_code::internal, failure.message(), path.parent_path().string());
  }
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const bool written =
      file >= 0 && ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  const auto why = errno;
  if (file >= 0) ::close(file);
  if (!written) return fail(error_code::internal, std::strerror(why), path.string());
  return {};
}

expected<void> store_token(std::string_view token, std::string name, store_writer& writer) {
  token_row row;
  row.name = std::move(name);
  row.sha256 = sha256_hex(token);
  row.scopes = {"admin"};
  row.created_at = now();
  if (auto stored = writer.create_token(std::move(row)); !stored) return tl::unexpected(stored.error());
  return {};
}

}  // namespace

expected<operator_token> ensure_operator_token(const settings& settings, store_reader& reader,
                                               store_writer& writer) {
  if (const auto& token = settings.auth.operator_token; !token.empty()) {
    auto known = reader.token_by_hash(sha256_hex(token));
    if (!known) return tl::unexpected(known.error());
    if (*known) return operator_token{};
    if (auto stored = store_token(token, "operator (settings)", writer); !stored)
      return tl::unexpected(stored.error());
    return operator_token{.created = true, .file = {}};
  }
  const auto& file = settings.auth.operator_token_file;
  auto tokens = reader.count_tokens();
  if (!tokens) return tl::unexpected(tokens.error());
  if (*tokens > 0)
    return operator_token{.created = false, .file = std::filesystem::exists(file) ? file : std::string{}};

  auto token = transport::make_token();
  if (!token) return tl::unexpected(token.error());
  // The file first: a token that is stored but was never written down would lock its operator out.
  if (auto written = write_private_file(file, *token + "\n"); !written)
    return tl::unexpected(written.error());
  if (auto stored = store_token(*token, "operator", writer); !stored) return tl::unexpected(stored.error());
  return operator_token{.created = true, .file = file};
}

}  // namespace sluice
