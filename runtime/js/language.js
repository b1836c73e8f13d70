// Members of `rt` for what is rare enough in lowered code to be a call (runtime/compiler/README.md lists them). Called
// with `rt`.
(function (rt) {
  'use strict';

  // A property's key, converted.
  rt.key = function (value) {
    if (typeof value === 'symbol') return value;
    if (value === null || typeof value !== 'object' && typeof value !== 'function') return String(value);
    var holder = {};
    holder[value] = 0;
    return Reflect.ownKeys(holder)[0];
  };

  // Something whose property `_` writes a private member, for patterns and loops: `[this.#x] = list`.
  rt.privateSetter = function (set, args) {
    return Object.defineProperty({}, '_', {set: function (value) {
      if (set === rt.privateSet) rt.privateSet(args[0], args[1], value);
      else set.apply(undefined, args.concat([value]));
    }});
  };

  // `{ __proto__: prototype, … }`
  rt.literalPrototype = function (object, prototype) {
    return prototype === null || typeof prototype === 'object' || typeof prototype === 'function'
      ? Object.setPrototypeOf(object, prototype) : object;
  };

  // A result of an asynchronous iterator.
  rt.result = function (result) {
    if (result === null || typeof result !== 'object' && typeof result !== 'function') throw new TypeError('iterator result is not an object');
    return result;
  };

  // The properties of an object literal from its first accessor with a computed key on; returns the object.
  rt.accessor = function (object, kind, key, f) {
    var descriptor = {enumerable: true, configurable: true};
    descriptor[kind] = rt.named(f, key = rt.key(key), kind + ' ');
    return Object.defineProperty(object, key, descriptor);
  };
  rt.property = function (object, key, value) {
    return Object.defineProperty(object, key, {value: value, enumerable: true, configurable: true, writable: true});
  };
})
