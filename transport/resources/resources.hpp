#pragma once

#include "transport/router.hpp"

// The handlers of the REST interface, one file per resource; transport/resources/routes.cpp has the table.

namespace sluice::transport {

using boost::asio::awaitable;

awaitable<http_response> publish_events(exchange& request);
awaitable<http_response> refuse_plain_events(exchange& request);  ///< GET /v1/events without an upgrade

awaitable<http_response> report_live(exchange& request);
awaitable<http_response> report_ready(exchange& request);
awaitable<http_response> report_metrics(exchange& request);

awaitable<http_response> create_tenant(exchange& request);
awaitable<http_response> list_tenants(exchange& request);
awaitable<http_response> create_token(exchange& request);

awaitable<http_response> set_secret(exchange& request);
awaitable<http_response> list_secrets(exchange& request);
awaitable<http_response> delete_secret(exchange& request);
awaitable<http_response> rotate_secrets(exchange& request);

awaitable<http_response> create_script(exchange& request);
awaitable<http_response> list_scripts(exchange& request);
awaitable<http_response> show_script(exchange& request);
awaitable<http_response> deploy_script(exchange& request);

awaitable<http_response> list_executions(exchange& request);
awaitable<http_response> list_dead_letters(exchange& request);
awaitable<http_response> show_totals(exchange& request);

/// The script that a path's {id} names, if it is the tenant's own.
awaitable<expected<script_row>> find_script(exchange& request);

}  // namespace sluice::transport
