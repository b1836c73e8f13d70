#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace sluice {

/// What requests of scripts may do and use; from the settings' [http].
struct egress_options {
  std::chrono::milliseconds request_timeout{30'000};  ///< from the call on, waiting and redirects included
  std::size_t max_response_bytes = 10u << 20;         ///< decoded
  std::size_t max_request_bytes = 10u << 20;
  int max_redirects = 5;
  std::size_t tenant_concurrency = 20;  ///< of one tenant at once; more wait
  std::size_t concurrency = 500;        ///< of all tenants together
  std::vector<std::string> allow;       ///< reached although not public: see host_list.hpp
  std::vector<std::string> deny;        ///< not reached although public; wins over `allow`
  std::string ca_file;                  ///< PEM; trusted beside the system's certificates; empty = none

  std::size_t max_header_bytes = 64u << 10;      ///< of a request, and of a response
  std::size_t max_url_bytes = 8u << 10;          ///< longer ones no server takes
  std::size_t tenant_waiting = 1'000;            ///< requests of one tenant that wait for their turn
  std::size_t tenant_request_bytes = 64u << 20;  ///< bodies of one tenant's requests, waiting ones included
  std::size_t max_buffered_bytes = 512u << 20;   ///< of all responses on their way
  std::size_t idle_connections = 200;            ///< kept for the next request
  std::size_t resolver_threads = 32;             ///< at most; started when needed
  std::size_t tenant_lookups = 8;                ///< of one tenant at once; more wait
  std::chrono::milliseconds lookup_lifetime{10'000};  ///< how long an answer of the resolver is used again
  std::string user_agent = "sluice";                  ///< unless the script sets one
};

}  // namespace sluice
