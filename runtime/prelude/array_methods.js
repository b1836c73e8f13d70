// Methods of Array.prototype that Duktape lacks (ES2022 23.1.3), and Array.from and of.
'use strict';

var prototype = Array.prototype, MAX = 9007199254740991;

function objectOf(value) {
  if (value === undefined || value === null) throw new TypeError('not an object');
  return Object(value);
}
function integer(value) {
  value = +value;
  return value !== value ? 0 : value < 0 ? Math.ceil(value) : Math.floor(value);
}
function lengthOf(object) {
  var length = integer(object.length);
  return length > 0 ? Math.min(length, MAX) : 0;
}
// An index that may count from the end, or `missing`.
function position(value, length, missing) {
  if (value === undefined) return missing;
  var at = integer(value);
  return at < 0 ? Math.max(length + at, 0) : Math.min(at, length);
}
function callback(f) {
  if (typeof f !== 'function') throw new TypeError(typeof f + ' is not a function');
  return f;
}
function define(object, name, length, f) {
  Object.defineProperty(f, 'name', {value: name, configurable: true});
  Object.defineProperty(f, 'length', {value: length, configurable: true});
  Object.defineProperty(object, name, {value: f, writable: true, configurable: true});
}
function method(name, length, f) { define(prototype, name, length, f); }
function add(object, key, value) {
  Object.defineProperty(object, key, {value: value, writable: true, enumerable: true, configurable: true});
}

method('at', 1, function (index) {
  var object = objectOf(this), length = lengthOf(object), at = integer(index);
  if (at < 0) at += length;
  return at < 0 || at >= length ? undefined : object[at];
});

method('copyWithin', 2, function (target, start, end) {
  var object = objectOf(this), length = lengthOf(object), to = position(target, length, 0);
  var from = position(start, length, 0), count = Math.min(position(end, length, length) - from, length - to), step = 1;
  if (from < to && to < from + count) {
    step = -1;
    from += count - 1;
    to += count - 1;
  }
  for (; count > 0; count--, from += step, to += step) {
    if (from in object) object[to] = object[from];
    else delete object[to];
  }
  return object;
});

method('fill', 1, function (value, start, end) {
  var object = objectOf(this), length = lengthOf(object), to = position(end, length, length);
  for (var i = position(start, length, 0); i < to; i++) object[i] = value;
  return object;
});

method('find', 1, function (f, self) {
  var object = objectOf(this), length = lengthOf(object);
  callback(f);
  for (var i = 0; i < length; i++) {
    var value = object[i];
    if (f.call(self, value, i, object)) return value;
  }
  return undefined;
});
method('findIndex', 1, function (f, self) {
  var object = objectOf(this), length = lengthOf(object);
  callback(f);
  for (var i = 0; i < length; i++) if (f.call(self, object[i], i, object)) return i;
  return -1;
});
method('findLast', 1, function (f, self) {
  var object = objectOf(this), length = lengthOf(object);
  callback(f);
  for (var i = length - 1; i >= 0; i--) {
    var value = object[i];
    if (f.call(self, value, i, object)) return value;
  }
  return undefined;
});
method('findLastIndex', 1, function (f, self) {
  var object = objectOf(this), length = lengthOf(object);
  callback(f);
  for (var i = length - 1; i >= 0; i--) if (f.call(self, object[i], i, object)) return i;
  return -1;
});

method('includes', 1, function (wanted, from) {
  var object = objectOf(this), length = lengthOf(object), i = length === 0 ? 0 : position(from, length, 0);
  if (wanted === wanted) {
    for (; i < length; i++) if (object[i] === wanted) return true;
  } else {
    for (var value; i < length; i++) if ((value = object[i]) !== value) return true;
  }
  return false;
});

// An empty array, or what Symbol.species says; slice() asks that.
function emptyLike(object) { return Array.isArray(object) ? prototype.slice.call(object, 0, 0) : []; }

function flatten(target, at, source, depth) {
  var length = lengthOf(source);
  for (var i = 0; i < length; i++) {
    if (!(i in source)) continue;
    var value = source[i];
    if (depth > 0 && Array.isArray(value)) at = flatten(target, at, value, depth - 1);
    else add(target, at++, value);
  }
  return at;
}
method('flat', 0, function (depth) {
  var object = objectOf(this), levels = depth === undefined ? 1 : integer(depth), result = emptyLike(object);
  flatten(result, 0, object, levels);
  return result;
});
method('flatMap', 1, function (f, self) {
  var object = objectOf(this), length = lengthOf(object);
  callback(f);
  var result = emptyLike(object), at = 0;
  for (var i = 0; i < length; i++) {
    if (!(i in object)) continue;
    var value = f.call(self, object[i], i, object);
    if (Array.isArray(value)) at = flatten(result, at, value, 0);
    else add(result, at++, value);
  }
  return result;
});

// A constructor that script gave, or arrays.
function maker(C) { return C !== Array && require.constructable(C) ? C : undefined; }
function put(object, key, value) {
  if (!Reflect.defineProperty(object, key, {value: value, writable: true, enumerable: true, configurable: true}))
    throw new TypeError('cannot add an element');
}

function close(iterator) {
  try {
    var method = iterator['return'];
    if (method !== undefined && method !== null) method.call(iterator);
  } catch (ignored) { // the first error is the one to report (ES2022 7.4.9)
  }
}
function fromIterator(C, source, open, f, self) {
  var result = C ? new C() : [], iterator = open.call(source), at = 0;
  if (iterator === null || typeof iterator !== 'object' && typeof iterator !== 'function')
    throw new TypeError('[Symbol.iterator]() gave no iterator');
  for (var next = iterator.next;; at++) {
    var step = next.call(iterator);
    if (step === null || typeof step !== 'object' && typeof step !== 'function')
      throw new TypeError('iterator result is not an object');
    if (step.done) break;
    var value = step.value;
    try {
      if (f !== undefined) value = f.call(self, value, at);
      if (C) put(result, at, value);
      else result[at] = value;
    } catch (e) {
      close(iterator);
      throw e;
    }
  }
  if (C) result.length = at;
  return result;
}

define(Array, 'from', 1, function (source, f, self) {
  if (f !== undefined) callback(f);
  var C = maker(this), object = objectOf(source), open = object[Symbol.iterator];
  if (open !== undefined && open !== null) {
    if (!C && Array.isArray(object) && open === prototype[Symbol.iterator]) open = undefined; // by its indexes
    else return fromIterator(C, source, callback(open), f, self);
  }
  var length = lengthOf(object), result = C ? new C(length) : [];
  if (!C && length > 4294967295) throw new RangeError('invalid length');
  for (var i = 0; i < length; i++) {
    var value = f === undefined ? object[i] : f.call(self, object[i], i);
    if (C) put(result, i, value);
    else result[i] = value;
  }
  result.length = length;
  return result;
});
define(Array, 'of', 0, function () {
  var C = maker(this), length = arguments.length, result = C ? new C(length) : [];
  for (var i = 0; i < length; i++) put(result, i, arguments[i]);
  result.length = length;
  return result;
});
