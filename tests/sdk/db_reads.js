// iota.db: query, queryOne, findById, count; how rows are asked for.
// expect: succeeds
// limits: cpu=5000ms, memory=64MiB

//// a query gives the tenant's rows, with all columns but no other tenant's
const rows = await iota.db.query('users', { orderBy: 'id' });
equal(rows.map(row => row.id), [1, 2, 3, 4, 5]);
equal(rows[0], { id: 1, tenant_id: 1, name: 'Ada', email: 'ada@example.com', age: 36, team: null, status: 'new', name_length: 3 });

//// select reads some columns, in any order
equal(await iota.db.query('users', { select: ['age', 'name'], where: { id: 1 } }), [{ age: 36, name: 'Ada' }]);

//// orderBy in all its forms
const ids = async orderBy => (await iota.db.query('users', { select: ['id'], where: { id: [1, 2, 4] }, orderBy })).map(row => row.id);
equal(await ids('name'), [1, 2, 4]);
equal(await ids({ age: 'desc' }), [1, ...(await ids({ age: 'desc' })).slice(1)]);
equal(await ids({ age: 'asc', id: 'desc' }), [4, 2, 1]);
equal(await ids([{ age: 'asc' }, 'id']), [2, 4, 1]);
equal(await ids([]), await ids(undefined));

//// limit and offset page
const page = (limit, offset) => iota.db.query('users', { select: ['id'], orderBy: 'id', limit, offset });
equal(await page(2), [{ id: 1 }, { id: 2 }]);
equal(await page(2, 4), [{ id: 5 }]);
equal(await page(2, 99), []);
equal(await page(0), []);
equal((await page(undefined, 3)).length, 2);
equal((await page(1000, 0)).length, 5);

//// equality, null, lists
const ids = async where => (await iota.db.query('users', { select: ['id'], where, orderBy: 'id' })).map(row => row.id);
equal(await ids({}), [1, 2, 3, 4, 5]);
equal(await ids({ age: 20 }), [2, 4]);
equal(await ids({ age: 20, name: 'Bob' }), [2]);
equal(await ids({ email: null }), [3]);
equal(await ids({ email: '' }), [5]);
equal(await ids({ age: [0, 36] }), [1, 5]);
equal(await ids({ age: [null, 36] }), [1, 3]);
equal(await ids({ age: [] }), []);
equal(await ids({ name: 'ada' }), [], 'texts are told apart by case');
equal(await ids({ name: 'Ädä' }), [5]);

//// every operator
const ids = async where => (await iota.db.query('users', { select: ['id'], where, orderBy: 'id' })).map(row => row.id);
equal(await ids({ age: { gt: 20 } }), [1]);
equal(await ids({ age: { gte: 20 } }), [1, 2, 4]);
equal(await ids({ age: { lt: 20 } }), [5]);
equal(await ids({ age: { lte: 20 } }), [2, 4, 5]);
equal(await ids({ age: { gt: 0, lt: 36 } }), [2, 4]);
equal(await ids({ email: { ne: null } }), [1, 2, 4, 5]);
equal(await ids({ age: { in: [36, 0] } }), [1, 5]);
equal(await ids({ age: { in: [36, null] } }), [1, 3]);
equal(await ids({ email: { isNull: true } }), [3]);
equal(await ids({ email: { isNull: false } }), [1, 2, 4, 5]);
equal(await ids({ email: { like: '%@example.com' } }), [1, 2, 4]);
equal(await ids({ name: { like: '_ob' } }), [2]);
equal(await ids({ name: { like: 'Dan\\_\\%' } }), [4]);
equal(await ids({ name: { like: '%\\_%' } }), [4]);

//// a row without a value fits neither a comparison nor its opposite
const ids = async where => (await iota.db.query('users', { select: ['id'], where, orderBy: 'id' })).map(row => row.id);
const others = await ids({ age: { ne: 20 } });
const negated = await ids({ not: { age: 20 } });
equal([others, negated], [[1, 5], [1, 5]]);

