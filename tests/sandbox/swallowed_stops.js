// A limit that struck stays struck: nothing that a script can put in its way makes it go on.

//// catch — expect: cpu_time_limit
for (;;) { try { for (;;); } catch {} }

//// finally with continue — expect: cpu_time_limit
for (;;) { try { for (;;); } finally { continue; } }

//// finally with break and a loop behind — expect: cpu_time_limit
for (;;) { try { for (;;); } finally { break; } }
for (;;);

//// finally that returns — expect: cpu_time_limit
function f() { try { for (;;); } finally { return 1; } }
return f();

//// nested catches — expect: cpu_time_limit
try { try { try { for (;;); } catch { for (;;); } } catch { for (;;); } } finally { for (;;); }

//// catch that returns a result — expect: cpu_time_limit
try { for (;;); } catch { return 'survived'; }

//// catch that returns a promise — expect: cpu_time_limit
try { for (;;); } catch { return Promise.resolve('survived'); }

//// catch in an async function — expect: cpu_time_limit
const busy = async () => { for (;;); };
for (;;) { try { await busy(); } catch {} }

//// rejection handler — expect: cpu_time_limit
return new Promise(() => { for (;;); }).catch(() => 'survived');

//// second argument of then — expect: cpu_time_limit
return Promise.resolve().then(() => { for (;;); }).then(null, () => 'survived');

//// finally of a promise — expect: cpu_time_limit
return Promise.resolve().then(() => { for (;;); }).finally(() => { for (;;); });

//// allSettled — expect: cpu_time_limit
return Promise.allSettled([(async () => { for (;;); })()]);

//// any and race — expect: cpu_time_limit
return Promise.any([(async () => { for (;;); })(), Promise.resolve('survived')]);

//// generator whose return is in finally — expect: cpu_time_limit
function* g() { try { yield 1; } finally { for (;;); } }
for (const x of g()) break;
return 'survived';

//// generator that catches what it is thrown — expect: cpu_time_limit
function* g() { for (;;) { try { for (;;); yield 1; } catch {} } }
const it = g();
for (;;) { try { it.next(); } catch {} }

//// iterator's return that loops — expect: cpu_time_limit
const iterable = {[Symbol.iterator]: () => ({next: () => ({value: 1}), return() { for (;;); }})};
for (const x of iterable) break;

//// async iterator's return that loops — expect: cpu_time_limit
const iterable = {[Symbol.asyncIterator]: () => ({next: async () => ({value: 1}), async return() { for (;;); }})};
for await (const x of iterable) break;
return 'survived';

//// thenable that catches — expect: cpu_time_limit
await {then(resolve) { try { for (;;); } catch { resolve('survived'); } }};
return 'survived';

//// thrown from a getter into a catch — expect: cpu_time_limit
const o = {get x() { for (;;); }};
for (;;) { try { o.x; } catch {} }

//// memory limit in a catch — limits: memory=4MiB, cpu=5000ms — expect: memory_limit
const keep = [];
for (;;) { try { for (;;) keep.push([1, 2, 3]); } catch {} }

//// memory limit, then everything is let go of — limits: memory=4MiB, cpu=5000ms — expect: memory_limit
let keep = [];
try { for (;;) keep.push(new Array(100).fill(1)); } catch { keep = null; }
return 'survived';

//// memory limit in one large piece — limits: memory=4MiB, cpu=5000ms — expect: memory_limit
try { new Uint8Array(1e8); } catch { return 'survived'; }

//// memory limit in a promise's handler — limits: memory=4MiB, cpu=5000ms — expect: memory_limit
return Promise.resolve().then(() => { const keep = []; for (;;) keep.push([1]); }).catch(() => 'survived');

//// log limit in a catch — limits: log_lines=3 — expect: log_limit
for (let i = 0; i < 10; i++) { try { console.log(i); } catch {} }
return 'survived';

//// call limit in allSettled — limits: calls=2 — expect: sdk_call_limit
return Promise.allSettled([1, 2, 3].map(ms => iota.sleep(ms)));

//// error thrown instead of the limit's — expect: cpu_time_limit
try { for (;;); } finally { throw new Error('mine'); }

//// error with the limit's code is no limit — expect: error: LimitError
const e = new Error('mine'); e.name = 'LimitError'; e.code = 'cpu_time_limit';
throw e;

//// stop during the report of an error — expect: cpu_time_limit
throw {get code() { for (;;); }};

//// stop within an error's toString in a log line — expect: cpu_time_limit or result: "shown"
const e = new Error('x');
e.toString = () => { for (;;); };
console.log(e);
return 'shown';

//// stop while a caught stop is shown — expect: cpu_time_limit
try { for (;;); } catch (e) { console.log(e, e.stack, String(e)); return e.message; }
