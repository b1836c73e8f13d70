// Map and Set: ES2022 24.1, 24.2
test('Map takes iterables of pairs', () => {
  const m = new Map([[1, 'a'], ['1', 'b']]);
  assert.same(m.size, 2);
  assert.same(m.get(1), 'a');
  assert.same(m.get('1'), 'b');
  assert.same(new Map(null).size, 0);
  assert.same(new Map(undefined).size, 0);
  assert.same(new Map(m).get('1'), 'b');
});
test('Map and Set want new', () => {
  assert.throws(TypeError, () => Map());
  assert.throws(TypeError, () => Set());
  assert.same(Map.length, 0);
  assert.same(Set.length, 0);
});
test('Map keys: NaN, zeros, objects', () => {
  const o = {}, m = new Map();
  m.set(NaN, 1).set(0, 2).set(o, 3).set(undefined, 4).set(null, 5);
  assert.same(m.get(NaN), 1);
  assert.same(m.get(-0), 2);
  assert.same(m.get(o), 3);
  assert.same(m.get({}), undefined);
  assert.same(m.get(undefined), 4);
  assert.same(m.get(), 4);
  assert.same(m.get(null), 5);
});
test('-0 as a key becomes +0', () => {
  assert(Object.is([...new Map([[-0, 1]]).keys()][0], 0));
  assert(Object.is([...new Set([-0])][0], 0));
});
test('Map keys of every type are distinct', () => {
  const s = Symbol(), f = () => 1, keys = [1, '1', true, 'true', null, 'null', undefined, 'undefined', s, f, 1.5, '1.5', ''];
  const m = new Map(keys.map((k, i) => [k, i]));
  assert.same(m.size, keys.length);
  keys.forEach((k, i) => assert.same(m.get(k), i));
});
test('Map keeps insertion order, also of rewritten keys', () => {
  const m = new Map([['b', 1], ['a', 2], [2, 3], [1, 4]]);
  m.set('b', 5);
  assert.array([...m.keys()], ['b', 'a', 2, 1]);
  m.delete('b');
  m.set('b', 6);
  assert.array([...m.keys()], ['a', 2, 1, 'b']);
});
test('Map set returns the map, delete tells', () => {
  const m = new Map();
  assert.same(m.set(1, 1), m);
  assert.same(m.delete(1), true);
  assert.same(m.delete(1), false);
  assert.same(m.clear(), undefined);
});
test('Map iteration sees what is added, and not what is deleted', () => {
  const m = new Map([[1, 'a'], [2, 'b'], [3, 'c']]), seen = [];
  for (const [k] of m) {
    seen.push(k);
    if (k === 1) { m.delete(2); m.set(4, 'd'); }
  }
  assert.array(seen, [1, 3, 4]);
});
test('deleting the current and adding it again visits it again', () => {
  const m = new Map([[1, 1], [2, 2]]), seen = [];
  m.forEach((v, k) => {
    seen.push(k);
    if (k === 1 && seen.length < 3) { m.delete(1); m.set(1, 1); }
  });
  assert.array(seen, [1, 2, 1]);
});
test('clear during iteration', () => {
  const s = new Set([1, 2, 3]), seen = [];
  for (const v of s) {
    seen.push(v);
    if (v === 1) { s.clear(); s.add(9); }
  }
  assert.array(seen, [1, 9]);
});
test('an iterator at its end stays there', () => {
  const m = new Map([[1, 1]]), it = m.keys();
  it.next();
  assert.same(it.next().done, true);
  m.set(2, 2);
  assert.same(it.next().done, true);
});
test('two iterators at once, with deletion between', () => {
  const s = new Set([1, 2, 3, 4]);
  const a = s.values(), b = s.values();
  a.next();
  a.next();
  s.delete(1);
  s.delete(2);
  s.delete(3);
  assert.same(b.next().value, 4);
  assert.same(a.next().value, 4);
  assert.same(a.next().done, true);
});
test('Map.prototype.forEach passes value, key, map and this', () => {
  const self = {}, m = new Map([['k', 'v']]);
  m.forEach(function (...args) {
    assert.array(args, ['v', 'k', m]);
    assert.same(this, self);
  }, self);
  assert.throws(TypeError, () => m.forEach());
});
test('entries, keys, values', () => {
  const m = new Map([['a', 1]]);
  assert.same(JSON.stringify([...m.entries()]), '[["a",1]]');
  assert.array([...m.values()], [1]);
  assert.same(Map.prototype[Symbol.iterator], Map.prototype.entries);
  const s = new Set(['x']);
  assert.same(JSON.stringify([...s.entries()]), '[["x","x"]]');
  assert.same(Set.prototype.keys, Set.prototype.values);
  assert.same(Set.prototype[Symbol.iterator], Set.prototype.values);
});
test('entries are fresh arrays', () => {
  const m = new Map([[1, 1]]);
  assert([...m][0] !== [...m][0]);
});
test('Set of iterables', () => {
  assert.array([...new Set([3, 1, 3, 2])], [3, 1, 2]);
  assert.same(new Set('hello').size, 4);
  assert.same(new Set().add(1).add(1).size, 1);
  assert(new Set([NaN]).has(NaN));
  assert.same(new Set([1]).delete(1), true);
  assert.same(new Set([1]).delete(2), false);
});
test('Set.prototype.forEach passes the value twice', () => {
  const s = new Set(['a']);
  s.forEach((...args) => assert.array(args, ['a', 'a', s]));
});
test('constructors refuse what is not iterable', () => {
  assert.throws(TypeError, () => new Map(5));
  assert.throws(TypeError, () => new Map({}));
  assert.throws(TypeError, () => new Set(5));
  assert.throws(TypeError, () => new Map([1]));
  assert.throws(TypeError, () => new Map(['ab']));
});
test('the constructor closes an iterator whose entry is wrong', () => {
  let closed = 0;
  const it = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return() { closed++; return {}; } }) };
  assert.throws(TypeError, () => new Map(it));
  assert.same(closed, 1);
});
test('the constructor calls set and add of a subclass', () => {
  const calls = [];
  class M extends Map { set(k, v) { calls.push(k); return super.set(k, v); } }
  const m = new M([[1, 2]]);
  assert.array(calls, [1]);
  assert.same(m.get(1), 2);
  class S extends Set { add(v) { calls.push(v); return super.add(v); } }
  assert.same(new S(['x']).size, 1);
  assert.array(calls, [1, 'x']);
});
test('subclasses', () => {
  class Counter extends Map {
    count(k) { return this.set(k, (this.get(k) || 0) + 1); }
  }
  const c = new Counter();
  c.count('a').count('a');
  assert.same(c.get('a'), 2);
  assert(c instanceof Counter && c instanceof Map);
  assert.same(c.size, 1);
  assert.same(Object.prototype.toString.call(c), '[object Map]');
});
test('methods are not generic', () => {
  assert.throws(TypeError, () => Map.prototype.get.call({}, 1));
  assert.throws(TypeError, () => Map.prototype.set.call(new Set(), 1));
  assert.throws(TypeError, () => Set.prototype.add.call(new Map(), 1));
  assert.throws(TypeError, () => Map.prototype.get.call(new WeakMap(), {}));
  assert.throws(TypeError, () => Object.getOwnPropertyDescriptor(Map.prototype, 'size').get.call({}));
});
test('size is a getter of the prototype', () => {
  const d = Object.getOwnPropertyDescriptor(Map.prototype, 'size');
  assert.same(typeof d.get, 'function');
  assert.same(d.set, undefined);
  assert.same(d.get.name, 'get size');
  assert.throws(TypeError, () => { new Map().size = 1; });
});
test('names and lengths', () => {
  for (const [k, n] of Object.entries({ clear: 0, delete: 1, entries: 0, forEach: 1, get: 1, has: 1, keys: 0, set: 2, values: 0 })) {
    assert.same(Map.prototype[k].length, n, k);
    assert.same(Map.prototype[k].name, k);
  }
  for (const [k, n] of Object.entries({ add: 1, clear: 0, delete: 1, entries: 0, forEach: 1, has: 1, values: 0 })) assert.same(Set.prototype[k].length, n, k);
});
test('frozen objects are good keys', () => {
  const k = Object.freeze({});
  assert.same(new Map([[k, 1]]).get(k), 1);
  assert(new Set([k]).has(k));
});
test('maps and sets have no own properties', () => {
  assert.array(Reflect.ownKeys(new Map([[1, 2]])), []);
  assert.array(Reflect.ownKeys(new Set([1])), []);
  assert.same(JSON.stringify(new Map([[1, 2]])), '{}');
});
test('many entries', () => {
  const m = new Map();
  for (let i = 0; i < 2000; i++) m.set('k' + i, i);
  for (let i = 0; i < 2000; i += 2) m.delete('k' + i);
  assert.same(m.size, 1000);
  assert.same(m.get('k1999'), 1999);
  assert.same([...m.keys()][0], 'k1');
});
test('Reflect.construct with another new.target', () => {
  class A {}
  const m = Reflect.construct(Map, [[[1, 2]]], class extends Map {});
  assert.same(m.get(1), 2);
  const s = Reflect.construct(Set, [], A);
  assert.same(Object.getPrototypeOf(s), A.prototype);
  Set.prototype.add.call(s, 1);
  assert(Set.prototype.has.call(s, 1));
});
