// Promise: ES2022 27.2
const order = async steps => { for (let i = 0; i < steps; i++) await null; };
const rejection = async p => { try { await p; } catch (e) { return e; } throw new Error('did not reject'); };
test('the executor runs at once', () => {
  let ran = false;
  new Promise(() => { ran = true; });
  assert(ran);
  assert.throws(TypeError, () => new Promise());
  assert.throws(TypeError, () => new Promise(1));
  assert.throws(TypeError, () => Promise(() => 1));
  assert.same(Promise.length, 1);
});
test('resolve and reject have length 1 and count once', async () => {
  let res, rej;
  const p = new Promise((a, b) => { res = a; rej = b; });
  assert.same(res.length, 1);
  assert.same(rej.length, 1);
  assert.same(res.name, '');
  res(1);
  res(2);
  rej(3);
  assert.same(await p, 1);
});
test('an executor that throws rejects, unless resolved', async () => {
  assert.same(await rejection(new Promise(() => { throw 5; })), 5);
  assert.same(await new Promise(resolve => { resolve(1); throw 5; }), 1);
});
test('reactions run after the current job, in order', async () => {
  const log = [];
  const p = Promise.resolve();
  p.then(() => log.push(1));
  p.then(() => log.push(2)).then(() => log.push(4));
  p.then(() => log.push(3));
  log.push(0);
  await order(5);
  assert.array(log, [0, 1, 2, 3, 4]);
});
test('ticks: resolving with a promise takes two more', async () => {
  const log = [];
  new Promise(r => r(Promise.resolve())).then(() => log.push('promise'));
  Promise.resolve().then(() => log.push(1)).then(() => log.push(2)).then(() => log.push(3));
  await order(6);
  assert.array(log, [1, 2, 'promise', 3]);
});
test('ticks: returning a promise from then takes two more', async () => {
  const log = [];
  Promise.resolve().then(() => Promise.resolve('x')).then(() => log.push('x'));
  Promise.resolve().then(() => log.push(1)).then(() => log.push(2)).then(() => log.push(3)).then(() => log.push(4));
  await order(8);
  assert.array(log, [1, 2, 3, 'x', 4]);
});
test('ticks: await of a native promise takes one', async () => {
  const log = [];
  (async () => { await Promise.resolve(); log.push('a'); })();
  Promise.resolve().then(() => log.push(1)).then(() => log.push(2));
  await order(4);
  assert.array(log, ['a', 1, 2]);
});
test('ticks: a thenable is called in a job of its own', async () => {
  const log = [];
  const thenable = { then(resolve) { log.push('then'); resolve('v'); } };
  Promise.resolve(thenable).then(v => log.push(v));
  log.push('sync');
  Promise.resolve().then(() => log.push(1)).then(() => log.push(2));
  await order(5);
  assert.array(log, ['sync', 'then', 1, 'v', 2]);
});
test('queueMicrotask and promise jobs share one queue', async () => {
  const log = [];
  queueMicrotask(() => log.push('m1'));
  Promise.resolve().then(() => log.push('p'));
  queueMicrotask(() => log.push('m2'));
  await order(3);
  assert.array(log, ['m1', 'p', 'm2']);
});
test('thenables: getter errors, double calls, throwing after resolving', async () => {
  assert.same(await rejection(Promise.resolve({ get then() { throw 1; } })), 1);
  assert.same(await Promise.resolve({ then(a, b) { a(1); a(2); b(3); throw 4; } }), 1);
  assert.same(await rejection(Promise.resolve({ then() { throw 6; } })), 6);
  const o = { then: 5 };
  assert.same(await Promise.resolve(o), o);
});
test('a promise resolved with itself rejects', async () => {
  let r;
  const p = new Promise(res => { r = res; });
  r(p);
  assert((await rejection(p)) instanceof TypeError);
});
test('then passes values and reasons through', async () => {
  assert.same(await Promise.resolve(1).then(), 1);
  assert.same(await Promise.resolve(1).then(null, () => 2), 1);
  assert.same(await rejection(Promise.reject(1).then(() => 2)), 1);
  assert.same(await Promise.reject(1).then(undefined, x => x + 1), 2);
  assert.same(await Promise.resolve(1).then(5), 1);
});
test('then handlers that throw', async () => {
  assert.same(await rejection(Promise.resolve().then(() => { throw 'x'; })), 'x');
  assert.same(await rejection(Promise.reject().catch(() => { throw 'y'; })), 'y');
});
test('then handlers get undefined as this', async () => {
  let self = 1;
  await Promise.resolve().then(function () { self = this; });
  assert.same(self, undefined);
});
test('catch calls then', () => {
  let args;
  Promise.prototype.catch.call({ then(...a) { args = a; } }, 'handler');
  assert.array(args, [undefined, 'handler']);
});
test('finally passes the outcome on', async () => {
  assert.same(await Promise.resolve(1).finally(() => 2), 1);
  assert.same(await rejection(Promise.reject(1).finally(() => 2)), 1);
  assert.same(await rejection(Promise.resolve(1).finally(() => { throw 3; })), 3);
  assert.same(await rejection(Promise.resolve(1).finally(() => Promise.reject(4))), 4);
  let n;
  await Promise.resolve(1).finally((...args) => { n = args.length; });
  assert.same(n, 0);
});
test('finally waits', async () => {
  const log = [];
  await Promise.resolve().finally(() => new Promise(r => { queueMicrotask(() => { log.push('waited'); r(); }); }));
  assert.array(log, ['waited']);
});
test('finally calls then with two functions', () => {
  let args;
  class P { static get [Symbol.species]() { return Promise; } then(...a) { args = a; } }
  Promise.prototype.finally.call(new P(), () => 1);
  assert.same(typeof args[0], 'function');
  assert.same(args[0].length, 1);
  Promise.prototype.finally.call(new P(), 'x');
  assert.array(args, ['x', 'x']);
});
test('Promise.resolve and reject', async () => {
  const p = Promise.resolve(1);
  assert.same(Promise.resolve(p), p);
  class Q extends Promise {}
  assert(Q.resolve(p) !== p);
  assert(Q.resolve(1) instanceof Q);
  let reason;
  await Promise.reject(p).catch(r => { reason = r; });
  assert.same(reason, p);
  assert.throws(TypeError, () => Promise.resolve.call(1));
  assert.throws(TypeError, () => Promise.resolve.call(undefined));
});
test('all', async () => {
  assert.array(await Promise.all([1, Promise.resolve(2), { then: r => r(3) }]), [1, 2, 3]);
  assert.array(await Promise.all([]), []);
  assert.same(await rejection(Promise.all([1, Promise.reject('no'), Promise.reject('later')])), 'no');
  assert.array(await Promise.all(new Set([1, 2])), [1, 2]);
});
test('all of what is not iterable rejects', async () => {
  assert((await rejection(Promise.all(5))) instanceof TypeError);
  assert((await rejection(Promise.all())) instanceof TypeError);
  assert((await rejection(Promise.race(null))) instanceof TypeError);
  assert((await rejection(Promise.allSettled(1))) instanceof TypeError);
  assert((await rejection(Promise.any(1))) instanceof TypeError);
});
test('all keeps the order of its input', async () => {
  const later = v => new Promise(r => Promise.resolve().then(() => Promise.resolve()).then(() => r(v)));
  assert.array(await Promise.all([later('a'), 'b', later('c')]), ['a', 'b', 'c']);
});
test('allSettled', async () => {
  const r = await Promise.allSettled([1, Promise.reject(2)]);
  assert.same(JSON.stringify(r), '[{"status":"fulfilled","value":1},{"status":"rejected","reason":2}]');
  assert.array(await Promise.allSettled([]), []);
});
test('any', async () => {
  assert.same(await Promise.any([Promise.reject(1), Promise.resolve(2), 3]), 2);
  const e = await rejection(Promise.any([Promise.reject(1), Promise.reject(2)]));
  assert(e instanceof AggregateError);
  assert.array(e.errors, [1, 2]);
  assert.array((await rejection(Promise.any([]))).errors, []);
});
test('race', async () => {
  assert.same(await Promise.race([new Promise(() => {}), Promise.resolve(1), 2]), 1);
  assert.same(await rejection(Promise.race([Promise.reject(1), 2])), 1);
  let settled = false;
  Promise.race([]).then(() => { settled = true; });
  await order(5);
  assert.same(settled, false);
});
test('the combinators call resolve and then of the constructor', async () => {
  const log = [];
  class P extends Promise {
    static resolve(v) { log.push('resolve'); return super.resolve(v); }
    then(...a) { log.push('then'); return super.then(...a); }
  }
  const p = P.all([1]);
  assert(p instanceof P);
  assert.array(log, ['resolve', 'then']);
});
test('a combinator closes its iterator when resolve throws', async () => {
  let closed = 0;
  const it = { [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return() { closed++; return {}; } }) };
  class P extends Promise { static resolve() { throw 'r'; } }
  assert.same(await rejection(P.all(it)), 'r');
  assert.same(closed, 1);
});
test('an element function counts once', async () => {
  const twice = { then(f) { f(1); f(2); } };
  assert.array(await Promise.all([twice, Promise.resolve().then(() => 3)]), [1, 3]);
});
test('subclassing', async () => {
  class P extends Promise { twice() { return this.then(v => v * 2); } }
  const p = new P(r => r(2));
  assert(p instanceof P && p instanceof Promise);
  assert(p.then(() => 1) instanceof P);
  assert(p.catch(() => 1) instanceof P);
  assert(p.finally(() => 1) instanceof P);
  assert.same(await p.twice(), 4);
});
test('species', () => {
  class P extends Promise { static get [Symbol.species]() { return Promise; } }
  const t = new P(r => r(1)).then(() => 1);
  assert(t instanceof Promise && !(t instanceof P));
});
test('then is not generic, uses the constructor of this', () => {
  assert.throws(TypeError, () => Promise.prototype.then.call({}, () => 1));
  const p = Promise.resolve();
  p.constructor = undefined;
  assert(p.then() instanceof Promise);
  p.constructor = 1;
  assert.throws(TypeError, () => p.then());
});
test('a capability executor that is called badly', () => {
  assert.throws(TypeError, () => Promise.resolve.call(function (executor) { executor(1, 2); }));
  assert.throws(TypeError, () => Promise.resolve.call(function (executor) { executor(() => 1, () => 1); executor(() => 1, () => 1); }));
  assert.throws(TypeError, () => Promise.resolve.call(function () {}));
});
test('names, lengths, tag', () => {
  for (const [k, n] of Object.entries({ all: 1, allSettled: 1, any: 1, race: 1, reject: 1, resolve: 1 })) {
    assert.same(Promise[k].length, n, k);
    assert.same(Promise[k].name, k);
    assert.same(Object.getOwnPropertyDescriptor(Promise, k).enumerable, false);
  }
  assert.same(Promise.prototype.then.length, 2);
  assert.same(Promise.prototype.catch.length, 1);
  assert.same(Promise.prototype.finally.length, 1);
  assert.same(Promise.prototype[Symbol.toStringTag], 'Promise');
  assert.same(Promise.prototype.constructor, Promise);
});
test('await of thenables and rejections', async () => {
  assert.same(await { then: r => r('t') }, 't');
  let e;
  try { await { then(r, j) { j('bad'); } }; } catch (x) { e = x; }
  assert.same(e, 'bad');
});
test('await reads constructor once for natives', async () => {
  let n = 0;
  const p = Promise.resolve(1);
  Object.defineProperty(p, 'constructor', { get() { n++; return Promise; } });
  await p;
  assert.same(n, 1);
});
test('long chains', async () => {
  let p = Promise.resolve(0);
  for (let i = 0; i < 1000; i++) p = p.then(v => v + 1);
  assert.same(await p, 1000);
});
test('a promise has no own properties', () => assert.array(Reflect.ownKeys(Promise.resolve(1)), []));
