#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Maps positions in compiled code back to what the author wrote (source map, version 3). Parsed once,
/// then immutable: any thread. A malformed map is an empty one: lookups find nothing.
class source_map {
 public:
  /// A place in the author's source. Lines and columns count from 1.
  struct position {
    std::string_view file;
    int line = 0;
    int column = 0;
    std::string_view name;  ///< the author's identifier there; empty if the map names none
  };

  source_map() = default;
  /// `json` is the map's text, e.g. compiled_script::source_map.
  explicit source_map(std::string_view json);

  /// What the author wrote at this place of the compiled code; the column counts characters from 1. With
  /// `column` 0 (Duktape's stacks know lines only) the line's first mapped place. The views live as long as
  /// this map.
  std::optional<position> lookup(int line, int column = 0) const;

  /// One line of the author's source, without its end; empty if there is none.
  std::string_view source_line(std::string_view file, int line) const;

  bool empty() const { return segments_.empty(); }

 private:
  /// All counted from 0; `source` and `name` are indexes, -1 = none. Columns count UTF-16 units.
  struct segment {
    std::int32_t line, column, source, source_line, source_column, name;
  };

  void decode(std::string_view mappings);

  std::vector<segment> segments_;  ///< in order of (line, column)
  std::vector<std::string> sources_;
  std::vector<std::string> contents_;
  std::vector<std::string> names_;
};

/// A map that is read once, on whichever thread asks first. A copy reads it anew.
class lazy_source_map {
 public:
  lazy_source_map() : state_(std::make_unique<state>()) {}
  lazy_source_map(const lazy_source_map&) : lazy_source_map() {}
  lazy_source_map& operator=(const lazy_source_map& other) {
    if (this != &other) state_ = std::make_unique<state>();
    return *this;
  }
  ~lazy_source_map() = default;

  const source_map& read(std::string_view json) const {
    std::call_once(state_->once, [&] { state_->map.emplace(json); });
    return *state_->map;
  }

 private:
  struct state {
    std::once_flag once;
    std::optional<source_map> map;
  };
  std::unique_ptr<state> state_;
};

}  // namespace sluice
