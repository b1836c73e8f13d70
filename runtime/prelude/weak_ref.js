// WeakRef and FinalizationRegistry (ES2022 26.1, 26.2). An execution is short: a WeakRef holds its target until the heap
// ends, and no target is ever reported as gone. Both are allowed, since a program may rely on neither.
'use strict';

var slot = require.slot;

function isObject(value) { return value !== null && typeof value === 'object' || typeof value === 'function'; }

function stateOf(object, kind) {
  var state = isObject(object) ? object[slot] : undefined;
  if (!state || state.kind !== kind) throw new TypeError('not a ' + kind.name);
  return state;
}

function define(object, name, f) {
  Object.defineProperty(f, 'name', {value: name, configurable: true});
  Object.defineProperty(object, name, {value: f, writable: true, configurable: true});
}

function install(kind, methods) {
  Object.defineProperty(kind, 'prototype', {writable: false});
  methods.forEach(function (f) { define(kind.prototype, f.name, f); });
  Object.defineProperty(kind.prototype, 'constructor', {enumerable: false});
  Object.defineProperty(kind.prototype, Symbol.toStringTag, {value: kind.name, configurable: true});
  Object.defineProperty(globalThis, kind.name, {value: kind, writable: true, configurable: true});
}

function keep(self, kind, state) {
  if (!(self instanceof kind)) throw new TypeError(kind.name + ' has to be called with new');
  state.kind = kind;
  self[slot] = state;
}

function WeakRef(target) {
  keep(this, WeakRef, {target: target});
  if (!isObject(target)) throw new TypeError('WeakRef wants an object');
}
install(WeakRef, [function deref() { return stateOf(this, WeakRef).target; }]);

function FinalizationRegistry(cleanup) {
  keep(this, FinalizationRegistry, {tokens: new WeakSet()});
  if (typeof cleanup !== 'function') throw new TypeError('FinalizationRegistry wants a function');
}
install(FinalizationRegistry, [
  function register(target, held, token) {
    var state = stateOf(this, FinalizationRegistry);
    if (!isObject(target)) throw new TypeError('register() wants an object');
    if (held === target) throw new TypeError('what is held must not be the target');
    if (isObject(token)) state.tokens.add(token);
    else if (token !== undefined) throw new TypeError('a token has to be an object');
  },
  function unregister(token) {
    var state = stateOf(this, FinalizationRegistry);
    if (!isObject(token)) throw new TypeError('a token has to be an object');
    return state.tokens['delete'](token);
  }
]);
Object.defineProperty(FinalizationRegistry.prototype.register, 'length', {value: 2, configurable: true});
