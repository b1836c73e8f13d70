// Generator and async function objects: ES2022 27.3 to 27.7
const gen = function* () {};
const generatorPrototype = Object.getPrototypeOf(Object.getPrototypeOf(gen()));
test('generator objects have next, return, throw on the prototype', () => {
  for (const k of ['next', 'return', 'throw']) {
    assert(Object.hasOwn(generatorPrototype, k), k);
    assert.same(generatorPrototype[k].length, 1, k);
    assert.same(generatorPrototype[k].name, k);
  }
  assert.same(generatorPrototype[Symbol.toStringTag], 'Generator');
});
test('a generator function has a prototype without constructor', () => {
  assert.same(Object.getPrototypeOf(gen.prototype), generatorPrototype);
  assert.same(Object.hasOwn(gen.prototype, 'constructor'), false);
  assert(gen() instanceof gen);
});
test('generator functions are no constructors', () => assert.throws(TypeError, () => new gen()));
test('generator objects are iterable once', () => {
  function* g() { yield 1; }
  const it = g();
  assert.same(it[Symbol.iterator](), it);
  assert.array([...it], [1]);
  assert.array([...it], []);
});
test('next on what is no generator', () => {
  assert.throws(TypeError, () => generatorPrototype.next.call({}));
  assert.throws(TypeError, () => generatorPrototype.next.call(undefined));
});
test('return and throw before the start', () => {
  function* g() { yield 1; }
  const a = g();
  assert.same(a.return(5).value, 5);
  assert.same(a.next().done, true);
  const b = g();
  assert.throws(RangeError, () => b.throw(new RangeError()));
  assert.same(b.next().done, true);
});
test('a running generator refuses next', () => {
  let it;
  function* g() { it.next(); yield 1; }
  it = g();
  assert.throws(TypeError, () => it.next());
});
test('tags of function kinds', () => {
  const tag = v => Object.prototype.toString.call(v);
  assert.same(tag(gen), '[object GeneratorFunction]');
  assert.same(tag(async () => 1), '[object AsyncFunction]');
  assert.same(tag(async function* () {}), '[object AsyncGeneratorFunction]');
  assert.same(tag(gen()), '[object Generator]');
  assert.same(tag((async function* () {})()), '[object AsyncGenerator]');
});
test('async generators answer with promises', async () => {
  async function* g() { yield 1; return 2; }
  const it = g();
  assert(it.next() instanceof Promise);
  const r = await it.next();
  assert.same(r.value, 2);
  assert.same(r.done, true);
  assert.same(it[Symbol.asyncIterator](), it);
});
test('async generator methods reject for a wrong this', async () => {
  const proto = Object.getPrototypeOf(Object.getPrototypeOf((async function* () {})()));
  let error;
  try { await proto.next.call({}); } catch (e) { error = e; }
  assert(error instanceof TypeError);
});
test('an async function returns a Promise and has no prototype', () => {
  async function f() {}
  assert(f() instanceof Promise);
  assert.same(Object.hasOwn(f, 'prototype'), false);
});
test('kinds of functions have a constructor and a prototype of their own', () => {
  const o = { async m() {}, async *g() {}, async 'a b'() {} };
  class C { async m() {} static async s() {} async #p() {} p() { return this.#p; } async d(a = 1, ...r) { return super.toString; } }
  async function declared() {}
  const asyncs = [declared, async () => {}, async function () {}, async x => x, o.m, o['a b'], C.prototype.m, C.s, new C().p(), C.prototype.d];
  const kinds = { AsyncFunction: asyncs, GeneratorFunction: [gen, function* () {}], AsyncGeneratorFunction: [async function* () {}, o.g] };
  for (const [name, functions] of Object.entries(kinds)) {
    const prototype = Object.getPrototypeOf(functions[0]);
    assert(prototype !== Object.getPrototypeOf(() => {}));
    for (const f of functions) {
      assert.same(f.constructor.name, name);
      assert.same(Object.getPrototypeOf(f), prototype);
      assert(f instanceof (() => {}).constructor);
      assert(f instanceof f.constructor);
      assert.throws(TypeError, () => new f());
    }
    assert.same(Object.getPrototypeOf(prototype), Object.getPrototypeOf(() => {}));
    assert.property(prototype, Symbol.toStringTag, { value: name, writable: false, enumerable: false });
    assert.same(prototype.constructor.prototype, prototype);
    assert.same(prototype.constructor.length, 1);
    assert.same(Object.getPrototypeOf(prototype.constructor), (() => {}).constructor);
    assert.throws(TypeError, () => prototype.constructor('return 1'));
    assert.throws(TypeError, () => new prototype.constructor('return 1'));
  }
  assert.same((() => {}).constructor.name, 'Function');
  assert.same(Object.prototype.toString.call(() => {}), '[object Function]');
});
test('async functions are called, bound and applied like others', async () => {
  async function f(a, b) { return [this, a, b]; }
  assert.array(await f.call(1, 2, 3), [1, 2, 3]);
  assert.array(await f.apply(1, [2, 3]), [1, 2, 3]);
  assert.array(await f.bind(1, 2)(3), [1, 2, 3]);
  assert.same(f.length, 2);
  assert.array(Reflect.ownKeys(f).sort(), ['length', 'name']);
});
