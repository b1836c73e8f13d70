// Names and lengths of functions: ES2022 8.4, 10.2.9, 10.2.10
test('declarations', () => {
  function f() {}
  async function g() {}
  function* h() {}
  async function* i() {}
  assert.array([f.name, g.name, h.name, i.name], ['f', 'g', 'h', 'i']);
});
test('named expressions', () => {
  const a = function f() {}, b = function* g() {}, c = async function h() {}, d = class E {};
  assert.array([a.name, b.name, c.name, d.name], ['f', 'g', 'h', 'E']);
});
test('variables name anonymous functions', () => {
  const a = function () {}, b = () => {}, c = async () => {}, d = function* () {}, e = class {}, f = async function () {};
  let g = () => {};
  var h = function () {};
  const i = async function* () {};
  assert.array([a, b, c, d, e, f, g, h, i].map((x) => x.name), ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']);
});
test('assignments name anonymous functions', () => {
  let a, b;
  a = () => {};
  b = class {};
  assert.array([a.name, b.name], ['a', 'b']);
});
test('assignments to properties do not', () => {
  const o = {};
  o.a = () => {};
  o['b'] = function () {};
  assert.array([o.a.name, o.b.name], ['', '']);
});
test('a comma or condition in between prevents it', () => {
  const a = (0, () => {}), b = true ? function () {} : 0;
  assert.array([a.name, b.name], ['', '']);
});
test('parentheses do not', () => {
  const a = (() => {}), b = (function () {});
  assert.array([a.name, b.name], ['a', 'b']);
});
test('properties of literals', () => {
  const o = { a: () => {}, b: function () {}, 'c d': () => {}, 1: () => {}, e: class {}, f: async () => {}, g: function* () {} };
  assert.array([o.a, o.b, o['c d'], o[1], o.e, o.f, o.g].map((x) => x.name), ['a', 'b', 'c d', '1', 'e', 'f', 'g']);
});
test('methods', () => {
  const o = { a() {}, async b() {}, *c() {}, async *d() {}, 'e f'() {}, 2() {} };
  assert.array([o.a, o.b, o.c, o.d, o['e f'], o[2]].map((x) => x.name), ['a', 'b', 'c', 'd', 'e f', '2']);
});
test('computed keys', () => {
  const k = 'key';
  const o = { [k]: () => {}, [k + 1]() {} };
  assert.array([o[k].name, o[k + 1].name], ['key', 'key1']);
});
test('symbol keys', () => {
  const s = Symbol('desc'), e = Symbol();
  const o = { [s]: () => {}, [e]() {} }, p = { [s]() {}, get [e]() { return 1; } };
  assert.array([o[s].name, o[e].name, p[s].name], ['[desc]', '', '[desc]']);
});
test('getters and setters', () => {
  const o = { get a() {}, set a(v) {} };
  const d = Object.getOwnPropertyDescriptor(o, 'a');
  assert.array([d.get.name, d.set.name], ['get a', 'set a']);
});
test('getters and setters of classes', () => {
  class C { get a() {} set a(v) {} static get b() {} }
  const d = Object.getOwnPropertyDescriptor(C.prototype, 'a');
  assert.array([d.get.name, d.set.name, Object.getOwnPropertyDescriptor(C, 'b').get.name], ['get a', 'set a', 'get b']);
});
test('class methods', () => {
  class C { a() {} static b() {} async c() {} *d() {} static async *f() {} }
  const p = C.prototype;
  assert.array([p.a, C.b, p.c, p.d, C.f].map((x) => x.name), ['a', 'b', 'c', 'd', 'f']);
});
test('fields name functions', () => {
  class C { a = () => {}; b = function () {}; static c = class {}; #e = () => {}; e() { return this.#e.name; } }
  const c = new C();
  assert.array([c.a.name, c.b.name, C.c.name, c.e()], ['a', 'b', 'c', '#e']);
});
test('computed names of methods and fields', () => {
  class C { ['e' + 1]() {} ['d' + 1] = () => {}; }
  assert.array([C.prototype.e1.name, new C().d1.name], ['e1', 'd1']);
});
test('private methods', () => {
  class C { #m() {} get #g() { return 1; } static #s() {} m() { return [this.#m.name, C.#s.name]; } }
  assert.array(new C().m(), ['#m', '#s']);
});
test('logical assignment names functions', () => {
  let a, b = null, c = 1;
  a ??= () => {};
  b ||= function () {};
  c &&= class {};
  assert.array([a.name, b.name, c.name], ['a', 'b', 'c']);
});
test('a class without name has an empty one', () => {
  assert.same((class {}).name, '');
  assert.same((class { static m() {} }).name, '');
});
test('a class that has a static name keeps it', () => {
  const A = class { static name() { return 1; } };
  const B = class { static name = 'own'; };
  const C = class { static get name() { return 'got'; } };
  assert.same(A.name(), 1);
  assert.array([B.name, C.name], ['own', 'got']);
});
test('an anonymous function has an empty name', () => {
  assert.same((function () {}).name, '');
  assert.same((() => {}).name, '');
});
test('bound functions', () => {
  function f(a, b, c) {}
  const g = f.bind(null, 1);
  assert.same(g.name, 'bound f');
  assert.same(g.length, 2);
  assert.same((() => {}).bind().name, 'bound ');
});
test('name is not writable, not enumerable, configurable', () => {
  function f() {}
  assert.property(f, 'name', { value: 'f', writable: false, enumerable: false, configurable: true });
  assert.property(class D {}, 'name', { value: 'D', writable: false, enumerable: false, configurable: true });
  assert.property({ m() {} }.m, 'name', { value: 'm', writable: false, enumerable: false, configurable: true });
});
test('length is not writable, not enumerable, configurable', () => {
  assert.property(function (a) {}, 'length', { value: 1, writable: false, enumerable: false, configurable: true });
  assert.property((a, b) => {}, 'length', { value: 2, writable: false, enumerable: false, configurable: true });
  assert.property(async function f(a) {}, 'length', { value: 1, writable: false, enumerable: false, configurable: true });
});
test('lengths', () => {
  assert.array([
    function (a, b, c) {}, async (a) => {}, function* (a, b) {}, async function* (a) {}, (a, ...b) => {}, (a, b = 1) => {}, async (a, b = 1, c) => {},
    function* (a = 1, b) {}, ({ a, b }) => {}, { set s(v) {}, m(a, b) {} }.m, class { constructor(a, b) {} }, class {},
  ].map((f) => f.length), [3, 1, 2, 1, 1, 1, 1, 0, 1, 2, 2, 0]);
});
test('a name does not hide an outer variable of that name', () => {
  const calls = [];
  const parse = (x) => { calls.push(x); return 'outer'; };
  const o = { parse: function (x) { return parse(x); }, m: { parse(x) { return parse(x); } } };
  assert.same(o.parse(1), 'outer');
  assert.same(o.m.parse(2), 'outer');
});
test('a name does not make the function\'s own name visible', () => {
  const o = { onlyKey: function () { return typeof onlyKey; }, m() { return typeof m; } };
  assert.same(o.onlyKey(), 'undefined');
  assert.same(o.m(), 'undefined');
});
test('a variable that is changed is seen changed', () => {
  let f = function () { return f; };
  const g = f;
  f = 1;
  assert.same(g(), 1);
});
test('names that are reserved words', () => {
  const o = { delete() {}, new: () => {}, class: function () {}, 'with-dash': () => {} };
  assert.array([o.delete.name, o.new.name, o.class.name, o['with-dash'].name], ['delete', 'new', 'class', 'with-dash']);
});
test('no own caller and arguments', () => {
  function f() {}
  assert(!Object.prototype.hasOwnProperty.call(f, 'caller'));
  assert(!Object.prototype.hasOwnProperty.call(f, 'arguments'));
  assert.same(Object.prototype.hasOwnProperty.call(() => {}, 'caller'), false);
});
test('accessors, generators, async functions and classes under computed keys', () => {
  const k = 'key', s = Symbol('desc');
  const o = { get [k]() { return 1; }, set [s](v) {}, *[k + 1]() {}, async [k + 2]() {}, [k + 3]: function* () {}, [k + 4]: class {}, [k + 5]: async () => {} };
  assert.same(Object.getOwnPropertyDescriptor(o, k).get.name, 'get key');
  assert.same(Object.getOwnPropertyDescriptor(o, s).set.name, 'set [desc]');
  assert.array([o.key1, o.key2, o.key3, o.key4, o.key5].map((f) => f.name), ['key1', 'key2', 'key3', 'key4', 'key5']);
  class C { get [k]() { return 1; } static set [s](v) {} static *[k + 1]() {} static [k + 2] = class {}; static [s.description] = function* () {}; }
  assert.same(Object.getOwnPropertyDescriptor(C.prototype, k).get.name, 'get key');
  assert.same(Object.getOwnPropertyDescriptor(C, s).set.name, 'set [desc]');
  assert.array([C.key1, C.key2, C.desc].map((f) => f.name), ['key1', 'key2', 'desc']);
});
test('a computed key names neither what has a name nor what is no function itself', () => {
  const k = 'key', f = () => {};
  const o = { [k]: function own() {}, [k + 1]: class Own {}, [k + 2]: f, [k + 3]: (0, () => {}), [k + 4]: class { static name = 'static'; } };
  assert.array([o.key, o.key1, o.key2, o.key3, o.key4].map((f) => f.name), ['own', 'Own', 'f', '', 'static']);
});
test('generators', () => {
  const a = function* () {}, b = { g: function* () {}, 'h i': function* () {}, *j() {}, *'k l'() {} };
  assert.array([a.name, b.g.name, b['h i'].name, b.j.name, b['k l'].name, (function* () {}).name, (0, async function* () {}).name], ['a', 'g', 'h i', 'j', 'k l', '', '']);
});
test('private accessors and static methods; what they are called by stays', () => {
  class C { get #g() { return this.#twice(1); } #twice(n) { return n ? this.#twice(n - 1) : 2; } async #a() {} g() { return this.#g; } a() { return this.#a.name; } }
  assert.same(new C().g(), 2);
  assert.same(new C().a(), '#a');
});
test('classes in classes without names', () => {
  const made = [class { static #n = 1; get() { return this.constructor.#n; } }, class extends Array { sum() { return this.length; } }];
  assert.array(made.map((c) => c.name), ['', '']);
  assert.same(new made[0]().get(), 1);
  assert.same(new made[1](3).sum(), 3);
  assert.same({ 'a b': class {} }['a b'].name, 'a b');
});
