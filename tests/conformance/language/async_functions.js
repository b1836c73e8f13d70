// Async functions: ES2022 15.8, 15.9, 27.7
test('return a promise', () => {
  const p = (async () => 1)();
  assert(p instanceof Promise);
  return p.then((v) => assert.same(v, 1));
});
test('throwing rejects', async () => {
  await assert.rejects(RangeError, (async () => { throw new RangeError('x'); })());
});
test('run at once until the first await', async () => {
  const seen = [];
  const f = async () => { seen.push(1); await null; seen.push(3); };
  const p = f();
  seen.push(2);
  await p;
  assert.same(seen.join(), '1,2,3');
});
test('await gives the value of promises, thenables and others', async () => {
  assert.same(await Promise.resolve(1), 1);
  assert.same(await { then(r) { r(2); } }, 2);
  assert.same(await 3, 3);
  assert.same(await undefined, undefined);
});
test('await throws what a promise rejects with', async () => {
  try { await Promise.reject('r'); assert(false); } catch (e) { assert.same(e, 'r'); }
});
test('await of a thenable that throws', async () => {
  try { await { then() { throw 't'; } }; assert(false); } catch (e) { assert.same(e, 't'); }
  try { await { get then() { throw 'g'; } }; assert(false); } catch (e) { assert.same(e, 'g'); }
});
test('a returned promise is followed', async () => {
  assert.same(await (async () => Promise.resolve(4))(), 4);
  await assert.rejects(TypeError, (async () => Promise.reject(new TypeError()))());
});
test('await takes one turn for a native promise', async () => {
  const seen = [];
  const f = async () => { await Promise.resolve(); seen.push('f'); };
  f();
  Promise.resolve().then(() => seen.push('a')).then(() => seen.push('b'));
  await null; await null; await null;
  assert.same(seen.join(), 'f,a,b');
});
test('return of a promise takes three turns', async () => {
  const seen = [];
  (async () => Promise.resolve())().then(() => seen.push('async'));
  let p = Promise.resolve();
  for (const n of [1, 2, 3, 4]) p = p.then(() => seen.push(n));
  await p; await null;
  assert.same(seen.join(), '1,2,async,3,4');
});
test('await in every position', async () => {
  const p = (x) => Promise.resolve(x);
  const o = { a: await p(1), [await p('k')]: await p(2), ...(await p({ s: 3 })) };
  const l = [await p(1), ...(await p([2, 3]))];
  const f = (a, b) => a + b;
  assert.same(JSON.stringify(o), '{"a":1,"k":2,"s":3}');
  assert.array(l, [1, 2, 3]);
  assert.same(f(await p(1), await p(2)), 3);
  assert.same(`${await p('t')}`, 't');
  assert.same((await p(true)) ? await p('y') : await p('n'), 'y');
  assert.same((await p(null)) ?? await p('d'), 'd');
  assert.same((await p({ x: { y: 5 } }))?.x.y, 5);
  assert.same(-(await p(4)), -4);
  assert.same(typeof (await p(1)), 'number');
  assert.same(new (await p(Array))(3).length, 3);
  assert.same((await p((x) => x))(await p(9)), 9);
});
test('left operands keep their value', async () => {
  let x = 1;
  const bump = async () => { x = 10; return 1; };
  assert.same(x + await bump(), 2);
  const o = { v: 1 };
  o.v += await (async () => { o.v = 100; return 5; })();
  assert.same(o.v, 6);
});
test('await in conditions, loops and switch', async () => {
  let n = 0;
  if (await true) n++;
  while ((await n) < 3) n++;
  for (let i = await 0; i < await 2; i += await 1) n++;
  do n++; while (await false);
  switch (await 'b') { case await 'a': n = -1; break; case await 'b': n += 10; }
  assert.same(n, 16);
  for (const x of await [1, 2]) n += await x;
  for (const k in await { 1: 0 }) n += Number(k);
  assert.same(n, 20);
});
test('await in try, catch and finally', async () => {
  const seen = [];
  const f = async () => { try { await Promise.reject('x'); } catch (e) { seen.push(await e); return 'c'; } finally { await null; seen.push('f'); } };
  assert.same(await f(), 'c');
  assert.same(seen.join(), 'x,f');
});
test('finally overrides', async () => {
  const f = async () => { try { throw 1; } finally { return await 'f'; } };
  assert.same(await f(), 'f');
});
test('return await catches, return does not', async () => {
  const bad = async () => { throw 'bad'; };
  const a = async () => { try { return await bad(); } catch { return 'caught'; } };
  const b = async () => { try { return bad(); } catch { return 'caught'; } };
  assert.same(await a(), 'caught');
  let reason;
  await b().catch((e) => { reason = e; });
  assert.same(reason, 'bad');
});
test('declarations, expressions, arrows and methods', async () => {
  async function a() { return 1; }
  const b = async function () { return 2; }, c = async () => 3, d = async x => x, o = { async m() { return 5; }, async ['k' + 1]() { return 6; } };
  class C { async m() { return 7; } static async s() { return 8; } }
  assert.array([await a(), await b(), await c(), await d(4), await o.m(), await o.k1(), await new C().m(), await C.s()], [1, 2, 3, 4, 5, 6, 7, 8]);
});
test('are hoisted', async () => {
  assert.same(await f(), 1);
  async function f() { return 1; }
});
test('this, arguments and new.target', async () => {
  async function f() { await null; return [this.v, arguments.length, new.target].join(); }
  assert.same(await f.call({ v: 1 }, 1, 2), '1,2,');
});
test('parameters with defaults, rest and destructuring', async () => {
  const f = async ({ a, b = 2 }, [c] = [3], ...r) => [a, b, c, r.length].join();
  assert.same(await f({ a: 1 }, undefined, 4, 5), '1,2,3,2');
  async function g(a, b = a + 1) { return b; }
  assert.same(await g(1), 2);
});
test('a named expression sees itself', async () => {
  const f = async function g(n) { return n ? g(n - 1) : 'end'; };
  assert.same(await f(3), 'end');
});
test('recursion with await', async () => {
  const sum = async (n) => (n === 0 ? 0 : n + await sum(n - 1));
  assert.same(await sum(20), 210);
});
test('run side by side', async () => {
  const seen = [];
  const f = async (n) => { for (let i = 0; i < 2; i++) { seen.push(n + i); await null; } };
  await Promise.all([f('a'), f('b')]);
  assert.same(seen.join(), 'a0,b0,a1,b1');
});
test('await inside nested functions belongs to them', async () => {
  const r = await Promise.all([1, 2].map(async (x) => { await null; return x * 2; }));
  assert.array(r, [2, 4]);
});
test('async as a name', () => {
  const async = 1, o = { async: 2, async() { return 3; } };
  assert.same(async, 1);
  assert.same(o.async(), 3);
});
test('async and a line break is a name', () => {
  var async = 'name';
  const r = async
  function f() { return 1; }
  assert.same(r, 'name');
  assert.same(f(), 1);
});
test('async as a call', () => {
  const async = (...a) => a.length;
  assert.same(async(1, 2), 2);
  assert.same(async (1), 1);
});
test('await as a property name', async () => {
  const o = { await: 1 };
  assert.same(o.await, 1);
});
test('Symbol.toStringTag and prototype of async functions', () => {
  async function f() {}
  assert.same(Object.prototype.toString.call(f), '[object AsyncFunction]');
});
test('errors have stacks over awaits', async () => {
  const f = async () => { await null; throw new Error('e'); };
  try { await f(); } catch (e) { assert.same(typeof e.stack, 'string'); }
});
test('an async function that never awaits settles later', async () => {
  let settled = false;
  (async () => {})().then(() => { settled = true; });
  assert(!settled);
  await null;
  assert(settled);
});
test('a thenable\'s then is called in a later turn', async () => {
  const seen = [];
  const t = { then(r) { seen.push('then'); r(1); } };
  const p = (async () => { seen.push('before'); await t; seen.push('after'); })();
  seen.push('sync');
  await p;
  assert.same(seen.join(), 'before,sync,then,after');
});
test('labels and break over await', async () => {
  let n = 0;
  outer: for (;;) { for (const x of [1, 2, 3]) { await null; n += x; if (x === 2) break outer; } }
  assert.same(n, 3);
});
test('await in class computed keys and static blocks\' surroundings', async () => {
  class C { [await Promise.resolve('m')]() { return 1; } }
  assert.same(new C().m(), 1);
});
test('await in template tags and spread arguments', async () => {
  const tag = (s, ...v) => v.join();
  assert.same(tag`${await 1}${await 2}`, '1,2');
  assert.same(Math.max(...(await [1, 9])), 9);
});
test('delete, void, in and instanceof with await', async () => {
  const o = { a: 1 };
  assert.same(delete (await o).a, true);
  assert.same('a' in (await o), false);
  assert.same((await []) instanceof (await Array), true);
  assert.same(void (await 1), undefined);
});
