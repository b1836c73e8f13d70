// Array.prototype: ES2022 23.1.3
const P = Array.prototype;
test('at', () => {
  assert.same([1, 2, 3].at(-1), 3);
  assert.same([1, 2, 3].at(0), 1);
  assert.same([1].at(1), undefined);
  assert.same([1].at(-2), undefined);
  assert.same([1, 2].at(1.7), 2);
  assert.same([1].at(), 1);
  assert.same(P.at.call({ length: 1, 0: 'x' }, -1), 'x');
});
test('concat', () => {
  assert.array([1].concat(2, [3, [4]], 'x').slice(0, 3), [1, 2, 3]);
  assert.array([].concat(null, undefined), [null, undefined]);
  assert.array(P.concat.call(1, 2).slice(1), [2]);
  assert.same([].concat([, 1]).length, 2);
  assert.same(0 in [].concat([, 1]), false);
  assert.same([1].concat([,]).length, 2);
});
test('copyWithin', () => {
  assert.array([1, 2, 3, 4, 5].copyWithin(0, 3), [4, 5, 3, 4, 5]);
  assert.array([1, 2, 3, 4, 5].copyWithin(1, 0, 3), [1, 1, 2, 3, 5]);
  assert.array([1, 2, 3, 4, 5].copyWithin(-2, -3, -1), [1, 2, 3, 3, 4]);
  assert.same(1 in [1, , 3, 4].copyWithin(0, 1, 2), false);
  assert.same(0 in [1, , 3].copyWithin(0, 1, 2), false);
  assert.same(P.copyWithin.length, 2);
});
test('entries, keys, values', () => {
  assert.same(JSON.stringify([...['a', 'b'].entries()]), '[[0,"a"],[1,"b"]]');
  assert.array([...[, 1].keys()], [0, 1]);
  assert.array([...[, 1].values()], [undefined, 1]);
  assert.same(P[Symbol.iterator], P.values);
});
test('every and some', () => {
  assert([].every(() => false) && ![].some(() => true));
  assert([2, 4].every(x => x % 2 === 0) && [1, 2].some(x => x === 2));
  let n = 0;
  [1, 2, 3].every(x => { n++; return x < 2; });
  assert.same(n, 2);
  n = 0;
  [, 1, ,].some(() => { n++; });
  assert.same(n, 1);
  assert.throws(TypeError, () => [].every());
});
test('fill', () => {
  assert.array([1, 2, 3].fill(0), [0, 0, 0]);
  assert.array([1, 2, 3, 4].fill(0, 1, 3), [1, 0, 0, 4]);
  assert.array([1, 2, 3].fill(0, -1), [1, 2, 0]);
  assert.array(Array(2).fill(), [undefined, undefined]);
  assert.array([1, 2].fill(9, 5), [1, 2]);
  assert.same(P.fill.call({ length: 2 }, 'x')[1], 'x');
  assert.same(P.fill.length, 1);
});
test('filter', () => {
  assert.array([1, 2, 3, 4].filter(x => x % 2), [1, 3]);
  assert.array([, undefined, ,].filter(() => true), [undefined]);
  const self = {};
  [1].filter(function (v, i, a) { assert.same(this, self); assert.same(i, 0); assert.array(a, [1]); }, self);
});
test('find and findIndex', () => {
  assert.same([5, 12, 8].find(x => x > 6), 12);
  assert.same([5].find(x => x > 6), undefined);
  assert.same([5, 12].findIndex(x => x === 12), 1);
  assert.same([5].findIndex(() => false), -1);
  const seen = [];
  [, 1].find(v => { seen.push(v); });
  assert.array(seen, [undefined, 1]);
  assert.throws(TypeError, () => [].find(1));
});
test('findLast and findLastIndex', () => {
  assert.same([1, 2, 3, 4].findLast(x => x % 2), 3);
  assert.same([1, 2].findLast(x => x > 5), undefined);
  assert.same([1, 2, 3, 4].findLastIndex(x => x % 2), 2);
  assert.same([].findLastIndex(() => true), -1);
});
test('flat', () => {
  assert.array([1, [2, [3]]].flat().slice(0, 2), [1, 2]);
  assert.array([1, [2, [3, [4]]]].flat(Infinity), [1, 2, 3, 4]);
  assert.array([1, [2]].flat(0)[1], [2]);
  assert.array([1, , [2, , 3]].flat(), [1, 2, 3]);
  assert.same([[[1]]].flat(undefined)[0].length, 1);
  assert.same([['a']].flat('x')[0].length, 1);
  assert.same(P.flat.length, 0);
});
test('flatMap', () => {
  assert.array([1, 2].flatMap(x => [x, x * 2]), [1, 2, 2, 4]);
  assert.array([1].flatMap(x => [[x]])[0], [1]);
  assert.array([1, 2].flatMap(x => x === 1 ? [] : 'ab'), ['ab']);
  assert.throws(TypeError, () => [].flatMap());
});
test('forEach', () => {
  const seen = [];
  [1, , 3].forEach((v, i, a) => seen.push(v, i, a.length));
  assert.array(seen, [1, 0, 3, 3, 2, 3]);
  assert.same([1].forEach(() => 5), undefined);
  const grow = [1, 2];
  let n = 0;
  grow.forEach(() => { n++; grow.push(0); });
  assert.same(n, 2);
  assert.throws(TypeError, () => [1].forEach('x'));
});
test('includes', () => {
  assert([1, NaN].includes(NaN));
  assert([0].includes(-0));
  assert([, 1].includes(undefined));
  assert(![1, 2].includes(1, 1));
  assert([1, 2].includes(2, -1));
  assert(![].includes(undefined));
  assert(!['1'].includes(1));
  assert(P.includes.call({ length: 1, 0: 'a' }, 'a'));
});
test('indexOf and lastIndexOf', () => {
  assert.same([1, 2, 1].indexOf(1, 1), 2);
  assert.same([NaN].indexOf(NaN), -1);
  assert.same([1, 2, 1].lastIndexOf(1), 2);
  assert.same([1, 2, 1].lastIndexOf(1, -2), 0);
  assert.same([1].indexOf(1, -5), 0);
  assert.same([, 1].indexOf(undefined), -1);
  assert.same([0].indexOf(-0), 0);
  assert.same([1, 2].lastIndexOf(2, undefined), -1);
  assert.same([1].lastIndexOf(1, -5), -1);
  assert(Object.is([1].indexOf(1, -0), 0));
});
test('join of many elements', () => {
  for (const count of [4095, 4096, 4097, 10000]) {
    const list = Array.from({ length: count }, (_, i) => (i % 3 ? i : i % 2 ? null : undefined));
    let text = '';
    list.forEach((x, i) => { text += (i ? 'é' : '') + (x ?? ''); });
    assert.same(list.join('é'), text);
    assert.same(list.fill(7).toLocaleString().length, 2 * count - 1);
  }
  assert.same(new Array(5000).fill('\ud83d').join('\ude00').slice(0, 4), '😀😀');
  assert.same(new Array(9).join('ab').length + Array.prototype.join.call({ length: 5000 }, '').length, 16);
});
test('join', () => {
  assert.same([1, null, undefined, , 'a'].join('-'), '1----a');
  assert.same([1, 2].join(), '1,2');
  assert.same([1, 2].join(undefined), '1,2');
  assert.same([1, 2].join(null), '1null2');
  assert.same([[1, 2], [3]].join(';'), '1,2;3');
  assert.same([].join(), '');
  assert.same(P.join.call({ length: 2, 0: 'a' }, '+'), 'a+');
});
test('map', () => {
  assert.array([1, 2].map(x => x * 2), [2, 4]);
  const m = [1, , 3].map(x => x);
  assert.same(1 in m, false);
  assert.same(m.length, 3);
  assert.array(['1', '2', '3'].map(parseInt), [1, NaN, NaN]);
  assert.array(P.map.call('ab', x => x + x), ['aa', 'bb']);
});
test('pop and push', () => {
  const a = [1];
  assert.same(a.push(2, 3), 3);
  assert.same(a.pop(), 3);
  assert.same([].pop(), undefined);
  const o = { length: 1, 0: 'x' };
  assert.same(P.pop.call(o), 'x');
  assert.same(o.length, 0);
  P.push.call(o, 'y');
  assert.same(o[0], 'y');
  assert.same(P.push.length, 1);
});
test('push beyond the largest length throws', () => {
  assert.throws(TypeError, () => P.push.call({ length: 2 ** 53 - 1 }, 1));
});
test('reduce and reduceRight', () => {
  assert.same([1, 2, 3].reduce((a, b) => a + b), 6);
  assert.same([1, 2, 3].reduce((a, b) => a + b, ''), '123');
  assert.same(['a', 'b', 'c'].reduceRight((a, b) => a + b), 'cba');
  assert.throws(TypeError, () => [].reduce((a, b) => a));
  assert.same([].reduce(() => 1, 5), 5);
  assert.same([, 1, , 2].reduce((a, b) => a + b), 3);
  const seen = [];
  [1, 2].reduce((a, v, i, arr) => { seen.push(a, v, i, arr.length); }, undefined);
  assert.array(seen, [undefined, 1, 0, 2, undefined, 2, 1, 2]);
});
test('reverse', () => {
  assert.array([1, 2, 3].reverse(), [3, 2, 1]);
  const a = [1, , 3, 4];
  a.reverse();
  assert.same(2 in a, false);
  assert.same(1 in a, true);
  const o = { length: 2, 0: 'a' };
  P.reverse.call(o);
  assert.same(o[1], 'a');
  assert.same(0 in o, false);
});
test('shift and unshift', () => {
  const a = [1, 2];
  assert.same(a.shift(), 1);
  assert.same(a.unshift(8, 9), 3);
  assert.array(a, [8, 9, 2]);
  assert.same([].shift(), undefined);
  const h = [, 1];
  h.shift();
  assert.array(h, [1]);
  assert.same(P.unshift.length, 1);
});
test('slice', () => {
  assert.array([1, 2, 3].slice(1), [2, 3]);
  assert.array([1, 2, 3].slice(-2, -1), [2]);
  assert.array([1, 2, 3].slice(2, 1), []);
  assert.same(0 in [, 1].slice(0), false);
  assert.array(P.slice.call({ length: 2, 0: 1, 1: 2 }, 1), [2]);
  assert.array([1, 2].slice(undefined, undefined), [1, 2]);
});
test('splice', () => {
  const a = [1, 2, 3, 4];
  assert.array(a.splice(1, 2), [2, 3]);
  assert.array(a, [1, 4]);
  assert.array(a.splice(1, 0, 'x', 'y'), []);
  assert.array(a, [1, 'x', 'y', 4]);
  assert.array(a.splice(-1), [4]);
  assert.array(a.splice(), []);
  assert.array(a.splice(1, undefined), []);
  assert.array(a, [1, 'x', 'y']);
  assert.array(a.splice(0, 1, 'z'), [1]);
  assert.array([1, 2].splice(undefined), [1, 2]);
});
test('sort', () => {
  assert.array([3, 1, 10, 2].sort(), [1, 10, 2, 3]);
  assert.array([3, 1, 10].sort((a, b) => a - b), [1, 3, 10]);
  assert.array(['b', undefined, 'a'].sort(), ['a', 'b', undefined]);
  const h = [3, , 1].sort();
  assert.array(Object.keys(h), ['0', '1']);
  assert.same(h.length, 3);
  assert.throws(TypeError, () => [].sort('x'));
  assert.throws(TypeError, () => [].sort({}));
  const a = [2, 1];
  assert.same(a.sort(), a);
});
test('sort is stable', () => {
  const a = Array.from({ length: 200 }, (_, i) => ({ k: i % 7, i }));
  a.sort((x, y) => x.k - y.k);
  for (let i = 1; i < a.length; i++) assert(a[i - 1].k < a[i].k || (a[i - 1].k === a[i].k && a[i - 1].i < a[i].i));
});
test('sort with odd comparators', () => {
  assert.array([2, 1, 3].sort((a, b) => (a > b ? '1' : '-1')), [1, 2, 3]);
  assert.array([2, 1].sort(() => undefined), [2, 1]);
  assert.array([2, 1].sort((a, b) => ({ valueOf: () => a - b })), [1, 2]);
  assert.throws(RangeError, () => [2, 1].sort(() => { throw new RangeError(); }));
  assert.same([1, 2, 3, 4, 5].sort(() => 1).length, 5);
});
test('sort by code units', () => {
  assert.array(['\uff61', '\ud800\udc00'].sort(), ['\ud800\udc00', '\uff61']);
  assert.array(['B', 'a', 'C'].sort(), ['B', 'C', 'a']);
});
test('toString and toLocaleString', () => {
  assert.same([1, [2, null]].toString(), '1,2,');
  assert.same(P.toString.call({ join: () => 'j' }), 'j');
  assert.same(P.toString.call({}), '[object Object]');
  assert.same([1, null].toLocaleString(), '1,');
  assert.same([{ toLocaleString: () => 'L' }].toLocaleString(), 'L');
});
test('methods work on array-likes with large lengths', () => {
  const o = { length: 2 ** 53 - 1, [2 ** 53 - 2]: 'last' };
  assert.same(P.at.call(o, -1), 'last');
  assert.same(P.lastIndexOf.call(o, 'last'), 2 ** 53 - 2);
  assert.array(P.slice.call(o, -1), ['last']);
  assert.same(P.pop.call(o), 'last');
  assert.same(o.length, 2 ** 53 - 2);
});
test('negative and huge lengths count as 0 and 2^53-1', () => {
  assert.array(P.slice.call({ length: -5, 0: 1 }), []);
  assert.same(P.indexOf.call({ length: -1, 0: 'a' }, 'a'), -1);
  assert.throws(TypeError, () => P.push.call({ length: Infinity }, 1));
  assert.same(P.push.call({ length: 'x' }, 1), 1);
});
test('methods refuse null and undefined', () => {
  for (const k of ['at', 'concat', 'copyWithin', 'entries', 'every', 'fill', 'filter', 'find', 'findIndex', 'findLast', 'flat', 'flatMap', 'forEach', 'includes', 'indexOf',
    'join', 'keys', 'lastIndexOf', 'map', 'pop', 'push', 'reduce', 'reverse', 'shift', 'slice', 'some', 'sort', 'splice', 'unshift', 'values']) {
    assert.throws(TypeError, () => P[k].call(null, () => 1), k);
    assert.throws(TypeError, () => P[k].call(undefined, () => 1), k);
  }
});
test('names, lengths, not enumerable', () => {
  for (const [k, n] of Object.entries({ at: 1, concat: 1, copyWithin: 2, entries: 0, every: 1, fill: 1, filter: 1, find: 1, findIndex: 1, findLast: 1, findLastIndex: 1, flat: 0, flatMap: 1,
    forEach: 1, includes: 1, indexOf: 1, join: 1, keys: 0, lastIndexOf: 1, map: 1, pop: 0, push: 1, reduce: 1, reduceRight: 1, reverse: 0, shift: 0, slice: 2, some: 1, sort: 1, splice: 2, unshift: 1, values: 0 })) {
    assert.same(P[k].length, n, k);
    assert.same(P[k].name, k);
    assert.same(Object.getOwnPropertyDescriptor(P, k).enumerable, false, k);
  }
});
test('Array.prototype is an array', () => {
  assert(Array.isArray(Array.prototype));
  assert.same(Array.prototype.length, 0);
  assert.same([].constructor, Array);
});
test('callbacks that change the array', () => {
  const a = [1, 2, 3];
  const seen = [];
  a.forEach((v, i) => { seen.push(v); if (i === 0) a.length = 2; });
  assert.array(seen, [1, 2]);
  const b = [1, 2, 3];
  assert.same(b.find((v, i) => { if (i === 0) b[2] = 'new'; return v === 'new'; }), 'new');
  assert.array([1, 2, 3].map((v, i, arr) => { arr[i + 1] = 0; return v; }).slice(0, 2), [1, 0]);
});
test('computed method names', () => {
  const name = 'flat' + 'Map';
  assert.array([1, 2][name](x => [x]), [1, 2]);
  assert.array([[1], [2]]['fl' + 'at'](), [1, 2]);
  assert.same([1, 2, 3]['a' + 't'](-1), 3);
});
