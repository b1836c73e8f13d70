// Typed arrays: ES2022 23.2
const kinds = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array];
const TypedArray = Object.getPrototypeOf(Int8Array);
test('%TypedArray% is abstract', () => {
  assert.same(typeof TypedArray, 'function');
  assert.same(TypedArray.name, 'TypedArray');
  assert.same(TypedArray.length, 0);
  assert.throws(TypeError, () => new TypedArray());
  assert.throws(TypeError, () => TypedArray());
});
for (const K of kinds) {
  test(`${K.name}: constructor properties`, () => {
    assert.same(Object.getPrototypeOf(K), TypedArray);
    assert.same(Object.getPrototypeOf(K.prototype), TypedArray.prototype);
    assert.same(K.length, 3);
    assert.same(K.prototype.BYTES_PER_ELEMENT, K.BYTES_PER_ELEMENT);
    assert.same(K.prototype.constructor, K);
    assert.throws(TypeError, () => K(1));
  });
  test(`${K.name}: of lengths, arrays, iterables, buffers`, () => {
    assert.same(new K(3).length, 3);
    assert.same(new K().length, 0);
    assert.same(new K(3)[0], 0);
    assert.array([...new K([1, 2, 3])], [1, 2, 3]);
    assert.array([...new K(new Set([4, 5]))], [4, 5]);
    assert.array([...new K({ length: 2, 0: 7, 1: 8 })], [7, 8]);
    assert.array([...new K(new Float64Array([1, 2]))], [1, 2]);
    const b = new ArrayBuffer(16);
    assert.same(new K(b).length, 16 / K.BYTES_PER_ELEMENT);
    assert.same(new K(b, 8).byteOffset, 8);
    assert.same(new K(b, 8, 1).length, 1);
    assert.same(new K(b).buffer, b);
  });
  test(`${K.name}: from and of`, () => {
    assert.array([...K.from([1, 2], x => x * 2)], [2, 4]);
    assert.array([...K.of(1, 2)], [1, 2]);
    assert(K.from(new Set([1])) instanceof K);
    assert.same(Object.prototype.toString.call(new K()), `[object ${K.name}]`);
  });
  test(`${K.name}: map, filter, slice, subarray make the same kind`, () => {
    const a = new K([1, 2, 3]);
    assert(a.map(x => x) instanceof K);
    assert(a.filter(x => x > 1) instanceof K);
    assert.array([...a.filter(x => x > 1)], [2, 3]);
    assert.array([...a.slice(1)], [2, 3]);
    assert(a.slice() instanceof K);
    assert.same(a.subarray(1).buffer, a.buffer);
    assert.array([...a.subarray(-1)], [3]);
  });
}
test('conversion of values', () => {
  assert.array([...new Int8Array([128, -129, 1.9, '5', NaN])], [-128, 127, 1, 5, 0]);
  assert.array([...new Uint8Array([256, -1, 1.9, Infinity])], [0, 255, 1, 0]);
  assert.array([...new Uint8ClampedArray([300, -5, 1.5, 2.5, 0.5, NaN])], [255, 0, 2, 2, 0, 0]);
  assert.array([...new Uint32Array([-1, 2 ** 32 + 5])], [4294967295, 5]);
  assert.array([...new Float32Array([0.1, 1e40])], [0.10000000149011612, Infinity]);
  assert.array([...new Int16Array([32768, 65536])], [-32768, 0]);
  assert.array([...new Int32Array([2 ** 31])], [-(2 ** 31)]);
});
test('wrong lengths and offsets', () => {
  assert.throws(RangeError, () => new Uint8Array(-1));
  assert.throws(RangeError, () => new Uint16Array(new ArrayBuffer(3)));
  assert.throws(RangeError, () => new Uint16Array(new ArrayBuffer(4), 1));
  assert.throws(RangeError, () => new Uint8Array(new ArrayBuffer(2), 3));
  assert.throws(RangeError, () => new Uint8Array(new ArrayBuffer(2), 1, 2));
  assert.same(new Uint8Array(new ArrayBuffer(2), 2).length, 0);
  assert.same(new Uint8Array(1.9).length, 1);
});
test('from refuses, maps, and takes a species-less constructor', () => {
  assert.throws(TypeError, () => Uint8Array.from([], 1));
  assert.throws(TypeError, () => TypedArray.from([]));
  assert.throws(TypeError, () => TypedArray.of(1));
  assert.throws(TypeError, () => Uint8Array.from(null));
  assert.array([...Uint8Array.from({ length: 3 }, (_, i) => i)], [0, 1, 2]);
  assert.same(Uint8Array.from, TypedArray.from);
  assert.same(Uint8Array.of, TypedArray.of);
});
test('indexes out of range and other keys', () => {
  const a = new Uint8Array(2);
  a[5] = 1;
  assert.same(a[5], undefined);
  assert.same(5 in a, false);
  a[-1] = 1;
  assert.same(a[-1], undefined);
  a['1.5'] = 1;
  assert.same(a['1.5'], undefined);
  assert.same('-0' in a, false);
  a.extra = 1;
  assert.same(a.extra, 1);
  assert.array(Object.keys(new Uint8Array(2)), ['0', '1']);
  assert.same(Object.hasOwn(a, 0), true);
});
test('element attributes', () => {
  const d = Object.getOwnPropertyDescriptor(new Uint8Array([7]), 0);
  assert.same(d.value, 7);
  assert.same(d.writable, true);
  assert.same(d.enumerable, true);
  assert.same(d.configurable, true);
  assert.throws(TypeError, () => Object.defineProperty(new Uint8Array(1), 0, { get() {} }));
  assert.throws(TypeError, () => Object.freeze(new Uint8Array(1)));
});
test('buffer, byteLength, byteOffset, length are getters', () => {
  for (const k of ['buffer', 'byteLength', 'byteOffset', 'length']) {
    const d = Object.getOwnPropertyDescriptor(TypedArray.prototype, k);
    assert.same(typeof d.get, 'function', k);
    assert.throws(TypeError, () => d.get.call({}), k);
    assert.throws(TypeError, () => d.get.call([]), k);
  }
  const a = new Uint16Array(new ArrayBuffer(8), 2, 2);
  assert.same(a.byteLength, 4);
  assert.same(a.byteOffset, 2);
});
test('at, includes, indexOf, lastIndexOf', () => {
  const a = new Float64Array([1, 2, NaN, 2]);
  assert.same(a.at(-1), 2);
  assert.same(a.at(4), undefined);
  assert(a.includes(NaN));
  assert.same(a.indexOf(NaN), -1);
  assert.same(a.indexOf(2), 1);
  assert.same(a.lastIndexOf(2), 3);
  assert.same(a.includes(2, 4), false);
  assert.same(a.indexOf('2'), -1);
});
test('copyWithin and fill', () => {
  assert.array([...new Uint8Array([1, 2, 3, 4]).copyWithin(0, 2)], [3, 4, 3, 4]);
  assert.array([...new Uint16Array([1, 2, 3, 4]).copyWithin(1, 0, 3)], [1, 1, 2, 3]);
  assert.array([...new Uint8Array(3).fill(7, 1)], [0, 7, 7]);
  assert.array([...new Uint8Array(2).fill('260')], [4, 4]);
  assert.array([...new Float32Array(1).fill()], [NaN]);
});
test('every, some, find, findIndex, findLast, findLastIndex, forEach', () => {
  const a = new Int16Array([1, 2, 3]);
  assert(a.every(x => x > 0) && !a.every(x => x > 1) && a.some(x => x === 3) && !a.some(x => x > 3));
  assert.same(a.find(x => x > 1), 2);
  assert.same(a.findIndex(x => x > 5), -1);
  assert.same(a.findLast(x => x < 3), 2);
  assert.same(a.findLastIndex(x => x < 3), 1);
  const seen = [];
  a.forEach((v, i, self) => seen.push(v, i, self === a));
  assert.array(seen.slice(0, 3), [1, 0, true]);
  assert.throws(TypeError, () => a.find());
  assert.throws(TypeError, () => a.every(1));
});
test('join, toString, toLocaleString', () => {
  assert.same(new Uint8Array([1, 2]).join('-'), '1-2');
  assert.same(new Uint8Array([1, 2]).join(), '1,2');
  assert.same(String(new Float32Array([0.5, NaN])), '0.5,NaN');
  assert.same(TypedArray.prototype.toString, Array.prototype.toString);
  assert.same(new Uint8Array([1, 2]).toLocaleString(), '1,2');
});
test('map and filter pass index and array', () => {
  const a = new Uint8Array([5, 6]);
  assert.array([...a.map((v, i, s) => s === a ? i : 99)], [0, 1]);
  assert.array([...a.map(() => 300)], [44, 44]);
  assert.throws(TypeError, () => a.map());
});
test('reduce, reduceRight, reverse', () => {
  const a = new Uint8Array([1, 2, 3]);
  assert.same(a.reduce((x, y) => x + y), 6);
  assert.same(a.reduceRight((x, y) => x + '' + y), '321');
  assert.same(a.reduce((x, y) => x + y, ''), '123');
  assert.throws(TypeError, () => new Uint8Array().reduce(() => 1));
  assert.array([...a.reverse()], [3, 2, 1]);
});
test('set', () => {
  const a = new Uint8Array(4);
  a.set([1, 2], 1);
  assert.array([...a], [0, 1, 2, 0]);
  a.set(new Uint16Array([300]));
  assert.same(a[0], 44);
  a.set('78', 2);
  assert.array([...a], [44, 1, 7, 8]);
  assert.throws(RangeError, () => a.set([1], 4));
  assert.throws(RangeError, () => a.set([1], -1));
  a.set(a.subarray(0, 3), 1);
  assert.array([...a], [44, 44, 1, 7]);
  assert.same(a.set([]), undefined);
});
test('slice and subarray', () => {
  const a = new Uint16Array([1, 2, 3, 4]);
  assert.array([...a.slice(-3, -1)], [2, 3]);
  a.slice()[0] = 9;
  assert.same(a[0], 1);
  a.subarray(0, 1)[0] = 9;
  assert.same(a[0], 9);
  assert.same(a.subarray(2, 1).length, 0);
  assert.same(a.subarray(1, 3).byteOffset, 2);
});
test('sort goes by numbers', () => {
  assert.array([...new Uint8Array([10, 9, 1]).sort()], [1, 9, 10]);
  assert.array([...new Float64Array([3, NaN, -0, 0, -Infinity, 1]).sort()], [-Infinity, -0, 0, 1, 3, NaN]);
  assert.array([...new Uint8Array([1, 2, 3]).sort((a, b) => b - a)], [3, 2, 1]);
  assert.throws(TypeError, () => new Uint8Array(1).sort('x'));
});
test('iterators', () => {
  const a = new Uint8Array([7, 8]);
  assert.array([...a.keys()], [0, 1]);
  assert.array([...a.values()], [7, 8]);
  assert.same(JSON.stringify([...a.entries()]), '[[0,7],[1,8]]');
  assert.same(TypedArray.prototype[Symbol.iterator], TypedArray.prototype.values);
  const [x, y] = a;
  assert.same(x + y, 15);
});
test('toStringTag is a getter', () => {
  const get = Object.getOwnPropertyDescriptor(TypedArray.prototype, Symbol.toStringTag).get;
  assert.same(get.call(new Int8Array(1)), 'Int8Array');
  assert.same(get.call([]), undefined);
  assert.same(get.call(1), undefined);
  assert.same(get.name, 'get [Symbol.toStringTag]');
});
test('methods refuse what is no typed array', () => {
  for (const k of ['at', 'copyWithin', 'entries', 'every', 'fill', 'filter', 'find', 'findIndex', 'findLast', 'forEach', 'includes', 'indexOf', 'join', 'keys', 'lastIndexOf', 'map', 'reduce', 'reverse', 'set', 'slice', 'some', 'sort', 'subarray', 'values'])
    assert.throws(TypeError, () => TypedArray.prototype[k].call([], () => 1), k);
});
test('names and lengths', () => {
  for (const [k, n] of Object.entries({ at: 1, copyWithin: 2, entries: 0, every: 1, fill: 1, filter: 1, find: 1, findIndex: 1, findLast: 1, findLastIndex: 1, forEach: 1, includes: 1, indexOf: 1,
    join: 1, keys: 0, lastIndexOf: 1, map: 1, reduce: 1, reduceRight: 1, reverse: 0, set: 1, slice: 2, some: 1, sort: 1, subarray: 2, values: 0 })) {
    assert.same(TypedArray.prototype[k].length, n, k);
    assert.same(TypedArray.prototype[k].name, k);
  }
  assert.same(TypedArray.from.length, 1);
  assert.same(TypedArray.of.length, 0);
});
test('species', () => {
  class A extends Uint8Array {}
  const a = new A([1, 2, 3]);
  assert(a instanceof A);
  assert.same(a.length, 3);
  assert(a.map(x => x) instanceof A);
  assert(a.slice(1) instanceof A);
  assert(a.subarray(1) instanceof A);
  class B extends Uint8Array { static get [Symbol.species]() { return Uint16Array; } }
  assert(new B(2).map(x => x) instanceof Uint16Array);
});
test('Array methods work on typed arrays', () => {
  assert.array(Array.from(new Uint8Array([1, 2])), [1, 2]);
  assert.same(Array.prototype.join.call(new Uint8Array([1, 2]), ''), '12');
  assert.array([].concat(Array.from(new Uint8Array([1]))), [1]);
  assert.array(Array.prototype.map.call(new Uint8Array([200]), x => x * 2), [400]);
});
test('JSON of typed arrays', () => assert.same(JSON.stringify(new Uint8Array([1, 2])), '{"0":1,"1":2}'));
