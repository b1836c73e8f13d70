// Reflect.get and set with a receiver (ES2022 28.1.5, 28.1.12), which Duktape's lack.
'use strict';

var apply = Reflect.apply;

function isObject(value) { return value !== null && typeof value === 'object' || typeof value === 'function'; }
function target(value) {
  if (!isObject(value)) throw new TypeError('Reflect wants an object');
  return value;
}

function define(name, length, f) {
  Object.defineProperty(f, 'name', {value: name, configurable: true});
  Object.defineProperty(f, 'length', {value: length, configurable: true});
  Object.defineProperty(Reflect, name, {value: f, writable: true, configurable: true});
}

define('get', 2, function (object, key) {
  var receiver = arguments.length < 3 ? target(object) : arguments[2], holder = target(object);
  if (receiver === object) return object[key];
  for (; holder !== null; holder = Object.getPrototypeOf(holder)) {
    var found = Object.getOwnPropertyDescriptor(holder, key);
    if (found === undefined) continue;
    if ('value' in found) return found.value;
    return found.get === undefined ? undefined : apply(found.get, receiver, []);
  }
  return undefined;
});

// OrdinarySet (ES2022 10.1.9)
define('set', 3, function (object, key, value) {
  var receiver = arguments.length < 4 ? target(object) : arguments[3], holder = target(object), found;
  for (; holder !== null && found === undefined; holder = Object.getPrototypeOf(holder)) {
    found = Object.getOwnPropertyDescriptor(holder, key);
  }
  if (found !== undefined && !('value' in found)) {
    if (found.set === undefined) return false;
    apply(found.set, receiver, [value]);
    return true;
  }
  if (found !== undefined && !found.writable || !isObject(receiver)) return false;
  var own = Object.getOwnPropertyDescriptor(receiver, key);
  if (own === undefined) {
    return Reflect.defineProperty(receiver, key, {value: value, writable: true, enumerable: true, configurable: true});
  }
  if (!('value' in own) || !own.writable) return false;
  return Reflect.defineProperty(receiver, key, {value: value});
});
