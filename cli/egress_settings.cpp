#include "cli/egress_settings.hpp"

namespace sluice {

egress_options egress_options_from(const http_settings& from) {
  egress_options options;
  options.request_timeout = from.time;
  options.max_response_bytes = from.max_response_bytes;
  options.max_request_bytes = from.max_request_bytes;
  options.max_redirects = from.redirects;
  options.tenant_concurrency = from.tenant_concurrency;
  options.concurrency = from.concurrency;
  options.allow = from.allow;
  options.deny = from.deny;
  options.ca_file = from.ca_file;
  options.user_agent = "sluice/" SLUICE_VERSION;
  return options;
}

}  // namespace sluice
