// Jobs that make jobs.

//// queueMicrotask for ever — expect: cpu_time_limit
const again = () => queueMicrotask(again);
again();

//// then for ever — expect: cpu_time_limit
const again = () => Promise.resolve().then(again);
again();

//// await for ever — expect: cpu_time_limit
for (;;) await null;

//// await of await for ever — expect: cpu_time_limit
const spin = async () => { for (;;) await (async () => {})(); };
await spin();

//// jobs that double — limits: cpu=5000ms, memory=4MiB — expect: memory_limit
const twice = () => { queueMicrotask(twice); queueMicrotask(twice); };
twice();

//// promises that double — limits: cpu=5000ms, memory=4MiB — expect: memory_limit
const twice = () => { Promise.resolve().then(twice); Promise.resolve().then(twice); };
twice();

//// thenables that resolve with thenables — expect: cpu_time_limit
const thenable = {then(resolve) { resolve({then: thenable.then}); }};
await thenable;

//// thenable whose then is a getter that loops — expect: cpu_time_limit
await {get then() { for (;;); }};

//// result with a getter then — expect: cpu_time_limit
return {get then() { for (;;); }};

//// job behind the result — expect: cpu_time_limit
queueMicrotask(() => { for (;;); });
return 'done';

//// job behind a rejected result — expect: error: Error: mine or cpu_time_limit
Promise.resolve().then(() => {}).then(() => {}).then(() => { for (;;); });
throw new Error('mine');

//// promise that resolves with itself — expect: error: TypeError
let resolve;
const p = new Promise(r => { resolve = r; });
resolve(p);
await p;

//// chain of fifty thousand promises — limits: cpu=5000ms, memory=64MiB — expect: result: 50000
let p = Promise.resolve(0);
for (let i = 0; i < 50000; i++) p = p.then(n => n + 1);
return p;

//// chain of async functions that await each other — limits: cpu=5000ms, memory=64MiB — expect: error: RangeError or memory_limit
const deep = async n => 1 + await deep(n + 1);
return deep(0);

//// Promise.all of a large array — limits: cpu=5000ms, memory=8MiB — expect: memory_limit
return Promise.all(Array.from({length: 1e6}, () => new Promise(() => {})));

//// Promise.all of an endless iterator — limits: cpu=5000ms, memory=4MiB — expect: memory_limit
function* endless() { for (;;) yield 1; }
return Promise.all(endless());

//// Promise.race of an endless iterator — limits: memory=4MiB — expect: cpu_time_limit or memory_limit
function* endless() { for (;;) yield new Promise(() => {}); }
return Promise.race(endless());

//// rejections nobody handles — limits: cpu=5000ms, memory=4MiB — expect: memory_limit
for (;;) Promise.reject(new Error('x'));

//// rejections handled late — limits: cpu=200ms — expect: result: 100
const list = [];
for (let i = 0; i < 100; i++) list.push(Promise.reject(i));
return (await Promise.allSettled(list)).length;

//// jobs of an async generator — expect: cpu_time_limit
async function* g() { for (;;) yield null; }
const it = g();
const pull = () => it.next().then(pull);
await pull();

//// requests to an async generator that pile up — limits: cpu=5000ms, memory=4MiB — expect: memory_limit
async function* g() { await new Promise(() => {}); yield 1; }
const it = g();
for (;;) it.next();

//// a promise that never settles — expect: error: Error: the promise returned by the handler can never settle
await new Promise(() => {});

//// a species that makes the jobs' promises — expect: cpu_time_limit or succeeds
class Mine extends Promise { static get [Symbol.species]() { for (;;); } }
Mine.resolve().then(() => {});

//// a constructor of promises that loops — expect: cpu_time_limit
Promise.all.call(function (executor) { for (;;); }, []);
