// Values of iota.db on their way to the database and back.
// expect: succeeds
// limits: cpu=5000ms, memory=64MiB

//// whole numbers up to 2^53 - 1 are numbers, beyond strings of digits
const stored = async value => (await iota.db.insert('vals', { whole: value })).whole;
for (const value of [0, 1, -1, 42, 2 ** 31, -(2 ** 40), Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER]) equal(await stored(value), value);
equal(await stored('9007199254740992'), '9007199254740992');
equal(await stored('9223372036854775807'), '9223372036854775807');
equal(await stored('-9223372036854775808'), '-9223372036854775808');
equal(await stored('42'), 42, 'digits become a number in a column of whole numbers');
equal(await stored(2 ** 53), '9007199254740992');
equal(await stored(-0), 0);

//// whole numbers beyond 64 bits are refused, not rounded
for (const value of ['9223372036854775808', '-9223372036854775809', '123456789012345678901234567890'])
  await rejects(iota.db.insert('vals', { whole: value }), 'INVALID_ARGUMENT', /row\.whole: the column whole holds whole numbers of 64 bits, and this one has more/);

//// 64-bit numbers in conditions
await iota.db.insert('vals', { whole: '9223372036854775807' });
await iota.db.insert('vals', { whole: '9223372036854775806' });
equal(await iota.db.count('vals', { whole: '9223372036854775807' }), 1);
equal(await iota.db.count('vals', { whole: { gt: '9223372036854775806' } }), 1);
equal(await iota.db.count('vals', { whole: ['9223372036854775806', '9223372036854775807'] }), 2);
equal(await iota.db.update('vals', { whole: '9223372036854775806' }, { whole: '-9223372036854775808' }), 1);
equal(await iota.db.count('vals', { whole: { lt: 0 } }), 1);

//// real numbers
const stored = async value => (await iota.db.insert('vals', { number: value })).number;
for (const value of [0.1, -0.1, 1.5, 1e-300, 1.7976931348623157e308, 5e-324, 0.1 + 0.2, 1e21, 123456789.125]) equal(await stored(value), value);
equal(await stored(5), 5);
equal((await iota.db.insert('vals', { whole: 1.5 })).whole, 1.5, 'SQLite keeps a fraction in a column of whole numbers');

//// decimals
const stored = async value => (await iota.db.insert('vals', { price: value })).price;
equal(await stored(19.99), 19.99);
equal(await stored('19.99'), 19.99);
equal(await stored('0.10'), 0.1);
await rejects(iota.db.insert('vals', { price: '12345678901234567.89' }), 'INVALID_ARGUMENT', /row\.price: the column price keeps 15 digits of a number, and this one has 19; a column declared TEXT keeps all/);
equal((await iota.db.insert('vals', { text: '12345678901234567.89' })).text, '12345678901234567.89');

//// texts of every kind
const stored = async value => (await iota.db.insert('vals', { text: value })).text;
for (const value of ['', ' ', 'plain', "it's", '"quoted"', 'back\\slash', 'line\nbreak\r\n\ttab', 'ü ß 漢字 עברית', '🌍👩‍👩‍👧', 'a\0b', '\0', '\u0001\u001f\u007f', '\u2028\u2029', '\ufffd\ufffe\uffff',
  'null', 'true', '123', '1e5', '0x10', '{"a":1}', "'); DROP TABLE vals; --", '%_?$1:a@b', '__proto__', 'x'.repeat(100000)]) {
  equal(await stored(value), value);
  equal(await iota.db.count('vals', { text: value }), 1, shown(value));
}

//// half of a surrogate pair is no text
for (const value of ['\ud800', 'a\udfffb', '\ude00\ud83d']) {
  await rejects(iota.db.insert('vals', { text: value }), 'INVALID_ARGUMENT', /row\.text.*half of a surrogate pair/);
  await rejects(iota.db.query('vals', { where: { text: value } }), 'INVALID_ARGUMENT', /where\.text.*half of a surrogate pair/);
  await rejects(iota.db.query('vals', { where: { text: { like: value } } }), 'INVALID_ARGUMENT', /where\.text\.like.*half of a surrogate pair/);
}

//// half of a surrogate pair within JSON, and in names
await rejects(iota.db.insert('vals', { doc: { a: '\ud800' } }), 'INVALID_ARGUMENT', /half of a surrogate pair/);
await rejects(iota.db.insert('vals', { ['\ud800']: 1 }), 'INVALID_ARGUMENT', /half of a surrogate pair|no column/);
await rejects(iota.db.query('\ud800'), 'INVALID_ARGUMENT', /half of a surrogate pair/);

//// booleans
const row = await iota.db.insert('vals', { flag: true });
equal(row.flag, true);
equal((await iota.db.insert('vals', { flag: false })).flag, false);
equal((await iota.db.insert('vals', { flag: 1 })).flag, true);
equal((await iota.db.insert('vals', { flag: null })).flag, null);
equal(await iota.db.count('vals', { flag: true }), 2);
equal(await iota.db.count('vals', { flag: [true, false] }), 3);
equal((await iota.db.insert('vals', { whole: true })).whole, 1, 'elsewhere a boolean is 1 or 0');
for (const [value, kind] of [['true', 'a string'], ['yes', 'a string'], [2, 'a number'], [{}, '']])
  await rejects(iota.db.insert('vals', { flag: value }), 'INVALID_ARGUMENT', new RegExp(`row\\.flag: the column is a boolean: true or false, not ${kind}`));

