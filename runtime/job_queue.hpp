#pragma once

#include <duktape.h>

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

/// A growing list of JavaScript values, kept alive: the value stack of a Duktape thread that never runs, the
/// cheapest storage there is.
class value_list {
 public:
  void attach(duk_context* ctx);
  int size() const { return duk_get_top(storage_); }
  void clear() { duk_set_top(storage_, 0); }
  /// [ … v1 … vn ] → [ … ]
  void append(duk_context* ctx, int count);
  /// [ … ] → [ … v1 … vn ], a copy.
  void push(duk_context* ctx, int index, int count) const;
  /// Keeps the first `count` values.
  void truncate(int count) { duk_set_top(storage_, count); }
  /// Moves the value at `from` to `to`.
  void move(int from, int to) { duk_dup(storage_, from), duk_replace(storage_, to); }

 private:
  duk_context* storage_ = nullptr;
};

/// The queue of promise jobs, first in, first out. Jobs that jobs make run after those before them.
class job_queue {
 public:
  void attach(duk_context* ctx);
  /// [ … a b c ] → [ … ]
  void add(duk_context* ctx, job_kind kind);
  /// Takes the next job: [ … ] → [ … a b c ] and true, or false if there is none.
  bool take(duk_context* ctx, job_kind& kind);
  void clear();

 private:
  value_list lists_[2];  ///< one is being run, the other filled
  int filled_ = 0;
  int next_ = 0;  ///< into the one being run
};

}  // namespace sluice
