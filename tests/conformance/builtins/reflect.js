// Reflect: ES2022 28.1
test('apply', () => {
  assert.same(Reflect.apply(Math.max, undefined, [1, 3, 2]), 3);
  assert.same(Reflect.apply(function () { return this; }, 5, []), 5);
  assert.throws(TypeError, () => Reflect.apply(Math.max, undefined));
  assert.throws(TypeError, () => Reflect.apply(Math.max, undefined, null));
  assert.throws(TypeError, () => Reflect.apply(Math.max));
  assert.throws(TypeError, () => Reflect.apply());
  assert.same(Reflect.apply(Math.max, undefined, { length: 2, 0: 1, 1: 2 }), 2);
  assert.throws(TypeError, () => Reflect.apply({}, undefined, []));
  assert.same(Reflect.apply.length, 3);
});
test('construct', () => {
  class A { constructor(x) { this.x = x; this.target = new.target; } }
  class B {}
  const o = Reflect.construct(A, [1], B);
  assert(o instanceof B);
  assert.same(o.x, 1);
  assert.same(o.target, B);
  assert.same(Reflect.construct(Date, [0]).getTime(), 0);
  assert.throws(TypeError, () => Reflect.construct(A));
  assert.throws(TypeError, () => Reflect.construct(() => 1, []));
  assert.throws(TypeError, () => Reflect.construct(A, [], () => 1));
  assert.same(Reflect.construct.length, 2);
});
test('construct of built-ins with another new.target', () => {
  class B {}
  assert.same(Object.getPrototypeOf(Reflect.construct(Array, [3], B)), B.prototype);
  assert.same(Reflect.construct(Array, [3], B).length, 3);
  assert(Array.isArray(Reflect.construct(Array, [], B)));
});
test('construct passes array-likes', () => {
  function F() { this.n = arguments.length; }
  assert.same(Reflect.construct(F, { length: 2 }).n, 2);
  assert.throws(TypeError, () => Reflect.construct(F, 1));
});
test('defineProperty tells, does not throw', () => {
  const o = {};
  assert.same(Reflect.defineProperty(o, 'x', { value: 1 }), true);
  assert.same(o.x, 1);
  assert.same(Reflect.defineProperty(o, 'x', { value: 2 }), false);
  assert.same(Reflect.defineProperty(Object.freeze({}), 'x', { value: 1 }), false);
  assert.throws(TypeError, () => Reflect.defineProperty(1, 'x', {}));
  assert.throws(TypeError, () => Reflect.defineProperty({}, 'x', { get: 1 }));
});
test('deleteProperty tells', () => {
  const o = { x: 1 };
  assert.same(Reflect.deleteProperty(o, 'x'), true);
  assert.same(Reflect.deleteProperty(o, 'x'), true);
  assert.same(Reflect.deleteProperty(Object.freeze({ y: 1 }), 'y'), false);
  assert.same(Reflect.deleteProperty([], 'length'), false);
  assert.throws(TypeError, () => Reflect.deleteProperty(1, 'x'));
});
test('get with a receiver', () => {
  const o = { get x() { return this.y; }, y: 1 };
  assert.same(Reflect.get(o, 'x'), 1);
  assert.same(Reflect.get(o, 'x', { y: 2 }), 2);
  assert.same(Reflect.get(Object.create(o), 'x', { y: 3 }), 3);
  assert.same(Reflect.get([1, 2], 1), 2);
  assert.same(Reflect.get({}, 'none'), undefined);
  assert.throws(TypeError, () => Reflect.get(1, 'x'));
});
test('set with a receiver', () => {
  const o = { set x(v) { this.y = v; } }, r = {};
  assert.same(Reflect.set(o, 'x', 5, r), true);
  assert.same(r.y, 5);
  assert.same(Reflect.set({ a: 1 }, 'a', 2, r), true);
  assert.same(r.a, 2);
  assert.same(Reflect.set({}, 'n', 1), true);
  assert.throws(TypeError, () => Reflect.set(1, 'x', 1));
});
test('set tells when it cannot', () => {
  assert.same(Reflect.set(Object.freeze({ a: 1 }), 'a', 2), false);
  assert.same(Reflect.set({ get a() { return 1; } }, 'a', 2), false);
  assert.same(Reflect.set({}, 'a', 1, 5), false);
  assert.same(Reflect.set(Object.defineProperty({}, 'a', { value: 1 }), 'a', 2, {}), false);
  assert.same(Reflect.set({}, 'a', 1, Object.freeze({})), false);
  assert.same(Reflect.set({}, 'a', 1, { get a() { return 0; } }), false);
});
test('set keeps attributes of the receiver', () => {
  const r = Object.defineProperty({}, 'a', { value: 1, writable: true, enumerable: false, configurable: true });
  assert.same(Reflect.set({}, 'a', 2, r), true);
  assert.same(r.a, 2);
  assert.same(Object.getOwnPropertyDescriptor(r, 'a').enumerable, false);
});
test('getOwnPropertyDescriptor', () => {
  assert.same(Reflect.getOwnPropertyDescriptor({ x: 1 }, 'x').value, 1);
  assert.same(Reflect.getOwnPropertyDescriptor({}, 'x'), undefined);
  assert.throws(TypeError, () => Reflect.getOwnPropertyDescriptor('a', 'length'));
});
test('getPrototypeOf and setPrototypeOf', () => {
  const p = {}, o = {};
  assert.same(Reflect.setPrototypeOf(o, p), true);
  assert.same(Reflect.getPrototypeOf(o), p);
  assert.same(Reflect.setPrototypeOf(p, o), false);
  assert.same(Reflect.setPrototypeOf(Object.freeze({}), p), false);
  assert.same(Reflect.setPrototypeOf(Object.freeze({}), Object.prototype), true);
  assert.same(Reflect.setPrototypeOf(o, null), true);
  assert.throws(TypeError, () => Reflect.getPrototypeOf(1));
  assert.throws(TypeError, () => Reflect.setPrototypeOf(1, {}));
  assert.throws(TypeError, () => Reflect.setPrototypeOf({}, 1));
});
test('has', () => {
  assert.same(Reflect.has({ x: 1 }, 'x'), true);
  assert.same(Reflect.has({}, 'toString'), true);
  assert.same(Reflect.has({}, 'none'), false);
  assert.throws(TypeError, () => Reflect.has(1, 'x'));
});
test('isExtensible and preventExtensions', () => {
  const o = {};
  assert.same(Reflect.isExtensible(o), true);
  assert.same(Reflect.preventExtensions(o), true);
  assert.same(Reflect.isExtensible(o), false);
  assert.throws(TypeError, () => Reflect.isExtensible(1));
  assert.throws(TypeError, () => Reflect.preventExtensions(1));
});
test('ownKeys: indexes, strings, symbols', () => {
  const s = Symbol();
  assert.array(Reflect.ownKeys({ [s]: 1, b: 1, 1: 1, a: 1, 0: 1 }), ['0', '1', 'b', 'a', s]);
  assert.array(Reflect.ownKeys([1]), ['0', 'length']);
  assert.throws(TypeError, () => Reflect.ownKeys(1));
});
test('Reflect itself', () => {
  assert.same(Reflect[Symbol.toStringTag], 'Reflect');
  assert.throws(TypeError, () => Reflect());
  assert.throws(TypeError, () => new Reflect());
  for (const [k, n] of Object.entries({ defineProperty: 3, deleteProperty: 2, get: 2, getOwnPropertyDescriptor: 2, getPrototypeOf: 1, has: 2, isExtensible: 1, ownKeys: 1, preventExtensions: 1, set: 3, setPrototypeOf: 2 })) {
    assert.same(Reflect[k].length, n, k);
    assert.same(Reflect[k].name, k);
  }
});
