// What the SDK's groups are made of. Called with the natives of runtime/iota.cpp, to which it adds.
(function (natives) {
  'use strict';

  var isArray = Array.isArray;
  var objectTag = Object.prototype.toString;
  var prototypeOf = Object.getPrototypeOf;
  var emptyAsJson = ['[object Map]', '[object Set]', '[object WeakMap]', '[object WeakSet]', '[object RegExp]', '[object Error]'];
  var toISOString = Date.prototype.toISOString;
  var reject = Promise.reject.bind(Promise);

  natives.invalid = function (message) { return natives.error(message, 'INVALID_ARGUMENT', false); };

  // A function of the SDK: what it throws rejects its promise.
  natives.method = function (group, name, body) {
    function method(a, b, c, d) {
      try {
        return body(a, b, c, d);
      } catch (error) {
        return reject(error);
      }
    }
    Object.defineProperty(method, 'name', {value: name, configurable: true});
    group[name] = method;
  };

  natives.isObject = function (value) {
    if (value === null || typeof value !== 'object' || isArray(value)) return false;
    var prototype = prototypeOf(value);
    return prototype === null || prototype === Object.prototype;
  };

  natives.text = function (value, what) {
    if (typeof value !== 'string') throw natives.invalid(what + ' has to be a string, not ' + natives.kind(value));
    return value;
  };

  // An argument of options: {} if there is none; names it does not know are mistakes.
  natives.options = function (value, known, what) {
    if (value === undefined) return {};
    if (!natives.isObject(value)) throw natives.invalid(what + ' takes an object of options, not ' + natives.kind(value));
    for (var name in value)
      if (known.indexOf(name) < 0)
        throw natives.invalid(what + ' has no option "' + name + '"; it has ' + known.join(', '));
    return value;
  };

  // What was passed, in words: "a number", "an empty string", "a Map".
  natives.kind = function (value) {
    if (value === null || value === undefined) return String(value);
    if (value === '') return 'an empty string';
    if (value !== value || value === Infinity || value === -Infinity) return String(value);
    if (isArray(value)) return 'an array';
    var type = typeof value;
    if (type !== 'object') return 'a ' + type;
    var maker = natives.isObject(value) ? undefined : value.constructor;
    var name = typeof maker === 'function' && typeof maker.name === 'string' ? maker.name.slice(0, 40) : '';
    if (name === '' || name === 'Object') name = 'object';
    return (/^[aeioAEIO]/.test(name) ? 'an ' : 'a ') + name;
  };

  // Starts a call.
  var start = natives.call;
  natives.call = function (name, args, decode, free) {
    try {
      return start(name, args, decode, free);
    } catch (error) {
      throw natives.jsonFailure(error, 'iota.' + name);
    }
  };

  // What JSON.stringify itself throws, as an error of the SDK; what a script's toJSON() throws stays as it is.
  natives.jsonFailure = function (error, what) {
    if (error instanceof TypeError && error.message === 'an object that contains itself cannot become JSON')
      return natives.invalid(what + ' was given ' + error.message.replace(' cannot', ', which cannot'));
    if (error instanceof RangeError && error.message === 'encode recursion limit')
      return natives.invalid(what + ' was given an object nested more than 1,000 levels deep, which cannot become JSON');
    return error;
  };

  // A value that is to become JSON as a whole.
  natives.json = function (value, what) {
    if (value === undefined || typeof value === 'function' || typeof value === 'symbol' || (typeof value === 'number' && !isFinite(value)))
      throw natives.invalid(what + ' is ' + natives.kind(value) + ', which is no JSON');
    if (value === null || typeof value !== 'object' || typeof value.toJSON === 'function') return value;
    var tag = objectTag.call(value);
    if (tag === '[object Promise]') throw natives.invalid(what + ' is a Promise: await it first');
    if (emptyAsJson.indexOf(tag) >= 0) throw natives.invalid(what + ' is ' + natives.kind(value) + ', of which JSON keeps nothing');
    return value;
  };

  // A whole number of 0 or more.
  natives.count = function (value, name) {
    if (typeof value !== 'number' || !(value >= 0) || value % 1 !== 0)
      throw natives.invalid(name + ' has to be a whole number of 0 or more, not ' + (typeof value === 'number' ? value : natives.kind(value)));
    return value;
  };

  // A value on its way to a database: scalars as they are, dates as text, bytes and objects marked.
  natives.cell = function (value, where) {
    switch (typeof value) {
      case 'boolean': return value;
      case 'string':
        if (natives.isText(value)) return value;
        throw natives.invalid(where + ' has half of a surrogate pair in it, which is no text');
      case 'number':
        if (isFinite(value)) return value;
        throw natives.invalid(where + ' is ' + value + ', which cannot be stored');
      case 'undefined': throw natives.invalid(where + ' is undefined; null stands for no value');
      case 'object': break;
      default: throw natives.invalid(where + ' is ' + natives.kind(value) + ', which cannot be stored');
    }
    if (value === null) return null;
    if (objectTag.call(value) === '[object Date]') {
      if (isNaN(value)) throw natives.invalid(where + ' is an invalid Date');
      return toISOString.call(value);
    }
    var bytes = natives.base64(value);
    return bytes === undefined ? {json: natives.json(value, where)} : {bytes: bytes};
  };
})
