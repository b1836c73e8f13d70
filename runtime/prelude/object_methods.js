// Functions of Object that Duktape lacks (ES2022 20.1.2).
'use strict';

var has = Object.prototype.hasOwnProperty;

// Object.keys and this are looked up when called: proxy.js replaces them.
function isEnumerable(object, key) { return Object.prototype.propertyIsEnumerable.call(object, key); }

function objectOf(value) {
  if (value === undefined || value === null) throw new TypeError('not an object');
  return Object(value);
}
function define(name, length, f) {
  Object.defineProperty(f, 'name', {value: name, configurable: true});
  Object.defineProperty(f, 'length', {value: length, configurable: true});
  Object.defineProperty(Object, name, {value: f, writable: true, configurable: true});
}
function add(object, key, value) {
  Object.defineProperty(object, key, {value: value, writable: true, enumerable: true, configurable: true});
}

define('entries', 1, function (value) {
  var object = objectOf(value), keys = Object.keys(object), list = [];
  for (var i = 0; i < keys.length; i++)
    if (isEnumerable(object, keys[i])) list[list.length] = [keys[i], object[keys[i]]];
  return list;
});
define('values', 1, function (value) {
  var object = objectOf(value), keys = Object.keys(object), list = [];
  for (var i = 0; i < keys.length; i++)
    if (isEnumerable(object, keys[i])) list[list.length] = object[keys[i]];
  return list;
});
define('fromEntries', 1, function (iterable) {
  var object = {};
  require.iterate(iterable, function (entry) {
    if (entry === null || typeof entry !== 'object' && typeof entry !== 'function')
      throw new TypeError('fromEntries() wants pairs of a key and a value');
    add(object, entry[0], entry[1]);
  });
  return object;
});
define('getOwnPropertyDescriptors', 1, function (value) {
  var object = objectOf(value), keys = Reflect.ownKeys(object), result = {};
  for (var i = 0; i < keys.length; i++) {
    var found = Object.getOwnPropertyDescriptor(object, keys[i]);
    if (found !== undefined) add(result, keys[i], found);
  }
  return result;
});
define('hasOwn', 2, function (value, key) { return has.call(objectOf(value), key); });
