#include "runtime/module_bundle.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <string_view>

namespace sluice {
namespace {

using json = nlohmann::ordered_json;

constexpr int format_version = 1;

json to_value(const module_file& file) {
  json value{{"path", file.path}, {"requires", file.requires_files}, {"source", file.source}};
  if (!file.code.empty()) value["code"] = file.code;
  return value;
}

module_file file_from(const json& value) {
  module_file file;
  value.at("path").get_to(file.path);
  value.at("source").get_to(file.source);
  value.at("requires").get_to(file.requires_files);
  if (value.contains("code")) value.at("code").get_to(file.code);
  return file;
}

/// What of the bundle cannot be; empty if all is well.
std::string inconsistency(const module_bundle& bundle) {
  std::set<std::string_view> paths;
  for (const auto& file : bundle.files)
    if (!paths.insert(file.path).second) return fmt::format("has its file {} twice", file.path);
  for (const auto& [subpath, path] : bundle.exports)
    if (!subpath.starts_with('.')) return fmt::format("exports \"{}\", which begins with no dot", subpath);
  return {};
}

/// A file that an entry or another file names, and that is not there.
std::string missing_file(const module_bundle& bundle) {
  const auto there = [&](const std::string& path) {
    return std::ranges::any_of(bundle.files, [&](const module_file& file) { return file.path == path; });
  };
  for (const auto& [subpath, path] : bundle.exports)
    if (!there(path)) return path;
  for (const auto& file : bundle.files)
    for (const auto& [specifier, path] : file.requires_files)
      if (!path.empty() && !there(path)) return path;
  return {};
}

}  // namespace

std::string module_file::function_text() const {
  if (!code.empty()) return code;
  std::string_view text = source;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.starts_with("#!")) text.remove_prefix(std::min(text.find('\n'), text.size()));
  return fmt::format("(function(_rt,exports,require,module,global,self,Function,process){{{}\n}})", text);
}

std::vector<std::string> module_bundle::specifiers() const {
  std::vector<std::string> all;
  for (const auto& [subpath, path] : exports) all.push_back(name + subpath.substr(1));
  return all;
}

std::size_t module_bundle::source_bytes() const {
  std::size_t bytes = 0;
  for (const auto& file : files) bytes += file.source.size();
  return bytes;
}

bool is_module_name(std::string_view name) {
  const auto good = [](std::string_view part) {
    return !part.empty() && part.size() <= 200 && part.front() != '.' &&
           std::ranges::all_of(part, [](char c) {
             return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' ||
                    c == '~';
           });
  };
  if (!name.starts_with('@')) return good(name);
  const std::size_t slash = name.find('/');
  return slash != std::string_view::npos && good(name.substr(1, slash - 1)) && good(name.substr(slash + 1));
}

std::string to_json(const module_bundle& bundle) {
  const json head{{"sluice_module", format_version},
                  {"name", bundle.name},
                  {"version", bundle.version},
                  {"compiler", bundle.compiler},
                  {"exports", bundle.exports}};
  std::string text = head.dump();
  text.back() = ',';
  text += "\n\"files\":[\n";
  for (const auto& file : bundle.files) {
    if (&file != &bundle.files.front()) text += ",\n";
    text += to_value(file).dump();
  }
  return text + "\n]}\n";
}

expected<module_bundle> read_module_bundle(std::string_view text) {
  try {
    const json value = json::parse(text);
    if (!value.is_object() || !value.contains("sluice_module"))
      return fail(error_code::invalid_request, "this is no module bundle: `sluice modules add` makes one");
    if (value["sluice_module"] != format_version)
      return fail(error_code::invalid_request,
                  "the bundle is of another version of sluice: make it again with `sluice modules add`");
    module_bundle bundle;
    value.at("name").get_to(bundle.name);
    value.at("version").get_to(bundle.version);
    value.at("compiler").get_to(bundle.compiler);
    value.at("exports").get_to(bundle.exports);
    for (const json& file : value.at("files")) bundle.files.push_back(file_from(file));
    if (!is_module_name(bundle.name))
      return fail(error_code::invalid_request, fmt::format("\"{}\" is no package's name", bundle.name));
    if (const auto wrong = inconsistency(bundle); !wrong.empty())
      return fail(error_code::invalid_request, fmt::format("the bundle {}", wrong));
    if (const auto missing = missing_file(bundle); !missing.empty())
      return fail(error_code::invalid_request, fmt::format("the bundle lacks its file {}", missing));
    return bundle;
  } catch (const nlohmann::json::exception& problem) {
    return fail(error_code::invalid_request, fmt::format("the bundle is damaged: {}", problem.what()));
  }
}

}  // namespace sluice
