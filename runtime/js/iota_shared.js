// What the SDK's groups are made of. Called with the natives of runtime/iota.cpp, to which it adds.
(function (natives) {
  'use strict';

  var isArray = Array.isArray;
  var objectTag = Object.prototype.toString;
  var prototypeOf = Object.getPrototypeOf;
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

  natives.kind = function (value) {
    if (value === null || value === undefined) return String(value);
    if (isArray(value)) return 'an array';
    var type = typeof value;
    return (type === 'object' || type === 'undefined' ? 'an ' : 'a ') + type;
  };

  // A value on its way to a database: scalars as they are, dates as text, bytes and objects marked.
  natives.cell = function (value, where) {
    switch (typeof value) {
      case 'string': case 'boolean': return value;
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
    return bytes === undefined ? {json: value} : {bytes: bytes};
  };
})
