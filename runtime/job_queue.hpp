#pragma once

#include <duktape.h>

#include <vector>

namespace sluice {

/// What a job of the promise machinery does with its three values.
enum class job_kind : int {
  fulfil,        ///< handler or undefined, value, target: a then() reaction
  reject,        ///< the same with the reason
  resume,        ///< undefined, value, coroutine: what it awaited is there
  resume_error,  ///< undefined, reason, coroutine
  thenable,      ///< then function, thenable, promise that takes over its outcome
  callback,      ///< function, undefined, undefined
};

/// A growing list of JavaScript values, kept alive: the value stacks of Duktape threads that never run, the
/// cheapest storage there is. Only the heap's memory bounds it.
class value_list {
 public:
  void attach(duk_context* ctx);
  int size() const { return size_; }
  /// Forgets the values, not the room for them.
  void clear();
  /// Forgets both.
  void release(duk_context* ctx);
  /// [ … v1 … vn ] → [ … ]; n is the same every time, a power of two.
  void append(duk_context* ctx, int count);
  /// [ … ] → [ … v1 … vn ], a copy of what one append() added.
  void push(duk_context* ctx, int index, int count) const;
  /// [ … value ] → [ … ]: puts the value where another one is.
  void replace(duk_context* ctx, int index);
  /// Keeps the first `count` values.
  void truncate(int count);

 private:
  void add_chunk(duk_context* ctx);
  duk_context* chunk_of(int index) const;

  void* owner_ = nullptr;  ///< the array that keeps the threads alive
  std::vector<duk_context*> chunks_;
  int size_ = 0;
};

/// The queue of promise jobs, first in, first out. Jobs that jobs make run after those before them.
class job_queue {
 public:
  void attach(duk_context* ctx);
  /// [ … a b c ] → [ … ]
  void add(duk_context* ctx, job_kind kind);
  /// Takes the next job: [ … ] → [ … a b c ] and true, or false if there is none.
  bool take(duk_context* ctx, job_kind& kind);
  /// Forgets the jobs that are left.
  void release(duk_context* ctx);

 private:
  value_list lists_[2];  ///< one is being run, the other filled
  int filled_ = 0;
  int next_ = 0;  ///< into the one being run
};

}  // namespace sluice
