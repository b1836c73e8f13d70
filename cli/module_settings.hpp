#pragma once

#include "config/settings.hpp"
#include "runtime/module_bundler.hpp"
#include "runtime/module_set.hpp"
#include "schemas/error.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace sluice {

/// Where the bundle of a package lies, by the settings.
std::filesystem::path bundle_path(const settings& settings, const std::string& name);

/// A package that was compiled anew, since another version of the engine had made its bundle.
using module_refreshed = std::function<void(const module_bundle& bundle)>;

/// The packages that the settings allow, and before them those of `flags`: "name=path" of a bundle or of a
/// package's folder, which is then bundled here; "name" alone is a folder of node_modules in the working
/// folder. The error names the bundle and says what to do.
expected<module_set_ptr> modules_from(const settings& settings, const std::vector<std::string>& flags = {},
                                      const module_refreshed& refreshed = {});

/// Bundles the package in `folder`, from the disk. `compiling` as of bundler_host.
expected<bundled_module> bundle_folder(const std::string& name, const std::string& folder,
                                       std::vector<std::string> subpaths,
                                       std::function<void(const std::string& file, int done)> compiling);

}  // namespace sluice
