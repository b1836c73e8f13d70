#include "cli/module_settings.hpp"

#include "cli/read_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace sluice {
namespace {

using programs = std::vector<std::shared_ptr<const module_program>>;

tl::unexpected<error> with_path(const std::string& path, error why) {
  why.message = fmt::format("{}: {}", path, why.message);
  return tl::unexpected(std::move(why));
}

expected<module_bundle> read_bundle(const std::string& path, const module_refreshed& refreshed) {
  const auto text = read_file(path);
  if (!text) return tl::unexpected(text.error());
  auto bundle = read_module_bundle(*text);
  if (!bundle) return with_path(path, bundle.error());
  const auto anew = refresh_bundle(*bundle);
  if (!anew) return with_path(path, anew.error());
  if (*anew && refreshed) refreshed(*bundle);
  return bundle;
}

expected<void> add(programs& to, const expected<module_bundle>& bundle) {
  if (!bundle) return tl::unexpected(bundle.error());
  auto program = make_module_program(*bundle);
  if (!program) return tl::unexpected(program.error());
  to.push_back(*std::move(program));
  return {};
}

/// One of the settings' packages.
expected<void> add_allowed(programs& to, const settings& settings, const std::string& name,
                           const module_refreshed& refreshed) {
  if (!is_module_name(name))
    return fail(
        error_code::invalid_request,
        fmt::format("modules.allow: \"{}\" is no package's name; such as lodash or @scope/name", name));
  const auto path = bundle_path(settings, name);
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored))
    return fail(
        error_code::not_found,
        fmt::format("modules.allow has {}, but there is no bundle {}: make it with `sluice modules add {} "
                    "node_modules/{}`",
                    name, path.string(), name, name));
  const auto bundle = read_bundle(path.string(), refreshed);
  if (bundle && bundle->name != name)
    return fail(error_code::invalid_request,
                fmt::format("{} is the bundle of {}", path.string(), bundle->name));
  return add(to, bundle);
}

/// One of the command line.
expected<void> add_flag(programs& to, const std::string& flag) {
  const std::size_t equals = flag.find('=');
  const std::string name = flag.substr(0, equals);
  const std::string path = equals == std::string::npos ? "node_modules/" + name : flag.substr(equals + 1);
  if (!is_module_name(name))
    return fail(error_code::invalid_request,
                fmt::format("--module {}: write NAME=PATH, such as lodash=node_modules/lodash", flag));
  std::error_code ignored;
  if (!std::filesystem::is_directory(path, ignored)) return add(to, read_bundle(path, {}));
  auto bundled = bundle_folder(name, path, {}, {});
  if (!bundled) return tl::unexpected(bundled.error());
  return add(to, std::move(bundled->bundle));
}

}  // namespace

std::filesystem::path bundle_path(const settings& settings, const std::string& name) {
  const std::filesystem::path beside_store =
      std::filesystem::path(settings.store.path).parent_path() / "modules";
  const std::filesystem::path folder =
      settings.modules.folder.empty() ? beside_store : std::filesystem::path(settings.modules.folder);
  return folder / (name + ".json");
}

expected<module_set_ptr> modules_from(const settings& settings, const std::vector<std::string>& flags,
                                      const module_refreshed& refreshed) {
  programs all;
  for (const std::string& flag : flags)
    if (const auto added = add_flag(all, flag); !added) return tl::unexpected(added.error());
  for (const std::string& name : settings.modules.allow) {
    if (std::ranges::any_of(all, [&](const auto& program) { return program->name == name; })) continue;
    if (const auto added = add_allowed(all, settings, name, refreshed); !added)
      return tl::unexpected(added.error());
  }
  return std::make_shared<const module_set>(std::move(all));
}

expected<bundled_module> bundle_folder(const std::string& name, const std::string& folder,
                                       std::vector<std::string> subpaths,
                                       std::function<void(const std::string& file, int done)> compiling) {
  std::error_code failure;
  const auto real = std::filesystem::canonical(folder, failure);
  if (failure || !std::filesystem::is_directory(real))
    return fail(
        error_code::not_found,
        fmt::format("there is no folder {}: `npm install {}` makes node_modules/{}", folder, name, name));
  const auto read = [](const std::string& path) -> std::optional<std::string> {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) return std::nullopt;
    auto text = read_file(path);
    return text ? std::optional{*std::move(text)} : std::nullopt;
  };
  return bundle_module({name, real.string(), std::move(subpaths)}, {read, std::move(compiling)});
}

}  // namespace sluice
