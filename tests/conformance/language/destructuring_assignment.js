// Destructuring assignment: ES2022 13.15.5
const log = [];
const iterable = (values) => {
  let i = 0;
  return {
    [Symbol.iterator]() { return this; },
    next() { log.push('next'); return i < values.length ? { value: values[i++], done: false } : { value: undefined, done: true }; },
    return() { log.push('return'); return {}; },
  };
};
test('swaps', () => {
  let a = 1, b = 2;
  [a, b] = [b, a];
  assert.array([a, b], [2, 1]);
});
test('swaps elements of an array', () => {
  const l = [1, 2, 3];
  [l[0], l[2]] = [l[2], l[0]];
  assert.array(l, [3, 2, 1]);
});
test('rotates three', () => {
  let a = 1, b = 2, c = 3;
  [a, b, c] = [c, a, b];
  assert.array([a, b, c], [3, 1, 2]);
});
test('its value is the right side', () => {
  let a;
  const list = [1], o = { a: 1 };
  assert.same([a] = list, list);
  assert.same({ a } = o, o);
  assert.same([] = list, list);
});
test('writes properties, elements and private fields', () => {
  const o = {}, l = [];
  [o.a, l[1], o['b' + 1]] = [1, 2, 3];
  ({ x: o.x, y: l[0], ...o.rest } = { x: 4, y: 5, z: 6 });
  assert.same(JSON.stringify([o, l]), '[{"a":1,"b1":3,"x":4,"rest":{"z":6}},[5,2]]');
  class P { #a; set(v) { [this.#a] = v; return this.#a; } }
  assert.same(new P().set([7]), 7);
});
test('calls setters in order', () => {
  const seen = [];
  const o = { set a(v) { seen.push('a' + v); }, set b(v) { seen.push('b' + v); } };
  ({ x: o.b, y: o.a } = { x: 1, y: 2 });
  [o.a, o.b] = [3, 4];
  assert.same(seen.join(), 'b1,a2,a3,b4');
});
test('evaluates a target before its value is fetched', () => {
  const seen = [];
  const target = () => { seen.push('target'); return {}; };
  const values = { [Symbol.iterator]() { return { next() { seen.push('next'); return { value: 1, done: false }; }, return() { seen.push('return'); return {}; } }; } };
  [target().x] = values;
  assert.same(seen.join(), 'target,next,return');
});
test('evaluates the target of a property after its key, before its value', () => {
  const seen = [];
  const target = () => { seen.push('target'); return {}; };
  const o = { get a() { seen.push('get'); } };
  ({ [(seen.push('key'), 'a')]: target().x = seen.push('default') } = o);
  assert.same(seen.join(), 'key,target,get,default');
});
test('evaluates the right side before targets', () => {
  const seen = [];
  const o = () => { seen.push('target'); return {}; };
  [o().x] = (seen.push('source'), [1]);
  assert.same(seen.join(), 'source,target');
});
test('gives defaults', () => {
  let a, b, c;
  [a = 1, b = a + 1] = [];
  ({ c = 3 } = {});
  assert.array([a, b, c], [1, 2, 3]);
});
test('nests', () => {
  let a, b, c;
  [{ a }, [b, ...[c]]] = [{ a: 1 }, [2, 3]];
  assert.array([a, b, c], [1, 2, 3]);
  ({ x: [a, { b }], y: { c = 9 } } = { x: [4, { b: 5 }], y: {} });
  assert.array([a, b, c], [4, 5, 9]);
});
test('rest targets may be properties and patterns', () => {
  const o = {};
  let n;
  [o.first, ...o.rest] = [1, 2, 3];
  [, ...[n]] = [1, 2];
  assert.array(o.rest, [2, 3]);
  assert.same(n, 2);
});
test('closes the iterator', () => {
  log.length = 0;
  let a;
  [a] = iterable([1, 2]);
  assert.same(log.join(), 'next,return');
});
test('closes the iterator when a target throws', () => {
  log.length = 0;
  assert.throwsValue('t', () => { [(() => { throw 't'; })().x] = iterable([1]); });
  assert.same(log.join(), 'return');
});
test('closes the iterator when a setter throws', () => {
  log.length = 0;
  const o = { set x(v) { throw 's'; } };
  assert.throwsValue('s', () => { [o.x] = iterable([1]); });
  assert.same(log.join(), 'next,return');
});
test('an empty pattern checks its source', () => {
  assert.throws(TypeError, () => { ({} = null); });
  assert.throws(TypeError, () => { [] = {}; });
  assert.throws(TypeError, () => { ({} = undefined); });
});
test('a target that is undeclared is a ReferenceError', () => {
  assert.throws(ReferenceError, () => { [undeclaredTarget] = [1]; });
  assert.throws(ReferenceError, () => { ({ undeclaredTarget } = { undeclaredTarget: 1 }); });
});
test('in the head of for-of and for-in', () => {
  let a, b;
  const seen = [], o = {};
  for ([a, b] of [[1, 2], [3, 4]]) seen.push(a + b);
  for ({ a, b = 5 } of [{ a: 1 }]) seen.push(a + b);
  for (o.x of [8]) seen.push(o.x);
  for ([o.k] in { xy: 1 }) seen.push(o.k);
  assert.same(seen.join(), '3,7,6,8,x');
});
test('chains', () => {
  let a, b, c;
  [a] = [b] = [c] = [1];
  assert.array([a, b, c], [1, 1, 1]);
});
test('as an argument and inside conditions', () => {
  let a;
  const id = (x) => x;
  assert.same(id([a] = [5])[0], 5);
  if (({ a } = { a: 0 }).a) assert(false);
  assert.same(a, 0);
});
test('as the body of an arrow function', () => {
  let a;
  const f = (v) => ([a] = v);
  const g = (v) => ({ a } = v);
  f([1]);
  assert.same(a, 1);
  g({ a: 2 });
  assert.same(a, 2);
});
test('names functions given as defaults to identifiers only', () => {
  let f;
  const o = {};
  [f = () => {}] = [];
  assert.same(f.name, 'f');
  [o.g = function () {}] = [];
  assert.same(o.g.name, '');
});
test('parenthesised targets', () => {
  let a, b;
  [(a), (b)] = [1, 2];
  ({ x: (a) } = { x: 3 });
  assert.array([a, b], [3, 2]);
});
test('a name may come twice', () => {
  let a;
  [a, a] = [1, 2];
  assert.same(a, 2);
});
test('the rest of an object leaves the taken ones out', () => {
  let a, rest;
  const k = 'b';
  ({ a, [k]: a, ...rest } = { a: 1, b: 2, c: 3 });
  assert.same(JSON.stringify([a, rest]), '[2,{"c":3}]');
});
test('the fibonacci step', () => {
  let a = 0, b = 1;
  for (let i = 0; i < 10; i++) [a, b] = [b, a + b];
  assert.same(a, 55);
});
test('the right side may use the old values through calls', () => {
  let a = 1, b = 2;
  const sum = () => a + b;
  [a, b] = [sum(), sum()];
  assert.array([a, b], [3, 3]);
});
test('array literals with holes and spread as the source', () => {
  let a, b, c;
  [a = 'd', b, c] = [, ...[1, 2]];
  assert.array([a, b, c], ['d', 1, 2]);
});
test('with yield and await inside', async () => {
  let a, b;
  [a = await 1, b] = [undefined, await 2];
  assert.array([a, b], [1, 2]);
  function* g() { let x; [x = yield 'ask'] = []; return x; }
  const it = g();
  it.next();
  assert.same(it.next(7).value, 7);
});
test('targets of nested patterns and rests are evaluated before their values are fetched', () => {
  const seen = [], made = [];
  const target = (name) => { seen.push(name); const o = {}; made.push(o); return o; };
  const values = { [Symbol.iterator]() { let i = 0; return { next() { seen.push('next'); return { value: ++i, done: i > 3 }; } }; } };
  [target('a').x, ...[target('b').x = 9, ...target('c').x]] = values;
  assert.same(seen.join(), 'a,next,next,next,next,b,c');
  assert.same(JSON.stringify(made), '[{"x":1},{"x":2},{"x":[3]}]');
  seen.length = made.length = 0;
  const rest = ({ p: target('d').x = 5, q: [target('e').x], ...target('f').x } = { q: [6], get r() { seen.push('get'); return 7; } });
  assert.same(seen.join(), 'd,e,f,get');
  assert.same(JSON.stringify(made), '[{"x":5},{"x":6},{"x":{"r":7}}]');
  assert.same(rest.r, 7);
});
test('targets that run code see this, arguments and private members, and may wait', async () => {
  class P {
    #a = 1;
    self() { return this; }
    set() { [this.self().#a, arguments[this.self() && 0]] = new Set([arguments[0], 'x']); return [this.#a, arguments[0]].join(); }
  }
  assert.same(new P().set(7), '7,x');
  const o = {};
  const get = async () => o;
  [(await get()).x, (await get()).y = await 4] = new Set([3]);
  assert.same(JSON.stringify(o), '{"x":3,"y":4}');
  function* g() { [(yield 'target').x] = new Set([1]); }
  const it = g();
  it.next();
  it.next(o);
  assert.same(o.x, 1);
});
test('a generator that is left while a target waits closes the iterator', () => {
  log.length = 0;
  function* g() { [(yield).x] = iterable([1]); }
  const it = g();
  it.next();
  assert.same(it.return(5).value, 5);
  assert.same(log.join(), 'return');
});
test('targets that run code in the head of loops', () => {
  const seen = [], o = {};
  const target = () => { seen.push('target'); return o; };
  for ([target().x = 1, o.y] of [new Set(), new Set([2, 3])]) seen.push(o.x, o.y);
  for ({ length: target().n = 0 } in { abc: 1 }) seen.push(o.n);
  assert.same(seen.join(), 'target,1,,target,2,3,target,3');
});
