#include "cli/event_template.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

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

/// "[json.exception.out_of_range.406] number overflow parsing '1e400'" likewise.
std::string_view plain_message(const json::exception& problem) {
  const std::string_view text = problem.what();
  const auto begin = text.find("] ");
  return begin == text.npos ? text : text.substr(begin + 2);
}

/// How deep the deepest object or array is in others, itself included. `text` is valid JSON.
std::size_t depth_of(std::string_view text) {
  std::size_t depth = 0;
  std::size_t deepest = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\') {
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '{' || c == '[')) {
      deepest = std::max(deepest, ++depth);
    } else if (!quoted && (c == '}' || c == ']')) {
      --depth;
    }
  }
  return deepest;
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

event_maker::event_maker(event_template missing, std::uint64_t seed, std::size_t max_event_bytes)
    : missing_(std::move(missing)), max_event_bytes_(max_event_bytes), random_(seed) {}

/// A random UUID, version 4 (RFC 9562, 5.4).
std::string event_maker::new_id() {
  const std::uint64_t high = (random_() & ~0xf000ULL) | 0x4000ULL;
  const std::uint64_t low = (random_() & ~(3ULL << 62)) | (2ULL << 62);
  return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32, (high >> 16) & 0xffff, high & 0xffff,
                     low >> 48, low & 0xffff'ffff'ffffULL);
}

expected<std::string> event_maker::make(std::string_view line) {
  // The library takes it for the end of the text.
  if (const auto nul = line.find('\0'); nul != line.npos)
    return fail(error_code::invalid_request, fmt::format("not JSON: column {}: a NUL character", nul + 1));
  auto event = make_unchecked(line);
  if (!event) return event;
  if (event->size() > max_event_bytes_)
    return fail(error_code::too_large,
                fmt::format("the event has {} bytes, more than the {} of server.max_event_bytes",
                            event->size(), max_event_bytes_));
  if (depth_of(*event) > max_event_depth)
    return fail(error_code::invalid_request, fmt::format("nested deeper than {} levels", max_event_depth));
  return event;
}

expected<std::string> event_maker::make_unchecked(std::string_view line) try {
  json event = json::parse(line);
  const bool complete = event.is_object() && event.contains("specversion");
  if (!complete && !missing_.type.empty()) {
    if (missing_.source.empty())
      return fail(error_code::invalid_request,
                  "becomes the data of an event of --type, which has no source; give it one with --source");
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
  return fail(error_code::invalid_request, std::string(plain_message(problem)));  // e.g. a number like 1e400
}

}  // namespace sluice
