// iota.kv
// expect: succeeds
// limits: cpu=5000ms, memory=64MiB

//// what is set is got, as JSON says
for (const value of [null, true, false, 0, -1.5, 1e300, '', 'ü🌍\0', [], {}, [1, [2, { a: null }]], { a: { b: 'c' } }, 'x'.repeat(1000)]) {
  equal(await iota.kv.set('k', value), undefined);
  equal(await iota.kv.get('k'), value);
}
equal(await iota.kv.set('k', { d: new Date(0), no: undefined }), undefined);
equal(await iota.kv.get('k'), { d: '1970-01-01T00:00:00.000Z' });

//// a key that is not there
equal(await iota.kv.get('none'), undefined);
equal(await iota.kv.delete('none'), false);
await iota.kv.set('k', null);
equal(await iota.kv.get('k'), null, 'null is a value');
equal(await iota.kv.delete('k'), true);
equal(await iota.kv.get('k'), undefined);

//// keys of every kind
for (const key of [' ', 'a', 'ü🌍', "'; DROP TABLE kv; --", '__proto__', '%', 'k'.repeat(512), 'ü'.repeat(256), 'line\nbreak']) {
  await iota.kv.set(key, key);
  equal(await iota.kv.get(key), key);
}
equal((await iota.kv.list()).entries.length, 9);

//// keys that are none
for (const [key, kind] of [[undefined, 'undefined'], [null, 'null'], [5, 'a number'], [NaN, 'NaN'], [{}, 'an object'], [['k'], 'an array'], ['', 'an empty string'], [Symbol('k'), 'a symbol'], [() => 'k', 'a function'], [new String('k'), 'a String']]) {
  for (const [name, call] of [['get', k => iota.kv.get(k)], ['set', k => iota.kv.set(k, 1)], ['delete', k => iota.kv.delete(k)], ['increment', k => iota.kv.increment(k)], ['compareAndSet', k => iota.kv.compareAndSet(k, 1, 2)]])
    await rejects(() => call(key), 'INVALID_ARGUMENT', `iota.kv.${name} takes a key first, a string that is not empty, not ${kind}`);
}
await rejects(iota.kv.set('k'.repeat(513), 1), 'INVALID_ARGUMENT', 'iota.kv.set: the key has 513 bytes, 512 are allowed');
await rejects(iota.kv.get('ü'.repeat(257)), 'INVALID_ARGUMENT', '514 bytes');
await rejects(iota.kv.get('a\0b'), 'INVALID_ARGUMENT', 'U+0000');
await rejects(iota.kv.get('\ud800'), 'INVALID_ARGUMENT', /half of a surrogate pair/);

//// values that are none
for (const [value, kind] of [[undefined, 'undefined'], [() => 1, 'a function'], [Symbol('v'), 'a symbol'], [NaN, 'NaN'], [Infinity, 'Infinity'], [-Infinity, '-Infinity']]) {
  await rejects(() => iota.kv.set('k', value), 'INVALID_ARGUMENT', `the value of iota.kv.set is ${kind}`);
  await rejects(() => iota.kv.compareAndSet('k', 1, value), 'INVALID_ARGUMENT', `the value of iota.kv.compareAndSet is ${kind}`);
  if (value !== undefined) await rejects(() => iota.kv.compareAndSet('k', value, 1), 'INVALID_ARGUMENT', `what iota.kv.compareAndSet expects is ${kind}`);
}
await rejects(() => iota.kv.set('k'), 'INVALID_ARGUMENT', 'iota.kv.delete removes a key');
const cyclic = [];
cyclic.push(cyclic);
await rejects(() => iota.kv.set('k', cyclic), 'INVALID_ARGUMENT', 'iota.kv.set was given an object that contains itself, which cannot become JSON');
let deep = [];
for (let i = 0; i < 2000; i++) deep = [deep];
await rejects(() => iota.kv.set('k', deep), 'INVALID_ARGUMENT', 'nested more than 1,000 levels deep');
await rejects(iota.kv.set('k', '\ud800'), 'INVALID_ARGUMENT', /half.* surrogate pair/);
equal(await iota.kv.get('k'), undefined, 'nothing was stored');

