#include "runtime/time_zone.hpp"

#include <chrono>
#include <date/tz.h>
#include <stdexcept>

namespace sluice {
namespace {

/// Files beside the zones that are none.
bool is_zone_name(const std::string& name) {
  return !name.empty() && name.front() >= 'A' && name.front() <= 'Z' && name != "Factory";
}

}  // namespace

zone_offset offset_of_zone(const std::string& name, std::int64_t seconds_since_1970) {
  using outcome = zone_offset::outcome;
  using namespace date::literals;
  if (!is_zone_name(name)) return {outcome::no_such_zone, 0};
  try {
    const date::sys_seconds moment{std::chrono::seconds{seconds_since_1970}};
    const date::sys_info info = date::locate_zone(name)->get_info(moment);
    // The library knows the tables, not the rule that goes on behind them.
    constexpr date::sys_seconds last_year = date::sys_days{2037_y / 1 / 1};
    constexpr date::sys_seconds end = date::sys_days{2038_y / 1 / 1};
    if (moment >= end && info.begin >= last_year) return {outcome::too_late, 0};
    return {outcome::known, static_cast<int>(info.offset.count())};
  } catch (const std::exception&) {  // there is no such zone, or no tzdata
    return {outcome::no_such_zone, 0};
  }
}

}  // namespace sluice
