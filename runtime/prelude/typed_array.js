// What typed arrays have beyond Duktape's: %TypedArray%.from and of, and its prototype (ES2022 23.2.2, 23.2.3). Most
// methods are Array's own on an array-like, after a check of `this`.
'use strict';

var TypedArray = Object.getPrototypeOf(Int8Array), prototype = TypedArray.prototype;
var array = Array.prototype;
var nativeSubarray = prototype.subarray, nativeSet = prototype.set;
var kinds = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array,
             Float64Array];

// Which of `kinds` made a typed array, whatever its prototype; undefined for all else.
var kindOf = require.kindOf;

function check(value) {
  if (kindOf(value) === undefined) throw new TypeError('not a typed array');
  return value;
}

function callback(f) {
  if (typeof f !== 'function') throw new TypeError(typeof f + ' is not a function');
  return f;
}

function integer(value) {
  value = +value;
  return value !== value ? 0 : value < 0 ? Math.ceil(value) : Math.floor(value);
}

// An index that may count from the end, or `missing`.
function position(value, length, missing) {
  if (value === undefined) return missing;
  var at = integer(value);
  return at < 0 ? Math.max(length + at, 0) : Math.min(at, length);
}

function made(C, args) {
  var result = check(args.length === 1 ? new C(args[0]) : new C(args[0], args[1], args[2]));
  if (args.length === 1 && typeof args[0] === 'number' && result.length < args[0])
    throw new TypeError('the constructor made too short a typed array');
  return result;
}

// An instance of what Symbol.species says (ES2022 23.2.4.1).
function like(self, args) {
  var own = self.constructor, C = kinds[kindOf(self)];
  if (own !== undefined) {
    if (own === null || typeof own !== 'object' && typeof own !== 'function') throw new TypeError('constructor is no object');
    var species = own[Symbol.species];
    if (species !== undefined && species !== null) C = species;
  }
  return made(C, args);
}

function define(object, name, length, f) {
  Object.defineProperty(f, 'name', {value: typeof name === 'symbol' ? '[Symbol.iterator]' : name, configurable: true});
  Object.defineProperty(f, 'length', {value: length, configurable: true});
  Object.defineProperty(object, name, {value: f, writable: true, configurable: true});
}
function getter(name, f) {
  Object.defineProperty(f, 'name', {value: 'get ' + (typeof name === 'symbol' ? '[Symbol.toStringTag]' : name), configurable: true});
  Object.defineProperty(prototype, name, {get: f, configurable: true});
}
function method(name, length, f) { define(prototype, name, length, f); }

['every', 'find', 'findIndex', 'findLast', 'findLastIndex', 'forEach', 'includes', 'indexOf', 'lastIndexOf', 'reduce',
 'reduceRight', 'some', 'at', 'copyWithin', 'reverse'].forEach(function (name) {
  var native = array[name];
  method(name, native.length, function () { return native.apply(check(this), arguments); });
});

method('join', 1, function (separator) { return array.join.call(check(this), separator); });
method('toLocaleString', 0, function () { return array.toLocaleString.call(check(this)); });
Object.defineProperty(prototype, 'toString', {value: array.toString, writable: true, configurable: true});

method('fill', 1, function (value, start, end) {
  var length = check(this).length;
  value = +value;
  var to = position(end, length, length);
  for (var i = position(start, length, 0); i < to; i++) this[i] = value;
  return this;
});

method('map', 1, function (f, self) {
  var length = check(this).length;
  callback(f);
  var result = like(this, [length]);
  for (var i = 0; i < length; i++) result[i] = f.call(self, this[i], i, this);
  return result;
});

method('filter', 1, function (f, self) {
  var list = array.filter.call(check(this), callback(f), self), result = like(this, [list.length]);
  for (var i = 0; i < list.length; i++) result[i] = list[i];
  return result;
});

method('slice', 2, function (start, end) {
  var length = check(this).length, from = position(start, length, 0), to = position(end, length, length);
  var result = like(this, [Math.max(to - from, 0)]);
  for (var i = from, j = 0; i < to; i++, j++) result[j] = this[i];
  return result;
});

method('subarray', 2, function (start, end) {
  var own = check(this).constructor;
  if (own === kinds[kindOf(this)] && this.buffer) return nativeSubarray.call(this, start, end); // of the same buffer
  var length = this.length, from = position(start, length, 0), to = position(end, length, length);
  return like(this, [this.buffer, this.byteOffset + from * this.BYTES_PER_ELEMENT, Math.max(to - from, 0)]);
});

method('set', 1, function (source, offset) {
  check(this);
  var at = integer(offset);
  if (at < 0) throw new RangeError('offset is out of range');
  source = Object(source);
  if (source.length + at > this.length) throw new RangeError('the source does not fit');
  if (kindOf(source) !== undefined) {
    nativeSet.call(this, source, at);
    return;
  }
  for (var i = 0, length = source.length; i < length; i++) this[at + i] = source[i];
});

function byNumber(a, b) {
  if (a !== a) return b !== b ? 0 : 1;
  if (b !== b) return -1;
  return a < b ? -1 : a > b ? 1 : a === 0 && b === 0 ? (1 / a < 0 ? (1 / b < 0 ? 0 : -1) : 1 / b < 0 ? 1 : 0) : 0;
}
method('sort', 1, function (comparator) {
  if (comparator !== undefined) callback(comparator);
  var length = check(this).length, list = array.slice.call(this).sort(comparator || byNumber);
  for (var i = 0; i < length; i++) this[i] = list[i];
  return this;
});

['keys', 'entries', 'values'].forEach(function (name) {
  var native = array[name];
  method(name, 0, function () { return native.call(check(this)); });
});
Object.defineProperty(prototype, Symbol.iterator, {value: prototype.values, writable: true, configurable: true});

getter('length', function () { return check(this).length; });  // Duktape's own is a property of each instance
getter(Symbol.toStringTag, function () {
  var kind = kindOf(this);
  return kind === undefined ? undefined : kinds[kind].name;
});

define(TypedArray, 'from', 1, function (source, f, self) {
  if (typeof this !== 'function') throw new TypeError('from() wants a constructor as this');
  if (f !== undefined) callback(f);
  var list = Array.from(source), result = made(this, [list.length]);
  for (var i = 0; i < list.length; i++) result[i] = f ? f.call(self, list[i], i) : list[i];
  return result;
});
define(TypedArray, 'of', 0, function () {
  if (typeof this !== 'function') throw new TypeError('of() wants a constructor as this');
  var result = made(this, [arguments.length]);
  for (var i = 0; i < arguments.length; i++) result[i] = arguments[i];
  return result;
});

// ArrayBuffer.prototype.slice with Symbol.species (ES2022 25.1.5.3)
var nativeSlice = ArrayBuffer.prototype.slice;
define(ArrayBuffer.prototype, 'slice', 2, function (start, end) {
  var part = nativeSlice.call(this, start, end), own = this.constructor;
  if (own === ArrayBuffer || own === undefined) return part;
  var C = own[Symbol.species];
  if (C === undefined || C === null || C === ArrayBuffer) return part;
  var made = new C(part.byteLength);
  new Uint8Array(made).set(new Uint8Array(part));
  return made;
});
