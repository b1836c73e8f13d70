#pragma once

#include <string>

namespace sluice::testing {

/// A certificate made for one test, and its key.
struct test_certificate {
  std::string certificate_pem;
  std::string key_pem;
};

/// An authority that signs others.
test_certificate make_authority();
/// For a host name, signed by `authority` (by itself if that is null); valid from now (in seconds) for a
/// time.
test_certificate make_certificate(const std::string& host, const test_certificate* authority,
                                  long begins_in_s = -3'600, long ends_in_s = 3'600);

}  // namespace sluice::testing
