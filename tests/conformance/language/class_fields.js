// Class fields and private members: ES2022 15.7, 7.3.27–7.3.33, 13.10.1
test('fields are own, enumerable and writable', () => {
  class C { a = 1; b; 'c d' = 3; }
  assert.property(new C(), 'a', { value: 1, writable: true, enumerable: true, configurable: true });
  assert.property(new C(), 'b', { value: undefined, writable: true, enumerable: true, configurable: true });
  assert.array(Object.keys(new C()), ['a', 'b', 'c d']);
});
test('initialisers run per instance, in order, with this', () => {
  let n = 0;
  class C { a = ++n; b = this.a * 10; c = [this.a, this.b].join(); }
  assert.same(new C().c, '1,10');
  assert.same(new C().c, '2,20');
});
test('fields are there before the constructor of a base class runs', () => {
  class C { a = 1; constructor() { this.seen = this.a; } }
  assert.same(new C().seen, 1);
});
test('fields of a derived class are there after super()', () => {
  class A { constructor() { this.seen = 'b' in this; } } class B extends A { b = 1; constructor() { super(); this.after = this.b; } }
  const b = new B();
  assert.array([b.seen, b.after], [false, 1]);
});
test('a field is defined, not assigned', () => {
  let set = 0;
  class A { set x(v) { set++; } } class B extends A { x = 1; }
  assert.same(new B().x, 1);
  assert.same(set, 0);
});
test('a field may override a read-only property of the prototype', () => {
  class A { get x() { return 1; } } class B extends A { x = 2; }
  assert.same(new B().x, 2);
});
test('initialisers see super', () => {
  class A { m() { return 'A'; } } class B extends A { x = super.m(); f = () => super.m(); }
  const b = new B();
  assert.array([b.x, b.f()], ['A', 'A']);
});
test('initialisers see the class and not the constructor\'s parameters', () => {
  const v = 'outer';
  class C { x = v; n = C.name; constructor(v) { this.p = v; } }
  const c = new C('inner');
  assert.array([c.x, c.n, c.p], ['outer', 'C', 'inner']);
});
test('arguments of an initialiser\'s function are its own', () => {
  class C { f = function () { return arguments.length; }; }
  assert.same(new C().f(1, 2), 2);
});
test('new.target in an initialiser is undefined', () => {
  class C { t = new.target; }
  assert.same(new C().t, undefined);
});
test('a field that throws ends the construction', () => {
  class C { a = (() => { throw 'f'; })(); }
  assert.throwsValue('f', () => new C());
});
test('computed field names are evaluated once, when the class is', () => {
  let n = 0;
  class C { ['f' + n++] = n; }
  new C();
  assert.same(JSON.stringify(new C()), '{"f0":1}');
});
test('static fields', () => {
  class C { static a = 1; static b = this.a + 1; static c = C.b + 1; static d; }
  assert.array([C.a, C.b, C.c], [1, 2, 3]);
  assert.property(C, 'd', { value: undefined, writable: true, enumerable: true, configurable: true });
});
test('static fields and blocks run in order', () => {
  const seen = [];
  class C { static a = seen.push('a'); static { seen.push('block'); } static b = seen.push('b'); }
  assert.same(seen.join(), 'a,block,b');
});
test('static blocks see this, super and private members', () => {
  class A { static v = 5; }
  class B extends A { static #p = 1; static { this.x = super.v + B.#p; } }
  assert.same(B.x, 6);
});
test('static blocks have their own variables', () => {
  var v = 'outer';
  class C { static { var v = 'inner'; let w = 1; this.v = v; } static { assert.same(typeof w, 'undefined'); } }
  assert.array([v, C.v], ['outer', 'inner']);
});
test('static blocks give friends access to private members', () => {
  let get;
  class C { #x = 7; static { get = (c) => c.#x; } }
  assert.same(get(new C()), 7);
});
test('static fields with super and arrow functions', () => {
  class A { static m() { return 'A'; } } class B extends A { static x = super.m(); static f = () => this.x; }
  assert.array([B.x, B.f()], ['A', 'A']);
});
test('static fields hide the parent\'s', () => {
  class A { static x = 1; } class B extends A { static x = 2; }
  assert.array([A.x, B.x], [1, 2]);
});
test('private fields', () => {
  class C { #a = 1; #b; get() { return [this.#a, this.#b].join(); } set(v) { this.#a = v; return this.#a; } }
  const c = new C();
  assert.same(c.get(), '1,');
  assert.same(c.set(2), 2);
  assert.array(Reflect.ownKeys(c), []);
});
test('private fields: compound assignment, update, logical assignment', () => {
  class C { #n = 1; #u; run() { this.#n += 4; this.#n++; ++this.#n; this.#n **= 2; const old = this.#n--; this.#u ??= 'u'; this.#u &&= 'v'; return [old, this.#n, this.#u].join(); } }
  assert.same(new C().run(), '49,48,v');
});
test('private fields of other instances', () => {
  class P { #x; constructor(x) { this.#x = x; } plus(o) { return this.#x + o.#x; } static of(p) { return p.#x; } }
  assert.same(new P(1).plus(new P(2)), 3);
  assert.same(P.of(new P(5)), 5);
});
test('reading a private field that is not there is a TypeError', () => {
  class C { #x = 1; static get(o) { return o.#x; } }
  assert.throws(TypeError, () => C.get({}));
  assert.throws(TypeError, () => C.get(null));
  assert.throws(TypeError, () => C.get(1));
});
test('writing a private field that is not there is a TypeError', () => {
  class C { #x = 1; static set(o) { o.#x = 2; } }
  assert.throws(TypeError, () => C.set({}));
});
test('a private field is not there before super() returns', () => {
  class A { constructor() { this.init(); } }
  class B extends A { #x = 1; init() { assert.throws(TypeError, () => this.#x); } }
  new B();
});
test('private fields with one name in two classes are two', () => {
  class A { #x = 'A'; a() { return this.#x; } } class B extends A { #x = 'B'; b() { return this.#x; } }
  const b = new B();
  assert.array([b.a(), b.b()], ['A', 'B']);
});
test('private fields in nested classes', () => {
  class A { #x = 'a'; make() { const outer = this; return new (class { #y = 'b'; get() { return outer.#x + this.#y; } })(); } }
  assert.same(new A().make().get(), 'ab');
});
test('an inner private name hides the outer', () => {
  class A { #x = 'outer'; static B = class { #x = 'inner'; get() { return this.#x; } }; get() { return this.#x; } }
  assert.array([new A().get(), new A.B().get()], ['outer', 'inner']);
});
test('private fields on what another constructor returned', () => {
  class Base { constructor(o) { return o; } }
  class Stamp extends Base { #s = 'stamp'; static read(o) { return o.#s; } }
  const o = {};
  new Stamp(o);
  assert.same(Stamp.read(o), 'stamp');
  assert.throws(TypeError, () => new Stamp(o));
});
test('each evaluation of a class has its own private names', () => {
  const make = () => class { #x = 1; static get(o) { return o.#x; } };
  const A = make(), B = make();
  assert.same(A.get(new A()), 1);
  assert.throws(TypeError, () => A.get(new B()));
});
test('private methods', () => {
  class C { #m(a) { return [this.v, a].join(); } v = 1; call() { return this.#m(2); } same(o) { return this.#m === o.#m; } }
  assert.same(new C().call(), '1,2');
  assert(new C().same(new C()));
});
test('a private method cannot be written', () => {
  class C { #m() {} set() { this.#m = 1; } }
  assert.throws(TypeError, () => new C().set());
});
test('private methods are there before fields', () => {
  class C { a = this.#m(); #m() { return 'm'; } }
  assert.same(new C().a, 'm');
});
test('private methods of something else are a TypeError', () => {
  class C { #m() {} static call(o) { o.#m(); } }
  assert.throws(TypeError, () => C.call({}));
});
test('private accessors', () => {
  class C { #v = 1; get #x() { return this.#v; } set #x(n) { this.#v = n * 2; } run() { this.#x = 5; this.#x += 1; return this.#x; } }
  assert.same(new C().run(), 22);
});
test('a private getter alone cannot be written, a setter alone cannot be read', () => {
  class C { get #g() { return 1; } set #s(v) {} w() { this.#g = 1; } r() { return this.#s; } }
  assert.throws(TypeError, () => new C().w());
  assert.throws(TypeError, () => new C().r());
});
test('private static members', () => {
  class C { static #n = 0; static #next() { return ++C.#n; } static get #v() { return C.#n; } static run() { C.#next(); this.#next(); return C.#v; } }
  assert.same(C.run(), 2);
});
test('private static members are not inherited', () => {
  class A { static #x = 1; static get() { return this.#x; } } class B extends A {}
  assert.same(A.get(), 1);
  assert.throws(TypeError, () => B.get());
});
test('private generators and async methods', async () => {
  class C { *#g() { yield 1; } async #a() { await null; return 2; } async *#ag() { yield 3; } async run() { return [...this.#g(), await this.#a(), (await this.#ag().next()).value].join(); } }
  assert.same(await new C().run(), '1,2,3');
});
test('private members with optional chaining', () => {
  class C { #x = { y: 1 }; #m() { return 'm'; } static get(o) { return [o?.#x?.y, o?.#m()].join(); } }
  assert.same(C.get(new C()), '1,m');
  assert.same(C.get(null), ',');
});
test('private members in destructuring, loops and delete\'s neighbourhood', () => {
  class C { #a; #b; run() { [this.#a, this.#b] = [1, 2]; ({ x: this.#a } = { x: 5 }); for (this.#b of [7, 8]) ; return [this.#a, this.#b].join(); } }
  assert.same(new C().run(), '5,8');
});
test('private members as tags of templates', () => {
  class C { #t(s) { return s[0] + this.v; } v = 1; run() { return this.#t`x`; } }
  assert.same(new C().run(), 'x1');
});
test('#x in o', () => {
  class C { #x; #m() {} get #g() { return 1; } static #s; static has(o) { return [#x in o, #m in o, #g in o].join(); } static hasS(o) { return #s in o; } }
  assert.same(C.has(new C()), 'true,true,true');
  assert.same(C.has({}), 'false,false,false');
  assert.array([C.hasS(C), C.hasS(new C())], [true, false]);
});
test('#x in what is no object is a TypeError', () => {
  class C { #x; static has(o) { return #x in o; } }
  assert.throws(TypeError, () => C.has(1));
  assert.throws(TypeError, () => C.has(null));
});
test('closures in initialisers keep the instance', () => {
  class C { #n = 0; inc = () => ++this.#n; }
  const { inc } = new C();
  inc();
  assert.same(inc(), 2);
});
test('frozen objects keep writable private fields', () => {
  class C { #x = 1; constructor() { Object.freeze(this); } set(v) { this.#x = v; return this.#x; } }
  assert.same(new C().set(5), 5);
});
test('a field called constructor by computed key', () => {
  const k = 'constructor';
  class C { [k] = 1; }
  assert.same(new C().constructor, 1);
});
test('async arrow functions in fields', async () => {
  class C { v = 3; f = async () => { await null; return this.v; }; }
  assert.same(await new C().f(), 3);
});
