#pragma once

#include "actors/interfaces.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

namespace sluice {

/// The answers that a service owes those who called it. What it still owes when it ends is refused as
/// UNAVAILABLE then: a promise that is dropped only times out (CAF 0.17), and its script would wait for that.
/// A member of the actor's state, used on its thread.
class owed_answers {
 public:
  using promise = caf::typed_response_promise<sdk_result_ptr>;

  /// `why`: what who is still owed an answer at the end is told.
  explicit owed_answers(std::string why) : why_(std::move(why)) {}
  ~owed_answers() {
    const auto refused =
        std::make_shared<const sdk_result>(refuse(sdk_code::unavailable, why_, /*retryable=*/true));
    for (auto& [ticket, owed] : owed_) owed.deliver(sdk_result_ptr{refused});
  }
  owed_answers(const owed_answers&) = delete;
  owed_answers& operator=(const owed_answers&) = delete;

  /// Notes one; give() it by the number that this returns.
  std::uint64_t add(promise owed) {
    owed_.emplace(++last_, std::move(owed));
    return last_;
  }
  void give(std::uint64_t number, sdk_result_ptr result) {
    auto found = owed_.extract(number);
    if (found) found.mapped().deliver(std::move(result));
  }
  std::size_t count() const { return owed_.size(); }

 private:
  std::string why_;
  std::unordered_map<std::uint64_t, promise> owed_;
  std::uint64_t last_ = 0;
};

}  // namespace sluice
