// Classes: ES2022 15.7
test('constructor, methods, accessors, statics', () => {
  class C {
    constructor(v) { this.v = v; }
    m() { return this.v; }
    get g() { return this.v + 1; }
    set g(x) { this.v = x; }
    static s() { return this; }
    static get t() { return 't'; }
  }
  const c = new C(1);
  assert.array([c.m(), c.g, C.t], [1, 2, 't']);
  c.g = 5;
  assert.same(c.v, 5);
  assert.same(C.s(), C);
});
test('a class is a function that cannot be called', () => {
  class C {}
  assert.same(typeof C, 'function');
  assert.throws(TypeError, () => C());
  assert.throws(TypeError, () => C.call({}));
  assert.throws(TypeError, () => C.call(new C()));
});
test('a derived class cannot be called', () => {
  class A {}
  class B extends A {}
  assert.throws(TypeError, () => B());
});
test('methods are not enumerable', () => {
  class C { m() {} get g() { return 1; } static s() {} static get t() { return 1; } }
  assert.array(Object.keys(C.prototype), []);
  assert.array(Object.keys(C), []);
  const seen = [];
  for (const k in new C()) seen.push(k);
  assert.array(seen, []);
});
test('descriptors of methods', () => {
  class C { m() {} static s() {} get g() { return 1; } }
  assert.property(C.prototype, 'm', { writable: true, enumerable: false, configurable: true });
  assert.property(C, 's', { writable: true, enumerable: false, configurable: true });
  assert.property(C.prototype, 'g', { set: undefined, enumerable: false, configurable: true });
});
test('prototype is not writable', () => {
  class C {}
  assert.property(C, 'prototype', { writable: false, enumerable: false, configurable: false });
  assert.throws(TypeError, () => { C.prototype = {}; });
});
test('prototype.constructor', () => {
  class C {}
  assert.property(C.prototype, 'constructor', { value: C, writable: true, enumerable: false, configurable: true });
});
test('methods are no constructors', () => {
  class C { m() {} static s() {} }
  assert.throws(TypeError, () => new (new C().m)());
  assert.throws(TypeError, () => new C.s());
});
test('methods have no prototype', () => {
  class C { m() {} static s() {} }
  assert(!('prototype' in C.prototype.m));
  assert(!('prototype' in C.s));
});
test('generators as methods have one', () => {
  class C { *g() {} }
  assert('prototype' in C.prototype.g);
});
test('methods of methods: this is as called', () => {
  class C { m() { return this; } }
  const { m } = new C();
  assert.same(m(), undefined);
});
test('computed names', () => {
  const k = 'x', s = Symbol('s');
  class C { [k]() { return 1; } get [k + 'g']() { return 2; } static [k]() { return 3; } [s]() { return 4; } *[k + 'i']() { yield 5; } async [k + 'a']() {} }
  const c = new C();
  assert.array([c.x(), c.xg, C.x(), c[s](), [...c.xi()][0]], [1, 2, 3, 4, 5]);
});
test('computed names are evaluated once, in order', () => {
  const seen = [];
  const k = (n) => { seen.push(n); return n; };
  class C { [k('a')]() {} static [k('b')] = 1; [k('c')] = 2; get [k('d')]() { return 1; } }
  new C(); new C();
  assert.same(seen.join(), 'a,b,c,d');
});
test('names that are keywords, strings and numbers', () => {
  class C { static() { return 1; } get() { return 2; } set() { return 3; } async() { return 4; } 'a b'() { return 5; } 1() { return 6; } delete() { return 7; } await() { return 8; } static static() { return 9; } }
  const c = new C();
  assert.array([c.static(), c.get(), c.set(), c.async(), c['a b'](), c[1](), c.delete(), c.await(), C.static()], [1, 2, 3, 4, 5, 6, 7, 8, 9]);
});
test('fields with names such as get, set, static, async', () => {
  class C { get = 1; set = 2; static = 3; async = 4; static async = 5; static static = 6; 'quoted' = 7; 8 = 8; }
  const c = new C();
  assert.array([c.get, c.set, c.static, c.async, C.async, C.static, c.quoted, c[8]], [1, 2, 3, 4, 5, 6, 7, 8]);
});
test('a later method of the same name wins', () => {
  class C { m() { return 1; } m() { return 2; } get x() { return 1; } x() { return 2; } }
  assert.same(new C().m(), 2);
  assert.same(new C().x(), 2);
});
test('a getter and a setter of one name join', () => {
  class C { get x() { return this.v; } other() {} set x(v) { this.v = v; } }
  const c = new C();
  c.x = 3;
  assert.same(c.x, 3);
});
test('class expressions, named and not', () => {
  const A = class { n() { return 'A'; } }, B = class Inner { self() { return Inner; } };
  assert.same(new A().n(), 'A');
  assert.same(new B().self(), B);
  assert.same(typeof Inner, 'undefined');
});
test('a class expression that is made at once', () => {
  assert.same(new (class { constructor() { this.x = 1; } })().x, 1);
});
test('the body is strict', () => {
  class C { m() { undeclaredInClass = 1; } }
  assert.throws(ReferenceError, () => new C().m());
});
test('a constructor that returns an object', () => {
  const o = {};
  class C { constructor() { return o; } }
  assert.same(new C(), o);
  class D { constructor() { return 1; } }
  assert(new D() instanceof D);
});
test('semicolons in the body', () => {
  class C { ; a() {} ; ; b = 1; ; }
  assert.same(new C().b, 1);
});
test('static methods inherit', () => {
  class A { static s() { return this.v; } static v = 'A'; }
  class B extends A { static v = 'B'; }
  assert.array([A.s(), B.s()], ['A', 'B']);
});
test('toString of instances and Symbol.toStringTag', () => {
  class C { get [Symbol.toStringTag]() { return 'Tagged'; } }
  assert.same(String(new C()), '[object Tagged]');
});
test('Symbol.toPrimitive in a class', () => {
  class Money { constructor(n) { this.n = n; } [Symbol.toPrimitive](hint) { return hint === 'number' ? this.n : `$${this.n}`; } }
  assert.same(+new Money(5), 5);
  assert.same(`${new Money(5)}`, '$5');
});
test('an iterable class', () => {
  class Range { constructor(a, b) { this.a = a; this.b = b; } *[Symbol.iterator]() { for (let i = this.a; i < this.b; i++) yield i; } }
  assert.array([...new Range(1, 4)], [1, 2, 3]);
});
test('classes in blocks are the block\'s', () => {
  { class Local {} assert.same(typeof Local, 'function'); }
  assert.same(typeof Local, 'undefined');
});
test('classes in loops are new each time', () => {
  const cs = [];
  for (let i = 0; i < 2; i++) cs.push(class { v() { return i; } });
  assert.different(cs[0], cs[1]);
  assert.array(cs.map((C) => new C().v()), [0, 1]);
});
test('a function that makes classes (mixins)', () => {
  const Serial = (Base) => class extends Base { json() { return JSON.stringify(this); } };
  class P { constructor() { this.a = 1; } }
  const S = Serial(P);
  assert.same(new S().json(), '{"a":1}');
});
test('async and generator methods', async () => {
  class C { v = 1; async a() { await null; return this.v; } *g() { yield this.v; } async *ag() { yield this.v; } static async sa() { return 's'; } }
  const c = new C();
  assert.same(await c.a(), 1);
  assert.array([...c.g()], [1]);
  assert.same((await c.ag().next()).value, 1);
  assert.same(await C.sa(), 's');
});
test('the static method called prototype is refused', () => {
  const k = 'prototype';
  assert.throws(TypeError, () => { class C { static [k]() {} } });
});
test('many instances are independent', () => {
  class C { items = []; add(x) { this.items.push(x); return this; } }
  const a = new C().add(1), b = new C().add(2).add(3);
  assert.array([a.items.length, b.items.length], [1, 2]);
});
test('instanceof and constructor', () => {
  class A {}
  const a = new A();
  assert(a instanceof A);
  assert.same(a.constructor, A);
  assert.same(Object.getPrototypeOf(a), A.prototype);
});
test('own keys of a class in order', () => {
  class C { static b() {} static a() {} }
  assert.array(Object.keys(Object.getOwnPropertyDescriptors(C)).filter((k) => k === 'a' || k === 'b'), ['b', 'a']);
});
test('a class has no own properties but length, name, prototype and statics', () => {
  class C { static s() {} }
  assert.array(Reflect.ownKeys(C).slice().sort(), ['length', 'name', 'prototype', 's']);
});
test('own keys of a prototype in order', () => {
  class C { b() {} get a() { return 1; } 2() {} 1() {} }
  assert.array(Reflect.ownKeys(C.prototype), ['1', '2', 'constructor', 'b', 'a']);
});
test('generators as methods make objects that inherit from their prototype', () => {
  class C { *g() { yield this; } static async *s() {} *[Symbol.iterator]() { yield 1; } *d(a = 2, ...r) { yield a + r.length; } *u() { yield super.toString; } }
  const c = new C(), o = { *g() { yield this; } };
  for (const f of [C.prototype.g, C.s, C.prototype[Symbol.iterator], C.prototype.d, C.prototype.u, o.g]) {
    assert.property(f, 'prototype', { writable: true, enumerable: false, configurable: false });
    assert.same(Reflect.ownKeys(f.prototype).length, 0);
    assert(f.call(c) instanceof f);
    assert.throws(TypeError, () => new f());
  }
  assert.same(Object.getPrototypeOf(C.prototype.g), Object.getPrototypeOf(function* () {}));
  assert.same(c.g().next().value, c);
  assert.same(o.g().next().value, o);
  assert.array([...c, ...c.d(), ...c.d(1, 2)], [1, 2, 2]);
  assert.same([...c.u()][0], Object.prototype.toString);
});