//// a value that is too large — limits: memory=128MiB
await rejects(iota.kv.set('k', 'x'.repeat(256 << 10)), 'LIMIT_EXCEEDED', /the value has 262146 bytes as JSON, 262144 are allowed \(kv\.max_value_bytes\): store less, or divide it/);
await iota.kv.set('k', 'x'.repeat((256 << 10) - 2));
equal((await iota.kv.get('k')).length, (256 << 10) - 2);
await rejects(iota.kv.set('k', 'x'.repeat(5 << 20)), 'LIMIT_EXCEEDED', 'kv.max_value_bytes');
await rejects(iota.kv.compareAndSet('k', 'x'.repeat(5 << 20), 1), 'LIMIT_EXCEEDED');

//// options that are none
await rejects(() => iota.kv.set('k', 1, { tll: 5 }), 'INVALID_ARGUMENT', 'iota.kv.set has no option "tll"; it has ttl');
await rejects(() => iota.kv.set('k', 1, 60), 'INVALID_ARGUMENT', 'iota.kv.set takes an object of options, not a number');
await rejects(() => iota.kv.increment('k', 1, 60), 'INVALID_ARGUMENT', 'iota.kv.increment takes an object of options');
await rejects(() => iota.kv.compareAndSet('k', 1, 2, null), 'INVALID_ARGUMENT', 'not null');
for (const [ttl, kind] of [[0, '0'], [-1, '-1'], [NaN, 'NaN'], [Infinity, 'Infinity'], ['60', 'a string'], [null, 'null'], [true, 'a boolean'], [{}, 'an object'], [new Date(), 'a Date']])
  await rejects(() => iota.kv.set('k', 1, { ttl }), 'INVALID_ARGUMENT', `ttl has to be a number of seconds above 0, not ${kind}`);
await rejects(iota.kv.set('k', 1, { ttl: 1e12 }), 'INVALID_ARGUMENT', /ttl must be a number of seconds above 0, at most/);
await iota.kv.set('k', 1, { ttl: undefined });

//// a key with a ttl goes, a new value without one stays
await iota.kv.set('short', 1, { ttl: 0.05 });
await iota.kv.set('kept', 1, { ttl: 0.05 });
await iota.kv.set('kept', 2);
await iota.kv.set('long', 1, { ttl: 3600 });
equal(await iota.kv.get('short'), 1);
await iota.sleep(80);
equal(await iota.kv.get('short'), undefined);
equal(await iota.kv.get('kept'), 2);
equal(await iota.kv.get('long'), 1);
equal(await iota.kv.delete('short'), false);
equal((await iota.kv.list()).entries.map(one => one.key), ['kept', 'long']);
equal(await iota.kv.compareAndSet('short', undefined, 3), true);

//// increment counts
equal(await iota.kv.increment('n'), 1);
equal(await iota.kv.increment('n'), 2);
equal(await iota.kv.increment('n', 10), 12);
equal(await iota.kv.increment('n', -20), -8);
equal(await iota.kv.increment('n', 0.5), -7.5);
equal(await iota.kv.increment('n', 0), -7.5);
equal(await iota.kv.get('n'), -7.5);
await iota.kv.set('m', 40);
equal(await iota.kv.increment('m', 2), 42);

//// increments at once are all counted
const sums = await Promise.all(Array.from({ length: 50 }, () => iota.kv.increment('n')));
equal(sums, Array.from({ length: 50 }, (_, i) => i + 1));

//// a counter keeps the ttl that it was made with
equal(await iota.kv.increment('n', 1, { ttl: 0.06 }), 1);
equal(await iota.kv.increment('n', 1, { ttl: 3600 }), 2);
await iota.sleep(90);
equal(await iota.kv.increment('n', 1, { ttl: 3600 }), 1);

