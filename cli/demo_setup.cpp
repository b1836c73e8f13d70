#include "cli/demo_setup.hpp"

#include "transport/client/admin.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

namespace sluice {
namespace {

using nlohmann::json;

expected<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(error_code::not_found, fmt::format("{} cannot be read", path.string()));
  return std::string(std::istreambuf_iterator<char>(file), {});
}

expected<json> read_script_list(const std::filesystem::path& folder) {
  const auto text = read_file(folder / "scripts.json");
  if (!text) return tl::unexpected(text.error());
  json list = json::parse(*text, nullptr, false);
  if (!list.is_array())
    return fail(error_code::invalid_request, "scripts.json must be an array", folder.string());
  return list;
}

/// One entry of the list: {"file": …, "script": what POST /v1/scripts takes}.
expected<void> add_script(const client::rest& engine, const std::filesystem::path& folder, const json& entry,
                          demo_tenant& tenant) {
  const auto file = client::member<std::string>(entry, "file");
  if (!file) return tl::unexpected(file.error());
  const auto script = client::member<json>(entry, "script");
  if (!script) return tl::unexpected(script.error());
  const auto name = client::member<std::string>(*script, "name");
  if (!name) return tl::unexpected(name.error());
  const auto source = read_file(folder / *file);
  if (!source) return tl::unexpected(source.error());

  auto id = client::create_script(engine, tenant.name, *script);
  if (!id && id.error().code == error_code::conflict) id = client::find_script(engine, tenant.name, *name);
  if (!id) return tl::unexpected(id.error());
  const auto version = client::deploy(engine, tenant.name, *id, *file, *source, "the demo");
  if (!version) return tl::unexpected(version.error());
  tenant.scripts.emplace(*id, *name);
  return {};
}

}  // namespace

expected<demo_tenant> set_up_demo(const client::rest& engine, const std::string& name,
                                  const std::filesystem::path& folder) {
  demo_tenant tenant;
  tenant.name = name;
  const auto list = read_script_list(folder);
  if (!list) return tl::unexpected(list.error());
  const auto created = client::create_tenant(engine, name);
  if (!created && created.error().code != error_code::conflict) return tl::unexpected(created.error());
  auto token = client::create_token(engine, name, "the shop", {"events:publish", "executions:read"});
  if (!token) return tl::unexpected(token.error());
  tenant.token = *std::move(token);
  for (const json& entry : *list)
    if (auto added = add_script(engine, folder, entry, tenant); !added) return tl::unexpected(added.error());
  return tenant;
}

}  // namespace sluice
