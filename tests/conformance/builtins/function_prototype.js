// Function.prototype: ES2022 20.2.3
const Function_prototype = Object.getPrototypeOf(function () {});
test('call passes this and arguments', () => {
  function f(a, b) { return [this, a, b]; }
  assert.array(f.call(1, 2, 3), [1, 2, 3]);
  assert.same(f.call()[0], undefined);
  assert.same(f.call(null)[0], null);
});
test('call and apply want a function', () => {
  assert.throws(TypeError, () => Function_prototype.call.call({}));
  assert.throws(TypeError, () => Function_prototype.apply.call({}, null, []));
});
test('apply takes arrays, array-likes, null and undefined', () => {
  function f() { return arguments.length; }
  assert.same(f.apply(null, [1, 2]), 2);
  assert.same(f.apply(null, { length: 3 }), 3);
  assert.same(f.apply(null, null), 0);
  assert.same(f.apply(null), 0);
  assert.throws(TypeError, () => f.apply(null, 1));
  assert.throws(TypeError, () => f.apply(null, 'ab'));
});
test('apply passes holes as undefined', () => {
  assert.array((function () { return Array.prototype.slice.call(arguments); }).apply(null, [, 1]), [undefined, 1]);
});
test('bind fixes this and leading arguments', () => {
  function f(a, b, c) { return [this.x, a, b, c]; }
  const g = f.bind({ x: 1 }, 2);
  assert.array(g(3, 4), [1, 2, 3, 4]);
  assert.array(g.call({ x: 9 }, 5), [1, 2, 5, undefined]);
});
test('bind makes name and length', () => {
  function f(a, b, c) {}
  const g = f.bind(null, 1);
  assert.same(g.length, 2);
  assert.same(g.name, 'bound f');
  assert.same(g.bind().name, 'bound bound f');
  assert.same(f.bind(null, 1, 2, 3, 4).length, 0);
});
test('bind of a function with a changed length', () => {
  function f() {}
  Object.defineProperty(f, 'length', { value: 5 });
  assert.same(f.bind(null, 1).length, 4);
  Object.defineProperty(f, 'length', { value: 'no number' });
  assert.same(f.bind().length, 0);
  Object.defineProperty(f, 'name', { value: 7 });
  assert.same(f.bind().name, 'bound ');
});
test('new of a bound function makes its target', () => {
  function P(a, b) { this.sum = a + b; }
  const Q = P.bind({ ignored: true }, 1);
  const q = new Q(2);
  assert.same(q.sum, 3);
  assert(q instanceof P);
  assert(q instanceof Q);
  assert.same(Q.prototype, undefined);
});
test('bind of a class and new.target', () => {
  let seen;
  class A { constructor() { seen = new.target; } }
  new (A.bind())();
  assert.same(seen, A);
});
test('a bound function has the prototype of its target', () => {
  class A {}
  class B extends A {}
  assert.same(Object.getPrototypeOf(B.bind()), A);
});
test('bind wants a function', () => assert.throws(TypeError, () => Function_prototype.bind.call({})));
test('name of functions, methods, accessors and symbols', () => {
  const s = Symbol('desc');
  const o = { m() {}, a: () => 1, f: function () {}, get g() { return 1; }, [s]() {}, ['c' + 1]() {} };
  assert.same(o.m.name, 'm');
  assert.same(o.a.name, 'a');
  assert.same(o.f.name, 'f');
  assert.same(Object.getOwnPropertyDescriptor(o, 'g').get.name, 'get g');
  assert.same(o[s].name, '[desc]');
  assert.same(o.c1.name, 'c1');
});
test('name of built-ins and accessors of built-ins', () => {
  assert.same(Array.prototype.push.name, 'push');
  assert.same(Object.getOwnPropertyDescriptor(RegExp.prototype, 'flags').get.name, 'get flags');
  assert.same(Map.prototype[Symbol.iterator].name, 'entries');
  assert.same(RegExp.prototype[Symbol.split].name, '[Symbol.split]');
});
test('length counts parameters up to the first default or rest', () => {
  assert.same((function (a, b) {}).length, 2);
  assert.same(((a, b = 1, c) => 1).length, 1);
  assert.same(((...r) => 1).length, 0);
  assert.same((function () {}).length, 0);
});
test('name and length are configurable, not writable, not enumerable', () => {
  function f(a) {}
  for (const key of ['name', 'length']) {
    const d = Object.getOwnPropertyDescriptor(f, key);
    assert.same(d.writable, false, key);
    assert.same(d.enumerable, false, key);
    assert.same(d.configurable, true, key);
  }
});
test('toString gives text that names the function', () => {
  assert.same(typeof Function_prototype.toString.call(Array), 'string');
  assert(/native code/.test(String(Array.prototype.push)));
  assert(/function/.test(String(function named() {})));
  assert.throws(TypeError, () => Function_prototype.toString.call({}));
  assert.throws(TypeError, () => Function_prototype.toString.call('f'));
});
test('Symbol.hasInstance is what instanceof asks', () => {
  class Even { static [Symbol.hasInstance](n) { return n % 2 === 0; } }
  assert(2 instanceof Even);
  assert(!(1 instanceof Even));
});
test('Function_prototype[Symbol.hasInstance]', () => {
  class A {}
  assert(Function_prototype[Symbol.hasInstance].call(A, new A()));
  assert.same(Function_prototype[Symbol.hasInstance].call({}, {}), false);
  assert.same(Function_prototype[Symbol.hasInstance].call(A, 1), false);
  assert.same(Function_prototype[Symbol.hasInstance].name, '[Symbol.hasInstance]');
  assert.same(Function_prototype[Symbol.hasInstance].length, 1);
});
test('instanceof of what is no function', () => {
  assert.throws(TypeError, () => ({}) instanceof {});
  assert.throws(TypeError, () => ({}) instanceof (() => 1));
  assert.throws(TypeError, () => { function F() {} F.prototype = 1; return {} instanceof F; });
  assert({} instanceof { [Symbol.hasInstance]: () => true });
});
test('prototype of functions', () => {
  function f() {}
  assert.same(f.prototype.constructor, f);
  const d = Object.getOwnPropertyDescriptor(f, 'prototype');
  assert.same(d.enumerable, false);
  assert.same(d.writable, true);
  assert.same(d.configurable, false);
});
test('arrows and methods have no prototype and are no constructors', () => {
  const arrow = () => 1;
  assert.same('prototype' in arrow, false);
  assert.throws(TypeError, () => new arrow());
  assert.throws(TypeError, () => new ({ m() {} }).m());
});
test('built-in methods are no constructors', () => {
  assert.throws(TypeError, () => new [].push());
  assert.throws(TypeError, () => new Math.max());
  assert.same('prototype' in Array.prototype.push, false);
});
test('Function_prototype is callable', () => {
  assert.same(typeof Function_prototype, 'function');
  assert.same(Function_prototype(), undefined);
  assert.same(Function_prototype.length, 0);
  assert.same(Function_prototype.name, '');
});
test('call, apply and bind have lengths', () => {
  assert.same(Function_prototype.call.length, 1);
  assert.same(Function_prototype.apply.length, 2);
  assert.same(Function_prototype.bind.length, 1);
  assert.same(Function_prototype.toString.length, 0);
});
