// WeakMap, WeakSet, WeakRef, FinalizationRegistry: ES2022 24.3, 24.4, 26.1, 26.2
test('WeakMap sets, gets, has, deletes', () => {
  const k = {}, w = new WeakMap([[k, 1]]);
  assert.same(w.get(k), 1);
  assert.same(w.has(k), true);
  assert.same(w.set(k, 2), w);
  assert.same(w.get(k), 2);
  assert.same(w.delete(k), true);
  assert.same(w.delete(k), false);
  assert.same(w.get({}), undefined);
});
test('WeakMap refuses primitives as keys', () => {
  const w = new WeakMap();
  for (const k of [1, 'a', null, undefined, true, NaN]) {
    assert.throws(TypeError, () => w.set(k, 1));
    assert.same(w.has(k), false);
    assert.same(w.get(k), undefined);
    assert.same(w.delete(k), false);
  }
});
test('WeakMap takes functions and frozen objects', () => {
  const w = new WeakMap(), f = () => 1, o = Object.freeze({}), a = Object.freeze([]);
  w.set(f, 1).set(o, 2).set(a, 3);
  assert.same(w.get(f), 1);
  assert.same(w.get(o), 2);
  assert.same(w.get(a), 3);
  assert.same(w.delete(o), true);
  assert.same(w.has(o), false);
});
test('a key leaves no trace on its object', () => {
  const k = {}, w = new WeakMap();
  w.set(k, 1);
  assert.array(Reflect.ownKeys(k), []);
});
test('a proxy is a key of its own', () => {
  const target = {}, p = new Proxy(target, {}), w = new WeakMap([[p, 1]]);
  assert.same(w.get(p), 1);
  assert.same(w.has(target), false);
});
test('one object in many weak maps', () => {
  const k = {}, a = new WeakMap([[k, 'a']]), b = new WeakMap([[k, 'b']]), s = new WeakSet([k]);
  assert.same(a.get(k), 'a');
  assert.same(b.get(k), 'b');
  a.delete(k);
  assert.same(b.get(k), 'b');
  assert(s.has(k));
});
test('WeakSet adds, has, deletes', () => {
  const k = {}, s = new WeakSet([k]);
  assert(s.has(k));
  assert.same(s.add(k), s);
  assert.same(s.delete(k), true);
  assert.same(s.has(k), false);
  assert.same(s.has(1), false);
  assert.throws(TypeError, () => s.add(1));
});
test('weak collections want new', () => {
  assert.throws(TypeError, () => WeakMap());
  assert.throws(TypeError, () => WeakSet());
  assert.throws(TypeError, () => new WeakMap([1]));
  assert.same(WeakMap.length, 0);
});
test('weak collections are not iterable and have no size', () => {
  assert.same('size' in WeakMap.prototype, false);
  assert.same(Symbol.iterator in WeakSet.prototype, false);
  assert.same('forEach' in WeakMap.prototype, false);
});
test('weak collections can be subclassed', () => {
  class W extends WeakMap { get(k) { return super.get(k) ?? 'none'; } }
  const w = new W();
  assert.same(w.get({}), 'none');
  assert(w instanceof WeakMap);
});
test('methods are not generic', () => {
  assert.throws(TypeError, () => WeakMap.prototype.get.call(new Map(), {}));
  assert.throws(TypeError, () => WeakSet.prototype.has.call(new WeakMap(), {}));
  assert.throws(TypeError, () => WeakMap.prototype.set.call({}, {}, 1));
});
test('private data in a WeakMap', () => {
  const data = new WeakMap();
  class P { constructor(n) { data.set(this, n); } get n() { return data.get(this); } }
  const a = new P(1), b = new P(2);
  assert.same(a.n, 1);
  assert.same(b.n, 2);
});
test('WeakRef', () => {
  const o = {}, r = new WeakRef(o);
  assert.same(r.deref(), o);
  assert.same(Object.prototype.toString.call(r), '[object WeakRef]');
  assert.throws(TypeError, () => new WeakRef(1));
  assert.throws(TypeError, () => new WeakRef());
  assert.throws(TypeError, () => WeakRef({}));
  assert.throws(TypeError, () => WeakRef.prototype.deref.call({}));
  assert.same(WeakRef.length, 1);
});
test('FinalizationRegistry', () => {
  const registry = new FinalizationRegistry(() => {});
  const target = {}, token = {};
  assert.same(registry.register(target, 'held', token), undefined);
  assert.same(registry.unregister(token), true);
  assert.same(registry.unregister(token), false);
  assert.throws(TypeError, () => new FinalizationRegistry());
  assert.throws(TypeError, () => FinalizationRegistry(() => 1));
  assert.throws(TypeError, () => registry.register(1));
  assert.throws(TypeError, () => registry.register(target, target));
  assert.throws(TypeError, () => registry.unregister(1));
  assert.same(Object.prototype.toString.call(registry), '[object FinalizationRegistry]');
});
