#include "runtime/error_hints.hpp"

#include <string_view>

namespace sluice {
namespace {

/// What a script that misses a name of browsers or Node has instead: ": …", or "".
std::string_view instead_of(std::string_view name) {
  struct row {
    std::string_view name;
    std::string_view instead;
  };
  static constexpr std::string_view http = ": use iota.http, as in `await iota.http.get(url)`";
  static constexpr std::string_view no_code = ": code cannot be made from text";
  static constexpr std::string_view bytes = ": use Uint8Array, TextEncoder, atob and btoa";
  static constexpr std::string_view timers = ": use setTimeout or queueMicrotask";
  static constexpr std::string_view no_page = ": scripts run on a server, without a page";
  static constexpr row rows[] = {
      {"fetch", http},
      {"XMLHttpRequest", http},
      {"axios", http},
      {"eval", no_code},
      {"Function", ": code cannot be made from text; `typeof f === 'function'` tells a function"},
      {"localStorage", ": use iota.kv"},
      {"global", ": use globalThis"},
      {"Buffer", bytes},
      {"setImmediate", timers},
      {"process", ": a script has its event and its context"},
      {"window", no_page},
      {"document", no_page},
      {"performance", ": use Date.now()"},
  };
  for (const row& known : rows)
    if (known.name == name) return known.instead;
  return {};
}

}  // namespace

void add_hint(script_error& error) {
  if (error.name == "RangeError" &&
      (error.message == "callstack limit" || error.message == "C stack depth limit")) {
    error.message += ": look for a recursion that does not end";
    return;
  }
  const std::string_view missing = " is not defined";
  if (error.name != "ReferenceError" || !error.message.ends_with(missing)) return;
  error.message +=
      instead_of(std::string_view{error.message}.substr(0, error.message.size() - missing.size()));
}

}  // namespace sluice