//// and, or, not
const ids = async where => (await iota.db.query('users', { select: ['id'], where, orderBy: 'id' })).map(row => row.id);
equal(await ids({ or: [{ id: 1 }, { name: 'Bob' }] }), [1, 2]);
equal(await ids({ and: [{ age: 20 }, { name: { like: 'D%' } }] }), [4]);
equal(await ids({ age: { gte: 20 }, not: { id: [1, 2] } }), [4]);
equal(await ids({ and: [] }), [1, 2, 3, 4, 5]);
equal(await ids({ or: [] }), []);
equal(await ids({ not: {} }), []);
equal(await ids({ or: [{ and: [{ id: { gt: 1 } }, { id: { lt: 3 } }] }, { not: { id: { lt: 5 } } }] }), [2, 5]);

//// a condition cannot widen what belongs to the tenant
equal(await iota.db.count('users', { or: [{ tenant_id: 2 }, { tenant_id: 2 }] }), 0);
equal(await iota.db.count('users', { tenant_id: { ne: 1 } }), 0);
equal(await iota.db.count('users', { or: [{ id: 90 }, { not: { id: 90 } }] }), 5);
equal(await iota.db.findById('users', 90), null);
equal(await iota.db.query('users', { where: { name: "' OR 1=1 --" } }), []);

//// queryOne gives the first row, or null
equal((await iota.db.queryOne('users', { orderBy: { id: 'desc' } })).id, 5);
equal((await iota.db.queryOne('users', { orderBy: 'id', offset: 2 })).id, 3);
equal(await iota.db.queryOne('users', { where: { id: 77 } }), null);

//// queryOne with a limit of its own
equal((await iota.db.queryOne('users', { orderBy: 'id', limit: 10 })).id, 1);
await rejects(() => iota.db.queryOne('users', { limit: 'one' }), 'INVALID_ARGUMENT', 'limit');

//// findById gives the row, or null
equal((await iota.db.findById('users', 2)).name, 'Bob');
equal((await iota.db.findById('users', '2')).name, 'Bob');
equal(await iota.db.findById('users', 77), null);
equal(await iota.db.findById('users', 'Bob'), null);

//// findById of what is no id
for (const [id, kind] of [[undefined, 'undefined'], [null, 'null'], [{}, 'object'], [{ gt: 0 }, 'object'], [[1, 2], 'array'], [true, 'boolean'],
  [() => 1, 'function'], [Symbol('s'), 'symbol'], [NaN, 'NaN'], [Infinity, 'Infinity']])
  await rejects(() => iota.db.findById('users', id), 'INVALID_ARGUMENT', new RegExp(`findById.*${kind}`));

//// count
equal(await iota.db.count('users'), 5);
equal(await iota.db.count('users', {}), 5);
equal(await iota.db.count('users', { age: { gte: 18 } }), 3);
equal(await iota.db.count('many'), 1500);

//// count takes the condition itself
await rejects(iota.db.count('users', { where: { id: 1 } }), 'INVALID_ARGUMENT', /no column "where"/);
await rejects(iota.db.count('users', 5), 'INVALID_ARGUMENT', 'where has to be an object such as {id: 7}, not a number');
await rejects(iota.db.count('users', null), 'INVALID_ARGUMENT', 'not null');

//// a query that finds more than 1,000 rows fails rather than leave some out
await rejects(iota.db.query('many'), 'LIMIT_EXCEEDED', /more than 1000 rows: page with limit and offset/);
equal((await iota.db.query('many', { limit: 1000, orderBy: 'id' })).length, 1000);
equal((await iota.db.query('many', { where: { half: 1 } })).length, 750);
await rejects(iota.db.query('many', { limit: 1001 }), 'LIMIT_EXCEEDED', /limit: 1001 is more than the 1000 rows/);
equal((await iota.db.queryOne('many', { orderBy: 'id' })).id, 1);

//// the operator's bound of rows — settings: data.max_rows=3
await rejects(iota.db.query('users'), 'LIMIT_EXCEEDED', 'more than 3 rows');
equal((await iota.db.query('users', { limit: 3 })).length, 3);

//// an answer that is too large — limits: memory=256MiB
await rejects(iota.db.query('fat'), 'LIMIT_EXCEEDED', /larger than 8388608 bytes: select fewer columns, or page/);
equal((await iota.db.query('fat', { select: ['id'] })).length, 12);

