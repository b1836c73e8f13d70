// Default parameters: ES2022 10.2.11, 15.1
test('are for undefined only', () => {
  const f = (a = 1) => a;
  assert.array([f(), f(undefined), f(null), f(0), f('')], [1, 1, null, 0, '']);
});
test('are evaluated on every call', () => {
  let n = 0;
  const f = (a = ++n) => a;
  assert.array([f(), f(5), f()], [1, 5, 2]);
  const g = (a = []) => a;
  assert.different(g(), g());
});
test('see the parameters to their left', () => {
  const f = (a, b = a * 2, c = a + b) => c;
  assert.same(f(1), 3);
  assert.same(f(1, 1), 2);
});
test('cannot see those to their right', () => {
  assert.throws(ReferenceError, () => ((a = b, b) => a)(undefined, 1));
  assert.throws(ReferenceError, () => (function (a = b, b = 1) { return a; })());
});
test('cannot see themselves', () => {
  assert.throws(ReferenceError, () => ((a = a) => a)());
});
test('do not see variables of the body', () => {
  const x = 'outer';
  function f(a = x) { var x = 'inner'; return a; }
  assert.same(f(), 'outer');
});
test('closures in defaults see the outer variable, not the body\'s', () => {
  const x = 'outer';
  function f(a = () => x) { var x = 'inner'; return a(); }
  assert.same(f(), 'outer');
});
test('closures in defaults and the body share parameters', () => {
  function f(a, set = (v) => { a = v; }) { set(2); return a; }
  assert.same(f(1), 2);
});
test('a var of the body with a parameter\'s name starts with its value', () => {
  function f(a = 1, g = () => a) { var a; const first = a; a = 2; return [first, g()].join(); }
  assert.same(f(), '1,1');
});
test('functions of the body are not seen', () => {
  assert.throws(ReferenceError, () => (function (a = inner()) { function inner() { return 1; } return a; })());
});
test('count up to the first in length', () => {
  assert.array([((a, b) => {}).length, ((a, b = 1, c) => {}).length, ((a = 1, b) => {}).length, (({ a }, [b], ...c) => {}).length], [2, 1, 0, 2]);
});
test('leave arguments as they were given', () => {
  function f(a, b = 2) { a = 9; return [arguments.length, arguments[0], arguments[1]].join(); }
  assert.same(f(1), '1,1,');
});
test('see this', () => {
  const o = { v: 3, m(a = this.v) { return a; } };
  assert.same(o.m(), 3);
});
test('see arguments', () => {
  function f(a, b = arguments.length) { return b; }
  assert.same(f(1), 1);
});
test('see new.target', () => {
  function F(t = new.target) { this.t = t; }
  assert.same(new F().t, F);
});
test('see super', () => {
  class A { x() { return 'A'; } }
  class B extends A { x(a = super.x()) { return a + 'B'; } }
  assert.same(new B().x(), 'AB');
});
test('see the function itself', () => {
  const f = function g(a = g) { return a; };
  assert.same(f(), f);
});
test('may throw before the body runs', () => {
  let ran = false;
  const f = (a = (() => { throw 'd'; })()) => { ran = true; };
  assert.throwsValue('d', f);
  assert(!ran);
});
test('are evaluated in order with destructuring', () => {
  const seen = [];
  const f = ({ a = seen.push('a') } = (seen.push('x'), {}), b = seen.push('b'), [c = seen.push('c')] = []) => {};
  f();
  assert.same(seen.join(), 'x,a,b,c');
});
test('name functions and classes', () => {
  const f = (a = () => {}, b = class {}, c = function () {}) => [a.name, b.name, c.name].join();
  assert.same(f(), 'a,b,c');
});
test('in methods, accessors, constructors', () => {
  const o = { m(a = 1) { return a; }, set s(v = 2) { this.v = v; } };
  o.s = undefined;
  class C { constructor(a = 3) { this.a = a; } static s(a = 4) { return a; } }
  assert.array([o.m(), o.v, new C().a, C.s()], [1, 2, 3, 4]);
});
test('in generators run at the call', () => {
  let ran = 0;
  function* g(a = ++ran) { yield a; }
  const it = g();
  assert.same(ran, 1);
  assert.same(it.next().value, 1);
  function* h(a = (() => { throw 'd'; })()) {}
  assert.throwsValue('d', h);
});
test('in async functions reject', async () => {
  async function f(a = (() => { throw new RangeError('d'); })()) {}
  await assert.rejects(RangeError, f());
  const g = async ({ a }) => a;
  await assert.rejects(TypeError, g());
});
test('in async generators throw at the call', () => {
  async function* f(a = (() => { throw 'd'; })()) {}
  assert.throwsValue('d', f);
});
test('a parameter hides the outer name and the function\'s own', () => {
  const f = function a(a = 1) { return a; };
  assert.same(f(), 1);
});
test('a trailing comma', () => {
  const f = (a, b,) => a + b;
  function g(a,) { return a; }
  assert.array([f(1, 2,), g(3,), f.length, g.length], [3, 3, 2, 1]);
});
test('loops with closures in defaults', () => {
  const fs = [];
  for (let i = 0; i < 2; i++) fs.push((a = i) => a);
  assert.array([fs[0](), fs[1]()], [0, 1]);
});
test('variables of the body with parameters\' names, in functions of every kind', async () => {
  const seen = [];
  function f(a, g = () => a, ...[b]) { if (a) { var b = 5; } for (var a of [7]); function g() { return b; } seen.push(a, b, g()); return this; }
  assert.same(f.call(f, 1), f);
  assert.same(seen.join(), '7,5,5');
  function* generator(a = 1, g = () => a) { var a; yield a; a = 3; yield g(); return arguments.length; }
  assert.array([...generator()], [1, 1]);
  const later = async (a = 1, g = () => a) => { var a; await 0; a = 4; return [await a, g()].join(); };
  assert.same(await later(), '4,1');
  function* plain({ a }) { var a; yield a; }
  assert.array([...plain({ a: 8 })], [8]);
  class C { constructor(a = 1, g = () => a) { var a = 2; this.sum = a + g() + (new.target === C ? 10 : 0); } }
  assert.same(new C().sum, 13);
});
