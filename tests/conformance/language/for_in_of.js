// for-of and for-in: ES2022 14.7.5, 7.4, 10.1.11
test('for-of over arrays, strings, Map, Set, arguments, typed arrays', () => {
  const seen = [];
  for (const x of [1, 2]) seen.push(x);
  for (const x of 'a\u{1F600}') seen.push(x);
  for (const [k, v] of new Map([['k', 'v']])) seen.push(k + v);
  for (const x of new Set([3])) seen.push(x);
  (function () { for (const x of arguments) seen.push(x); })(4, 5);
  for (const x of new Uint8Array([6])) seen.push(x);
  assert.same(seen.join(), '1,2,a,\u{1F600},kv,3,4,5,6');
});
test('for-of visits holes as undefined', () => {
  const seen = [];
  for (const x of [1, , 2]) seen.push(x);
  assert.array(seen, [1, undefined, 2]);
});
test('for-of sees elements that are added and not those removed', () => {
  const l = [1, 2], seen = [];
  for (const x of l) { seen.push(x); if (x === 1) l.push(3); }
  assert.array(seen, [1, 2, 3]);
  const m = [1, 2, 3], seen2 = [];
  for (const x of m) { seen2.push(x); if (x === 1) m.length = 2; }
  assert.array(seen2, [1, 2]);
});
test('for-of sees elements that are changed', () => {
  const l = [1, 2], seen = [];
  for (const x of l) { seen.push(x); l[1] = 'new'; }
  assert.array(seen, [1, 'new']);
});
test('for-of over an array goes on when the variable is replaced', () => {
  let l = [1, 2];
  const seen = [];
  for (const x of l) { l = []; seen.push(x); }
  assert.array(seen, [1, 2]);
});
test('for-of over a Map that grows', () => {
  const m = new Map([[1, 1]]), seen = [];
  for (const [k] of m) { seen.push(k); if (k < 3) m.set(k + 1, 1); }
  assert.array(seen, [1, 2, 3]);
});
test('for-of over keys, values and entries', () => {
  const seen = [];
  for (const i of ['a', 'b'].keys()) seen.push(i);
  for (const [i, x] of ['a'].entries()) seen.push(i + x);
  for (const x of ['c'].values()) seen.push(x);
  for (const [k, v] of Object.entries({ p: 1 })) seen.push(k + v);
  assert.same(seen.join(), '0,1,0a,c,p1');
});
test('for-of uses an own iterator of an array', () => {
  const l = [1, 2], seen = [];
  l[Symbol.iterator] = function* () { yield 'own'; };
  for (const x of l) seen.push(x);
  assert.array(seen, ['own']);
});
test('for-of uses the iterator of a subclass of Array', () => {
  class L extends Array { *[Symbol.iterator]() { yield 'sub'; } }
  const seen = [];
  for (const x of new L(1, 2)) seen.push(x);
  assert.array(seen, ['sub']);
});
const closing = (log, extra) => ({ [Symbol.iterator]() { let i = 0; return { next() { log.push('next'); return { value: i++, done: i > 3 }; }, return() { log.push('return'); return {}; }, ...extra }; } });
test('for-of closes on break', () => {
  const log = [];
  for (const x of closing(log)) break;
  assert.same(log.join(), 'next,return');
});
test('for-of does not close at the end', () => {
  const log = [];
  for (const x of closing(log)) ;
  assert.same(log.join(), 'next,next,next,next');
});
test('for-of does not close on continue', () => {
  const log = [];
  for (const x of closing(log)) continue;
  assert(!log.includes('return'));
});
test('for-of closes on return', () => {
  const log = [];
  (() => { for (const x of closing(log)) return 1; })();
  assert.same(log.join(), 'next,return');
});
test('for-of closes on throw and keeps the error', () => {
  const log = [];
  assert.throwsValue('t', () => { for (const x of closing(log, { return() { log.push('r'); throw 'return'; } })) throw 't'; });
  assert.same(log.join(), 'next,r');
});
test('an error of return on break is thrown', () => {
  assert.throwsValue('r', () => { for (const x of closing([], { return() { throw 'r'; } })) break; });
});
test('a result of return that is no object is a TypeError on break', () => {
  assert.throws(TypeError, () => { for (const x of closing([], { return() { return 1; } })) break; });
});
test('a result of return that is no object does not matter on throw', () => {
  assert.throwsValue('t', () => { for (const x of closing([], { return() { return 1; } })) throw 't'; });
});
test('for-of closes on a labelled continue to an outer loop', () => {
  const log = [];
  outer: for (const a of [1, 2]) for (const x of closing(log)) continue outer;
  assert.same(log.join(), 'next,return,next,return');
});
test('for-of closes inner before outer', () => {
  const log = [];
  const it = (n) => ({ [Symbol.iterator]() { return { next() { return { value: n, done: false }; }, return() { log.push(n); return {}; } }; } });
  outer: for (const a of it('outer')) for (const b of it('inner')) break outer;
  assert.same(log.join(), 'inner,outer');
});
test('for-of does not close when next throws', () => {
  const log = [];
  assert.throwsValue('n', () => { for (const x of closing(log, { next() { throw 'n'; } })) ; });
  assert.same(log.join(), '');
});
test('for-of does not close when done or value throws', () => {
  const log = [];
  assert.throwsValue('d', () => { for (const x of closing(log, { next() { return { get done() { throw 'd'; } }; } })) ; });
  assert.throwsValue('v', () => { for (const x of closing(log, { next() { return { done: false, get value() { throw 'v'; } }; } })) ; });
  assert.same(log.join(), '');
});
test('for-of closes when destructuring fails', () => {
  const log = [];
  assert.throws(TypeError, () => { for (const { a: { b } } of closing(log)) ; });
  assert.same(log.join(), 'next,return');
});
test('for-of closes when a setter target throws', () => {
  const log = [], o = { set x(v) { throw 's'; } };
  assert.throwsValue('s', () => { for (o.x of closing(log)) ; });
  assert.same(log.join(), 'next,return');
});
test('an iterator without return may be left', () => {
  for (const x of closing([], { return: undefined })) break;
  for (const x of closing([], { return: null })) break;
});
test('a return that is no function is a TypeError', () => {
  assert.throws(TypeError, () => { for (const x of closing([], { return: 1 })) break; });
});
test('a result of next that is no object is a TypeError', () => {
  assert.throws(TypeError, () => { for (const x of closing([], { next() { return 1; } })) ; });
  assert.throws(TypeError, () => { for (const x of closing([], { next() { return undefined; } })) ; });
});
test('done is taken as a truth value', () => {
  const seen = [];
  let i = 0;
  for (const x of { [Symbol.iterator]() { return { next() { return { value: i, done: i++ ? 'yes' : 0 }; } }; } }) seen.push(x);
  assert.array(seen, [0]);
});
test('next is asked for once, is called on the iterator', () => {
  let asked = 0, i = 0, self;
  const it = { get next() { asked++; return function () { self = this; return { done: i++ > 2 }; }; } };
  for (const x of { [Symbol.iterator]: () => it }) ;
  assert.same(asked, 1);
  assert.same(self, it);
});
test('the expression is evaluated once', () => {
  let n = 0;
  for (const x of (n++, [1, 2, 3])) ;
  assert.same(n, 1);
});
test('what is not iterable is a TypeError', () => {
  for (const v of [1, {}, null, undefined, true, Symbol('s'), { length: 1 }]) assert.throws(TypeError, () => { for (const x of v) ; });
});
test('an iterator that is no object is a TypeError', () => {
  assert.throws(TypeError, () => { for (const x of { [Symbol.iterator]() { return 1; } }) ; });
});
test('targets: var, names, members, patterns', () => {
  var v;
  let n, o = {};
  for (v of [1]) ;
  for (n of [2]) ;
  for (o.p of [3]) ;
  for (o['q'] of [4]) ;
  for ([o.r] of [[5]]) ;
  for (var w of [6]) ;
  assert.array([v, n, o.p, o.q, o.r, w], [1, 2, 3, 4, 5, 6]);
});
test('a Proxy of an array iterates through its traps', () => {
  const log = [];
  const p = new Proxy([1, 2], { get(t, k) { log.push(String(k)); return t[k]; } });
  const seen = [];
  for (const x of p) seen.push(x);
  assert.array(seen, [1, 2]);
  assert(log.includes('length') && log.includes('0'));
});
test('nested for-of over the same array', () => {
  const l = [1, 2], seen = [];
  for (const a of l) for (const b of l) seen.push(a * 10 + b);
  assert.array(seen, [11, 12, 21, 22]);
});
test('for-in visits enumerable string keys, own and inherited', () => {
  const o = Object.create({ inherited: 1 }, { hidden: { value: 1 }, own: { value: 1, enumerable: true } });
  o[Symbol('s')] = 1;
  const seen = [];
  for (const k in o) seen.push(k);
  assert.array(seen, ['own', 'inherited']);
});
test('for-in order: integer keys ascending, then strings by creation', () => {
  const seen = [];
  for (const k in { b: 1, 10: 1, a: 1, 2: 1, '-1': 1, '01': 1 }) seen.push(k);
  assert.same(seen.join(), '2,10,b,a,-1,01');
});
test('for-in visits a shadowed key once; a hidden one shadows', () => {
  const seen = [];
  const o = Object.create({ a: 1, b: 2 }, { a: { value: 1, enumerable: false, configurable: true } });
  for (const k in o) seen.push(k);
  assert.array(seen, ['b']);
  const p = Object.create({ a: 1 });
  p.a = 2;
  const again = [];
  for (const k in p) again.push(k);
  assert.array(again, ['a']);
});
test('for-in leaves out keys that are deleted before their turn', () => {
  const o = { a: 1, b: 2, c: 3 }, seen = [];
  for (const k in o) { seen.push(k); delete o.b; }
  assert.array(seen, ['a', 'c']);
});
test('for-in over null and undefined does nothing', () => {
  for (const k in null) assert(false);
  for (const k in undefined) assert(false);
});
test('for-in over primitives', () => {
  const seen = [];
  for (const k in 'ab') seen.push(k);
  for (const k in 5) assert(false);
  assert.array(seen, ['0', '1']);
});
test('for-in over arrays gives strings and skips holes', () => {
  const seen = [], l = [1, , 3];
  l.extra = 1;
  for (const k in l) seen.push(k);
  assert.array(seen, ['0', '2', 'extra']);
});
test('for-in with targets and patterns', () => {
  const o = {};
  let first;
  for (o.k in { xy: 1 }) ;
  for ([first] in { pq: 1 }) ;
  for (var v in { z: 1 }) ;
  assert.array([o.k, first, v], ['xy', 'p', 'z']);
});
test('for-in with break and continue', () => {
  const seen = [];
  for (const k in { a: 1, b: 1, c: 1, d: 1 }) { if (k === 'b') continue; if (k === 'd') break; seen.push(k); }
  assert.same(seen.join(), 'a,c');
});
test('for-in over instances of classes gives fields only', () => {
  class A { m() {} a = 1; }
  const seen = [];
  for (const k in new A()) seen.push(k);
  assert.array(seen, ['a']);
});
test('property order of Object.keys, JSON, assign and spread', () => {
  const o = { z: 1, 3: 1, y: 1, 1: 1 };
  o.a = 1;
  delete o.z;
  o.z = 1;
  assert.same(Object.keys(o).join(), '1,3,y,a,z');
  assert.same(JSON.stringify(o), '{"1":1,"3":1,"y":1,"a":1,"z":1}');
  assert.same(Object.keys({ ...o }).join(), '1,3,y,a,z');
  assert.same(Object.keys(Object.assign({}, o)).join(), '1,3,y,a,z');
});
test('own keys: integers, strings, then symbols', () => {
  const s = Symbol('s'), o = { [s]: 1, b: 1, 5: 1, a: 1, 0: 1 };
  assert.array(Reflect.ownKeys(o), ['0', '5', 'b', 'a', s]);
});
test('for-in: what hides a key may be an index, on any level', () => {
  const base = { a: 1, b: 2, 0: 3, 1: 4 };
  const middle = Object.create(base, { b: { value: 1 }, 1: { value: 1 } });
  const o = Object.create(middle, { a: { value: 1 } });
  o.c = 1;
  const seen = [];
  for (const k in o) seen.push(k);
  assert.array(seen, ['c', '0']);
});
