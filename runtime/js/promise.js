// The parts of Promise that need no native code: ES2022 27.2.4 and 27.2.5. Called with the constructor and
// the function of iteration.js.
(function (Promise, iterate) {
  'use strict';

  function method(object, name, length, f) {
    Object.defineProperty(f, 'name', {value: name, configurable: true});
    Object.defineProperty(f, 'length', {value: length, configurable: true});
    Object.defineProperty(object, name, {value: f, writable: true, configurable: true});
  }

  // What a constructor's `new` gives to its executor, and the promise.
  function capability(C) {
    if (typeof C !== 'function') throw new TypeError('Promise methods want a constructor as this');
    var made = {promise: undefined, resolve: undefined, reject: undefined};
    made.promise = new C(function (resolve, reject) {
      if (made.resolve !== undefined || made.reject !== undefined)
        throw new TypeError('promise executor has been called twice');
      made.resolve = resolve;
      made.reject = reject;
    });
    if (typeof made.resolve !== 'function' || typeof made.reject !== 'function')
      throw new TypeError('the constructor gave no resolve and reject functions');
    return made;
  }

  // Promise.all and its kin: `watch(promise, index, values, finish)` looks after one element, `end(made, values)`
  // is called when all are done.
  function combinator(name, watch, end) {
    method(Promise, name, 1, function (iterable) {
      var C = this, made = capability(C), values = [], remaining = 1, index = 0;
      function finish() {
        if (--remaining === 0) end(made, values);
      }
      try {
        var resolve = C.resolve;
        if (typeof resolve !== 'function') throw new TypeError('the constructor has no resolve function');
        iterate(iterable, function (value) {
          values[index] = undefined;
          remaining++;
          watch(resolve.call(C, value), index++, values, finish, made);
        });
        finish();
      } catch (e) {
        made.reject(e);
      }
      return made.promise;
    });
  }

  function once(f) {
    var called = false;
    return function (value) {
      if (called) return;
      called = true;
      f(value);
    };
  }

  combinator('all', function (promise, index, values, finish, made) {
    promise.then(once(function (value) { values[index] = value; finish(); }), made.reject);
  }, function (made, values) { made.resolve(values); });

  combinator('allSettled', function (promise, index, values, finish) {
    var called = false;
    function settled(result) {
      if (called) return;
      called = true;
      values[index] = result;
      finish();
    }
    promise.then(function (value) { settled({status: 'fulfilled', value: value}); },
                 function (reason) { settled({status: 'rejected', reason: reason}); });
  }, function (made, values) { made.resolve(values); });

  combinator('any', function (promise, index, values, finish, made) {
    promise.then(made.resolve, once(function (reason) { values[index] = reason; finish(); }));
  }, function (made, values) { made.reject(new AggregateError(values, 'All promises were rejected')); });

  method(Promise, 'race', 1, function (iterable) {
    var C = this, made = capability(C);
    try {
      var resolve = C.resolve;
      if (typeof resolve !== 'function') throw new TypeError('the constructor has no resolve function');
      iterate(iterable, function (value) { resolve.call(C, value).then(made.resolve, made.reject); });
    } catch (e) {
      made.reject(e);
    }
    return made.promise;
  });

  method(Promise.prototype, 'catch', 1, function (onRejected) { return this.then(undefined, onRejected); });

  method(Promise.prototype, 'finally', 1, function (onFinally) {
    if (this === null || typeof this !== 'object' && typeof this !== 'function')
      throw new TypeError('finally() wants an object as this');
    if (typeof onFinally !== 'function') return this.then(onFinally, onFinally);
    var own = this.constructor;
    var C = own === undefined || own === Promise ? Promise : own[Symbol.species] || Promise;
    return this.then(
        function (value) { return C.resolve(onFinally()).then(function () { return value; }); },
        function (reason) { return C.resolve(onFinally()).then(function () { throw reason; }); });
  });

  Object.defineProperty(Promise.prototype, Symbol.toStringTag, {value: 'Promise', configurable: true});

  function AggregateError(errors, message) {
    var options = arguments[2], list = [];
    var error = message === undefined ? new Error() : new Error(String(message));
    Object.setPrototypeOf(error, new.target === undefined ? AggregateError.prototype : Object.getPrototypeOf(this));
    iterate(errors, function (e) { list.push(e); });
    Object.defineProperty(error, 'errors', {value: list, writable: true, configurable: true});
    if (options !== null && typeof options === 'object' && 'cause' in options)
      Object.defineProperty(error, 'cause', {value: options.cause, writable: true, configurable: true});
    return error;
  }
  Object.setPrototypeOf(AggregateError, Error);
  AggregateError.prototype = Object.create(Error.prototype, {
    constructor: {value: AggregateError, writable: true, configurable: true},
    name: {value: 'AggregateError', writable: true, configurable: true},
    message: {value: '', writable: true, configurable: true}
  });
  Object.defineProperty(globalThis, 'AggregateError', {value: AggregateError, writable: true, configurable: true});
})
