#pragma once

#include "runtime/regexp/program.hpp"

#include <cstddef>

namespace sluice::regexp {

/// Memory that a match_host gives.
template <typename T>
class host_array {
 public:
  explicit host_array(match_host& host) : host_(host) {}
  ~host_array() { host_.release(items_); }
  host_array(const host_array&) = delete;
  host_array& operator=(const host_array&) = delete;

  void push(const T& item) {
    if (size_ == room_) grow(room_ == 0 ? 64 : room_ * 2);
    items_[size_++] = item;
  }
  void grow(std::size_t room) {
    items_ = static_cast<T*>(host_.resize(items_, room * sizeof(T)));
    room_ = room;
  }
  void resize(std::size_t size) { size_ = size; }
  [[nodiscard]] std::size_t size() const { return size_; }
  T& operator[](std::size_t i) { return items_[i]; }
  T& back() { return items_[size_ - 1]; }

 private:
  match_host& host_;
  T* items_ = nullptr;
  std::size_t size_ = 0;
  std::size_t room_ = 0;
};

}  // namespace sluice::regexp
