#pragma once

#include "tests/transport/egress/scripted_server.hpp"

namespace sluice::test {

/// What the servers of tests/sdk answer: by the path, as tests/sdk/README.md lists.
testing::scripted_reply http_answer(const testing::seen_request& request);

}  // namespace sluice::test
