// Loops in every form, none of which ends.

//// while — expect: cpu_time_limit
while (true);

//// for with a body — expect: cpu_time_limit
let n = 0;
for (;;) n += 1;

//// do while — expect: cpu_time_limit
do { var x = 1; } while (x);

//// labelled continue — expect: cpu_time_limit
outer: for (;;) { for (;;) { continue outer; } }

//// for-of over an iterator without end — expect: cpu_time_limit
const endless = {[Symbol.iterator]() { return {next: () => ({done: false, value: 1})}; }};
for (const value of endless) void value;

//// for-of over an array that grows — limits: memory=4MiB — expect: cpu_time_limit or memory_limit
const grows = [1];
for (const value of grows) grows.push(value);

//// for-in of a Proxy — expect: cpu_time_limit or memory_limit or result: "ended" or error: TypeError
const endlessKeys = new Proxy({}, {ownKeys: () => { for (;;); }});
for (const key in endlessKeys) void key;
return 'ended';

//// generator without end — expect: cpu_time_limit
function* numbers() { let n = 0; for (;;) yield n++; }
for (const n of numbers()) void n;

//// generator that delegates to itself — expect: cpu_time_limit or error: RangeError or memory_limit
function* itself() { yield* itself(); }
for (const n of itself()) void n;

//// spread of an endless generator — limits: memory=4MiB, cpu=2000ms — expect: memory_limit
function* numbers() { for (;;) yield 1; }
return [...numbers()];

//// destructuring with rest from an endless generator — limits: memory=4MiB, cpu=2000ms — expect: memory_limit
function* numbers() { for (;;) yield 1; }
const [first, ...rest] = numbers();

//// destructuring takes what it needs from an endless generator — expect: result: [1,1]
function* numbers() { for (;;) yield 1; }
const [a, b] = numbers();
return [a, b];

//// async generator without end — expect: cpu_time_limit
async function* ticks() { for (;;) yield 1; }
for await (const tick of ticks()) void tick;

//// recursion by turns — expect: error: RangeError
const even = n => odd(n + 1), odd = n => even(n + 1);
even(0);

//// loop within a class's static block — expect: cpu_time_limit
class Busy { static { for (;;); } }

//// loop within a class field — expect: cpu_time_limit
class Busy { field = (() => { for (;;); })(); }
new Busy();

//// loop within a default parameter — expect: cpu_time_limit
((a = (() => { for (;;); })()) => a)();

//// loop within a template's tag — expect: cpu_time_limit
const tag = () => { for (;;); };
tag`x${1}`;

//// loop within a computed key — expect: cpu_time_limit
({[(() => { for (;;); })()]: 1});

//// loop at the module's top level — expect: cpu_time_limit
for (;;);
export default () => 1;

//// switch within a loop — expect: cpu_time_limit
for (let i = 0; ; i = (i + 1) % 3) { switch (i) { case 0: continue; case 1: break; default: } }

//// loop of native calls that do little — expect: cpu_time_limit
for (;;) Math.max(1, 2);

//// reduce over itself — expect: cpu_time_limit
const list = Array.from({length: 1000}, (_, i) => i);
for (;;) list.reduce((sum, n) => sum + n, 0);

//// sleep does not count as CPU time — expect: result: 200
let n = 0;
for (let i = 0; i < 200; i++) { if (i < 90) await iota.sleep(1); n++; }
return n;

//// more calls than allowed — expect: sdk_call_limit
for (;;) await iota.sleep(0);

//// calls that are not awaited — expect: sdk_call_limit
for (;;) iota.sleep(0);

//// calls whose refusal is caught — limits: calls=5 — expect: sdk_call_limit
for (;;) { try { await iota.sleep(0); } catch {} }

//// wall time of what runs — limits: wall=30ms, cpu=5000ms — expect: wall_time_limit
for (;;);
