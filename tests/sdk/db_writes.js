// iota.db: insert, insertMany, update, delete.
// expect: succeeds
// limits: cpu=5000ms, memory=64MiB

//// an insert gives the row as it was stored
const row = await iota.db.insert('users', { name: 'Finn', email: 'finn@example.com' });
equal(row, { id: 92, tenant_id: 1, name: 'Finn', email: 'finn@example.com', age: null, team: null, status: 'new', name_length: 4 });
equal(await iota.db.findById('users', 92), row);

//// an insert with nothing in it takes the defaults
equal(await iota.db.insert('teams', {}), { id: 1, tenant_id: 1, name: null });

//// an insert with the tenant's own number, and with another's
equal((await iota.db.insert('teams', { tenant_id: 1 })).tenant_id, 1);
equal((await iota.db.insert('teams', { tenant_id: '1' })).tenant_id, 1);
for (const tenant of [2, '2', null, 1.5, 'shop'])
  await rejects(iota.db.insert('teams', { tenant_id: tenant }), 'INVALID_ARGUMENT', /row\.tenant_id: is set by the engine, to the script's own tenant; leave it out/);

//// insertMany gives the rows in order, all or none
const rows = await iota.db.insertMany('teams', [{ name: 'b' }, { name: 'a' }, { id: 100, name: 'c' }]);
equal(rows.map(row => [row.id, row.name]), [[1, 'b'], [2, 'a'], [100, 'c']]);
await rejects(iota.db.insertMany('users', [{ name: 'ok' }, { name: null }, { name: 'ok' }]), 'QUERY_FAILED', /name/);
equal(await iota.db.count('users'), 5);

//// insertMany of no rows, of a thousand, and of more
equal(await iota.db.insertMany('teams', []), []);
equal((await iota.db.insertMany('teams', Array.from({ length: 1000 }, (_, i) => ({ name: `t${i}` })))).length, 1000);
await rejects(iota.db.insertMany('teams', Array(1001).fill({ name: 'x' })), 'LIMIT_EXCEEDED', /rows: 1001 are more than the 1000 that one call may insert/);
equal(await iota.db.count('teams'), 1000);

//// insertMany with rows of different columns
const rows = await iota.db.insertMany('users', [{ name: 'G' }, { name: 'H', status: 'old' }]);
equal(rows.map(row => row.status), ['new', 'old']);

//// an update gives how many rows it changed
equal(await iota.db.update('users', { age: 20 }, { status: 'twenty' }), 2);
equal(await iota.db.update('users', { id: 77 }, { status: 'x' }), 0);
equal(await iota.db.count('users', { status: 'twenty' }), 2);
equal(await iota.db.update('users', { and: [] }, { status: 'all' }), 5);
equal(await iota.db.update('users', { id: 1 }, { email: null }), 1);
equal((await iota.db.findById('users', 1)).email, null);

//// a delete gives how many rows it deleted
equal(await iota.db.delete('users', { age: 20 }), 2);
equal(await iota.db.delete('users', { age: 20 }), 0);
equal(await iota.db.delete('users', { and: [] }), 3);
equal(await iota.db.count('users'), 0);

//// nobody else's rows can be written
equal(await iota.db.update('users', { id: 90 }, { name: 'mine' }), 0);
equal(await iota.db.update('users', { or: [{ id: 90 }, { tenant_id: 2 }] }, { name: 'mine' }), 0);
equal(await iota.db.delete('users', { or: [{ id: 90 }, { tenant_id: { gt: 1 } }] }), 0);
await rejects(iota.db.update('users', { id: 1 }, { tenant_id: 2 }), 'INVALID_ARGUMENT', /changes\.tenant_id: is set by the engine/);

//// update and delete want to know which rows
for (const where of [{}, { or: [{}] }, { not: {} }, { and: [{}] }]) {
  await rejects(iota.db.update('users', where, { status: 'x' }), 'INVALID_ARGUMENT', /is empty; name the rows, or write \{and: \[\]\} if all of them are meant/);
  await rejects(iota.db.delete('users', where), 'INVALID_ARGUMENT', /is empty; name the rows/);
}
for (const [where, kind] of [[undefined, 'undefined'], [null, 'null'], [7, 'a number'], ['all', 'a string'], [[], 'an array']]) {
  await rejects(() => iota.db.update('users', where, { status: 'x' }), 'INVALID_ARGUMENT', `where has to be an object such as {id: 7}, not ${kind}`);
  await rejects(() => iota.db.delete('users', where), 'INVALID_ARGUMENT', `where has to be an object such as {id: 7}, not ${kind}`);
}
equal(await iota.db.count('users', { status: 'new' }), 5);

//// rows that are none
for (const [row, kind] of [[undefined, 'undefined'], [null, 'null'], [5, 'a number'], ['x', 'a string'], [[], 'an array'], [[{ name: 'x' }], 'an array'],
  [() => 1, 'a function'], [Symbol('s'), 'a symbol'], [new Map(), 'a Map'], [new Set(), 'a Set'], [new Date(0), 'a Date'], [new Uint8Array(2), 'a Uint8Array'], [new Error('e'), 'an Error']]) {
  await rejects(() => iota.db.insert('users', row), 'INVALID_ARGUMENT', `row has to be an object of columns such as {name: "Ada"}, not ${kind}`);
  await rejects(() => iota.db.update('users', { id: 1 }, row), 'INVALID_ARGUMENT', `changes has to be an object of columns such as {name: "Ada"}, not ${kind}`);
  await rejects(() => iota.db.insertMany('users', [{ name: 'x' }, row]), 'INVALID_ARGUMENT', `rows[1] has to be an object of columns such as {name: "Ada"}, not ${kind}`);
}
for (const [rows, kind] of [[undefined, 'undefined'], [null, 'null'], [{ name: 'x' }, 'an object'], [new Set(), 'a Set'], ['x', 'a string']])
  await rejects(() => iota.db.insertMany('users', rows), 'INVALID_ARGUMENT', `iota.db.insertMany takes an array of rows, not ${kind}`);

//// an instance of a class is a row that wants to be spread
class User { constructor(name) { this.name = name; } }
await rejects(() => iota.db.insert('users', new User('I')), 'INVALID_ARGUMENT', /not a User/);
equal((await iota.db.insert('users', { ...new User('I') })).name, 'I');

//// changes of nothing
await rejects(iota.db.update('users', { id: 1 }, {}), 'INVALID_ARGUMENT', /changes: name no column to change/);

//// columns that are none, or not to be set
await rejects(iota.db.insert('users', { nme: 'x' }), 'INVALID_ARGUMENT', /row: the table "users" has no column "nme"; did you mean "name"\?/);
await rejects(iota.db.insertMany('users', [{ name: 'x' }, { nam: 'x' }]), 'INVALID_ARGUMENT', /rows\[1\]: .*no column "nam"/);
await rejects(iota.db.update('users', { id: 1 }, { emial: 'x' }), 'INVALID_ARGUMENT', /changes: .*did you mean "email"/);
await rejects(iota.db.update('users', { nme: 1 }, { email: 'x' }), 'INVALID_ARGUMENT', /where: .*no column "nme"/);
await rejects(iota.db.delete('users', { nme: 1 }), 'INVALID_ARGUMENT', /where: .*no column "nme"/);
await rejects(iota.db.insert('users', { name: 'x', name_length: 1 }), 'INVALID_ARGUMENT', /row\.name_length: is computed by the database and cannot be set/);
await rejects(iota.db.update('users', { id: 1 }, { name_length: 1 }), 'INVALID_ARGUMENT', /changes\.name_length: is computed/);

//// values that are none
for (const [value, kind] of [[undefined, 'undefined; null stands for no value'], [NaN, 'NaN'], [-Infinity, '-Infinity'], [Symbol('s'), 'a symbol'], [() => 1, 'a function'], [new Date(NaN), 'an invalid Date']]) {
  await rejects(() => iota.db.insert('users', { name: value }), 'INVALID_ARGUMENT', `row.name is ${kind}`);
  await rejects(() => iota.db.insertMany('users', [{ name: 'x' }, { name: value }]), 'INVALID_ARGUMENT', `rows[1].name is ${kind}`);
  await rejects(() => iota.db.update('users', { id: 1 }, { name: value }), 'INVALID_ARGUMENT', `changes.name is ${kind}`);
}
const cyclic = {};
cyclic.self = cyclic;
await rejects(() => iota.db.insert('users', { name: cyclic }), 'INVALID_ARGUMENT', 'iota.db.insert was given an object that contains itself, which cannot become JSON');
let deep = [];
for (let i = 0; i < 2000; i++) deep = [deep];
await rejects(() => iota.db.insert('users', { name: deep }), 'INVALID_ARGUMENT', 'iota.db.insert was given an object nested more than 1,000 levels deep');

//// tables that are not for scripts, or only to be read
await rejects(iota.db.insert('nothing', { a: 1 }), 'TABLE_NOT_ALLOWED', 'no table "nothing"');
await rejects(iota.db.insertMany('public_holidays', [{ day: 'x' }]), 'TABLE_NOT_ALLOWED', 'tenant_id');
await rejects(iota.db.update('sqlite_master', { id: 1 }, { sql: '' }), 'TABLE_NOT_ALLOWED', 'never for scripts');
await rejects(iota.db.delete('_sluice_calls', { and: [] }), 'TABLE_NOT_ALLOWED', 'never for scripts');
await rejects(iota.db.insert('adults', { name: 'x' }), 'INVALID_ARGUMENT', '"adults" is a view, which can only be read');
await rejects(iota.db.update('adults', { id: 1 }, { name: 'x' }), 'INVALID_ARGUMENT', 'view');
await rejects(iota.db.delete('adults', { id: 1 }), 'INVALID_ARGUMENT', 'view');
for (const table of [undefined, null, 5, {}, ''])
  for (const call of [t => iota.db.insert(t, {}), t => iota.db.insertMany(t, []), t => iota.db.update(t, { id: 1 }, { name: 'x' }), t => iota.db.delete(t, { id: 1 })])
    await rejects(() => call(table), 'INVALID_ARGUMENT', /iota\.db\.(insert|insertMany|update|delete) takes the name of a table first/);

//// a key that is taken
await rejects(iota.db.insert('users', { name: 'x', email: 'ada@example.com' }), 'CONFLICT', /a row with this key exists already: .*email/);
await rejects(iota.db.insert('users', { id: 1, name: 'x' }), 'CONFLICT', /already/);
await rejects(iota.db.update('users', { id: 2 }, { email: 'ada@example.com' }), 'CONFLICT', /email/);
await rejects(iota.db.insertMany('users', [{ name: 'x', email: 'new@example.com' }, { name: 'y', email: 'new@example.com' }]), 'CONFLICT');
equal(await iota.db.count('users'), 5);

//// a key that another tenant's row has: the number is taken, and nothing of that row is told
let caught;
try { await iota.db.insert('users', { id: 90, name: 'x' }); } catch (error) { caught = error; }
isError(caught, 'CONFLICT');
assert(!/Eve|eve@/.test(caught.message), caught.message);
equal((await iota.db.insert('users', { name: 'x', email: 'eve@example.com' })).email, 'eve@example.com', 'a key per tenant');

//// what the table does not take
await rejects(iota.db.insert('users', { email: 'x' }), 'QUERY_FAILED', /the database refused it: NOT NULL constraint failed: users\.name/);
await rejects(iota.db.insert('users', { name: 'x', age: -1 }), 'QUERY_FAILED', /CHECK constraint failed: age >= 0/);
await rejects(iota.db.insert('users', { name: 'x', team: 99 }), 'QUERY_FAILED', /FOREIGN KEY/);
await rejects(iota.db.insert('closed', {}), 'QUERY_FAILED', /the books are closed/);
await rejects(iota.db.insert('deferred', { team: 99 }), 'QUERY_FAILED', /FOREIGN KEY/);
await rejects(iota.db.update('users', { id: 1 }, { name: null }), 'QUERY_FAILED', /users\.name/);
await iota.db.insert('teams', { id: 7 });
await iota.db.update('users', { id: 1 }, { team: 7 });
await rejects(iota.db.delete('teams', { id: 7 }), 'QUERY_FAILED', /FOREIGN KEY/);

//// a value that is too large — limits: memory=256MiB, cpu=20000ms
await rejects(iota.db.insert('vals', { text: 'x'.repeat(9 << 20) }), 'LIMIT_EXCEEDED', /larger than|allows/);
equal(await iota.db.count('vals'), 0);
const row = await iota.db.insert('vals', { text: 'x'.repeat(1 << 20) });
equal(row.text.length, 1 << 20);

//// a disk-full of writes that nobody waits for is still written in order
for (let i = 1; i <= 20; i++) iota.db.insert('teams', { name: `n${i}` });
equal(await iota.db.count('teams'), 20);
equal((await iota.db.query('teams', { orderBy: 'id' })).map(row => row.name), Array.from({ length: 20 }, (_, i) => `n${i + 1}`));

//// fifty inserts at once
const rows = await Promise.all(Array.from({ length: 50 }, (_, i) => iota.db.insert('teams', { name: `n${i}` })));
equal(rows.map(row => row.name), Array.from({ length: 50 }, (_, i) => `n${i}`));
equal(new Set(rows.map(row => row.id)).size, 50);

//// one of several that fails does not undo the others
const results = await Promise.allSettled([iota.db.insert('users', { name: 'a' }), iota.db.insert('users', { name: null }), iota.db.insert('users', { name: 'b' })]);
equal(results.map(one => one.status), ['fulfilled', 'rejected', 'fulfilled']);
equal(await iota.db.count('users'), 7);

//// what is handed over is copied at once
const row = { name: 'before' };
const inserting = iota.db.insert('users', row);
row.name = 'after';
equal((await inserting).name, 'before');

//// a getter that writes on its own
const made = await iota.db.insert('users', { get name() { iota.db.insert('teams', { name: 'inner' }); return 'outer'; } });
equal(made.name, 'outer');
equal(await iota.db.count('teams'), 1);

//// the functions work apart from iota.db
const { insert, count } = iota.db;
await insert('teams', { name: 'x' });
equal(await count('teams'), 1);
