// Members of `rt` for what is rare enough in lowered code to be a call (runtime/compiler/README.md lists them). Called
// with `rt`.
(function (rt) {
  'use strict';

  // `let`, `const`, `class` or parameter that is used where it cannot be there yet.
  rt.dead = function (name) { throw new ReferenceError('"' + name + '" is used before its declaration has run'); };

  // The object that super() made; `before` is what an earlier super() made.
  rt.superOnce = function (before, made) {
    if (before !== undefined) throw new ReferenceError('super() may be called only once');
    return made;
  };

  rt.noClassCall = function (name) { throw new TypeError('the class ' + name + ' has to be called with `new`'); };

  // Makes a class extend `parent`: a constructor with a prototype, or null.
  rt.inherits = function (derived, parent) {
    var prototype = null;
    if (parent !== null) {
      if (!rt.isConstructor(parent)) throw new TypeError('a class can extend only a constructor or null');
      prototype = parent.prototype;
      if (prototype !== null && typeof prototype !== 'object' && typeof prototype !== 'function') {
        throw new TypeError('the prototype of what a class extends has to be an object or null');
      }
    }
    derived.prototype = Object.create(prototype, {constructor: {value: derived, writable: true, configurable: true}});
    Object.defineProperty(derived, 'prototype', {writable: false});
    if (parent !== null) Object.setPrototypeOf(derived, parent);
  };

  // A property's key, converted.
  rt.key = function (value) {
    if (typeof value === 'symbol') return value;
    if (value === null || typeof value !== 'object' && typeof value !== 'function') return String(value);
    var holder = {};
    holder[value] = 0;
    return Reflect.ownKeys(holder)[0];
  };

  // What patterns that are taken apart in order go over: the next value, an array of those that are left.
  rt.cursor = function (iterable) { return {list: rt.values(iterable), at: 0}; };
  rt.next = function (cursor) {
    if (cursor.at >= 0 && (cursor.at < cursor.list.length || (cursor.at = rt.more(cursor.list)) === 0)) return cursor.list[cursor.at++];
  };
  rt.rest = function (cursor) {
    for (var list = [];;) {
      var value = rt.next(cursor);
      if (cursor.at < 0) return list;
      list.push(value);
    }
  };
  rt.notNullish = function (source) {
    if (source === null || source === undefined) throw new TypeError(source + ' has no properties to take');
  };
  // The properties of `source` that are not `taken`.
  rt.restOf = function (source, taken) {
    var rest = {};
    Reflect.ownKeys(Object(source)).forEach(function (key) {
      if (taken.indexOf(key) < 0 && Object.prototype.propertyIsEnumerable.call(source, key)) rt.property(rest, key, source[key]);
    });
    return rest;
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
    descriptor[kind] = f;
    return Object.defineProperty(object, key, descriptor);
  };
  rt.property = function (object, key, value) {
    return Object.defineProperty(object, key, {value: value, enumerable: true, configurable: true, writable: true});
  };
})
