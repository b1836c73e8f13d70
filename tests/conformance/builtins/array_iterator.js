// Array, string, map, set iterators: ES2022 23.1.5, 22.1.5, 24.1.5, 24.2.5; 27.1
const arrayIteratorPrototype = Object.getPrototypeOf([][Symbol.iterator]());
const iteratorPrototype = Object.getPrototypeOf(arrayIteratorPrototype);
test('%IteratorPrototype% returns itself', () => {
  assert.same(Object.getPrototypeOf(iteratorPrototype), Object.prototype);
  const it = Object.create(iteratorPrototype);
  assert.same(it[Symbol.iterator](), it);
  assert.same(iteratorPrototype[Symbol.iterator].name, '[Symbol.iterator]');
});
test('all built-in iterators inherit from it', () => {
  for (const it of [[].values(), ''[Symbol.iterator](), new Map().keys(), new Set().values(), 'a'.matchAll(/a/g), (function* () {})()]) {
    let p = it;
    while (p && p !== iteratorPrototype) p = Object.getPrototypeOf(p);
    assert.same(p, iteratorPrototype);
  }
});
test('tags', () => {
  const tag = v => Object.prototype.toString.call(v);
  assert.same(tag([].values()), '[object Array Iterator]');
  assert.same(tag(''[Symbol.iterator]()), '[object String Iterator]');
  assert.same(tag(new Map().keys()), '[object Map Iterator]');
  assert.same(tag(new Set().keys()), '[object Set Iterator]');
});
test('next is on the prototype', () => {
  assert(Object.hasOwn(arrayIteratorPrototype, 'next'));
  assert.same(Object.hasOwn([].values(), 'next'), false);
  assert.same(arrayIteratorPrototype.next.length, 0);
  assert.same(arrayIteratorPrototype.next.name, 'next');
});
test('next gives value and done', () => {
  const it = ['a'].values();
  const r = it.next();
  assert.array(Object.keys(r), ['value', 'done']);
  assert.same(r.value, 'a');
  assert.same(r.done, false);
  const e = it.next();
  assert.same(e.value, undefined);
  assert.same(e.done, true);
});
test('an array iterator sees growth, and stays at its end', () => {
  const a = [1];
  const it = a.values();
  it.next();
  a.push(2);
  assert.same(it.next().value, 2);
  assert.same(it.next().done, true);
  a.push(3);
  assert.same(it.next().done, true);
});
test('next is not generic', () => {
  assert.throws(TypeError, () => arrayIteratorPrototype.next.call({}));
  assert.throws(TypeError, () => arrayIteratorPrototype.next.call(new Map().values()));
  assert.throws(TypeError, () => [].values().next.call(''[Symbol.iterator]()));
});
test('iterators of array-likes and typed arrays', () => {
  assert.array([...Array.prototype.values.call({ length: 2, 0: 'a', 1: 'b' })], ['a', 'b']);
  assert.array([...new Uint8Array([1, 2])], [1, 2]);
  assert.array([...new Uint8Array([1, 2]).keys()], [0, 1]);
});
test('a string iterator takes its time', () => {
  const it = 'a\ud83d\ude00'[Symbol.iterator]();
  assert.same(it.next().value, 'a');
  assert.same(it.next().value, '\ud83d\ude00');
  assert.same(it.next().done, true);
  assert.same(it.next().done, true);
});
test('for-of calls return on break, throw and return', () => {
  let closed = 0;
  const make = () => ({ [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return() { closed++; return {}; } }) });
  for (const x of make()) break;
  assert.throws(RangeError, () => { for (const x of make()) throw new RangeError(); });
  (() => { for (const x of make()) return x; })();
  assert.same(closed, 3);
});
test('spread, destructuring and Array.from use the iterator', () => {
  const it = { *[Symbol.iterator]() { yield 1; yield 2; yield 3; } };
  assert.array([...it], [1, 2, 3]);
  const [a, , c, d = 4] = it;
  assert.array([a, c, d], [1, 3, 4]);
  assert.same(Math.max(...it), 3);
});
test('not iterable is a TypeError', () => {
  assert.throws(TypeError, () => [...{}]);
  assert.throws(TypeError, () => { for (const x of 5) ; });
  assert.throws(TypeError, () => { const [a] = {}; });
  assert.throws(TypeError, () => { const [a] = null; });
  assert.throws(TypeError, () => new Map([1]));
});