//// increment of what is no number, and by what is none
for (const [value, kind] of [['5', 'string'], [null, 'null'], [true, 'boolean'], [[1], 'array'], [{}, 'object']]) {
  await iota.kv.set('k', value);
  await rejects(iota.kv.increment('k'), 'INVALID_ARGUMENT', `iota.kv.increment: the value of "k" is no number but ${kind}`);
  equal(await iota.kv.get('k'), value);
}
for (const [by, kind] of [['1', 'a string'], [null, 'null'], [NaN, 'NaN'], [Infinity, 'Infinity'], [{}, 'an object'], [Symbol('1'), 'a symbol'], [true, 'a boolean']])
  await rejects(() => iota.kv.increment('k', by), 'INVALID_ARGUMENT', `iota.kv.increment adds a number, not ${kind}`);

//// a counter that no longer counts
await iota.kv.set('n', Number.MAX_SAFE_INTEGER - 1);
equal(await iota.kv.increment('n'), Number.MAX_SAFE_INTEGER);
await rejects(iota.kv.increment('n'), 'LIMIT_EXCEEDED', /would be 9007199254740992, beyond ±9007199254740991 \(Number\.MAX_SAFE_INTEGER\)/);
await rejects(iota.kv.increment('n', 1e300), 'LIMIT_EXCEEDED');
equal(await iota.kv.get('n'), Number.MAX_SAFE_INTEGER);

//// compareAndSet
equal(await iota.kv.compareAndSet('lock', undefined, 'me'), true);
equal(await iota.kv.compareAndSet('lock', undefined, 'you'), false);
equal(await iota.kv.compareAndSet('lock', null, 'you'), false, 'null is a value, not its absence');
equal(await iota.kv.compareAndSet('lock', 'you', 'me'), false);
equal(await iota.kv.compareAndSet('lock', 'me', null), true);
equal(await iota.kv.compareAndSet('lock', null, { a: 1, b: [1, 2] }), true);
equal(await iota.kv.compareAndSet('lock', { b: [1, 2], a: 1 }, 1), true, 'whatever the order of the keys');
equal(await iota.kv.compareAndSet('lock', 1.0, 2, { ttl: 0.05 }), true);
equal(await iota.kv.compareAndSet('lock', '2', 3), false);
await iota.sleep(80);
equal(await iota.kv.compareAndSet('lock', 2, 3), false);
equal(await iota.kv.compareAndSet('lock', undefined, 3), true);

//// one of many gets the lock
const got = await Promise.all(Array.from({ length: 20 }, (_, i) => iota.kv.compareAndSet('lock', undefined, i)));
equal(got.filter(Boolean).length, 1);
equal(got[await iota.kv.get('lock')], true);

//// list in the order of bytes, by prefix
for (const key of ['b', 'a', 'a:1', 'a:2', 'a:10', 'Z', 'ü', 'a;']) await iota.kv.set(key, key.length);
equal((await iota.kv.list()).entries.map(one => one.key), ['Z', 'a', 'a:1', 'a:10', 'a:2', 'a;', 'b', 'ü']);
equal(await iota.kv.list('a:'), { entries: [{ key: 'a:1', value: 3 }, { key: 'a:10', value: 4 }, { key: 'a:2', value: 3 }] });
equal(await iota.kv.list('none'), { entries: [] });
equal((await iota.kv.list('%')).entries, [], 'a prefix is no pattern');