//// a statement that takes too long — settings: data.time=100ms
await rejects(iota.db.query('endless'), 'TIMEOUT', /longer than allowed \(setting data.time\)/);
equal((await iota.db.query('users')).length, 5, 'the next one works');

//// a view is read like a table
equal(await iota.db.query('adults', { select: ['name'], orderBy: 'id' }), [{ name: 'Ada' }, { name: 'Bob' }, { name: 'Dan_%' }]);

//// names that are words of SQL
await iota.db.insert('select', { group: 'g', and: 'x', 'a b': 1 });
equal(await iota.db.query('select', { where: { group: 'g', and: 'x', 'a b': '1' }, orderBy: ['group', { and: 'desc' }] }),
  [{ id: 1, tenant_id: 1, group: 'g', and: 'x', 'a b': '1' }]);

//// tables that are not for scripts
await rejects(iota.db.query('nothing'), 'TABLE_NOT_ALLOWED', 'no table "nothing"');
await rejects(iota.db.query('Users'), 'TABLE_NOT_ALLOWED', 'told apart by case');
await rejects(iota.db.query('users; DROP TABLE users'), 'TABLE_NOT_ALLOWED', 'no table');
await rejects(iota.db.query('main.users'), 'TABLE_NOT_ALLOWED', 'no table');
await rejects(iota.db.query('public_holidays'), 'TABLE_NOT_ALLOWED', /no column tenant_id/);
await rejects(iota.db.query('sqlite_master'), 'TABLE_NOT_ALLOWED', 'never for scripts');
await rejects(iota.db.query('SQLITE_MASTER'), 'TABLE_NOT_ALLOWED', 'never for scripts');
await rejects(iota.db.query('_sluice_calls'), 'TABLE_NOT_ALLOWED', 'never for scripts');
await rejects(iota.db.query('search'), 'TABLE_NOT_ALLOWED', 'virtual table');
await rejects(iota.db.count('nothing'), 'TABLE_NOT_ALLOWED');
await rejects(iota.db.findById('nothing', 1), 'TABLE_NOT_ALLOWED');
await rejects(iota.db.query('t'.repeat(5000)), 'TABLE_NOT_ALLOWED');

//// what is no name of a table
for (const [table, kind] of [[undefined, 'undefined'], [null, 'null'], [5, 'a number'], [{}, 'an object'], [['users'], 'an array'], ['', 'empty'],
  [() => 'users', 'a function'], [Symbol('users'), 'a symbol']])
  for (const name of ['query', 'queryOne', 'count'])
    await rejects(() => iota.db[name](table), 'INVALID_ARGUMENT', new RegExp(`iota\\.db\\.${name} takes the name of a table first.*${kind}`));

//// options that are none
await rejects(iota.db.query('users', { were: {} }), 'INVALID_ARGUMENT', 'iota.db.query has no option "were"; it has where, select, orderBy, limit, offset');
await rejects(iota.db.queryOne('users', { columns: [] }), 'INVALID_ARGUMENT', 'iota.db.queryOne has no option "columns"');
for (const [options, kind] of [[null, 'null'], ['id', 'a string'], [5, 'a number'], [[], 'an array'], [() => 1, 'a function'], [new Map(), 'a Map'], [new Date(0), 'a Date']])
  await rejects(() => iota.db.query('users', options), 'INVALID_ARGUMENT', `iota.db.query takes an object of options, not ${kind}`);

//// limits and offsets that are none
for (const name of ['limit', 'offset'])
  for (const value of [-1, 1.5, NaN, Infinity, -Infinity, '5', true, {}, [], 1e300, null])
    await rejects(() => iota.db.query('users', { [name]: value }), 'INVALID_ARGUMENT', new RegExp(`${name}.*whole number`));

