// What an execution leaves unfinished, and what belongs to the module.
// limits: cpu=500ms, memory=16MiB

//// module state — expect: succeeds
shared.count = (shared.count ?? 0) + 1;
return shared.count;
//// is the module's own, and stays with it — expect: succeeds
return shared.count;

//// an execution's event and context — expect: result: [true,"run-1"]
const fresh = event.leak === undefined && context.leak === undefined;
event.leak = context.leak = 1;
Object.getPrototypeOf(event) === Object.prototype;
return [fresh, context.executionId];
//// are given to that execution alone — expect: result: ["undefined","undefined","run-2",2]
return [typeof event.leak, typeof context.leak, context.executionId, context.attempt];

//// jobs that go on after the result — expect: error: Error
shared.ticks = shared.ticks ?? 0;
(async () => { for (let i = 0; i < 100; i++) { await null; shared.ticks++; } })();
throw new Error('mine');
//// end with that execution — expect: result: true
const before = shared.ticks;
for (let i = 0; i < 200; i++) await null;
return shared.ticks === before;

//// timers left behind by a rejection — expect: error: Error
setTimeout(() => { shared.timer = 1; }, 1);
setInterval(() => { shared.timer = 1; }, 1);
throw new Error('mine');
//// do not fire later — expect: result: "undefined"
await iota.sleep(5);
await new Promise(resolve => setTimeout(resolve, 5));
return typeof shared.timer;

//// a rejection that nobody handled — expect: error: Error
Promise.reject(new Error('mine'));
return 1;
//// is not the next execution's — expect: result: 2
await null;
return 2;

//// calls left behind by a rejection — expect: error: Error
shared.waiting = iota.sleep(1);
throw new Error('mine');
//// are not answered by another's — expect: result: "pending"
await iota.sleep(1);
return Promise.race([(shared.waiting ?? new Promise(() => {})).then(() => 'answered'), Promise.resolve('pending')]);

//// log lines — expect: error: Error
console.log('mine');
throw new Error('x');
//// a log of its own — expect: succeeds
console.log('other');

//// lastIndex of a regular expression in a function — expect: result: 0
const find = () => /a/g;
const r = find(), before = r.lastIndex;
r.test('aaa');
return before;
//// begins anew — expect: result: [0,1]
const r = /a/g, before = r.lastIndex;
r.test('aaa');
return [before, r.lastIndex];

//// template objects — expect: result: [true,true]
const tag = strings => strings, t = tag`a${1}b`;
try { t[0] = 'tampered'; } catch {}
try { t.raw.push('tampered'); } catch {}
return [t[0] === 'a', t.raw.length === 2];
//// are as written — expect: result: ["a","b"]
const tag = strings => strings;
return tag`a${1}b`;

//// a log beside a timer that never runs — expect: result: 1
console.log('x'.repeat(5e5));
setTimeout(() => 1, 3e6);
return 1;
//// has its memory counted once — expect: result: 2
return 2;
