// Members of `rt` for classes: all of them call createClass().
'use strict';

var rt = require.rt;

// Methods and accessors, `{key, value}` or `{key, get, set}`; where `computed` stands for `key`, that names them.
function define(target, members) {
  for (var i = 0; i < members.length; i++) {
    var member = members[i], key = member.key;
    if ('computed' in member) {
      key = rt.key(member.computed);
      if (member.value) rt.named(member.value, key, '');
      if (member.get) rt.named(member.get, key, 'get ');
      if (member.set) rt.named(member.set, key, 'set ');
    }
    member.configurable = true;
    if ('value' in member) member.writable = true;
    Object.defineProperty(target, key, member);
  }
}

rt.createClass = function (constructor, members, statics) {
  if (members) define(constructor.prototype, members);
  if (statics) define(constructor, statics);
  return Object.defineProperty(constructor, 'prototype', {writable: false});
};

// The object that super() made; `before` is what an earlier super() made.
rt.superOnce = function (before, made) {
  if (before !== undefined) throw new ReferenceError('super() may be called only once');
  return made;
};

rt.noClassCall = function (name) { throw new TypeError('the class ' + name + ' has to be called with `new`'); };

function shown(value) {
  if (typeof value === 'function') return 'the function ' + value.name;
  return typeof value === 'object' ? 'an object' : String(value);
}

// Makes a class extend `parent`: a constructor with a prototype, or null.
rt.inherits = function (derived, parent) {
  var prototype = null;
  if (parent !== null) {
    if (!rt.isConstructor(parent)) throw new TypeError('a class can extend only a constructor or null, not ' + shown(parent));
    prototype = parent.prototype;
    if (prototype !== null && typeof prototype !== 'object' && typeof prototype !== 'function') {
      throw new TypeError('the prototype of what a class extends has to be an object or null');
    }
  }
  derived.prototype = Object.create(prototype, {constructor: {value: derived, writable: true, configurable: true}});
  Object.defineProperty(derived, 'prototype', {writable: false});
  if (parent !== null) Object.setPrototypeOf(derived, parent);
};
