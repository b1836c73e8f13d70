#include "cli/event_template.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace sluice {
namespace {

using json = nlohmann::ordered_json;

/// "[json.exception.parse_error.101] parse error at line 1, column 3: ..." without the library's own part.
std::string plain_message(const json::parse_error& problem) {
  const std::string_view text = problem.what();
  const auto begin = text.find(": ");
  return fmt::format("not JSON: column {}: {}", problem.byte,
                     begin == text.npos ? text : text.substr(begin + 2));
}

/// Whether the attribute has to be added; an error if it is there but wrong.
expected<bool> lacks(const json& event, const char* name) {
  const auto found = event.find(name);
  if (found == event.end()) return true;
  if (!found->is_string() || found->get_ref<const std::string&>().empty())
    return fail(error_code::invalid_request, fmt::format("`{}` must be a text that is not empty", name));
  return false;
}

}  // namespace

event_maker::event_maker(event_template missing, std::uint64_t seed)
    : missing_(std::move(missing)), random_(seed) {}

/// A random UUID, version 4 (RFC 9562, 5.4).
std::string event_maker::new_id() {
  const std::uint64_t high = (random_() & ~0xf000ULL) | 0x4000ULL;
  const std::uint64_t low = (random_() & ~(3ULL << 62)) | (2ULL << 62);
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, (high >> 16) & 0xffff, high & 0xffff,
                     low >> 48, low & 0xffff'ffff'ffffULL);
}

expected<std::string> event_maker::make(std::string_view line) try {
  json event = json::parse(line);
  const bool complete = event.is_object() && event.contains("specversion");
  if (!complete && !missing_.type.empty()) {
    return fmt::format(R"({{"specversion":"1.0","id":"{}","source":{},"type":{},"data":{}}})", new_id(),
                       json(missing_.source).dump(), json(missing_.type).dump(), line);
  }
  if (!event.is_object())
    return fail(error_code::invalid_request, "not an object; to publish plain JSON, give its --type");

  struct attribute {
    const char* name;
    std::string value;
    const char* remedy;
  };
  const attribute attributes[] = {{"specversion", "1.0", ""},
                                  {"id", new_id(), ""},
                                  {"source", missing_.source, "--source"},
                                  {"type", missing_.type, "--type"}};
  bool changed = false;
  for (const auto& [name, value, remedy] : attributes) {
    const auto missing = lacks(event, name);
    if (!missing) return tl::unexpected(missing.error());
    if (!*missing) continue;
    if (value.empty())
      return fail(error_code::invalid_request, fmt::format("has no `{}`; give one with {}", name, remedy));
    event[name] = value;
    changed = true;
  }
  return changed ? event.dump() : std::string(line);
} catch (const json::parse_error& problem) {
  return fail(error_code::invalid_request, plain_message(problem));
} catch (const json::exception& problem) {
  return fail(error_code::invalid_request, problem.what());  // e.g. text that is not UTF-8
}

}  // namespace sluice
