// Destructuring declarations: ES2022 14.3.3, 8.5.2, 8.5.3, 7.4
const log = [];
function source(values, extra) {
  let i = 0;
  return {
    [Symbol.iterator]() { log.push('open'); return this; },
    next() { log.push('next'); return i < values.length ? { value: values[i++], done: false } : { value: undefined, done: true }; },
    return() { log.push('return'); return {}; },
    ...extra,
  };
}
const logged = (body) => { log.length = 0; body(); return log.join(); };
test('takes elements in order', () => {
  const [a, b, c] = [1, 2];
  assert.array([a, b, c], [1, 2, undefined]);
});
test('leaves elements out', () => {
  const [, a, , b] = [1, 2, 3, 4];
  assert.array([a, b], [2, 4]);
});
test('takes the rest as an array', () => {
  const [a, ...b] = [1, 2, 3];
  assert.array(b, [2, 3]);
  const [c, ...d] = [];
  assert.same(c, undefined);
  assert(Array.isArray(d) && d.length === 0);
});
test('destructures the rest', () => {
  const [a, ...[b, c]] = [1, 2, 3];
  assert.array([b, c], [2, 3]);
  const [...{ length }] = 'abc';
  assert.same(length, 3);
});
test('the rest is a copy', () => {
  const list = [1, 2];
  const [...copy] = list;
  copy.push(3);
  assert.same(list.length, 2);
});
test('gives defaults for undefined only', () => {
  const [a = 1, b = 2, c = 3, d = 4] = [undefined, null, 0];
  assert.array([a, b, c, d], [1, null, 0, 4]);
});
test('evaluates defaults only when needed', () => {
  let count = 0;
  const [a = count++, b = count++] = [1];
  assert.same(count, 1);
});
test('defaults may use names to their left', () => {
  const [a, b = a * 2, c = a + b] = [1];
  assert.same(c, 3);
});
test('takes holes as undefined', () => {
  const [a = 'd', b] = [, 2];
  assert.array([a, b], ['d', 2]);
});
test('nests patterns', () => {
  const [[a, [b]], { c: [d] }] = [[1, [2]], { c: [3] }];
  assert.array([a, b, d], [1, 2, 3]);
});
test('nested patterns have defaults', () => {
  const [[a, b] = [1, 2], { c } = { c: 3 }] = [];
  assert.array([a, b, c], [1, 2, 3]);
});
test('takes strings by code point', () => {
  const [a, b, c] = 'x\u{1F600}y';
  assert.array([a, b, c], ['x', '\u{1F600}', 'y']);
});
test('takes Map, Set and arguments', () => {
  const [[k, v]] = new Map([['a', 1]]);
  assert.array([k, v], ['a', 1]);
  const [, s] = new Set([1, 2]);
  assert.same(s, 2);
  (function () { const [x, y] = arguments; assert.same(y, 2); })(1, 2);
});
test('takes typed arrays', () => {
  const [a, ...b] = new Uint8Array([1, 2, 3]);
  assert.same(a, 1);
  assert.array(b, [2, 3]);
});
test('takes what a generator yields, and closes it', () => {
  let closed = false;
  function* g() { try { yield 1; yield 2; yield 3; } finally { closed = true; } }
  const [a, b] = g();
  assert.array([a, b], [1, 2]);
  assert(closed);
});
test('closes an iterator that is not at its end', () => {
  assert.same(logged(() => { const [a] = source([1, 2]); }), 'open,next,return');
});
test('does not close one that is at its end', () => {
  assert.same(logged(() => { const [a, b] = source([1]); }), 'open,next,next');
  assert.same(logged(() => { const [...a] = source([1, 2]); }), 'open,next,next,next');
});
test('does not ask again an iterator that has ended', () => {
  assert.same(logged(() => { const [a, b, c] = source([]); }), 'open,next');
});
test('opens and closes for an empty pattern', () => {
  assert.same(logged(() => { const [] = source([1]); }), 'open,return');
});
test('steps over elements that are left out', () => {
  assert.same(logged(() => { const [, ,] = source([1, 2, 3]); }), 'open,next,next,return');
});
test('closes when a default throws', () => {
  assert.same(logged(() => {
    assert.throwsValue('d', () => { const [a = (() => { throw 'd'; })()] = source([undefined]); });
  }), 'open,next,return');
});
test('does not close when next throws', () => {
  assert.same(logged(() => {
    assert.throwsValue('n', () => { const [a] = source([], { next() { throw 'n'; } }); });
  }), 'open');
});
test('does not close when value throws', () => {
  assert.same(logged(() => {
    assert.throwsValue('v', () => { const [a] = source([], { next() { return { done: false, get value() { throw 'v'; } }; } }); });
  }), 'open');
});
test('an error of return does not replace that of the pattern', () => {
  assert.throwsValue('d', () => {
    const [a = (() => { throw 'd'; })()] = source([undefined], { return() { throw 'r'; } });
  });
});
test('an error of return alone is thrown', () => {
  assert.throwsValue('r', () => { const [a] = source([1], { return() { throw 'r'; } }); });
});
test('a result of return that is no object is a TypeError', () => {
  assert.throws(TypeError, () => { const [a] = source([1], { return() { return 1; } }); });
});
test('an iterator without return is fine', () => {
  const [a] = source([1, 2], { return: undefined });
  assert.same(a, 1);
});
test('a result of next that is no object is a TypeError', () => {
  assert.throws(TypeError, () => { const [a] = source([], { next() { return 1; } }); });
});
test('asks for next once', () => {
  let asked = 0;
  const [a, b] = { [Symbol.iterator]() { let i = 0; return { get next() { asked++; return () => ({ value: i++, done: false }); } }; } };
  assert.array([a, b, asked], [0, 1, 1]);
});
test('what is not iterable is a TypeError', () => {
  assert.throws(TypeError, () => { const [a] = {}; });
  assert.throws(TypeError, () => { const [a] = 1; });
  assert.throws(TypeError, () => { const [a] = null; });
  assert.throws(TypeError, () => { const [a] = undefined; });
  assert.throws(TypeError, () => { const [] = {}; });
});
test('an object that only looks like an array is not iterable', () => {
  assert.throws(TypeError, () => { const [a] = { 0: 1, length: 1 }; });
});
test('an own Symbol.iterator of an array is used', () => {
  const list = [1, 2];
  list[Symbol.iterator] = function* () { yield 'own'; };
  const [a, b] = list;
  assert.array([a, b], ['own', undefined]);
});
test('a subclass of Array may iterate its own way', () => {
  class L extends Array { *[Symbol.iterator]() { yield 'sub'; } }
  const [a, ...b] = new L(1, 2, 3);
  assert.same(a, 'sub');
  assert.same(b.length, 0);
});
test('takes properties by name', () => {
  const { a, b: c, 'd-e': f, 1: g } = { a: 1, b: 2, 'd-e': 3, 1: 4 };
  assert.array([a, c, f, g], [1, 2, 3, 4]);
});
test('takes properties of computed names', () => {
  const k = 'x', s = Symbol('s');
  const { [k]: a, [k + 'y']: b, [s]: c } = { x: 1, xy: 2, [s]: 3 };
  assert.array([a, b, c], [1, 2, 3]);
});
test('evaluates keys, values and defaults in order', () => {
  const seen = [];
  const o = { get a() { seen.push('get a'); }, get b() { seen.push('get b'); return 1; } };
  const key = (k) => { seen.push('key ' + k); return k; };
  const { [key('a')]: a = seen.push('default a'), [key('b')]: b = seen.push('default b') } = o;
  assert.same(seen.join(), 'key a,get a,default a,key b,get b');
});
test('converts a computed key once', () => {
  let count = 0;
  const key = { toString() { count++; return 'a'; } };
  const { [key]: a = 1, ...rest } = { b: 2 };
  assert.same(count, 1);
  assert.same(rest.b, 2);
});
test('property defaults are for undefined only', () => {
  const { a = 1, b = 2, c: { d = 3 } = {}, e = 5 } = { a: undefined, b: null, c: undefined, e: 0 };
  assert.array([a, b, d, e], [1, null, 3, 0]);
});
test('takes inherited properties and getters', () => {
  const { toString, x } = Object.create({ get x() { return this.y; } }, { y: { value: 5 } });
  assert.same(x, 5);
  assert.same(toString, Object.prototype.toString);
});
test('the rest of an object has its own enumerable properties', () => {
  const s = Symbol('s');
  const o = Object.create({ inherited: 1 }, { hidden: { value: 1 }, a: { value: 1, enumerable: true }, b: { value: 2, enumerable: true } });
  o[s] = 3;
  const { a, ...rest } = o;
  assert.array(Object.keys(rest), ['b']);
  assert.same(rest[s], 3);
  assert.same(rest.inherited, undefined);
});
test('the rest of an object calls getters', () => {
  const { ...rest } = { get a() { return 1; } };
  assert.property(rest, 'a', { value: 1, writable: true, enumerable: true, configurable: true });
});
test('the rest of an object leaves out computed and numeric keys', () => {
  const k = 'b';
  const { a, [k]: b, 1: c, ...rest } = { a: 1, b: 2, 1: 3, d: 4 };
  assert.same(JSON.stringify(rest), '{"d":4}');
});
test('the rest leaves out symbol keys', () => {
  const s = Symbol('s'), r = Symbol('r');
  const { [s]: a, ...rest } = { [s]: 1, [r]: 2 };
  assert.same(Object.getOwnPropertySymbols(rest).length, 1);
  assert.same(rest[r], 2);
});
test('the rest of a string has its characters', () => {
  const { length, ...rest } = 'ab';
  assert.same(length, 2);
  assert.same(JSON.stringify(rest), '{"0":"a","1":"b"}');
});
test('a nested rest', () => {
  const { a: { b, ...c }, ...d } = { a: { b: 1, x: 2 }, y: 3 };
  assert.same(JSON.stringify([c, d]), '[{"x":2},{"y":3}]');
});
test('null and undefined have no properties', () => {
  assert.throws(TypeError, () => { const { a } = null; });
  assert.throws(TypeError, () => { const { a } = undefined; });
  assert.throws(TypeError, () => { const {} = null; });
  assert.throws(TypeError, () => { const {} = undefined; });
  assert.throws(TypeError, () => { const { ...a } = null; });
});
test('a nested pattern of undefined is a TypeError', () => {
  assert.throws(TypeError, () => { const { a: { b } } = {}; });
  assert.throws(TypeError, () => { const [[a]] = []; });
});
test('other primitives have properties', () => {
  const { length } = 'abc', { toFixed } = 1;
  const {} = 0;
  assert.same(length, 3);
  assert.same(toFixed, Number.prototype.toFixed);
});
test('defaults name functions and classes', () => {
  const { f = () => {}, g = function () {}, h = class {} } = {}, [i = () => {}] = [];
  assert.array([f.name, g.name, h.name, i.name], ['f', 'g', 'h', 'i']);
});
test('a static name of the class wins over the inferred one', () => {
  const { h = class { static name() {} } } = {};
  assert.same(typeof h.name, 'function');
});
test('in parameters', () => {
  const f = ({ a, b: [c] = [2] } = { a: 1 }, [d, ...e] = [3]) => [a, c, d, e.length].join();
  assert.same(f(), '1,2,3,0');
  assert.same(f({ a: 4, b: [5] }, [6, 7]), '4,5,6,1');
  assert.throws(TypeError, () => f(null));
});
test('in parameters of methods, setters and constructors', () => {
  const o = { m({ a }) { return a; }, set s([a]) { this.v = a; } };
  class C { constructor({ x }, ...[y]) { this.xy = x + y; } }
  o.s = [2];
  assert.array([o.m({ a: 1 }), o.v, new C({ x: 3 }, 4).xy], [1, 2, 7]);
});
test('in catch', () => {
  try { throw { message: 'm', list: [1] }; } catch ({ message, list: [first], none = 'd' }) {
    assert.array([message, first, none], ['m', 1, 'd']);
  }
});
test('in the heads of loops', () => {
  const seen = [];
  for (const [k, v] of [['a', 1], ['b', 2]]) seen.push(k + v);
  for (const { length } of ['x', 'yy']) seen.push(length);
  for (const [c] in { xy: 1 }) seen.push(c);
  for (let [i, j] = [0, 2]; i < j; i++) seen.push(i);
  assert.same(seen.join(), 'a1,b2,1,2,x,0,1');
});
test('var declarations', () => {
  var { a, b = 2 } = { a: 1 }, [c] = [3];
  assert.array([a, b, c], [1, 2, 3]);
});
test('a very long pattern', () => {
  const [a, b, c, d, e, f, g, h, ...i] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  assert.same(a + b + c + d + e + f + g + h + i.length, 38);
});
test('the source is evaluated once', () => {
  let count = 0;
  const f = () => { count++; return { a: 1, b: 2 }; };
  const { a, b } = f();
  const [c, d] = [f(), f()];
  assert.same(count, 3);
});
