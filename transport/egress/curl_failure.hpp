#pragma once

#include "schemas/sdk_call.hpp"

#include <curl/curl.h>
#include <string>

namespace sluice {

/// What is known of a transfer that curl gave up.
struct failed_transfer {
  std::string where;      ///< host:port
  int os_error = 0;       ///< errno; 0 = none
  std::string curl_says;  ///< curl's own message; may be empty
};

/// Curl's failure in words for the script's author.
sdk_error describe_failure(CURLcode code, const failed_transfer& of);

}  // namespace sluice
