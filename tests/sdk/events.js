// iota.events.publish. A case that returns {published: […]} says what comes out.
// expect: succeeds
// limits: cpu=5000ms, memory=64MiB

//// an event with the script's name as its source, and an id of its delivery
equal(await iota.events.publish('invoice.created', { total: 5 }), { id: 'the-delivery.1' });
return { published: [{ specversion: '1.0', id: 'the-delivery.1', source: '/scripts/the-script', type: 'invoice.created', datacontenttype: 'application/json', data: { total: 5 } }] };

//// subject, id and source
equal(await iota.events.publish('a', 1, { subject: 'ü🌍', id: 'mine', source: '/other' }), { id: 'mine' });
return { published: [{ specversion: '1.0', id: 'mine', source: '/other', type: 'a', subject: 'ü🌍', datacontenttype: 'application/json', data: 1 }] };

//// options of undefined are left out
await iota.events.publish('a', 1, { subject: undefined, id: undefined, source: undefined });
await iota.events.publish('b', 2, undefined);
return { published: ['a', 'b'].map((type, i) => ({ specversion: '1.0', id: `the-delivery.${i + 1}`, source: '/scripts/the-script', type, datacontenttype: 'application/json', data: i + 1 })) };

//// data of every kind
const all = [undefined, null, false, 0, -1.5, '', 'ü🌍\0', [], {}, { a: [1, { b: null }] }, new Date(0)];
for (const data of all) await iota.events.publish('a', data);
return { published: [null, null, false, 0, -1.5, '', 'ü🌍\0', [], {}, { a: [1, { b: null }] }, '1970-01-01T00:00:00.000Z']
  .map((data, i) => ({ specversion: '1.0', id: `the-delivery.${i + 1}`, source: '/scripts/the-script', type: 'a', datacontenttype: 'application/json', data })) };

//// data is copied at once
const data = { a: 'before' };
const publishing = iota.events.publish('a', data);
data.a = 'after';
await publishing;
return { published: [{ specversion: '1.0', id: 'the-delivery.1', source: '/scripts/the-script', type: 'a', datacontenttype: 'application/json', data: { a: 'before' } }] };

//// types that are none
for (const [type, kind] of [[undefined, 'undefined'], [null, 'null'], [5, 'a number'], [{}, 'an object'], [['a'], 'an array'], [Symbol('a'), 'a symbol'], [() => 'a', 'a function']])
  await rejects(() => iota.events.publish(type, 1), 'INVALID_ARGUMENT', `the type of the event has to be a string, not ${kind}`);
await rejects(iota.events.publish(''), 'INVALID_ARGUMENT', 'the type of the event must be a non-empty string');
await rejects(iota.events.publish('a\nb'), 'INVALID_ARGUMENT', 'the type of the event must not contain control characters');
await rejects(iota.events.publish('a'.repeat(257)), 'INVALID_ARGUMENT', 'the type of the event is longer than 256 characters');
await rejects(iota.events.publish('\ud800'), 'INVALID_ARGUMENT', 'half of a');
return { published: [] };

//// data that is none
for (const [data, kind] of [[() => 1, 'a function'], [Symbol('d'), 'a symbol'], [NaN, 'NaN'], [-Infinity, '-Infinity']])
  await rejects(() => iota.events.publish('a', data), 'INVALID_ARGUMENT', `the data of the event is ${kind}, which is no JSON`);
for (const [data, kind] of [[new Map(), 'a Map'], [new Set(), 'a Set'], [new Error('x'), 'an Error'], [/x/, 'a RegExp']])
  await rejects(() => iota.events.publish('a', data), 'INVALID_ARGUMENT', `the data of the event is ${kind}, of which JSON keeps nothing`);
await rejects(() => iota.events.publish('a', iota.sleep(1)), 'INVALID_ARGUMENT', 'the data of the event is a Promise: await it first');
const cyclic = {};
cyclic.self = cyclic;
await rejects(() => iota.events.publish('a', cyclic), 'INVALID_ARGUMENT', 'iota.events.publish was given an object that contains itself');
let deep = [];
for (let i = 0; i < 2000; i++) deep = [deep];
await rejects(() => iota.events.publish('a', deep), 'INVALID_ARGUMENT', 'nested more than 1,000 levels deep');
await rejects(iota.events.publish('a', { x: 'a\ud800' }), 'INVALID_ARGUMENT', 'half of a');
return { published: [] };

//// options that are none
await rejects(() => iota.events.publish('a', 1, { topic: 'x' }), 'INVALID_ARGUMENT', 'iota.events.publish has no option "topic"; it has subject, id, source');
for (const [options, kind] of [[null, 'null'], ['x', 'a string'], [[], 'an array'], [new Map(), 'a Map']])
  await rejects(() => iota.events.publish('a', 1, options), 'INVALID_ARGUMENT', `iota.events.publish takes an object of options, not ${kind}`);
for (const name of ['subject', 'id', 'source']) {
  for (const [value, kind] of [[5, 'a number'], [null, 'null'], [{}, 'an object'], [Symbol('s'), 'a symbol']])
    await rejects(() => iota.events.publish('a', 1, { [name]: value }), 'INVALID_ARGUMENT', `${name} has to be a string, not ${kind}`);
  await rejects(iota.events.publish('a', 1, { [name]: '' }), 'INVALID_ARGUMENT', `${name} of the event must be a non-empty string`);
  await rejects(iota.events.publish('a', 1, { [name]: 'a\tb' }), 'INVALID_ARGUMENT', 'control characters');
  await rejects(iota.events.publish('a', 1, { [name]: 'x'.repeat(1025) }), 'INVALID_ARGUMENT', /is longer than (256|1024) characters/);
}
return { published: [] };

//// thirty events in one execution — limits: calls=100
for (let i = 0; i < 30; i++) await iota.events.publish('a', i);
await rejects(iota.events.publish('a', 31), 'LIMIT_EXCEEDED', /an execution may publish 30 events.*limits\.published_events/);
await rejects(iota.events.publish('a', 32), 'LIMIT_EXCEEDED');

//// the operator's bound of events — settings: limits.published_events=1
await iota.events.publish('a');
await rejects(iota.events.publish('a'), 'LIMIT_EXCEEDED', 'an execution may publish 1 event');

//// an event that is too large
await rejects(iota.events.publish('a', 'x'.repeat(256 << 10)), 'LIMIT_EXCEEDED', /the event has \d+ bytes; the limit is 262144: publish where its data is found/);
await iota.events.publish('a', 'x'.repeat(255 << 10));

//// an execution that fails publishes nothing — expect: error: Error: mine
await iota.events.publish('a', 1);
throw new Error('mine');

//// fifty at once: the first thirty are published
const all = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => iota.events.publish('a', i)));
equal(all.map(one => one.status), [...Array(30).fill('fulfilled'), ...Array(20).fill('rejected')]);