//// columns that are none
await rejects(iota.db.query('users', { where: { nme: 'Ada' } }), 'INVALID_ARGUMENT', /where: the table "users" has no column "nme"; did you mean "name"\?; it has id, tenant_id, name/);
await rejects(iota.db.query('users', { where: { or: [{ id: 1 }, { not: { emial: 1 } }] } }), 'INVALID_ARGUMENT', /where\.or\[1\]\.not: .*did you mean "email"/);
await rejects(iota.db.query('users', { select: ['id', 'Name'] }), 'INVALID_ARGUMENT', /select: .*no column "Name"/);
await rejects(iota.db.query('users', { orderBy: 'created' }), 'INVALID_ARGUMENT', /orderBy: .*no column "created"/);
await rejects(iota.db.query('users', { orderBy: 'name desc' }), 'INVALID_ARGUMENT', /orderBy: .*no column "name desc"/);
await rejects(iota.db.query('users', { where: { 'id) OR (1': 1 } }), 'INVALID_ARGUMENT', /no column/);
await rejects(iota.db.query('users', { where: { ['x'.repeat(3000)]: 1 } }), 'INVALID_ARGUMENT', /no column/);

//// selects that are none
for (const [select, kind] of [['id', 'a string'], [{ id: true }, 'an object'], [[], 'an empty one'], [5, 'a number'], [true, 'a boolean'], [null, 'null']])
  await rejects(() => iota.db.query('users', { select }), 'INVALID_ARGUMENT', new RegExp(`select.*array of columns such as \\["id"\\].*${kind}`));
for (const part of [null, undefined, 5, {}, ['id'], Symbol('id'), () => 1])
  await rejects(() => iota.db.query('users', { select: [part] }), 'INVALID_ARGUMENT', /select: a column is a string/);
await rejects(iota.db.query('users', { select: ['id', 'id'] }), 'INVALID_ARGUMENT', 'select: has "id" twice');

//// orders that are none
for (const order of [5, true, {}, [[]], [{}], [5], null])
  await rejects(() => iota.db.query('users', { orderBy: order }), 'INVALID_ARGUMENT', /orderBy/);
for (const direction of ['DESC', 'down', 1, true, null, undefined, -1])
  await rejects(() => iota.db.query('users', { orderBy: { name: direction } }), 'INVALID_ARGUMENT', /orderBy\.name: has to be "asc" or "desc"/);
await rejects(iota.db.query('users', { orderBy: Array(20).fill('id') }), 'INVALID_ARGUMENT', 'twice');

//// conditions that are none
for (const [where, kind] of [[null, 'null'], [5, 'a number'], ['id = 1', 'a string'], [[], 'an array'], [[{ id: 1 }], 'an array'], [() => true, 'a function'], [Symbol('w'), 'a symbol'],
  [new Map([['id', 1]]), 'a Map'], [new Date(0), 'a Date']])
  await rejects(() => iota.db.query('users', { where }), 'INVALID_ARGUMENT', `where has to be an object such as {id: 7}, not ${kind}`);

//// operators that are none
await rejects(iota.db.query('users', { where: { age: { $gt: 5 } } }), 'INVALID_ARGUMENT', /where\.age\.\$gt: there is no operator "\$gt"; there are gt, gte, lt, lte, ne, in, like, isNull/);
await rejects(iota.db.query('users', { where: { age: { eq: 5 } } }), 'INVALID_ARGUMENT', /no operator "eq"/);
await rejects(iota.db.query('users', { where: { age: { '>': 5 } } }), 'INVALID_ARGUMENT', /no operator ">"/);
await rejects(iota.db.query('users', { where: { age: {} } }), 'INVALID_ARGUMENT', /where\.age: has no operator; there are gt/);

//// operators with values that are none
await rejects(iota.db.query('users', { where: { age: { in: 5 } } }), 'INVALID_ARGUMENT', /where\.age\.in: takes an array of values, not a number/);
await rejects(iota.db.query('users', { where: { age: { in: '1,2' } } }), 'INVALID_ARGUMENT', /not a string/);
await rejects(iota.db.query('users', { where: { age: { isNull: 'yes' } } }), 'INVALID_ARGUMENT', /where\.age\.isNull: is true or false, not a string/);
await rejects(iota.db.query('users', { where: { age: { isNull: null } } }), 'INVALID_ARGUMENT', /not null/);
await rejects(iota.db.query('users', { where: { age: { gt: null } } }), 'INVALID_ARGUMENT', /nothing is greater or less than null; isNull asks for it/);
await rejects(iota.db.query('users', { where: { name: { like: 5 } } }), 'INVALID_ARGUMENT', /where\.name\.like: takes a string, not a number/);
await rejects(iota.db.query('users', { where: { name: { like: 'a\\' } } }), 'INVALID_ARGUMENT', /ends in a backslash/);
await rejects(iota.db.query('users', { where: { name: { like: 'a\0' } } }), 'INVALID_ARGUMENT', /NUL/);
await rejects(iota.db.query('users', { where: { name: { like: 'x'.repeat(1001) } } }), 'LIMIT_EXCEEDED', /where\.name\.like: has 1001 bytes, at most 1000/);
await rejects(iota.db.query('users', { where: { or: { id: 1 } } }), 'INVALID_ARGUMENT', /where\.or: takes an array of conditions/);
await rejects(iota.db.query('users', { where: { and: 5 } }), 'INVALID_ARGUMENT', /where\.and: takes an array of conditions, not a number/);
await rejects(iota.db.query('users', { where: { not: [{ id: 1 }] } }), 'INVALID_ARGUMENT', /where\.not: takes a condition/);
await rejects(() => iota.db.query('users', { where: { or: [5] } }), 'INVALID_ARGUMENT', /where\.or\[0\] has to be an object/);

