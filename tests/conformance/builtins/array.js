// Array constructor: ES2022 23.1.1 and 23.1.2
test('Array() and new Array make arrays', () => {
  assert.array(Array(), []);
  assert.array(Array(1, 2), [1, 2]);
  assert.same(new Array(3).length, 3);
  assert.same(0 in new Array(3), false);
  assert.array(Array('3'), ['3']);
  assert.same(Array.length, 1);
});
test('Array(n) refuses what is no length', () => {
  for (const n of [-1, 1.5, 4294967296, NaN]) assert.throws(RangeError, () => Array(n));
  assert.same(Array(4294967295).length, 4294967295);
});
test('Array.isArray', () => {
  assert(Array.isArray([]) && Array.isArray(Array.prototype) && Array.isArray(new Proxy([], {})));
  assert(!Array.isArray({ length: 0 }) && !Array.isArray(new Int8Array(1)) && !Array.isArray());
  class A extends Array {}
  assert(Array.isArray(new A()));
});
test('Array.of', () => {
  assert.array(Array.of(7), [7]);
  assert.array(Array.of(), []);
  assert.array(Array.of(undefined), [undefined]);
  assert.same(Array.of.length, 0);
  class A extends Array {}
  assert(A.of(1) instanceof A);
  function C(n) { this.n = n; }
  const c = Array.of.call(C, 'x', 'y');
  assert(c instanceof C);
  assert.same(c.n, 2);
  assert.same(c.length, 2);
  assert.array(Array.of.call(undefined, 1), [1]);
});
test('Array.from of iterables', () => {
  assert.array(Array.from('abc'), ['a', 'b', 'c']);
  assert.array(Array.from(new Set([1, 2, 1])), [1, 2]);
  assert.array(Array.from(new Map([[1, 2]]))[0], [1, 2]);
  function* g() { yield 1; yield 2; }
  assert.array(Array.from(g()), [1, 2]);
  assert.array(Array.from([1, , 3]), [1, undefined, 3]);
});
test('Array.from of array-likes', () => {
  assert.array(Array.from({ length: 2, 0: 'a', 1: 'b' }), ['a', 'b']);
  assert.array(Array.from({ length: 3 }, (_, i) => i * i), [0, 1, 4]);
  assert.array(Array.from({ length: -1 }), []);
  assert.array(Array.from({ length: '2' }), [undefined, undefined]);
  assert.array(Array.from(5), []);
});
test('Array.from maps with index and this', () => {
  const self = {};
  const r = Array.from('ab', function (v, i) { return [this === self, v + i, arguments.length]; }, self);
  assert.array(r[1], [true, 'b1', 2]);
  assert.throws(TypeError, () => Array.from([], 1));
  assert.throws(TypeError, () => Array.from([], null));
  assert.array(Array.from([1], undefined), [1]);
});
test('Array.from throws for null, and for what is no iterator', () => {
  assert.throws(TypeError, () => Array.from(null));
  assert.throws(TypeError, () => Array.from());
  assert.throws(TypeError, () => Array.from({ [Symbol.iterator]: 1 }));
  assert.throws(TypeError, () => Array.from({ [Symbol.iterator]: () => 1 }));
});
test('Array.from closes the iterator when mapping throws', () => {
  let closed = 0;
  const it = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return() { closed++; return {}; } }) };
  assert.throws(RangeError, () => Array.from(it, () => { throw new RangeError(); }));
  assert.same(closed, 1);
});
test('Array.from makes an instance of this', () => {
  class A extends Array {}
  assert(A.from([1]) instanceof A);
  function C() { this.args = arguments.length; }
  assert.same(Array.from.call(C, [1]).args, 0);
  assert.same(Array.from.call(C, { length: 1 }).args, 1);
  assert.array(Array.from.call(Object.create(null), [1]), [1]);
});
test('Array.from takes its iterator rather than its length', () => {
  const o = { length: 5, *[Symbol.iterator]() { yield 'x'; } };
  assert.array(Array.from(o), ['x']);
  assert.same(Array.from.length, 1);
});
test('length is writable and cuts', () => {
  const a = [1, 2, 3];
  a.length = 1;
  assert.array(a, [1]);
  a.length = 3;
  assert.same(1 in a, false);
  assert.throws(RangeError, () => { a.length = -1; });
  assert.throws(RangeError, () => { a.length = 1.5; });
  a.length = '2';
  assert.same(a.length, 2);
});
test('writing an index grows length', () => {
  const a = [];
  a[5] = 1;
  assert.same(a.length, 6);
  a['7'] = 1;
  assert.same(a.length, 8);
  a['08'] = 1;
  assert.same(a.length, 8);
  a[4294967295] = 1;
  assert.same(a.length, 8);
});
test('length cannot cut below what is not configurable', () => {
  const a = [1, 2, 3];
  Object.defineProperty(a, 1, { configurable: false });
  assert.throws(TypeError, () => { a.length = 0; });
  assert.same(a.length, 2);
});
test('frozen arrays refuse changes', () => {
  const a = Object.freeze([1, 2]);
  assert.throws(TypeError, () => a.push(3));
  assert.throws(TypeError, () => { a[0] = 9; });
  assert.throws(TypeError, () => a.pop());
  assert.throws(TypeError, () => a.sort());
  assert.array(a, [1, 2]);
});
test('subclasses of Array keep length and methods', () => {
  class Stack extends Array { peek() { return this[this.length - 1]; } }
  const s = new Stack();
  s.push(1, 2);
  assert.same(s.peek(), 2);
  assert.same(s.length, 2);
  s[5] = 1;
  assert.same(s.length, 6);
  s.length = 0;
  assert.same(s.peek(), undefined);
  assert.same(new Stack(3).length, 3);
});
test('species: methods of a subclass make its instances', () => {
  class A extends Array {}
  const a = A.from([1, 2, 3]);
  assert(a.map(x => x) instanceof A);
  assert(a.filter(() => true) instanceof A);
  assert(a.slice() instanceof A);
  assert(a.concat([4]) instanceof A);
  assert(a.splice(0, 1) instanceof A);
  assert(a.flat() instanceof A);
  assert(a.flatMap(x => x) instanceof A);
});
test('species: Symbol.species decides', () => {
  class A extends Array { static get [Symbol.species]() { return Array; } }
  const m = new A(1, 2).map(x => x);
  assert(!(m instanceof A) && Array.isArray(m));
  const a = [1];
  a.constructor = { [Symbol.species]: function (n) { return { made: n }; } };
  assert.same(a.map(x => x).made, 1);
  a.constructor = { [Symbol.species]: null };
  assert(Array.isArray(a.filter(() => 1)));
  a.constructor = undefined;
  assert(Array.isArray(a.slice()));
  a.constructor = 5;
  assert.throws(TypeError, () => a.slice());
});
test('species is asked of arrays only', () => {
  const o = { length: 1, 0: 'x', constructor: { [Symbol.species]: function () { throw new RangeError(); } } };
  assert(Array.isArray(Array.prototype.map.call(o, x => x)));
});
