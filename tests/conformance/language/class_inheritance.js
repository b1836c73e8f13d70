// Inheritance: ES2022 10.2.2, 13.3.7, 15.7.14, 10.4.2, 20.5
test('chains of prototypes', () => {
  class A {} class B extends A {}
  assert.same(Object.getPrototypeOf(B), A);
  assert.same(Object.getPrototypeOf(B.prototype), A.prototype);
  assert(new B() instanceof A);
});
test('a default constructor passes its arguments on', () => {
  class A { constructor(...a) { this.a = a; } }
  class B extends A {}
  assert.array(new B(1, 2).a, [1, 2]);
});
test('this before super() is a ReferenceError', () => {
  class A {}
  class B extends A { constructor() { this.x = 1; super(); } }
  assert.throws(ReferenceError, () => new B());
});
test('a derived constructor without super() is a ReferenceError', () => {
  class A {}
  class B extends A { constructor() {} }
  assert.throws(ReferenceError, () => new B());
});
test('super() twice is a ReferenceError, after it has run twice', () => {
  let runs = 0;
  class A { constructor() { runs++; } }
  class B extends A { constructor() { super(); super(); } }
  assert.throws(ReferenceError, () => new B());
  assert.same(runs, 2);
});
test('a derived constructor may return an object instead', () => {
  const o = {};
  class A {}
  class B extends A { constructor() { return o; } }
  assert.same(new B(), o);
});
test('a derived constructor may not return a primitive', () => {
  class A {}
  class B extends A { constructor() { super(); return 1; } }
  assert.throws(TypeError, () => new B());
  class C extends A { constructor() { super(); return undefined; } }
  assert(new C() instanceof C);
});
test('super() gives this the object that the parent returned', () => {
  const o = {};
  class A { constructor() { return o; } }
  class B extends A { constructor() { assert.same(super(), this); this.x = 1; } }
  assert.same(new B(), o);
  assert.same(o.x, 1);
});
test('super() in a condition, a loop and try', () => {
  class A { constructor(v) { this.v = v; } }
  class B extends A { constructor(x) { if (x) { super('if'); } else { try { super('else'); } finally { this.done = true; } } } }
  assert.same(new B(1).v, 'if');
  assert.same(new B(0).v, 'else');
  assert(new B(0).done);
});
test('arguments of super() are evaluated first, without this', () => {
  class A { constructor(v) { this.v = v; } }
  class B extends A { constructor() { super((() => { try { return this; } catch (e) { return e.name; } })()); } }
  assert.same(new B().v, 'ReferenceError');
});
test('super() looks for the parent when it is called', () => {
  class A { constructor() { this.who = 'A'; } }
  class C { constructor() { this.who = 'C'; } }
  class B extends A {}
  Object.setPrototypeOf(B, C);
  assert.same(new B().who, 'C');
});
test('super methods, with this', () => {
  class A { m() { return 'A' + this.v; } }
  class B extends A { v = 1; m() { return super.m() + 'B'; } n() { return super['m'](); } }
  assert.same(new B().m(), 'A1B');
  assert.same(new B().n(), 'A1');
});
test('super getters and setters use this', () => {
  class A { get x() { return this._x; } set x(v) { this._x = v * 2; } }
  class B extends A { get x() { return super.x + 1; } set x(v) { super.x = v; } }
  const b = new B();
  b.x = 5;
  assert.same(b.x, 11);
});
test('writing a super property makes an own one', () => {
  class A {}
  class B extends A { m() { super.y = 1; return Object.keys(this).join(); } }
  assert.same(new B().m(), 'y');
});
test('compound assignments and updates of super properties', () => {
  class A { get n() { return this._n || 1; } set n(v) { this._n = v; } }
  class B extends A { m() { super.n += 4; super.n++; return super.n; } }
  assert.same(new B().m(), 6);
});
test('a super property that is missing is undefined', () => {
  class A {} class B extends A { m() { return super.nothing; } n() { return super.nothing(); } }
  assert.same(new B().m(), undefined);
  assert.throws(TypeError, () => new B().n());
});
test('super in static methods', () => {
  class A { static s() { return 'A' + this.tag; } }
  class B extends A { static tag = 't'; static s() { return super.s() + 'B'; } }
  assert.same(B.s(), 'AtB');
});
test('super in a class without extends', () => {
  class A { m() { return super.toString === Object.prototype.toString; } }
  assert(new A().m());
});
test('super goes by where the method was defined, not by this', () => {
  class A { m() { return 'A'; } } class B extends A { m() { return 'B' + super.m(); } } class C extends B { m() { return 'C' + super.m(); } }
  assert.same(new C().m(), 'CBA');
  assert.same(B.prototype.m.call({}), 'BA');
});
test('super in arrow functions, generators and async methods', async () => {
  class A { m() { return 'A'; } }
  class B extends A {
    a() { return [1].map(() => super.m())[0]; }
    *g() { yield super.m(); }
    async b() { await null; return super.m(); }
    async *ag() { yield super.m(); }
  }
  const b = new B();
  assert.same(b.a(), 'A');
  assert.array([...b.g()], ['A']);
  assert.same(await b.b(), 'A');
  assert.same((await b.ag().next()).value, 'A');
});
test('super with a computed key evaluates it once', () => {
  let count = 0;
  class A { m() { return 1; } } class B extends A { m() { return super[(count++, 'm')](); } }
  new B().m();
  assert.same(count, 1);
});
test('delete of a super property is a ReferenceError', () => {
  class A {} class B extends A { m() { delete super.x; } }
  assert.throws(ReferenceError, () => new B().m());
});
test('extends null', () => {
  class N extends null { static s() { return 1; } }
  assert.same(Object.getPrototypeOf(N.prototype), null);
  assert.same(N.s(), 1);
  assert.throws(TypeError, () => new N());
});
test('extends an expression', () => {
  const pick = (n) => class { who() { return n; } };
  class A extends pick('a') {}
  class B extends (0, pick('b')) {}
  assert.array([new A().who(), new B().who()], ['a', 'b']);
});
test('extends what is no constructor is a TypeError', () => {
  assert.throws(TypeError, () => { class A extends 1 {} });
  assert.throws(TypeError, () => { class A extends undefined {} });
  assert.throws(TypeError, () => { class A extends {} {} });
});
test('extends an arrow function is a TypeError', () => {
  const f = () => {};
  assert.throws(TypeError, () => { class A extends f {} });
});
test('extends a generator is a TypeError', () => {
  function* g() {}
  assert.throws(TypeError, () => { class A extends g {} });
});
test('extends a constructor whose prototype is no object is a TypeError', () => {
  function F() {}
  F.prototype = 1;
  assert.throws(TypeError, () => { class A extends F {} });
});
test('extends a plain constructor function', () => {
  function F(x) { this.x = x; }
  F.prototype.m = function () { return this.x; };
  class A extends F {}
  assert.same(new A(5).m(), 5);
});
test('extends Error', () => {
  class NotFound extends Error { constructor(what) { super(`no ${what}`); this.name = 'NotFound'; this.what = what; } }
  const e = new NotFound('x');
  assert(e instanceof NotFound && e instanceof Error);
  assert.array([e.message, e.what, String(e), Object.prototype.toString.call(e)], ['no x', 'x', 'NotFound: no x', '[object Error]']);
  assert.same(typeof e.stack, 'string');
});
test('extends TypeError, with cause', () => {
  class E extends TypeError {}
  const cause = new Error('c'), e = new E('m', { cause });
  assert(e instanceof TypeError);
  assert.same(e.cause, cause);
  assert.same(e.name, 'TypeError');
});
test('extends Array: elements and length', () => {
  class Stack extends Array { top() { return this[this.length - 1]; } }
  const s = new Stack();
  s.push(1, 2);
  s[5] = 6;
  assert.array([s.length, s.top()], [6, 6]);
  s.length = 1;
  assert.same(s[1], undefined);
  assert(Array.isArray(s));
});
test('extends Array: map and filter make the subclass', () => {
  class L extends Array {}
  const l = L.from([1, 2, 3]);
  assert(l instanceof L);
  assert(l.map((x) => x) instanceof L);
  assert(l.filter(Boolean) instanceof L);
  assert(L.of(1) instanceof L);
});
test('extends Array: Symbol.species', () => {
  class L extends Array { static get [Symbol.species]() { return Array; } }
  const m = L.from([1]).map((x) => x);
  assert(!(m instanceof L));
});
test('extends Map and Set', () => {
  class Counter extends Map { up(k) { return this.set(k, (this.get(k) || 0) + 1); } }
  const c = new Counter([['a', 1]]);
  c.up('a').up('b');
  assert.array([c.get('a'), c.get('b'), c.size], [2, 1, 2]);
  assert(c instanceof Map && c instanceof Counter);
  class T extends Set { twice() { return [...this].map((x) => x * 2); } }
  assert.array(new T([1, 2]).twice(), [2, 4]);
});
test('the constructor of Set calls the subclass\'s add', () => {
  class S extends Set { add(x) { return super.add(x * 2); } }
  assert.array([...new S([1, 2])], [2, 4]);
});
test('extends Promise', async () => {
  class P extends Promise { tagged() { return 't'; } }
  const p = P.resolve(1);
  assert(p instanceof P);
  assert(p.then(() => {}) instanceof P);
  assert.same(p.tagged(), 't');
  assert.same(await new P((r) => r(5)), 5);
});
test('extends Date, RegExp, Number and String', () => {
  class D extends Date { y() { return this.getUTCFullYear(); } }
  assert.same(new D(0).y(), 1970);
  class R extends RegExp { t(s) { return this.test(s); } }
  assert(new R('a+').t('xaa'));
  class N extends Number { twice() { return this * 2; } }
  assert.same(new N(4).twice(), 8);
  class S extends String { shout() { return this.toUpperCase() + '!'; } }
  assert.same(new S('a').shout(), 'A!');
  assert.same(new S('abc').length, 3);
});
test('extends Uint8Array', () => {
  class B extends Uint8Array { sum() { let n = 0; for (let i = 0; i < this.length; i++) n += this[i]; return n; } }
  assert.same(new B([1, 2, 3]).sum(), 6);
});
test('extends Object', () => {
  class O extends Object { constructor() { super(); this.a = 1; } }
  assert.same(new O().a, 1);
  assert(new O() instanceof O);
});
test('three levels over a built-in', () => {
  class A extends Array {} class B extends A { constructor(...a) { super(...a); this.tag = 'b'; } }
  const b = new B(1, 2);
  assert.array([b.length, b.tag, b instanceof A], [2, 'b', true]);
});
test('accessors are inherited one by one', () => {
  class A { get x() { return 1; } set x(v) { this.seen = v; } }
  class B extends A { get x() { return 2; } }
  const b = new B();
  assert.throws(TypeError, () => { b.x = 5; });
  assert.same(b.x, 2);
});
test('a method may be overridden by a field', () => {
  class A { m() { return 'method'; } } class B extends A { m = () => 'field ' + super.m(); }
  assert.same(new B().m(), 'field method');
});
test('Reflect.construct with another new.target', () => {
  class A { constructor() { this.t = new.target; } } class B {}
  const o = Reflect.construct(A, [], B);
  assert.same(Object.getPrototypeOf(o), B.prototype);
  assert.same(o.t, B);
});
test('Symbol.hasInstance of a class', () => {
  class Even { static [Symbol.hasInstance](n) { return n % 2 === 0; } }
  assert(2 instanceof Even);
  assert(!(1 instanceof Even));
});
test('super(x) of a class that extends Object makes an object of its own', () => {
  class O extends Object { constructor(x) { super(x); this.own = true; } }
  const given = { a: 1 };
  const o = new O(given);
  assert(o !== given && o instanceof O);
  assert.array([Object.keys(given).join(), Object.keys(o).join()], ['a', 'own']);
  assert.same(typeof new O(5), 'object');
  assert(Reflect.construct(Object, [given], O) instanceof O);
  assert.same(Reflect.construct(Object, [given]), given);
});
