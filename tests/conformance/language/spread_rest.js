// Spread and rest: ES2022 13.2.4, 13.2.5, 13.3.8, 15.1
test('spreads arrays into arrays', () => {
  assert.array([...[1, 2], 3, ...[], ...[4]], [1, 2, 3, 4]);
});
test('spreads strings by code point', () => {
  assert.array([...'a\u{1F600}b'], ['a', '\u{1F600}', 'b']);
});
test('spreads Map, Set, generators and arguments', () => {
  function* g() { yield 1; yield 2; }
  assert.array([...new Set([1, 1, 2])], [1, 2]);
  assert.same(JSON.stringify([...new Map([['a', 1]])]), '[["a",1]]');
  assert.array([0, ...g(), 3], [0, 1, 2, 3]);
  (function () { assert.array([...arguments], [5, 6]); })(5, 6);
});
test('spreads holes as undefined', () => {
  const l = [...[1, , 3]];
  assert.same(l.length, 3);
  assert(1 in l);
});
test('keeps holes beside a spread', () => {
  const l = [, ...[1], ,];
  assert.same(l.length, 3);
  assert(!(0 in l));
  assert(!(2 in l));
});
test('evaluates from left to right', () => {
  const seen = [];
  const f = (x) => { seen.push(x); return [x]; };
  [...f(1), f(2), ...f(3)];
  assert.same(seen.join(), '1,2,3');
});
test('iterates before later elements are evaluated', () => {
  const list = [1];
  assert.array([...list, list.push(2)], [1, 2]);
});
test('what is not iterable is a TypeError', () => {
  assert.throws(TypeError, () => [...{}]);
  assert.throws(TypeError, () => [...null]);
  assert.throws(TypeError, () => [...undefined]);
  assert.throws(TypeError, () => [...1]);
  assert.throws(TypeError, () => Math.max(...{}));
  assert.throws(TypeError, () => Math.max(...null));
});
test('an array-like object is not iterable', () => {
  assert.throws(TypeError, () => [...{ length: 1, 0: 1 }]);
});
test('uses an array\'s own iterator', () => {
  const l = [1, 2];
  l[Symbol.iterator] = function* () { yield 'x'; };
  assert.array([...l], ['x']);
  assert.same(((...a) => a.length)(...l), 1);
});
test('the error of an iterator comes through', () => {
  assert.throwsValue('n', () => [...{ [Symbol.iterator]() { return { next() { throw 'n'; } }; } }]);
});
test('a result that is no object is a TypeError', () => {
  assert.throws(TypeError, () => [...{ [Symbol.iterator]() { return { next() { return 1; } }; } }]);
});
test('an iterator that is no object is a TypeError', () => {
  assert.throws(TypeError, () => [...{ [Symbol.iterator]() { return 1; } }]);
});
test('asks for next once', () => {
  let asked = 0, n = 0;
  [...{ [Symbol.iterator]() { return { get next() { asked++; return () => ({ done: n++ > 2 }); } }; } }];
  assert.same(asked, 1);
});
test('spreads into calls', () => {
  assert.same(Math.max(...[1, 5, 3]), 5);
  assert.same(((a, b, c, d) => [a, b, c, d].join())(1, ...[2, 3], 4), '1,2,3,4');
});
test('spreads into method calls and keeps this', () => {
  const o = { v: 1, m(...a) { return this.v + a.length; }, n: { m() { return this === o.n; } } };
  assert.same(o.m(...[1, 2]), 3);
  assert.same(o['m'](...[1]), 2);
  assert.same(o.n.m(...[]), true);
});
test('evaluates the object of a method call once', () => {
  let count = 0;
  const o = { m() { return 1; } };
  const f = () => { count++; return o; };
  f().m(...[1]);
  assert.same(count, 1);
});
test('a call without receiver has undefined as this', () => {
  function f() { return this; }
  assert.same(f(...[]), undefined);
});
test('spreads into new', () => {
  class P { constructor(...a) { this.a = a; } }
  assert.array(new P(...[1, 2], 3).a, [1, 2, 3]);
  assert.same(new Date(...[2020, 1, 2]).getFullYear(), 2020);
  assert.same(new Array(...[3]).length, 3);
});
test('spreads into new of a member', () => {
  const o = { P: class { constructor(a, b) { this.s = a + b; } } };
  assert.same(new o.P(...[1, 2]).s, 3);
});
test('spreads into super calls', () => {
  class A { constructor(...a) { this.n = a.length; } }
  class B extends A { constructor(...a) { super(0, ...a); } }
  assert.same(new B(1, 2).n, 3);
});
test('rest parameters are an array', () => {
  const f = (a, ...r) => r;
  assert(Array.isArray(f(1)));
  assert.array(f(1, 2, 3), [2, 3]);
  assert.same(f().length, 0);
});
test('rest parameters are fresh on every call', () => {
  const f = (...r) => r;
  assert.different(f(), f());
});
test('rest parameters in every kind of function', async () => {
  const o = { m(...r) { return r.length; } };
  function* g(...r) { yield* r; }
  const a = async (...r) => r.length;
  class C { constructor(...r) { this.n = r.length; } static s(...r) { return r.length; } }
  assert.array([o.m(1, 2), [...g(1, 2)].length, await a(1, 2), new C(1, 2).n, C.s(1, 2)], [2, 2, 2, 2, 2]);
});
test('rest parameters are not counted in length', () => {
  assert.same(((a, ...b) => {}).length, 1);
  assert.same((function (...a) {}).length, 0);
});
test('rest parameters and arguments', () => {
  function f(a, ...r) { return [arguments.length, r.length].join(); }
  assert.same(f(1, 2, 3), '3,2');
});
test('a destructured rest', () => {
  const f = (...[a, b = 'd']) => [a, b].join();
  assert.same(f(1), '1,d');
  const g = (...{ length }) => length;
  assert.same(g(1, 2, 3), 3);
});
test('rest parameters in closures', () => {
  const f = (...r) => () => r.map((x) => x + r.length);
  assert.array(f(1, 2)(), [3, 4]);
});
test('object spread copies own enumerable properties', () => {
  const s = Symbol('s');
  const o = Object.create({ inherited: 1 }, { hidden: { value: 1 }, a: { value: 1, enumerable: true } });
  o[s] = 2;
  const c = { ...o };
  assert.array(Reflect.ownKeys(c), ['a', s]);
});
test('object spread: later ones win', () => {
  assert.same(JSON.stringify({ a: 0, ...{ a: 1, b: 1 }, b: 2, ...{ c: 3 } }), '{"a":1,"b":2,"c":3}');
});
test('object spread ignores null, undefined and primitives', () => {
  assert.same(JSON.stringify({ ...null, ...undefined, ...1, ...true, ...Symbol('x') }), '{}');
  assert.same(JSON.stringify({ ...'ab', ...[7] }), '{"0":7,"1":"b"}');
});
test('object spread evaluates getters to values', () => {
  let count = 0;
  const c = { ...{ get a() { return ++count; } } };
  assert.property(c, 'a', { value: 1, writable: true, enumerable: true, configurable: true });
  assert.same(count, 1);
});
test('object spread does not call setters of its target', () => {
  const c = { set a(v) { throw new Error('setter'); }, ...{ a: 1 } };
  assert.property(c, 'a', { value: 1, writable: true });
});
test('object spread does not set the prototype', () => {
  const from = {};
  Object.defineProperty(from, '__proto__', { value: 1, enumerable: true });
  const c = { ...from };
  assert.same(Object.getPrototypeOf(c), Object.prototype);
  assert(Object.prototype.hasOwnProperty.call(c, '__proto__'));
});
test('object spread copies in property order', () => {
  assert.array(Object.keys({ ...{ b: 1, 2: 1, a: 1, 1: 1 } }), ['1', '2', 'b', 'a']);
});
test('object spread evaluates in order', () => {
  const seen = [];
  const f = (x) => { seen.push(x); return { [x]: 1 }; };
  ({ ...f('a'), [(seen.push('k'), 'k')]: seen.push('v'), ...f('b') });
  assert.same(seen.join(), 'a,k,v,b');
});
test('object spread of an object that changes while it is spread', () => {
  const o = { get a() { delete this.b; return 1; }, b: 2 };
  assert.same(JSON.stringify({ ...o }), '{"a":1}');
});
test('many arguments', () => {
  const l = [];
  for (let i = 0; i < 1000; i++) l.push(i);
  assert.same(Math.max(...l), 999);
  assert.same([...l, ...l].length, 2000);
});
