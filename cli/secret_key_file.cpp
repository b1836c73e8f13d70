#include "cli/secret_key_file.hpp"

#include "cli/private_file.hpp"
#include "cli/read_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <map>

namespace sluice {

namespace {

constexpr std::size_t page_secrets = 500;
constexpr std::size_t named_secrets = 20;

bool has_secrets(store_reader& reader) {
  const auto first = reader.secrets_after({}, "", 1);
  return !first || !first->empty();
}

expected<std::string> make_key_file(const std::string& file) {
  const auto key = make_secret_key();
  if (!key) return tl::unexpected(key.error());
  auto text = format_secret_keys({*key});
  if (auto made = create_private_file(file, text); !made) return tl::unexpected(made.error());
  return text;
}

/// "acme/API_KEY" for each secret whose key is not there.
std::vector<std::string> unreadable_secrets(store_reader& reader, const secret_keys& keys) {
  std::map<tenant_id, std::string> tenants;
  if (const auto rows = reader.tenants())
    for (const auto& row : *rows) tenants[row.id] = row.name;
  std::vector<std::string> names;
  tenant_id tenant;
  std::string name;
  for (auto page = reader.secrets_after(tenant, name, page_secrets); page && !page->empty();
       page = reader.secrets_after(tenant, name, page_secrets)) {
    for (const auto& row : *page)
      if (!keys.has(row.key_id)) names.push_back(tenants[row.tenant] + "/" + row.name);
    tenant = page->back().tenant;
    name = page->back().name;
  }
  return names;
}

}  // namespace

std::string secret_key_file(const settings& settings) {
  if (!settings.secrets.key_file.empty()) return settings.secrets.key_file;
  return std::filesystem::path(settings.store.path).replace_filename("secrets.key").string();
}

opened_secret_keys open_secret_keys(const settings& settings, store_reader& reader) {
  opened_secret_keys opened;
  opened.file = secret_key_file(settings);
  const auto& file = opened.file;
  std::string problem;
  std::vector<secret_key> keys;
  expected<std::string> text;
  if (std::filesystem::exists(file)) {
    text = read_file(file);
    if (const auto safe = check_private_file(file); text && !safe)
      opened.warnings.push_back(safe.error().message);
  } else if (has_secrets(reader)) {
    text = fail(
        error_code::not_found,
        fmt::format("the key file {} is not there: put it back, or name it with secrets.key_file", file));
  } else {
    text = make_key_file(file);
    opened.created = text.has_value();
  }
  if (!text) {
    problem = text.error().message;
  } else if (auto parsed = parse_secret_keys(*text); parsed) {
    keys = *std::move(parsed);
  } else {
    problem = fmt::format("the key file {}: {}", file, parsed.error().message);
  }
  if (!problem.empty()) opened.warnings.push_back("secrets can neither be read nor set: " + problem);
  opened.keys = std::make_shared<secret_keys>(
      std::move(keys), [file](std::string_view anew) { return replace_private_file(file, anew); }, problem);

  auto unreadable = unreadable_secrets(reader, *opened.keys);
  if (const auto count = unreadable.size(); count > 0) {
    unreadable.resize(std::min(count, named_secrets));
    opened.warnings.push_back(fmt::format(
        "{} secret{} cannot be read, since the key is not in {}: {}{}; put the key back, or set them anew",
        count, count == 1 ? "" : "s", file, fmt::join(unreadable, ", "), count > named_secrets ? ", …" : ""));
  }
  return opened;
}

}  // namespace sluice
