#include "transport/cloud_event.hpp"

#include "transport/rfc3339.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace sluice::transport {
namespace {

enum class attribute : std::uint8_t {
  id,
  type,
  source,
  data,
  time,
  subject,
  specversion,
  datacontenttype,
  dataschema,
  data_base64,
  extension,
};

/// In the order of the enumerators.
constexpr std::array<std::string_view, 10> attribute_names{
    "id",      "type",        "source",          "data",       "time",
    "subject", "specversion", "datacontenttype", "dataschema", "data_base64"};

attribute attribute_of(std::string_view key) {
  const auto found = std::find(attribute_names.begin(), attribute_names.end(), key);
  return static_cast<attribute>(found - attribute_names.begin());
}

bool is_extension_name(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(),
                                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

/// RFC 4648, 4, with padding.
bool is_base64(std::string_view text) {
  if (text.size() % 4 != 0) return false;
  for (int i = 0; i < 2 && text.ends_with('='); ++i) text.remove_suffix(1);
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
  });
}

/// Reads one event, member by member.
class event_reader {
 public:
  event_reader(json_cursor& cursor, event_batch& batch, event_place place)
      : cursor_(cursor), batch_(batch), place_(place) {}

  expected<event> read() {
    cursor_.enter();
    for (std::string_view key = cursor_.next_key(); !key.empty(); key = cursor_.next_key()) {
      std::string unescaped;
      key = content(key, unescaped);
      if (auto read = read_member(key); !read) return tl::unexpected(read.error());
    }
    return check_complete();
  }

 private:
  /// The string's content, a view into the text; into `unescaped` if there are escapes.
  static std::string_view content(std::string_view quoted, std::string& unescaped) {
    const auto inner = quoted.substr(1, quoted.size() - 2);
    if (inner.find('\\') == inner.npos) return inner;
    return unescaped = unescape(quoted);
  }

  expected<void> read_member(std::string_view key) {
    const attribute which = attribute_of(key);
    if (which != attribute::extension) {
      const auto bit = 1u << static_cast<unsigned>(which);
      if (seen_ & bit) return wrong(key, "is there twice");
      seen_ |= bit;
    }
    switch (which) {
      case attribute::specversion: return read_version();
      case attribute::id: return read_text(key, event_.id, max_id_chars);
      case attribute::source: return read_text(key, event_.source, max_source_chars);
      case attribute::type: return read_text(key, event_.type, max_type_chars);
      case attribute::subject: return read_optional_text(key, event_.subject, max_subject_chars);
      case attribute::time: return read_time();
      case attribute::datacontenttype:
      case attribute::dataschema: {
        std::string_view unused;
        return read_optional_text(key, unused, max_source_chars);
      }
      case attribute::data: cursor_.take(); return {};
      case attribute::data_base64: return read_base64();
      case attribute::extension: return read_extension(key);
    }
    return {};
  }

  expected<void> read_version() {
    const bool text = cursor_.kind() == '"';
    const auto value = cursor_.take();
    std::string unescaped;
    if (text && content(value, unescaped) == "1.0") return {};
    return wrong("specversion", "must be \"1.0\"");
  }

  expected<void> read_text(std::string_view key, std::string_view& target, std::size_t max_chars) {
    if (cursor_.kind() != '"') return wrong(key, "must be a non-empty string");
    const auto quoted = cursor_.take();
    target = quoted.substr(1, quoted.size() - 2);
    if (target.find('\\') != target.npos) target = batch_.extra.emplace_back(unescape(quoted));
    const auto problem = attribute_problem(target, max_chars);
    if (!problem.empty()) return wrong(key, problem);
    return {};
  }

  /// null means absent (JSON format, 2.2).
  expected<void> read_optional_text(std::string_view key, std::string_view& target, std::size_t max_chars) {
    if (cursor_.kind() != 'n') return read_text(key, target, max_chars);
    cursor_.take();
    return {};
  }

  expected<void> read_time() {
    std::string_view time;
    if (auto read = read_optional_text("time", time, 64); !read || time.empty()) return read;
    if (parse_rfc3339(time)) return {};
    return wrong("time", "must be an RFC 3339 time such as 2024-05-01T12:00:00Z");
  }

  expected<void> read_base64() {
    const bool text = cursor_.kind() == '"';
    const auto quoted = cursor_.take();
    std::string unescaped;
    if (text && is_base64(content(quoted, unescaped))) return {};
    return wrong("data_base64", "must be a string of base64");
  }

  expected<void> read_extension(std::string_view key) {
    if (!is_extension_name(key))
      return fail(error_code::invalid_request,
                  fmt::format("{}: the attribute name \"{:.100}\" must be of a-z and 0-9", name(place_), key),
                  name(place_));
    extensions_.emplace_back(key);
    const char kind = cursor_.kind();
    cursor_.take();
    if (kind == '{' || kind == '[')
      return wrong(key, "must be a string, a number, a boolean or null (objects belong into data)");
    return {};
  }

  expected<event> check_complete() {
    for (const auto required : {attribute::specversion, attribute::id, attribute::source, attribute::type})
      if (!has(required)) return wrong(attribute_names[static_cast<std::size_t>(required)], "is missing");
    if (has(attribute::data) && has(attribute::data_base64))
      return wrong("data_base64", "must not be there beside data");
    std::sort(extensions_.begin(), extensions_.end());
    const auto twice = std::adjacent_find(extensions_.begin(), extensions_.end());
    if (twice != extensions_.end()) return wrong(*twice, "is there twice");
    return event_;
  }

  bool has(attribute which) const { return seen_ & (1u << static_cast<unsigned>(which)); }

  tl::unexpected<error> wrong(std::string_view key, std::string_view what) const {
    auto field = fmt::format("{}.{:.100}", name(place_), key);
    auto message = fmt::format("{}: {}", field, what);
    return fail(error_code::invalid_request, std::move(message), std::move(field));
  }

  json_cursor& cursor_;
  event_batch& batch_;
  event_place place_;
  event event_;
  std::uint32_t seen_ = 0;  ///< a bit for each attribute
  std::vector<std::string> extensions_;
};

}  // namespace

std::string name(event_place place) {
  return place.index ? fmt::format("events[{}]", *place.index) : "event";
}

expected<event> read_cloud_event(json_cursor& cursor, event_batch& batch, std::size_t max_event_bytes,
                                 event_place place) {
  if (cursor.kind() != '{')
    return fail(error_code::invalid_request, name(place) + ": must be an object", name(place));
  auto inside = cursor;
  const auto json = cursor.take();
  if (json.size() > max_event_bytes)
    return fail(error_code::too_large,
                fmt::format("{}: has {} bytes, more than {}", name(place), json.size(), max_event_bytes),
                name(place));
  auto read = event_reader(inside, batch, place).read();
  if (read) read->json = json;
  return read;
}

}  // namespace sluice::transport
