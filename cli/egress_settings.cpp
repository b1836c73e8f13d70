#include "cli/egress_settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace sluice {

namespace {

/// Databases, lookups of names, the log, what libraries open for a moment.
constexpr std::size_t descriptors_of_the_rest = 256;

}  // namespace

egress_options egress_options_from(const http_settings& from) {
  egress_options options;
  options.request_timeout = from.time;
  options.max_response_bytes = from.max_response_bytes;
  options.max_request_bytes = from.max_request_bytes;
  options.max_redirects = from.redirects;
  options.tenant_concurrency = from.tenant_concurrency;
  options.tenant_waiting = std::max(options.tenant_waiting, from.tenant_concurrency);
  options.concurrency = from.concurrency;
  options.allow = from.allow;
  options.deny = from.deny;
  options.ca_file = from.ca_file;
  options.user_agent = "sluice/" SLUICE_VERSION;
  return options;
}

std::optional<std::string> bound_by_descriptors(egress_options& options, const server_settings& server,
                                                std::size_t descriptors) {
  const std::size_t others = std::min(descriptors / 2, server.max_connections + descriptors_of_the_rest);
  const std::size_t most = std::max<std::size_t>(1, descriptors - others);
  options.idle_connections = std::min(options.idle_connections, most);
  if (options.concurrency <= most) return std::nullopt;
  const std::size_t wanted = std::exchange(options.concurrency, most);
  return fmt::format(
      "http.concurrency is {}, but this process may have {} descriptors in all: {} requests of scripts are "
      "made at once, more wait for their turn; a higher limit (ulimit -n, LimitNOFILE=) lets more begin",
      wanted, descriptors, most);
}

}  // namespace sluice