//// values in conditions that are none
for (const [value, kind] of [[undefined, 'undefined; null stands for no value'], [NaN, 'NaN'], [Infinity, 'Infinity'], [Symbol('s'), 'a symbol'], [() => 1, 'a function'], [new Date(NaN), 'an invalid Date']]) {
  await rejects(() => iota.db.query('users', { where: { age: value } }), 'INVALID_ARGUMENT', `where.age is ${kind}`);
  await rejects(() => iota.db.query('users', { where: { age: { gt: value } } }), 'INVALID_ARGUMENT', `where.age.gt is ${kind}`);
  await rejects(() => iota.db.query('users', { where: { or: [{ age: [1, value] }] } }), 'INVALID_ARGUMENT', `where.or[0].age[1] is ${kind}`);
}

//// too many values, conditions, levels
await rejects(iota.db.query('users', { where: { id: Array(1001).fill(1) } }), 'LIMIT_EXCEEDED', /where\.id: has 1001 values, at most 1000/);
equal(await iota.db.count('users', { id: Array.from({ length: 1000 }, (_, i) => i) }), 5);
await rejects(iota.db.query('users', { where: { or: Array(501).fill({ id: 1 }) } }), 'LIMIT_EXCEEDED', /at most 500 conditions/);
let deep = { id: 1 };
for (let i = 0; i < 40; i++) deep = { not: deep };
await rejects(iota.db.query('users', { where: deep }), 'LIMIT_EXCEEDED', /32 deep/);

//// a condition that contains itself
const where = { id: 1 };
where.or = [where];
await rejects(() => iota.db.query('users', { where }), 'LIMIT_EXCEEDED', /32 deep/);
const value = {};
value.self = value;
await rejects(() => iota.db.query('users', { where: { name: { gt: value } } }), 'INVALID_ARGUMENT', 'iota.db.query was given an object that contains itself, which cannot become JSON');

//// what an option throws when it is read comes out as it is
const options = { get where() { throw new RangeError('mine'); } };
let caught;
try { await iota.db.query('users', options); } catch (error) { caught = error; }
assert(caught instanceof RangeError && caught.message === 'mine', shown(caught));

//// instances of classes as conditions and options
class Filter { constructor() { this.id = 1; } }
await rejects(() => iota.db.query('users', { where: new Filter() }), 'INVALID_ARGUMENT', /where has to be an object such as \{id: 7\}, not a Filter/);
equal((await iota.db.query('users', { where: { ...new Filter() } })).length, 1);
equal((await iota.db.query('users', { where: Object.assign(Object.create(null), { id: 1 }) })).length, 1);

//// nothing of iota.db is called without its table — expect: error: iota.Error: iota.db.query takes the name of a table first
await iota.db.query();

//// a failed query that nobody waits for fails the execution — expect: error: iota.Error: a promise was rejected and nobody handled it: the database has no table "nothing"
iota.db.query('nothing');
await iota.sleep(5);
return 'fine';

//// fifty queries at once
const rows = await Promise.all(Array.from({ length: 50 }, (_, i) => iota.db.query('many', { where: { id: i + 1 } })));
equal(rows.map(([row]) => row.id), Array.from({ length: 50 }, (_, i) => i + 1));
