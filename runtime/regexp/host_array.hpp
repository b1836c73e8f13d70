#pragma once

#include "runtime/regexp/engine_host.hpp"

#include <algorithm>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace sluice::regexp {

/// An array in memory that an engine_host gives.
template <typename T>
class host_array {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  explicit host_array(engine_host& host) : host_(host) {}
  host_array(host_array&& other) noexcept
      : host_(other.host_),
        items_(std::exchange(other.items_, nullptr)),
        size_(std::exchange(other.size_, 0)),
        room_(std::exchange(other.room_, 0)) {}
  ~host_array() { host_.release(items_); }
  host_array& operator=(const host_array&) = delete;

  void push(const T& item) {
    if (size_ == room_) {
      const T kept = item;
      grow(room_ == 0 ? 64 : room_ * 2);
      items_[size_++] = kept;
      return;
    }
    items_[size_++] = item;
  }
  void push(const T* items, std::size_t count) {
    if (count > room_ - size_) grow(std::max(size_ + count, room_ * 2));
    std::copy_n(items, count, items_ + size_);
    size_ += count;
  }
  void grow(std::size_t room) {
    items_ = static_cast<T*>(host_.resize(items_, room * sizeof(T)));
    room_ = room;
  }
  /// Within the room that there is.
  void resize(std::size_t size) { size_ = size; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] const T* data() const { return items_; }
  T* data() { return items_; }
  T& operator[](std::size_t i) { return items_[i]; }
  T& back() { return items_[size_ - 1]; }

 private:
  engine_host& host_;
  T* items_ = nullptr;
  std::size_t size_ = 0;
  std::size_t room_ = 0;
};

}  // namespace sluice::regexp
