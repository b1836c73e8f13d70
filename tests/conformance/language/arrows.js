// Arrow functions: ES2022 15.3
test('return the value of their expression', () => {
  assert.same((() => 1)(), 1);
  assert.same(((x) => x * 2)(2), 4);
  assert.same((x => x)(3), 3);
});
test('return nothing from a block', () => {
  assert.same((() => { 1; })(), undefined);
  assert.same((() => { return 2; })(), 2);
});
test('return objects in parentheses', () => {
  assert.same((() => ({ a: 1 }))().a, 1);
  assert.same((() => ({}))() instanceof Object, true);
});
test('have the this of their surroundings', () => {
  const o = { v: 1, m() { return () => this.v; }, n() { return () => () => this.v; } };
  assert.same(o.m()(), 1);
  assert.same(o.n()()(), 1);
});
test('keep this through call, apply and bind', () => {
  const o = { m() { return () => this; } };
  const f = o.m();
  assert.same(f.call(1), o);
  assert.same(f.apply(null, []), o);
  assert.same(f.bind({})(), o);
});
test('keep this as a method', () => {
  const o = { make() { return { f: () => this }; } };
  assert.same(o.make().f(), o);
});
test('have the arguments of their surroundings', () => {
  function f() { return () => arguments[0]; }
  assert.same(f('a')('b'), 'a');
  function g() { return (() => (() => arguments.length)())(); }
  assert.same(g(1, 2, 3), 3);
});
test('have the new.target of their surroundings', () => {
  function F() { this.t = (() => new.target)(); }
  assert.same(new F().t, F);
  function g() { return (() => new.target)(); }
  assert.same(g(), undefined);
});
test('have the super of their surroundings', () => {
  class A { m() { return 'A'; } get g() { return 'g' + this.v; } }
  class B extends A { constructor() { (() => super())(); this.v = 1; } m() { return (() => super.m() + 'B')(); } n() { return () => super.g; } }
  const b = new B();
  assert.same(b.m(), 'AB');
  assert.same(b.n()(), 'g1');
});
test('see this after super() in an arrow', () => {
  class A { constructor() { this.a = 1; } }
  class B extends A { constructor() { const get = () => this; assert.throws(ReferenceError, get); super(); assert.same(get(), this); } }
  assert.same(new B().a, 1);
});
test('are no constructors', () => {
  const f = () => {};
  assert.throws(TypeError, () => new f());
});
test('have no prototype', () => {
  assert(!Object.prototype.hasOwnProperty.call(() => {}, 'prototype'));
});
test('have name and length', () => {
  const f = (a, b) => {};
  assert.same(f.name, 'f');
  assert.same(f.length, 2);
  assert.same((() => {}).name, '');
});
test('bind loosely', () => {
  const f = (x) => x ? 'a' : 'b';
  assert.same(f(0), 'b');
  const g = (x) => x, h = 2;
  assert.same(g(h), 2);
});
test('curry', () => {
  assert.same((a => b => c => a + b + c)(1)(2)(3), 6);
});
test('may break lines after the arrow', () => {
  const f = (a) =>
    a + 1;
  assert.same(f(1), 2);
});
test('async arrow functions keep this and arguments', async () => {
  const o = { v: 1, m() { return (async () => { await null; return [this.v, arguments.length].join(); })(); } };
  assert.same(await o.m(1, 2), '1,2');
});
test('async as a name of a parameter and of a function', () => {
  const async = (x) => x;
  assert.same(async(1), 1);
  assert.same((async => async)(2), 2);
});
test('at the top of the script this is undefined', () => {
  assert.same((function () { return this; })(), undefined);
});
test('in default parameters see this', () => {
  const o = { v: 4, m(f = () => this.v) { return f(); } };
  assert.same(o.m(), 4);
});
test('in field initialisers see the instance', () => {
  class C { v = 5; f = () => this.v; }
  const { f } = new C();
  assert.same(f(), 5);
});
test('in getters and setters', () => {
  const o = { v: 1, get g() { return (() => this.v)(); }, set s(x) { (() => { this.v = x; })(); } };
  o.s = 9;
  assert.same(o.g, 9);
});
test('with destructured parameters', () => {
  assert.same((({ a }, [b]) => a + b)({ a: 1 }, [2]), 3);
});
test('as immediately called body with a comma', () => {
  assert.same(((a, b) => (a, b))(1, 2), 2);
});
