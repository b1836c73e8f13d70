// Object constructor: ES2022 20.1.2
test('Object() makes an object of anything', () => {
  assert.same(typeof Object(), 'object');
  assert.same(typeof Object(null), 'object');
  assert.same(typeof Object(undefined), 'object');
  assert.same(Object.getPrototypeOf(Object(null)), Object.prototype);
});
test('Object(value) boxes primitives and returns objects as they are', () => {
  const o = {};
  assert.same(Object(o), o);
  assert(Object(1) instanceof Number);
  assert(Object('s') instanceof String);
  assert(Object(true) instanceof Boolean);
  assert(Object(Symbol.iterator) instanceof Symbol);
  assert.same(new Object(o), o);
});
test('new Object of a subclass ignores its argument', () => {
  class A extends Object { constructor() { super(1); } }
  assert.same(typeof new A().valueOf(), 'object');
  assert(new A() instanceof A);
});
test('Object has length 1 and name Object', () => {
  assert.same(Object.length, 1);
  assert.same(Object.name, 'Object');
});
test('Object.assign copies own enumerable properties, symbols too', () => {
  const s = Symbol('s');
  const source = Object.create({ inherited: 1 }, { hidden: { value: 2, enumerable: false } });
  source.a = 3;
  source[s] = 4;
  const target = Object.assign({}, source);
  assert.array(Object.keys(target), ['a']);
  assert.same(target[s], 4);
  assert.same('hidden' in target, false);
});
test('Object.assign skips null and undefined sources, takes strings', () => {
  const r = Object.assign({}, null, undefined, 'ab', 5, true);
  assert.array(Object.keys(r), ['0', '1']);
});
test('Object.assign calls getters and setters', () => {
  let set;
  const target = { set x(v) { set = v; } };
  Object.assign(target, { get x() { return 42; } });
  assert.same(set, 42);
});
test('Object.assign throws for a null target and a read-only property', () => {
  assert.throws(TypeError, () => Object.assign(null, {}));
  assert.throws(TypeError, () => Object.assign(undefined, {}));
  assert.throws(TypeError, () => Object.assign(Object.freeze({ a: 1 }), { a: 2 }));
});
test('Object.assign returns the target, later sources win', () => {
  const t = { a: 1 };
  assert.same(Object.assign(t, { a: 2, b: 2 }, { b: 3 }), t);
  assert.same(t.a, 2);
  assert.same(t.b, 3);
});
test('Object.assign has length 2', () => assert.same(Object.assign.length, 2));
test('Object.create sets the prototype and defines properties', () => {
  const p = {};
  const o = Object.create(p, { x: { value: 1, enumerable: true }, y: { get() { return 2; } } });
  assert.same(Object.getPrototypeOf(o), p);
  assert.same(o.x, 1);
  assert.same(o.y, 2);
  assert.array(Object.keys(o), ['x']);
});
test('Object.create(null) has no prototype', () => {
  assert.same(Object.getPrototypeOf(Object.create(null)), null);
  assert.same('toString' in Object.create(null), false);
});
test('Object.create throws for what is no object and no null', () => {
  assert.throws(TypeError, () => Object.create(undefined));
  assert.throws(TypeError, () => Object.create(1));
  assert.throws(TypeError, () => Object.create({}, null));
});
test('Object.defineProperty defaults attributes to false', () => {
  const d = Object.getOwnPropertyDescriptor(Object.defineProperty({}, 'x', { value: 1 }), 'x');
  assert.same(d.writable, false);
  assert.same(d.enumerable, false);
  assert.same(d.configurable, false);
});
test('Object.defineProperty keeps attributes that are not named', () => {
  const o = { x: 1 };
  Object.defineProperty(o, 'x', { enumerable: false });
  const d = Object.getOwnPropertyDescriptor(o, 'x');
  assert.same(d.value, 1);
  assert.same(d.writable, true);
  assert.same(d.enumerable, false);
});
test('Object.defineProperty refuses mixed and wrong descriptors', () => {
  assert.throws(TypeError, () => Object.defineProperty({}, 'x', { get() {}, value: 1 }));
  assert.throws(TypeError, () => Object.defineProperty({}, 'x', { get: 1 }));
  assert.throws(TypeError, () => Object.defineProperty({}, 'x', 1));
  assert.throws(TypeError, () => Object.defineProperty(1, 'x', {}));
});
test('Object.defineProperty refuses to redefine what is not configurable', () => {
  const o = Object.defineProperty({}, 'x', { value: 1 });
  assert.throws(TypeError, () => Object.defineProperty(o, 'x', { value: 2 }));
  assert.throws(TypeError, () => Object.defineProperty(o, 'x', { enumerable: true }));
  Object.defineProperty(o, 'x', { value: 1 });
});
test('Object.defineProperty takes symbols and converts keys', () => {
  const s = Symbol();
  const o = {};
  Object.defineProperty(o, s, { value: 1 });
  Object.defineProperty(o, { toString: () => 'k' }, { value: 2 });
  assert.same(o[s], 1);
  assert.same(o.k, 2);
});
test('Object.defineProperty on array length', () => {
  const a = [1, 2, 3];
  Object.defineProperty(a, 'length', { value: 1 });
  assert.array(a, [1]);
  assert.throws(RangeError, () => Object.defineProperty(a, 'length', { value: -1 }));
  Object.defineProperty(a, 'length', { writable: false });
  assert.throws(TypeError, () => a.push(1));
});
test('Object.defineProperties defines all', () => {
  const o = Object.defineProperties({}, { a: { value: 1 }, b: { get: () => 2 } });
  assert.same(o.a, 1);
  assert.same(o.b, 2);
  assert.throws(TypeError, () => Object.defineProperties({}, { a: 1 }));
});
test('Object.entries gives own enumerable string keys in order', () => {
  const e = Object.entries({ b: 1, 2: 'x', a: 2, 1: 'y', [Symbol()]: 3 });
  assert.same(JSON.stringify(e), '[["1","y"],["2","x"],["b",1],["a",2]]');
});
test('Object.entries of strings, arrays and primitives', () => {
  assert.same(JSON.stringify(Object.entries('ab')), '[["0","a"],["1","b"]]');
  assert.same(JSON.stringify(Object.entries([7])), '[["0",7]]');
  assert.same(Object.entries(5).length, 0);
  assert.throws(TypeError, () => Object.entries(null));
});
test('Object.entries sees what getters delete', () => {
  const o = { get a() { delete o.b; return 1; }, b: 2 };
  assert.same(JSON.stringify(Object.entries(o)), '[["a",1]]');
});
test('Object.values gives values in order of keys', () => {
  assert.array(Object.values({ b: 1, a: 2, 0: 3 }), [3, 1, 2]);
  assert.array(Object.values('ab'), ['a', 'b']);
  assert.throws(TypeError, () => Object.values(undefined));
});
test('Object.keys gives own enumerable string keys in order', () => {
  assert.array(Object.keys({ b: 1, 10: 1, 9: 1, a: 1, '-1': 1, '01': 1 }), ['9', '10', 'b', 'a', '-1', '01']);
  assert.array(Object.keys('ab'), ['0', '1']);
  assert.throws(TypeError, () => Object.keys(null));
});
test('Object.freeze freezes data and leaves accessors', () => {
  let v = 0;
  const o = Object.freeze({ a: 1, get b() { return v; }, set b(x) { v = x; } });
  assert.throws(TypeError, () => { o.a = 2; });
  assert.throws(TypeError, () => { o.c = 2; });
  assert.throws(TypeError, () => { delete o.a; });
  o.b = 3;
  assert.same(o.b, 3);
  assert(Object.isFrozen(o));
});
test('Object.freeze, seal and preventExtensions return primitives as they are', () => {
  assert.same(Object.freeze(1), 1);
  assert.same(Object.seal('a'), 'a');
  assert.same(Object.preventExtensions(true), true);
  assert.same(Object.freeze(undefined), undefined);
});
test('Object.isFrozen, isSealed, isExtensible of primitives', () => {
  assert.same(Object.isFrozen(1), true);
  assert.same(Object.isSealed('a'), true);
  assert.same(Object.isExtensible(1), false);
});
test('Object.isFrozen of empty and non-extensible objects', () => {
  assert.same(Object.isFrozen({}), false);
  assert.same(Object.isFrozen(Object.preventExtensions({})), true);
  assert.same(Object.isFrozen(Object.preventExtensions({ a: 1 })), false);
});
test('Object.seal allows writing, not deleting or adding', () => {
  const o = Object.seal({ a: 1 });
  o.a = 2;
  assert.same(o.a, 2);
  assert.throws(TypeError, () => { delete o.a; });
  assert.throws(TypeError, () => { o.b = 1; });
  assert(Object.isSealed(o));
  assert.same(Object.isFrozen(o), false);
});
test('Object.preventExtensions refuses new properties and prototypes', () => {
  const o = Object.preventExtensions({ a: 1 });
  assert.throws(TypeError, () => { o.b = 1; });
  assert.throws(TypeError, () => Object.setPrototypeOf(o, {}));
  delete o.a;
  assert.same('a' in o, false);
});
test('Object.fromEntries takes any iterable of pairs', () => {
  assert.same(JSON.stringify(Object.fromEntries([['a', 1], ['b', 2]])), '{"a":1,"b":2}');
  assert.same(Object.fromEntries(new Map([['x', 5]])).x, 5);
  function* pairs() { yield ['k', 'v']; }
  assert.same(Object.fromEntries(pairs()).k, 'v');
});
test('Object.fromEntries defines, does not assign, and takes symbols', () => {
  const s = Symbol();
  const o = Object.fromEntries([['__proto__', 1], [s, 2]]);
  assert.same(Object.getPrototypeOf(o), Object.prototype);
  assert(Object.hasOwn(o, '__proto__'));
  assert.same(o[s], 2);
});
test('Object.fromEntries throws for what is not iterable or no pair, and closes the iterator', () => {
  assert.throws(TypeError, () => Object.fromEntries());
  assert.throws(TypeError, () => Object.fromEntries({}));
  let closed = false;
  const it = { [Symbol.iterator]() { return { next: () => ({ value: 1, done: false }), return() { closed = true; return {}; } }; } };
  assert.throws(TypeError, () => Object.fromEntries(it));
  assert(closed);
});
test('Object.getOwnPropertyDescriptor of data and accessors', () => {
  const d = Object.getOwnPropertyDescriptor({ get x() { return 1; } }, 'x');
  assert.same(typeof d.get, 'function');
  assert.same(d.set, undefined);
  assert.array(Object.keys(d), ['get', 'set', 'enumerable', 'configurable']);
  assert.array(Object.keys(Object.getOwnPropertyDescriptor({ x: 1 }, 'x')), ['value', 'writable', 'enumerable', 'configurable']);
  assert.same(Object.getOwnPropertyDescriptor({}, 'x'), undefined);
});
test('Object.getOwnPropertyDescriptor of strings and arrays', () => {
  assert.same(Object.getOwnPropertyDescriptor('abc', 'length').value, 3);
  const d = Object.getOwnPropertyDescriptor('abc', 1);
  assert.same(d.value, 'b');
  assert.same(d.writable, false);
  assert.same(d.enumerable, true);
  assert.same(Object.getOwnPropertyDescriptor([1], 'length').enumerable, false);
});
test('Object.getOwnPropertyDescriptors gives all, symbols too', () => {
  const s = Symbol();
  const d = Object.getOwnPropertyDescriptors({ a: 1, get b() { return 2; }, [s]: 3 });
  assert.same(d.a.value, 1);
  assert.same(typeof d.b.get, 'function');
  assert.same(d[s].value, 3);
  const copy = Object.defineProperties({}, d);
  assert.same(copy.b, 2);
});
test('Object.getOwnPropertyNames includes hidden ones, no symbols', () => {
  assert.array(Object.getOwnPropertyNames([1, 2]), ['0', '1', 'length']);
  const o = Object.defineProperty({ [Symbol()]: 1, b: 1 }, 'a', { value: 1 });
  assert.array(Object.getOwnPropertyNames(o), ['b', 'a']);
  assert.array(Object.getOwnPropertyNames('ab'), ['0', '1', 'length']);
});
test('Object.getOwnPropertySymbols gives symbols in order', () => {
  const a = Symbol('a'), b = Symbol('b');
  assert.array(Object.getOwnPropertySymbols({ [b]: 1, x: 1, [a]: 2 }), [b, a]);
});
test('Object.getPrototypeOf of primitives', () => {
  assert.same(Object.getPrototypeOf(1), Number.prototype);
  assert.same(Object.getPrototypeOf('s'), String.prototype);
  assert.same(Object.getPrototypeOf(Symbol()), Symbol.prototype);
  assert.throws(TypeError, () => Object.getPrototypeOf(null));
});
test('Object.setPrototypeOf sets, returns, refuses cycles', () => {
  const a = {}, b = {};
  assert.same(Object.setPrototypeOf(a, b), a);
  assert.same(Object.getPrototypeOf(a), b);
  assert.throws(TypeError, () => Object.setPrototypeOf(b, a));
  assert.throws(TypeError, () => Object.setPrototypeOf({}, undefined));
  assert.throws(TypeError, () => Object.setPrototypeOf(null, {}));
  assert.same(Object.setPrototypeOf(1, null), 1);
});
test('Object.hasOwn tells own from inherited', () => {
  assert.same(Object.hasOwn({ a: 1 }, 'a'), true);
  assert.same(Object.hasOwn({}, 'toString'), false);
  assert.same(Object.hasOwn('abc', 'length'), true);
  assert.same(Object.hasOwn(Object.create(null, { x: {} }), 'x'), true);
  assert.throws(TypeError, () => Object.hasOwn(null, 'x'));
});
test('Object.is is SameValue', () => {
  assert(Object.is(NaN, NaN));
  assert(!Object.is(0, -0));
  assert(Object.is(-0, -0));
  assert(Object.is('a', 'a'));
  assert(!Object.is({}, {}));
});
test('statics are not enumerable, and have name and length', () => {
  for (const [name, length] of Object.entries({ assign: 2, create: 2, defineProperties: 2, defineProperty: 3, entries: 1, freeze: 1,
    fromEntries: 1, getOwnPropertyDescriptor: 2, getOwnPropertyDescriptors: 1, getOwnPropertyNames: 1, getOwnPropertySymbols: 1,
    getPrototypeOf: 1, hasOwn: 2, is: 2, isExtensible: 1, isFrozen: 1, isSealed: 1, keys: 1, preventExtensions: 1, seal: 1,
    setPrototypeOf: 2, values: 1 })) {
    assert.same(Object[name].name, name);
    assert.same(Object[name].length, length, name);
    assert.same(Object.getOwnPropertyDescriptor(Object, name).enumerable, false);
  }
});
test('destructured statics are there', () => {
  const { fromEntries, entries, hasOwn, values } = Object;
  assert.same(fromEntries([['a', 1]]).a, 1);
  assert.same(entries({ a: 1 })[0][0], 'a');
  assert(hasOwn({ a: 1 }, 'a'));
  assert.same(values({ a: 1 })[0], 1);
});