//// list in pages
for (let i = 0; i < 5; i++) await iota.kv.set(`k${i}`, i);
const first = await iota.kv.list('k', { limit: 2 });
equal(first, { entries: [{ key: 'k0', value: 0 }, { key: 'k1', value: 1 }], after: 'k1' });
const second = await iota.kv.list('k', { limit: 2, after: first.after });
equal(second.entries.map(one => one.value), [2, 3]);
equal(await iota.kv.list('k', { limit: 2, after: second.after }), { entries: [{ key: 'k4', value: 4 }] });
equal(await iota.kv.list('k', { after: 'zzz' }), { entries: [] });
equal((await iota.kv.list('k', { limit: 5 })).after, undefined);

//// list gives a hundred unless told otherwise — limits: calls=200
for (let i = 100; i < 205; i++) iota.kv.set(`k${i}`, i);
const page = await iota.kv.list('k');
equal([page.entries.length, page.after], [100, 'k199']);
equal((await iota.kv.list('k', { limit: 1000 })).entries.length, 105);

//// list of what is none
for (const [prefix, kind] of [[null, 'null'], [5, 'a number'], [{}, 'an object'], [[], 'an array'], [Symbol('p'), 'a symbol'], [{ limit: 5 }, 'an object']])
  await rejects(() => iota.kv.list(prefix), 'INVALID_ARGUMENT', `the prefix of iota.kv.list has to be a string, not ${kind}`);
for (const [limit, kind] of [[0, '0'], [-1, '-1'], [1001, '1001'], [1.5, '1.5'], [NaN, 'NaN'], [Infinity, 'Infinity'], ['5', 'a string'], [null, 'null']])
  await rejects(() => iota.kv.list('', { limit }), 'INVALID_ARGUMENT', new RegExp(`limit has to be a whole number.*not ${kind}`));
for (const [after, kind] of [[5, 'a number'], [null, 'null'], [{}, 'an object']])
  await rejects(() => iota.kv.list('', { after }), 'INVALID_ARGUMENT', `after has to be a string, not ${kind}`);
await rejects(() => iota.kv.list('', { max: 5 }), 'INVALID_ARGUMENT', 'iota.kv.list has no option "max"; it has limit, after');
await rejects(iota.kv.list('p'.repeat(513)), 'INVALID_ARGUMENT', '513 bytes');

//// too many keys — settings: kv.max_keys=3
for (const key of ['a', 'b', 'c']) await iota.kv.set(key, 1);
await rejects(iota.kv.set('d', 1), 'LIMIT_EXCEEDED', /this tenant has 3 keys, 3 are allowed \(kv\.max_keys\): delete some, or set them with a ttl/);
await rejects(iota.kv.increment('d'), 'LIMIT_EXCEEDED', 'kv.max_keys');
await rejects(iota.kv.compareAndSet('d', undefined, 1), 'LIMIT_EXCEEDED', 'kv.max_keys');
await iota.kv.set('a', 2);
await iota.kv.delete('b');
await iota.kv.set('d', 1);
equal((await iota.kv.list()).entries.map(one => one.key), ['a', 'c', 'd']);

//// keys that are gone make room — settings: kv.max_keys=2
await iota.kv.set('a', 1, { ttl: 0.03 });
await iota.kv.set('b', 1);
await iota.sleep(50);
await iota.kv.set('c', 1);

//// too many bytes, of all executions together — settings: kv.max_bytes=1KiB — runs: 2
export default async function (event) {
  const value = 'x'.repeat(600);
  if (event.data.run === 1) return iota.kv.set('a', value);
  await rejects(iota.kv.set('b', value), 'LIMIT_EXCEEDED', /keys and values have 603 bytes, with this one it would be 1206, 1024 are allowed \(kv\.max_bytes\)/);
  await iota.kv.set('a', 'short');
  await iota.kv.set('b', value);
}

//// keys stay from one execution to the next — runs: 3
export default async function (event) {
  equal(await iota.kv.increment('runs'), event.data.run);
}

//// a change that nobody waits for is made, too — runs: 2
export default async function (event) {
  if (event.data.run === 1) { iota.kv.set('k', 'made'); return; }
  equal(await iota.kv.get('k'), 'made');
}
