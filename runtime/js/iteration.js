// Calls each(value) for the values of an iterable, and closes its iterator if that throws (ES2022 7.4).
(function iterate(iterable, each) {
  'use strict';
  var method = typeof Symbol === 'function' ? iterable[Symbol.iterator] : undefined;
  // Arrays and strings have no iterators in a heap whose script asks for none.
  if (method === undefined && Array.isArray(iterable)) {
    for (var i = 0; i < iterable.length; i++) each(iterable[i]);
    return;
  }
  if (method === undefined && typeof iterable === 'string') {
    for (var at = 0, end; at < iterable.length; at = end) {
      var pair = (iterable.charCodeAt(at) & 0xfc00) === 0xd800 && (iterable.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
      end = at + (pair ? 2 : 1);
      each(iterable.slice(at, end));
    }
    return;
  }
  if (typeof method !== 'function') throw new TypeError('not iterable');
  var iterator = method.call(iterable), next = iterator.next;
  for (;;) {
    var result = next.call(iterator);
    if (result === null || typeof result !== 'object' && typeof result !== 'function')
      throw new TypeError('iterator result is not an object');
    if (result.done) return;
    try {
      each(result.value);
    } catch (e) {
      try {
        var close = iterator['return'];
        if (close !== undefined && close !== null) close.call(iterator);
      } catch (ignored) { // the first error is the one to report (ES2022 7.4.9)
      }
      throw e;
    }
  }
})
