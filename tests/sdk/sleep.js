// iota.sleep
// expect: succeeds
// limits: cpu=2000ms, memory=64MiB

//// waits at least that long, and gives undefined
const before = Date.now();
equal(await iota.sleep(30), undefined);
assert(Date.now() - before >= 29, `${Date.now() - before} ms`);

//// no time at all, and parts of a millisecond
equal(await iota.sleep(0), undefined);
equal(await iota.sleep(-0), undefined);
equal(await iota.sleep(0.4), undefined);
equal(await iota.sleep(1e-300), undefined);

//// waits go on beside each other, and end in their order
const ended = [];
const before = Date.now();
await Promise.all([40, 20, 30, 20].map((ms, i) => iota.sleep(ms).then(() => ended.push(i))));
equal(ended, [1, 3, 2, 0]);
assert(Date.now() - before < 110 + 1000, 'not one after the other');

//// what is no time
for (const [ms, kind] of [[undefined, 'undefined'], [null, 'null'], [-1, '-1'], [NaN, 'NaN'], [Infinity, 'Infinity'], ['100', 'a string'], [{}, 'an object'], [[5], 'an array'], [true, 'a boolean'], [Symbol('s'), 'a symbol'], [() => 5, 'a function'], [new Date(5), 'an object']])
  await rejects(() => iota.sleep(ms), 'INVALID_ARGUMENT', `iota.sleep takes milliseconds, a number of 0 or more, not ${kind}`);
await rejects(() => iota.sleep(), 'INVALID_ARGUMENT', 'not undefined');

//// longer than the execution may take — limits: wall=80ms — expect: wall_time_limit
await iota.sleep(1e300);

//// uses none of the CPU's time — limits: cpu=40ms
await iota.sleep(200);

//// one that nobody waits for keeps the execution open — runs: 2
const state = {};
export default async function (event) {
  if (event.data.run === 2) return equal(state.slept, true);
  iota.sleep(20).then(() => { state.slept = true; });
}
