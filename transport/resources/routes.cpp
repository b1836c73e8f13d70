#include "transport/resources/resources.hpp"

namespace sluice::transport {

std::span<const route> routes() {
  using enum audience;
  constexpr auto get = boost::beast::http::verb::get;
  constexpr auto post = boost::beast::http::verb::post;
  constexpr auto put = boost::beast::http::verb::put;
  constexpr auto remove = boost::beast::http::verb::delete_;
  static const std::vector<route> table{
      {post, "/v1/events", tenants, "events:publish", {}, publish_events},
      {get, "/v1/events", tenants, "events:publish", {}, refuse_plain_events},
      {get, "/health/live", anyone, "", {}, report_live},
      {get, "/health/ready", anyone, "", {}, report_ready},
      {get, "/metrics", operators, "metrics:read", {}, report_metrics},
      {post, "/v1/tenants", operators, "admin", {}, create_tenant},
      {get, "/v1/tenants", operators, "admin", {}, list_tenants},
      {put, "/v1/tenants/{tenant}/secrets/{name}", token_holders, "secrets:write", {}, set_secret},
      {get, "/v1/tenants/{tenant}/secrets", token_holders, "secrets:write", {}, list_secrets},
      {remove, "/v1/tenants/{tenant}/secrets/{name}", token_holders, "secrets:write", {}, delete_secret},
      {post, "/v1/secrets/rotate", operators, "secrets:write", {}, rotate_secrets},
      {post, "/v1/tokens", token_holders, "admin", {}, create_token},
      {post, "/v1/scripts", tenants, "scripts:write", {}, create_script},
      {get, "/v1/scripts", tenants, "scripts:read", {}, list_scripts},
      {get, "/v1/scripts/{id}", tenants, "scripts:read", {}, show_script},
      {post, "/v1/scripts/{id}/deploy", tenants, "scripts:write", {}, deploy_script},
      {get,
       "/v1/executions",
       tenants,
       "executions:read",
       {"script", "event", "status", "limit", "cursor"},
       list_executions},
      {get, "/v1/dead-letters", tenants, "executions:read", {"limit", "cursor"}, list_dead_letters},
      {get, "/v1/totals", tenants, "executions:read", {}, show_totals},
  };
  return table;
}

}  // namespace sluice::transport
