#pragma once

#include "runtime/regexp/engine_host.hpp"

#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>

namespace sluice::regexp {

/// Where one pattern is compiled: memory of the host's for its tree, all let go of together, and the count of
/// what is done.
class workspace : public work_counter {
 public:
  explicit workspace(engine_host& host) : work_counter(host), host_(host) {}
  ~workspace();
  workspace(const workspace&) = delete;
  workspace& operator=(const workspace&) = delete;

  /// Memory as long as the workspace. Throws what the host throws.
  void* take(std::size_t bytes) {
    bytes = (bytes + alignment - 1) / alignment * alignment;
    if (bytes > left_) add_block(bytes);
    void* taken = next_;
    next_ += bytes;
    left_ -= bytes;
    return taken;
  }
  template <typename T>
  T* make() {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= alignment);
    return new (take(sizeof(T))) T{};
  }
  template <typename T>
  T* make_array(std::size_t size) {
    static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignment);
    return static_cast<T*>(take(size * sizeof(T)));
  }

  engine_host& host() { return host_; }

 private:
  static constexpr std::size_t alignment = 8;
  struct block {
    block* before;
  };

  void add_block(std::size_t bytes);

  engine_host& host_;
  block* last_ = nullptr;
  std::size_t block_bytes_ = 2048;
  alignas(alignment) unsigned char first_[2048];  ///< enough for most patterns
  unsigned char* next_ = first_;
  std::size_t left_ = sizeof(first_);
};

/// Finds entries of a workspace by their hash. Who chooses what collides pays: every comparison counts as
/// work. An `Entry` has `std::uint64_t hash` and `Entry* chain`.
template <typename Entry>
class hash_index {
 public:
  explicit hash_index(workspace& space) : space_(space) {}

  /// The entry with that hash for which `same(entry)` is true; null if there is none.
  template <typename Same>
  Entry* find(std::uint64_t hash, Same same) {
    if (room_ == 0) return nullptr;
    for (Entry* entry = buckets_[hash & (room_ - 1)]; entry; entry = entry->chain) {
      space_.worked(1);
      if (entry->hash == hash && same(*entry)) return entry;
    }
    return nullptr;
  }

  void add(Entry* entry) {
    if (count_ == room_) grow();
    put(entry);
    ++count_;
  }

 private:
  void put(Entry* entry) {
    Entry*& bucket = buckets_[entry->hash & (room_ - 1)];
    entry->chain = bucket;
    bucket = entry;
  }

  void grow() {
    Entry** old = buckets_;
    const std::size_t old_room = room_;
    room_ = room_ == 0 ? 8 : room_ * 2;
    buckets_ = space_.make_array<Entry*>(room_);
    for (std::size_t i = 0; i < room_; ++i) buckets_[i] = nullptr;
    for (std::size_t i = 0; i < old_room; ++i) {
      space_.worked(4);
      for (Entry* entry = old[i]; entry;) {
        Entry* next = entry->chain;
        put(entry);
        entry = next;
      }
    }
  }

  workspace& space_;
  Entry** buckets_ = nullptr;
  std::size_t room_ = 0;  ///< a power of two
  std::size_t count_ = 0;
};

/// FNV-1a over words (http://www.isthe.com/chongo/tech/comp/fnv/), its high bits folded in.
class word_hash {
 public:
  void add(std::uint64_t word) {
    sum_ = (sum_ ^ word) * 0x100000001b3;
    sum_ ^= sum_ >> 32;
  }
  [[nodiscard]] std::uint64_t sum() const { return sum_; }

 private:
  std::uint64_t sum_ = 0xcbf29ce484222325;
};

}  // namespace sluice::regexp
