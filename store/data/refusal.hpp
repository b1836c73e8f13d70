#pragma once

#include "schemas/sdk_call.hpp"

#include <string>
#include <utility>

namespace sluice::data {

/// Thrown while a call is taken apart, which goes many levels deep; data_session's functions return it as
/// their error, nothing else ever sees it.
struct refusal {
  sdk_error why;
};

[[noreturn]] inline void throw_invalid(std::string message) {
  throw refusal{{sdk_code::invalid_argument, std::move(message), false}};
}

[[noreturn]] inline void throw_limit(std::string message) {
  throw refusal{{sdk_code::limit_exceeded, std::move(message), false}};
}

}  // namespace sluice::data
