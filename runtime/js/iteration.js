// Iterables that are neither arrays nor native collections (ES2022 7.4), and going over any iterable for our own code.
// Called with the functions of runtime/iteration.cpp and the internal key under which a window keeps its state. What a
// window is: runtime/iteration.hpp.
(function (values, more, close, slot) {
  'use strict';

  function isObject(value) { return value !== null && typeof value === 'object' || typeof value === 'function'; }

  function describe(value) {
    if (value === null || value === undefined) return String(value);
    return typeof value === 'object' ? 'an object without [Symbol.iterator]()' : 'a ' + typeof value;
  }

  var arrays = Array.prototype, slice = arrays.slice, isPrototypeOf = arrays.isPrototypeOf;

  // A window on an iterable. `open`: the loop has a value of it, so that leaving the loop closes the iterator.
  function open(iterable) {
    var method = iterable === null || iterable === undefined ? undefined : iterable[Symbol.iterator];
    // What inherits from an array, where nothing has loaded prelude/iterators.js: a window with all of it.
    if (method === undefined && isPrototypeOf.call(arrays, iterable) && !(Symbol.iterator in arrays)) return slice.call(iterable);
    if (typeof method !== 'function') throw new TypeError(describe(iterable) + ' is not iterable');
    var iterator = method.call(iterable);
    if (!isObject(iterator)) throw new TypeError('[Symbol.iterator]() gave ' + describe(iterator) + ', not an iterator');
    var window = [];
    window[slot] = {iterator: iterator, next: iterator.next, open: true};
    return window;
  }

  // The next value to the window: 0, or at the end -1.
  function step(window, state) {
    state.open = false;
    var result = state.next.call(state.iterator);
    if (!isObject(result)) throw new TypeError('iterator result is not an object');
    if (result.done) return -1;
    window[0] = result.value;
    state.open = true;
    return 0;
  }

  function closeState(state) {
    if (!state.open) return;
    state.open = false;
    var method = state.iterator['return'];
    if (method === undefined || method === null) return;
    if (!isObject(method.call(state.iterator))) throw new TypeError('iterator result is not an object');
  }

  // An error left the loop: it is the one to report, not what closing throws.
  function abandon(window) {
    var state = window[slot];
    if (!state || !state.open) return;
    try {
      closeState(state);
    } catch (ignored) {
    }
  }

  // Calls each(value).
  function iterate(iterable, each) {
    for (var window = values(iterable), i = 0; i < window.length || (i = more(window)) === 0; i++) {
      try {
        each(window[i]);
      } catch (e) {
        abandon(window);
        throw e;
      }
    }
  }

  // The first `count` values, or all, as an array.
  function take(iterable, count) {
    var list = [];
    for (var window = values(iterable), i = 0; list.length !== count && (i < window.length || (i = more(window)) === 0); i++)
      list.push(window[i]);
    if (list.length === count) close(window);
    return list;
  }

  return {iterate: iterate, open: open, step: step, close: closeState, abandon: abandon, take: take};
})