//// NULL
const row = await iota.db.insert('vals', { whole: null, number: null, price: null, text: null, flag: null, doc: null, raw: null, day: null, at: null });
const { id, tenant_id, ...others } = row;
assert(Object.values(others).every(value => value === null), shown(row));
equal((await iota.db.insert('vals', { text: '' })).text, '', 'an empty string is no NULL');

//// dates
const moment = new Date(Date.UTC(2024, 1, 29, 12, 30, 45, 678));
const row = await iota.db.insert('vals', { at: moment, day: '2024-02-29', text: moment });
equal([row.at, row.day, row.text], ['2024-02-29T12:30:45.678Z', '2024-02-29', '2024-02-29T12:30:45.678Z']);
equal(new Date(row.at).getTime(), moment.getTime());
equal(await iota.db.count('vals', { at: moment }), 1);
equal(await iota.db.count('vals', { at: { gte: moment, lt: new Date(moment.getTime() + 1) } }), 1);
equal(await iota.db.count('vals', { at: { gt: moment } }), 0);
equal((await iota.db.insert('vals', { at: new Date(-62198755200000) })).at, '-000001-01-01T00:00:00.000Z');

//// JSON
const stored = async value => (await iota.db.insert('vals', { doc: value })).doc;
for (const value of [{}, [], { a: [1, { b: null }], c: 'ü🌍' }, [true, 'x', 1.5], 'text', '', '123', 'null', '{"not":"parsed"}', 5, 0, -1.5, true, false, { bytes: 'eA==' }, { json: 1 }, [[[]]], { __proto__x: 1 }])
  equal(await stored(value), value);
equal(await stored(null), null);
equal(await stored({ at: new Date(0), no: undefined, list: [undefined, NaN] }), { at: '1970-01-01T00:00:00.000Z', list: [null, null] }, 'as JSON.stringify does');

//// JSON in a condition and in a column of text
await iota.db.insert('vals', { doc: { a: 1 }, text: { b: [2] } });
const row = await iota.db.queryOne('vals', { where: { doc: { ne: null } } });
equal([row.doc, row.text], [{ a: 1 }, '{"b":[2]}']);

//// a toJSON of the script's, and what it throws
equal((await iota.db.insert('vals', { doc: { toJSON() { return [1]; } } })).doc, [1]);
let caught;
try { await iota.db.insert('vals', { doc: { toJSON() { throw new RangeError('mine'); } } }); } catch (error) { caught = error; }
assert(caught instanceof RangeError && caught.message === 'mine', shown(caught));

//// bytes
const stored = async value => (await iota.db.insert('vals', { raw: value })).raw;
const all = Uint8Array.from({ length: 256 }, (_, i) => i);
equal(await stored(all), all);
equal(await stored(all.buffer), all);
equal(await stored(all.subarray(5, 8)), new Uint8Array([5, 6, 7]));
equal(await stored(new Uint8Array(0)), new Uint8Array(0));
equal(await stored(new DataView(all.buffer, 1, 2)), new Uint8Array([1, 2]));
equal(await stored(new Uint16Array([258])), new Uint8Array([2, 1]));
assert((await stored(all)) instanceof Uint8Array);
equal((await iota.db.query('vals', { where: { raw: new Uint8Array([5, 6, 7]) } })).length, 1);
equal((await iota.db.query('vals', { where: { raw: [new Uint8Array([1, 2]), all] } })).length, 4);

//// bytes beside NULL and text in one column
await iota.db.insertMany('vals', [{ raw: new Uint8Array([0, 255]) }, { raw: null }, { raw: 'text' }]);
const rows = await iota.db.query('vals', { orderBy: 'id' });
equal(rows[0].raw, new Uint8Array([0, 255]));
equal(rows[1].raw, null);
equal(rows[2].raw, new TextEncoder().encode('text'));

//// a megabyte of bytes — limits: memory=256MiB, cpu=20000ms
const large = new Uint8Array(1 << 20).fill(7);
const row = await iota.db.insert('vals', { raw: large });
equal(row.raw.length, 1 << 20);
assert(row.raw.every(byte => byte === 7));

//// text in a column of numbers stays text
equal((await iota.db.insert('vals', { whole: 'seven' })).whole, 'seven');
equal((await iota.db.insert('vals', { number: 'Infinity' })).number, 'Infinity');

//// wrapped scalars are what they wrap
const row = await iota.db.insert('vals', { whole: new Number(5), text: new String('x'), flag: new Boolean(true) });
equal([row.whole, row.text, row.flag], [5, 'x', true]);

//// Map, Set, RegExp, Error, Promise are no values of columns
for (const [value, kind] of [[new Map(), 'a Map'], [new Set([1]), 'a Set'], [/x/, 'a RegExp'], [new Error('x'), 'an Error'], [Promise.resolve('x'), 'a Promise'], [new WeakMap(), 'a WeakMap']])
  await rejects(() => iota.db.insert('vals', { doc: value }), 'INVALID_ARGUMENT', `row.doc is ${kind}`);

//// an awaited value that was forgotten
await rejects(() => iota.db.insert('vals', { text: iota.kv.get('x') }), 'INVALID_ARGUMENT', /row\.text is a Promise.*await/);
