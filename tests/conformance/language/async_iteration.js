// Async generators and for await: ES2022 14.7.5, 15.6, 27.1.4, 27.6
const collect = async (iterable) => { const l = []; for await (const x of iterable) l.push(x); return l; };
test('yield, await and return', async () => {
  async function* g() { yield 1; await null; yield 2; return 3; }
  const it = g();
  assert.same((await it.next()).value, 1);
  assert.same((await it.next()).value, 2);
  const r = await it.next();
  assert.array([r.value, r.done], [3, true]);
  assert.same((await it.next()).done, true);
});
test('next gives a promise', () => {
  async function* g() {}
  assert(g().next() instanceof Promise);
});
test('yield awaits its operand', async () => {
  async function* g() { yield Promise.resolve(1); }
  assert.array(await collect(g()), [1]);
});
test('yield of a rejected promise throws inside', async () => {
  async function* g() { try { yield Promise.reject('r'); } catch (e) { yield 'caught ' + e; } }
  assert.array(await collect(g()), ['caught r']);
});
test('return awaits its operand', async () => {
  async function* g() { return Promise.resolve(5); }
  assert.same((await g().next()).value, 5);
});
test('return of a rejected promise may be caught inside', async () => {
  async function* g() { try { return Promise.reject('r'); } catch (e) { return 'caught'; } }
  assert.same((await g().next()).value, 'caught');
});
test('requests are queued', async () => {
  const seen = [];
  async function* g() { for (let i = 0; i < 2; i++) { await null; seen.push('run' + i); yield i; } }
  const it = g();
  const all = await Promise.all([it.next(), it.next(), it.next(), it.next()]);
  assert.same(JSON.stringify(all), '[{"value":0,"done":false},{"value":1,"done":false},{"done":true},{"done":true}]');
});
test('next passes values in', async () => {
  async function* g() { const a = yield 1; yield a; }
  const it = g();
  await it.next();
  assert.same((await it.next('v')).value, 'v');
});
test('throw', async () => {
  async function* g() { try { yield 1; } catch (e) { yield 'c' + e; } }
  const it = g();
  await it.next();
  assert.same((await it.throw('x')).value, 'cx');
});
test('throw before the start rejects and ends', async () => {
  async function* g() { yield 1; }
  const it = g();
  let reason;
  await it.throw('t').catch((e) => { reason = e; });
  assert.same(reason, 't');
  assert((await it.next()).done);
});
test('return runs finally and awaits its value', async () => {
  const seen = [];
  async function* g() { try { yield 1; } finally { await null; seen.push('f'); } }
  const it = g();
  await it.next();
  const r = await it.return(Promise.resolve('r'));
  assert.array([r.value, r.done, seen.join()], ['r', true, 'f']);
});
test('return before the start awaits its value', async () => {
  async function* g() { yield 1; }
  const r = await g().return(Promise.resolve(2));
  assert.array([r.value, r.done], [2, true]);
});
test('return with a rejected promise throws inside', async () => {
  async function* g() { try { yield 1; } catch (e) { yield 'c' + e; } }
  const it = g();
  await it.next();
  assert.same((await it.return(Promise.reject('x'))).value, 'cx');
});
test('an error rejects and ends', async () => {
  async function* g() { throw new RangeError('e'); }
  const it = g();
  await assert.rejects(RangeError, it.next());
  assert((await it.next()).done);
});
test('next of something else rejects', async () => {
  async function* g() {}
  const { next } = g();
  await assert.rejects(TypeError, next.call({}));
});
test('is its own async iterator; has a tag', () => {
  async function* g() {}
  const it = g();
  assert.same(it[Symbol.asyncIterator](), it);
  assert.same(Object.prototype.toString.call(it), '[object AsyncGenerator]');
});
test('inherits from the function\'s prototype', () => {
  async function* g() {}
  assert(g() instanceof g);
});
test('yield* of an async generator', async () => {
  async function* inner() { const a = yield 1; return a; }
  async function* outer() { const r = yield* inner(); yield r; }
  const it = outer();
  await it.next();
  assert.same((await it.next('in')).value, 'in');
});
test('yield* of sync iterables awaits their values', async () => {
  async function* g() { yield* [Promise.resolve(1), 2]; yield* 'ab'; }
  assert.array(await collect(g()), [1, 2, 'a', 'b']);
});
test('yield* passes throw and return on', async () => {
  const seen = [];
  async function* inner() { try { yield 1; yield 2; } catch (e) { seen.push(e); yield 'c'; } finally { seen.push('f'); } }
  async function* outer() { yield* inner(); }
  const it = outer();
  await it.next();
  assert.same((await it.throw('t')).value, 'c');
  assert.same((await it.return('r')).value, 'r');
  assert.same(seen.join(), 't,f');
});
test('yield* prefers Symbol.asyncIterator', async () => {
  const o = { [Symbol.iterator]() { throw 'sync'; }, async *[Symbol.asyncIterator]() { yield 'async'; } };
  async function* g() { yield* o; }
  assert.array(await collect(g()), ['async']);
});
test('methods, static methods, expressions and computed names', async () => {
  const o = { async *m() { yield this.v; }, v: 1, async *['k']() { yield 2; } };
  class C { async *m() { yield 3; } static async *s() { yield 4; } async *#p() { yield 5; } p() { return this.#p(); } }
  const f = async function* () { yield 6; };
  const all = [];
  for (const g of [o.m(), o.k(), new C().m(), C.s(), new C().p(), f()]) all.push(...await collect(g));
  assert.array(all, [1, 2, 3, 4, 5, 6]);
});
test('for await over sync iterables awaits values', async () => {
  assert.array(await collect([Promise.resolve(1), 2, { then(r) { r(3); } }]), [1, 2, 3]);
});
test('for await over an async iterable does not await its values', async () => {
  const p = Promise.resolve(1);
  let i = 0;
  const it = { [Symbol.asyncIterator]() { return { next() { return { value: p, done: i++ > 0 }; } }; } };
  for await (const x of it) assert.same(x, p);
});
test('for await closes on break, return and throw', async () => {
  const seen = [];
  const g = async function* (n) { try { yield 1; yield 2; } finally { await null; seen.push(n); } };
  for await (const x of g('break')) break;
  await (async () => { for await (const x of g('return')) return; })();
  try { for await (const x of g('throw')) throw 't'; } catch (e) { seen.push(e); }
  assert.same(seen.join(), 'break,return,throw,t');
});
test('for await awaits return on closing', async () => {
  const seen = [];
  const it = { [Symbol.asyncIterator]() { return { next: async () => ({ value: 1, done: false }), return: async () => { await null; seen.push('closed'); return {}; } }; } };
  for await (const x of it) break;
  seen.push('after');
  assert.same(seen.join(), 'closed,after');
});
test('for await: a result of return that is no object is a TypeError', async () => {
  const it = { [Symbol.asyncIterator]() { return { next: async () => ({ value: 1, done: false }), return: async () => 1 }; } };
  await assert.rejects(TypeError, (async () => { for await (const x of it) break; })());
});
test('for await: an error of the body wins over one of return', async () => {
  const it = { [Symbol.asyncIterator]() { return { next: async () => ({ value: 1, done: false }), return: async () => { throw 'return'; } }; } };
  try { for await (const x of it) throw 'body'; } catch (e) { assert.same(e, 'body'); }
});
test('for await: an error of next does not close', async () => {
  let closed = false;
  const it = { [Symbol.asyncIterator]() { return { next: async () => { throw 'n'; }, return: async () => { closed = true; return {}; } }; } };
  try { for await (const x of it) ; assert(false); } catch (e) { assert.same(e, 'n'); }
  assert(!closed);
});
test('for await: a result of next that is no object is a TypeError', async () => {
  const it = { [Symbol.asyncIterator]() { return { next: async () => 1 }; } };
  await assert.rejects(TypeError, (async () => { for await (const x of it) ; })());
});
test('for await asks for next once', async () => {
  let asked = 0, i = 0;
  const it = { [Symbol.asyncIterator]() { return { get next() { asked++; return async () => ({ value: 0, done: i++ > 2 }); } }; } };
  for await (const x of it) ;
  assert.same(asked, 1);
});
test('for await of what is not iterable is a TypeError', async () => {
  await assert.rejects(TypeError, (async () => { for await (const x of {}) ; })());
  await assert.rejects(TypeError, (async () => { for await (const x of null) ; })());
});
test('for await with let, destructuring and targets', async () => {
  const seen = [], o = {};
  for await (let [a, b = 2] of [[1]]) seen.push(a + b);
  for await (const { x } of [{ x: 5 }]) seen.push(x);
  for await (o.v of [7]) seen.push(o.v);
  let y;
  for await (y of [8]) ;
  seen.push(y);
  for await ([y] of [[9]]) seen.push(y);
  assert.same(seen.join(), '3,5,7,8,9');
});
test('for await keeps each turn\'s binding', async () => {
  const fs = [];
  for await (const x of [1, 2]) fs.push(() => x);
  assert.array(fs.map((f) => f()), [1, 2]);
});
test('for await with continue, labels and nesting', async () => {
  const seen = [];
  outer: for await (const a of [1, 2, 3]) { if (a === 1) continue; for await (const b of ['x', 'y']) { if (b === 'y') continue outer; if (a === 3) break outer; seen.push(a + b); } }
  assert.same(seen.join(), '2x');
});
test('for await stops at a rejected promise of a sync iterable', async () => {
  const seen = [];
  try { for await (const x of [1, Promise.reject('r'), 3]) seen.push(x); } catch (e) { seen.push(e); }
  assert.same(seen.join(), '1,r');
});
test('for await in async generators and arrow functions', async () => {
  async function* double(it) { for await (const x of it) yield x * 2; }
  assert.array(await collect(double(double([1, 2]))), [4, 8]);
});
test('closures, this and arguments in async generators', async () => {
  async function* g() { const f = () => [this.v, arguments.length].join(); yield f(); }
  assert.array(await collect(g.call({ v: 1 }, 1, 2)), ['1,2']);
});
test('finally in an async generator that is left', async () => {
  const seen = [];
  async function* g() { try { yield 1; } finally { seen.push(await Promise.resolve('f')); } }
  for await (const x of g()) break;
  assert.same(seen.join(), 'f');
});
test('return() of an async generator in for await closes: an error or no object of the inner return rejects', async () => {
  const inner = (close) => ({ [Symbol.asyncIterator]() { return { next: async () => ({ value: 1, done: false }), return: close }; } });
  async function* each(it) { for await (const x of it) yield x; }
  const started = async (close) => { const g = each(inner(close)); await g.next(); return g; };
  const g = await started(() => { throw new RangeError('close'); });
  await assert.rejects(RangeError, g.return(5));
  assert.same((await g.next()).done, true);
  await assert.rejects(RangeError, (await started(async () => { throw new RangeError('close'); })).return(5));
  await assert.rejects(TypeError, (await started(async () => 1)).return(5));
  const ok = await (await started(async () => ({}))).return(5);
  assert.array([ok.value, ok.done], [5, true]);
  const thrown = await started(() => { throw new RangeError('close'); });
  await assert.rejects(SyntaxError, thrown.throw(new SyntaxError('body')));
});
