// The iterators of arrays and strings (ES2022 23.1.5, 22.1.5), which inherit from the engine's other ones.
'use strict';

var slot = require.slot;
var iteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(new Map().keys()));

function define(object, name, f, shown) {
  Object.defineProperty(f, 'name', {value: shown || name, configurable: true});
  Object.defineProperty(object, name, {value: f, writable: true, configurable: true});
}

function iteratorClass(tag, next) {
  var prototype = Object.create(iteratorPrototype);
  define(prototype, 'next', function () {
    var state = this !== undefined && this !== null ? this[slot] : undefined;
    if (!state || state.prototype !== prototype) throw new TypeError('not an ' + tag);
    return state.done ? {value: undefined, done: true} : next(state);
  });
  Object.defineProperty(prototype, Symbol.toStringTag, {value: tag, configurable: true});
  return function (object, kind) {
    var iterator = Object.create(prototype);
    iterator[slot] = {prototype: prototype, object: object, at: 0, kind: kind, done: false};
    return iterator;
  };
}

function end(state) {
  state.done = true;
  state.object = undefined;
  return {value: undefined, done: true};
}

var KEYS = 0, VALUES = 1, ENTRIES = 2;
var arrayIterator = iteratorClass('Array Iterator', function (state) {
  var at = state.at, object = state.object, length = Math.floor(+object.length);
  if (!(at < length)) return end(state);
  state.at++;
  return {value: state.kind === VALUES ? object[at] : state.kind === KEYS ? at : [at, object[at]], done: false};
});

function objectOf(self) {
  if (self === undefined || self === null) throw new TypeError('not an object');
  return Object(self);
}
define(Array.prototype, 'keys', function () { return arrayIterator(objectOf(this), KEYS); });
define(Array.prototype, 'entries', function () { return arrayIterator(objectOf(this), ENTRIES); });
define(Array.prototype, 'values', function () { return arrayIterator(objectOf(this), VALUES); });
Object.defineProperty(Array.prototype, Symbol.iterator, {value: Array.prototype.values, writable: true, configurable: true});

var stringIterator = iteratorClass('String Iterator', function (state) {
  var text = state.object, at = state.at;
  if (at >= text.length) return end(state);
  var pair = (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
  state.at = at + (pair ? 2 : 1);
  return {value: text.slice(at, state.at), done: false};
});
define(String.prototype, Symbol.iterator, function () {
  if (this === undefined || this === null) throw new TypeError('not a string');
  return stringIterator(String(this));
}, '[Symbol.iterator]');
