// Built-ins in C that loop over a length of the script's choice: none may outrun the CPU limit.
// limits: cpu=30ms, memory=32MiB

//// Array.prototype.indexOf — expect: cpu_time_limit
[].indexOf.call({length: 2e9}, 1);

//// Array.prototype.lastIndexOf — expect: cpu_time_limit
[].lastIndexOf.call({length: 2e9}, 1);

//// Array.prototype.includes — expect: cpu_time_limit
[].includes.call({length: 2e9}, 1);

//// Array.prototype.reverse — expect: cpu_time_limit
const a = [];
a.length = 4294967295;
a.reverse();

//// Array.prototype.join — expect: cpu_time_limit or memory_limit
const a = [];
a.length = 4294967295;
a.join('');

//// Array.prototype.toString — expect: cpu_time_limit or memory_limit
const a = [];
a.length = 4294967295;
String(a);

//// Array.prototype.toLocaleString — expect: cpu_time_limit or memory_limit
const a = [];
a.length = 4294967295;
a.toLocaleString();

//// Array.prototype.sort — expect: cpu_time_limit or memory_limit
[].sort.call({length: 2e9});

//// Array.prototype.sort of a sparse array — expect: cpu_time_limit or memory_limit or succeeds
const a = [];
a[4294967294] = 1;
a.sort();

//// Array.prototype.slice — expect: cpu_time_limit
[].slice.call({length: 2e9}, 0, 1e9);

//// Array.prototype.splice — expect: cpu_time_limit
[].splice.call({length: 2e9}, 0, 1e9);

//// Array.prototype.splice that moves — expect: cpu_time_limit
[].splice.call({length: 2e9}, 0, 1);

//// Array.prototype.shift — expect: cpu_time_limit
const a = [];
a[4294967294] = 1;
a.shift();

//// Array.prototype.shift of a dense array, again and again — expect: cpu_time_limit
const a = new Array(200000).fill(1);
for (;;) { a.push(a.shift()); }

//// Array.prototype.unshift — expect: cpu_time_limit
[].unshift.call({length: 4294967290}, 1);

//// Array.prototype.concat — expect: cpu_time_limit or memory_limit
const a = [];
a.length = 4294967295;
[].concat(a);

//// Array.prototype.copyWithin — expect: cpu_time_limit
[].copyWithin.call({length: 2e9}, 0, 1);

//// Array.prototype.fill — expect: cpu_time_limit or memory_limit
[].fill.call({length: 2e9}, 1);

//// Array.prototype.forEach — expect: cpu_time_limit
[].forEach.call({length: 4294967295}, () => {});

//// Array.prototype.map — expect: cpu_time_limit or memory_limit or error: RangeError
[].map.call({length: 4294967295}, x => x);

//// Array.prototype.filter — expect: cpu_time_limit
[].filter.call({length: 4294967295}, () => true);

//// Array.prototype.some — expect: cpu_time_limit
[].some.call({length: 4294967295}, () => false);

//// Array.prototype.every — expect: cpu_time_limit
[].every.call({length: 4294967295}, () => true);

//// Array.prototype.reduce — expect: cpu_time_limit
[].reduce.call({length: 4294967295}, x => x, 0);

//// Array.prototype.reduceRight — expect: cpu_time_limit
[].reduceRight.call({length: 4294967295}, x => x, 0);

//// Array.prototype.find — expect: cpu_time_limit
[].find.call({length: 4294967295}, () => false);

//// Array.prototype.findLastIndex — expect: cpu_time_limit or error: TypeError
[].findLastIndex.call({length: 4294967295}, () => false);

//// Array.prototype.flat — expect: cpu_time_limit or error: RangeError
const a = [];
a.length = 4294967295;
a.flat();

//// Array.prototype.flat of a cycle — expect: error: RangeError or cpu_time_limit
const a = [];
a.push(a);
a.flat(Infinity);

//// Array.prototype.at, length of a string as number — expect: succeeds
[].at.call({length: '1e9'}, -1);

//// Array.prototype.length made smaller — expect: cpu_time_limit or succeeds
for (;;) { const a = []; a[4294967294] = 1; a.length = 0; break; }

//// Array.prototype.length made smaller, element by element — expect: cpu_time_limit or memory_limit or succeeds
const a = [];
for (let i = 0; i < 100000; i++) a[i * 1000] = i;
a.length = 0;

//// Array.from of a length — expect: cpu_time_limit or memory_limit
Array.from({length: 1e9});

//// Array.from with a function — expect: cpu_time_limit or memory_limit
Array.from({length: 1e9}, (_, i) => i);

//// Array.of.apply — expect: cpu_time_limit or memory_limit or error: RangeError
Array.of.apply(null, {length: 1e7});

//// Array.isArray of nested Proxies — limits: cpu=500ms — expect: succeeds or error: RangeError or cpu_time_limit or memory_limit or error: TypeError
let p = [];
for (let i = 0; i < 100000; i++) p = new Proxy(p, {});
Array.isArray(p);

//// String.prototype.indexOf — expect: cpu_time_limit
'a'.repeat(4e6).indexOf('a'.repeat(2e6) + 'b');

//// String.prototype.lastIndexOf — expect: cpu_time_limit
const s = 'a'.repeat(4e6);
for (;;) s.lastIndexOf('b');

//// String.prototype.includes — expect: cpu_time_limit
'a'.repeat(4e6).includes('a'.repeat(2e6) + 'b');

//// String.prototype.startsWith, again and again — expect: cpu_time_limit
const s = 'a'.repeat(4e6), t = 'a'.repeat(4e6 - 1) + 'b';
for (;;) s.startsWith(t);

//// String.prototype.endsWith, again and again — expect: cpu_time_limit
const s = 'a'.repeat(4e6), t = 'b' + 'a'.repeat(4e6 - 1);
for (;;) s.endsWith(t);

//// String.prototype.split — expect: cpu_time_limit
'a'.repeat(4e6).split('a'.repeat(2e6) + 'b');

//// String.prototype.split with a regexp — expect: cpu_time_limit or memory_limit
'a'.repeat(2e6).split(/(?:)/);

//// String.prototype.replace — expect: cpu_time_limit
'a'.repeat(4e6).replace('a'.repeat(2e6) + 'b', '');

//// String.prototype.replace with groups in its pattern — expect: cpu_time_limit or memory_limit
'a'.repeat(1e5).replace(/a/g, '$&'.repeat(1000));

//// String.prototype.replaceAll — expect: cpu_time_limit or memory_limit
for (;;) 'a'.repeat(2e6).replaceAll('a', 'bb');

//// String.prototype.toUpperCase — expect: cpu_time_limit
const s = 'a'.repeat(4e6);
for (;;) s.toUpperCase();

//// String.prototype.toLowerCase of wide characters — expect: cpu_time_limit or memory_limit
const s = '\u0130'.repeat(1e6);
for (;;) s.toLowerCase();

//// String.prototype.toLocaleUpperCase — expect: cpu_time_limit
const s = 'a'.repeat(4e6);
for (;;) s.toLocaleUpperCase();

//// String.prototype.trim — expect: cpu_time_limit
const s = ' '.repeat(4e6);
for (;;) s.trim();

//// String.prototype.trimEnd — expect: cpu_time_limit
const s = ' '.repeat(4e6);
for (;;) s.trimEnd();

//// String.prototype.trim of wide spaces — expect: cpu_time_limit
const s = '\u3000'.repeat(1e6) + 'a';
for (;;) s.trim();

//// String.prototype.charCodeAt far within wide characters — expect: cpu_time_limit
const s = '\u00e9'.repeat(4e6);
for (let i = 0; ; i = 2e6 - i) s.charCodeAt(i);

//// String.prototype.codePointAt far within wide characters — expect: cpu_time_limit
const s = '\u00e9'.repeat(4e6);
for (let i = 0; ; i = 2e6 - i) s.codePointAt(i);

//// String.prototype.substring of wide characters — expect: cpu_time_limit
const s = '\u00e9'.repeat(2e6);
for (let i = 0; ; i = 1e6 - i) s.substring(i, i + 1e6);

//// string index within wide characters — expect: cpu_time_limit
const s = '\u00e9'.repeat(4e6);
for (let i = 0; ; i = 2e6 - i) s[i];

//// String.prototype.localeCompare — expect: cpu_time_limit
const s = 'a'.repeat(4e6) + 'b', t = 'a'.repeat(4e6) + 'c';
for (;;) s.localeCompare(t);

//// String.prototype.normalize — expect: cpu_time_limit
const s = '\u00e9'.repeat(2e5);
for (;;) s.normalize('NFD');

//// String.prototype.normalize of one long string — expect: cpu_time_limit
'\u00e9a'.repeat(1e6).normalize('NFKC');

//// String.prototype.normalize of marks without end — expect: cpu_time_limit or result: true
return ('a' + '\u0301\u0316'.repeat(7e5)).normalize('NFD').length > 0;

//// String.prototype.normalize of ASCII, again and again — expect: cpu_time_limit
const s = 'a'.repeat(4e6);
for (;;) s.normalize();

//// String.prototype.repeat of nothing — expect: result: ""
return ''.repeat(2 ** 31 - 1);

//// String.prototype.repeat of something — expect: memory_limit or error: RangeError
'a'.repeat(2 ** 30);

//// String.prototype.padStart — expect: cpu_time_limit or memory_limit or error: RangeError
'a'.padStart(2 ** 30);

//// String.prototype.padEnd with a long filler — expect: cpu_time_limit or memory_limit or error: RangeError
'a'.padEnd(2 ** 30, 'b'.repeat(1000));

//// String.prototype.at of a long one — expect: cpu_time_limit
const s = '\u00e9'.repeat(4e6);
for (let i = 0; ; i = 2e6 - i) s.at(i);

//// String.raw with many parts — expect: cpu_time_limit or memory_limit
String.raw({raw: {length: 1e9}});

//// String.fromCharCode.apply — expect: cpu_time_limit or memory_limit or error: RangeError
for (;;) String.fromCharCode.apply(null, new Array(50000).fill(97));

//// string concatenation — expect: cpu_time_limit
const s = 'a'.repeat(4e6);
let t;
for (;;) t = s + 'b';

//// string comparison — expect: cpu_time_limit
const s = 'a'.repeat(4e6) + 'b', t = 'a'.repeat(4e6) + 'c';
for (;;) s < t;

//// string to number — expect: cpu_time_limit
const s = '1'.repeat(4e6);
for (;;) +s;

//// string to number, spaces — expect: cpu_time_limit
const s = ' '.repeat(4e6) + '1';
for (;;) Number(s);

//// parseInt — expect: cpu_time_limit
const s = '1'.repeat(4e6);
for (;;) parseInt(s, 7);

//// parseFloat — expect: cpu_time_limit
const s = '0.' + '1'.repeat(4e6);
for (;;) parseFloat(s);

//// string spread — expect: cpu_time_limit or memory_limit
[...'a'.repeat(4e6)];

//// string split to an object's keys — expect: cpu_time_limit or memory_limit
Object.keys('a'.repeat(4e6));

//// getOwnPropertyNames of a string — expect: cpu_time_limit or memory_limit
Object.getOwnPropertyNames(Object('a'.repeat(4e6)));

//// for-in over a string — expect: cpu_time_limit or memory_limit
for (const key in Object('a'.repeat(4e6))) void key;

//// encodeURIComponent — expect: cpu_time_limit
const s = 'a'.repeat(4e6);
for (;;) encodeURIComponent(s);

//// decodeURIComponent — expect: cpu_time_limit
const s = '%41'.repeat(1e6);
for (;;) decodeURIComponent(s);

//// escape and unescape — expect: cpu_time_limit or error: ReferenceError
const s = 'a'.repeat(4e6);
for (;;) unescape(escape(s));

//// JSON.stringify of a long string — expect: cpu_time_limit
const s = 'a'.repeat(4e6);
for (;;) JSON.stringify(s);

//// JSON.stringify of an array's length — expect: cpu_time_limit or memory_limit
const a = [];
a.length = 4294967295;
JSON.stringify(a);

//// JSON.stringify of a long list — expect: cpu_time_limit
const a = new Array(100000).fill(0);
for (;;) JSON.stringify(a);

//// JSON.stringify with many allowed keys — expect: cpu_time_limit
const keys = Array.from({length: 1e4}, (_, i) => 'k' + i), all = Array.from({length: 1e4}, () => ({}));
for (;;) JSON.stringify(all, keys);

//// JSON.stringify with a list of endless length as keys — expect: cpu_time_limit or memory_limit or error: TypeError or succeeds
const keys = [];
keys.length = 4294967295;
JSON.stringify({}, keys);

//// JSON.parse of a long list — expect: cpu_time_limit
const s = '[' + '0,'.repeat(1e6) + '0]';
for (;;) JSON.parse(s);

//// JSON.parse of a long string — expect: cpu_time_limit
const s = '"' + 'a'.repeat(4e6) + '"';
for (;;) JSON.parse(s);

//// JSON.parse of spaces — expect: cpu_time_limit
const s = ' '.repeat(8e6) + '1';
for (;;) JSON.parse(s);

//// JSON.parse of a long number — expect: cpu_time_limit
const s = '1'.repeat(4e6);
for (;;) JSON.parse(s);

//// Object.keys of keys in descending order — expect: cpu_time_limit or memory_limit
const o = {};
for (let i = 3e5; i > 0; i--) o[i * 3] = 1;
Object.keys(o);

//// Object.keys of a large array — expect: cpu_time_limit or memory_limit
const a = new Array(500000).fill(1);
for (;;) Object.keys(a);

//// Object.assign of a large array — expect: cpu_time_limit or memory_limit
const a = new Array(100000).fill(1);
for (;;) Object.assign([], a);

//// Object.freeze of a large array — limits: cpu=100ms — expect: cpu_time_limit or memory_limit
for (;;) Object.freeze(new Array(100000).fill(1));

//// Object.isFrozen of a large array — limits: cpu=300ms — expect: cpu_time_limit
const a = Object.freeze(new Array(100000).fill(1));
for (;;) Object.isFrozen(a);

//// Object.seal and isSealed — limits: cpu=300ms — expect: cpu_time_limit
const o = {};
for (let i = 0; i < 50000; i++) o['k' + i] = i;
Object.seal(o);
for (;;) Object.isSealed(o);

//// Object.defineProperties with many — expect: cpu_time_limit or memory_limit
const all = {};
for (let i = 0; i < 20000; i++) all['k' + i] = {value: i};
for (;;) Object.defineProperties({}, all);

//// Object.getOwnPropertyDescriptors with many — expect: cpu_time_limit or memory_limit
const all = {};
for (let i = 0; i < 20000; i++) all['k' + i] = i;
for (;;) Object.getOwnPropertyDescriptors(all);

//// Object.fromEntries of an endless iterator — expect: cpu_time_limit or memory_limit
function* endless() { for (let i = 0; ; i++) yield [i % 10, i]; }
Object.fromEntries(endless());

//// Object.create with many — expect: cpu_time_limit or memory_limit
const all = {};
for (let i = 0; i < 20000; i++) all['k' + i] = {value: i};
for (;;) Object.create(null, all);

//// object that loses and gains properties — expect: cpu_time_limit
const o = {};
for (let i = 0; i < 20000; i++) o['k' + i] = i;
for (let i = 0; ; i++) { delete o['k' + i]; o['k' + (i + 20000)] = i; }

//// object without a hash whose keys are looked up — expect: cpu_time_limit
const o = {a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7};
for (;;) o.h;

//// names that differ where Duktape's own hash does not look — limits: cpu=200ms, memory=64MiB — expect: cpu_time_limit or memory_limit
const o = {}, pad = 'xx';
let n = 0;
for (const a of 'abcdefghijklmnopqrstuvwxyz0123456789') for (const b of 'abcdefghijklmnopqrstuvwxyz0123456789')
  for (const c of 'abcdefghijklmnopqrstuvwxyz0123456789') for (const d of 'abcdefghijklmnopqrstuvwxyz0123456789')
    o['..'.repeat(20) + a + '..' + b + '..' + c + '..' + d + '..' + '..'.repeat(10)] = n++;
for (;;) void o.x;

//// numbers whose hashes might collide, in a Map — limits: cpu=200ms, memory=64MiB — expect: cpu_time_limit or memory_limit
const m = new Map();
for (let i = 0; ; i++) m.set(i * 4294967296, i);

//// numbers that differ in their high bits, in a Map — limits: cpu=200ms, memory=64MiB — expect: cpu_time_limit or memory_limit
const m = new Map();
for (let i = 1; ; i++) m.set(i * 2 ** 500, i);

//// many long names — expect: cpu_time_limit or memory_limit
const o = {}, pad = 'x'.repeat(3000);
for (let i = 0; ; i++) o[pad + i + pad] = i;

//// Function.prototype.apply with a long array — expect: cpu_time_limit or memory_limit or error: RangeError
const a = new Array(200000).fill(1);
for (;;) Math.max.apply(null, a);

//// spread of a long array into a call — expect: cpu_time_limit or memory_limit or error: RangeError
const a = new Array(200000).fill(1);
for (;;) Math.max(...a);

//// Reflect.apply with an endless length — expect: cpu_time_limit or memory_limit or error: RangeError or error: TypeError
Reflect.apply(Math.max, null, {length: 2 ** 31});

//// Reflect.ownKeys of a large array — expect: cpu_time_limit or memory_limit
const a = new Array(500000).fill(1);
for (;;) Reflect.ownKeys(a);

//// chain of bound functions, called again and again — expect: cpu_time_limit or error: RangeError
let f = () => 1;
for (let i = 0; i < 5000; i++) f = f.bind(null, 1);
for (;;) f();

//// prototype chain, looked up again and again — expect: cpu_time_limit
let o = {};
for (let i = 0; i < 900; i++) o = Object.create(o);
for (;;) o.missing;

//// instanceof along a chain — expect: cpu_time_limit
function F() {}
let o = {};
for (let i = 0; i < 900; i++) o = Object.create(o);
for (;;) o instanceof F;

//// isPrototypeOf along a chain — expect: cpu_time_limit
let o = {};
for (let i = 0; i < 900; i++) o = Object.create(o);
for (;;) Array.prototype.isPrototypeOf(o);

//// setPrototypeOf along a chain — expect: cpu_time_limit or error: TypeError
let o = {};
for (let i = 0; i < 900; i++) o = Object.create(o);
for (;;) Object.setPrototypeOf({}, o);

//// for-in along a chain with many keys — expect: cpu_time_limit or memory_limit
let o = {};
for (let i = 0; i < 200; i++) { o = Object.create(o); for (let j = 0; j < 50; j++) o['k' + i + '_' + j] = 1; }
for (;;) for (const key in o) void key;

//// typed array: set of another kind — expect: cpu_time_limit
const a = new Float64Array(1e6), b = new Uint8Array(1e6);
for (;;) a.set(b);

//// typed array: set of an array — expect: cpu_time_limit or memory_limit
const a = new Float64Array(1e5), b = new Array(1e5).fill(1);
for (;;) a.set(b);

//// typed array: set of an array-like — expect: cpu_time_limit
new Uint8Array(4e6).set({length: 4e6});

//// typed array of an array-like — expect: cpu_time_limit or memory_limit
new Uint8Array({length: 2e7});

//// typed array of another kind — expect: cpu_time_limit or memory_limit
const a = new Float64Array(1e6);
for (;;) new Uint8Array(a);

//// typed array: fill — expect: cpu_time_limit or error: TypeError
const a = new Uint8Array(2e7);
for (;;) a.fill(1);

//// typed array: indexOf — expect: cpu_time_limit
const a = new Uint8Array(2e7);
for (;;) [].indexOf.call(a, 1);

//// typed array: join — expect: cpu_time_limit or memory_limit
[].join.call(new Uint8Array(2e7));

//// typed array: slice — expect: cpu_time_limit or error: TypeError or memory_limit
const a = new Uint8Array(8e6);
for (;;) a.slice(0);

//// typed array: sort — expect: cpu_time_limit or error: TypeError
new Uint8Array(4e6).sort();

//// ArrayBuffer: made again and again — expect: cpu_time_limit or memory_limit
for (;;) new ArrayBuffer(2e7);

//// ArrayBuffer: slice — expect: cpu_time_limit or memory_limit
const b = new ArrayBuffer(1e7);
for (;;) b.slice(1);

//// DataView: reads without end — expect: cpu_time_limit
const v = new DataView(new ArrayBuffer(8));
for (;;) v.getFloat64(0);

//// regexp: nested quantifiers — expect: cpu_time_limit
/^(a+)+$/.test('a'.repeat(40) + '!');

//// regexp: alternatives that overlap — expect: cpu_time_limit
/^(a|aa)+$/.test('a'.repeat(60) + '!');

//// regexp: back reference — expect: cpu_time_limit
/^(a+)\1+b/.test('a'.repeat(1e5));

//// regexp: lookahead — expect: cpu_time_limit
/^(?=(a+)+$)/.test('a'.repeat(40) + '!');

//// regexp: search of a long string — expect: cpu_time_limit
/a*b/.test('a'.repeat(1e6));

//// regexp: large class — expect: cpu_time_limit or error: RangeError or error: SyntaxError
let c = '';
for (let i = 0; i < 1000; i++) c += String.fromCharCode(0x4e00 + i * 2);
const r = new RegExp('[' + c + ']');
const s = 'a'.repeat(1e6);
for (;;) r.test(s);

//// regexp: ignoring case — expect: cpu_time_limit
const s = 'a'.repeat(1e6);
for (;;) /[\u0100-\uffff]b/i.test(s);

//// regexp: a range that ignores case, compiled again and again — expect: cpu_time_limit
for (let i = 0; ; i++) new RegExp('[\\u0000-\\uffff' + i + ']', 'i');

//// regexp: many ranges that ignore case, compiled once — expect: cpu_time_limit or memory_limit or error: RangeError or error: SyntaxError or succeeds
new RegExp('[' + '\\u0000-\\uffff'.repeat(300) + ']', 'i');

//// regexp: quantifiers in each other, compiled — expect: cpu_time_limit or memory_limit or error: SyntaxError or error: RangeError or succeeds
new RegExp('(((a{1,900}b){1,900}c){1,900}d){1,900}');

//// regexp: a long one, compiled — expect: cpu_time_limit or memory_limit or error: SyntaxError or error: RangeError or succeeds
new RegExp('(?:a|b?)*c'.repeat(30000));

//// regexp: a long one with many groups, compiled — expect: cpu_time_limit or memory_limit or error: SyntaxError or error: RangeError or succeeds
new RegExp('(a)?'.repeat(30000));

//// regexp: a count that no text reaches — expect: cpu_time_limit
/a{2000001}/.test('a'.repeat(2e6));

//// regexp: a count that no text reaches, of wide characters — limits: memory=128MiB — expect: cpu_time_limit
/[\p{L}\p{N}]{20000001}/u.test('\u00e9'.repeat(2e7));

//// regexp: a count that no text reaches, in a group — expect: cpu_time_limit
/(?:a{999999}b|c)/.test('a'.repeat(1e6));

//// regexp: a greedy loop over a very long text — limits: memory=256MiB — expect: cpu_time_limit
/[\p{L}\p{N}]*$/u.test('\u00e9'.repeat(3e7));

//// regexp: a back reference to a very long group — limits: memory=256MiB — expect: cpu_time_limit
const s = '\u00e9'.repeat(1e7);
/^(\u00e9+);\1/iu.test(s + ';' + s);

//// regexp: nothing to start at in a very long text — limits: memory=768MiB — expect: cpu_time_limit
const s = 'b'.repeat(3e8);
for (;;) /[az]/.test(s);

//// regexp: many groups, tried at every character — expect: cpu_time_limit
new RegExp('()'.repeat(9000) + 'b|$').test('a'.repeat(1e6));

//// regexp: what is undone after lookaheads in lookaheads — limits: memory=64MiB — expect: cpu_time_limit or memory_limit or result: true
return new RegExp('(?='.repeat(390) + '(?:(a)|b)*' + ')'.repeat(390)).test('a'.repeat(200000));

//// regexp: dots that ignore case, compiled — limits: cpu=300ms — expect: succeeds
new RegExp('.'.repeat(40000), 'iu');

//// regexp: very many dots that ignore case, compiled — limits: memory=64MiB — expect: cpu_time_limit or memory_limit or error: SyntaxError or succeeds
new RegExp('.'.repeat(200000), 'i');

//// regexp: \\W that ignores case, again and again in one — limits: cpu=300ms — expect: succeeds
new RegExp('\\W'.repeat(66000), 'i');

//// regexp: classes of everything that ignore case — limits: cpu=300ms — expect: succeeds
new RegExp('[\\w\\W]'.repeat(12000), 'iu');

//// regexp: dots that ignore case, as a literal — limits: cpu=300ms, memory=64MiB — expect: succeeds
/{{30000×.}}/iu.test('x');

//// regexp: classes that all differ and ignore case, compiled — expect: cpu_time_limit or memory_limit or error: SyntaxError
let s = '';
for (let i = 0; i < 20000; i++) s += '[^' + String.fromCharCode(0x4e00 + i) + ']|[\\W' + String.fromCharCode(0x4e00 + i) + ']';
new RegExp(s, 'iu');

//// regexp: properties in one class, compiled — limits: cpu=100ms, memory=64MiB — expect: cpu_time_limit or memory_limit
new RegExp('[' + '\\p{L}\\P{L}'.repeat(1e6) + ']', 'iu');

//// regexp: names that collide or not, compiled — limits: cpu=200ms — expect: cpu_time_limit or succeeds
let s = '';
for (let i = 0; i < 9000; i++) s += '(?<a' + i + '>)\\k<a' + (8999 - i) + '>';
new RegExp(s);

//// regexp: a group's name that is long, compiled again and again — expect: cpu_time_limit
const s = '(?<' + '\u00e9'.repeat(120000) + '>a)';
for (;;) new RegExp(s);

//// regexp: a group's name that is too long to compile in time — limits: memory=256MiB — expect: cpu_time_limit
new RegExp('(?<' + '\u00e9'.repeat(1e7) + '>a)');

//// regexp: repeats around many sets, compiled — limits: cpu=200ms — expect: cpu_time_limit or succeeds
new RegExp('(?:'.repeat(390) + '[^]?'.repeat(40000) + ')*'.repeat(390));

//// regexp: repeats around many properties, compiled — expect: cpu_time_limit or memory_limit or succeeds
new RegExp('(?:'.repeat(390) + '\\p{L}?'.repeat(20000) + ')*'.repeat(390), 'u');

//// regexp: a very long pattern — limits: memory=256MiB — expect: cpu_time_limit
new RegExp('a'.repeat(1e7));

//// regexp: a quantifier with very many digits — limits: memory=256MiB — expect: cpu_time_limit
new RegExp('a{' + '1'.repeat(1e7) + '}');

//// regexp: a class with very many characters — limits: cpu=100ms, memory=512MiB — expect: cpu_time_limit or error: SyntaxError
let s = '';
for (let i = 0; i < 60000; i++) s += String.fromCharCode(i * 7919 % 0xd000 + 0x100);
new RegExp('[' + s.repeat(200) + ']', 'i');

//// regexp: many matches that take some time each — expect: cpu_time_limit
const s = 'ab'.repeat(2e5);
s.split(/b(?=[^]{3000})/);

//// regexp: many small ones in a source — limits: cpu=300ms — expect: cpu_time_limit or succeeds
{{6000×/[^\W_]/iu;}}

//// regexp: matchAll — expect: cpu_time_limit or memory_limit
[...'a'.repeat(1e6).matchAll(/a/g)];

//// regexp: match of many — expect: cpu_time_limit or memory_limit
'a'.repeat(1e6).match(/a/g);

//// regexp: sticky search — expect: cpu_time_limit or error: SyntaxError
const r = /b/y, s = 'a'.repeat(1e6);
for (;;) { r.lastIndex = 0; r.test(s); }

//// regexp: lastIndex far within wide characters — expect: cpu_time_limit
const r = /x/g, s = '\u00e9'.repeat(2e6);
for (let i = 0; ; i = 1e6 - i) { r.lastIndex = i + 1e6; r.exec(s); }

//// Map: of a large array — expect: cpu_time_limit or memory_limit
const a = Array.from({length: 20000}, (_, i) => [i, i]);
for (;;) new Map(a);

//// Map: forEach that adds — expect: cpu_time_limit or memory_limit
const m = new Map([[0, 0]]);
m.forEach((value, key) => { m.delete(key); m.set(key + 1, value); });

//// Map: walked while it loses and gains — expect: cpu_time_limit
const m = new Map([[0, 0]]);
for (const [key] of m) { m.delete(key); m.set(key + 1, 1); }

//// Map: cleared again and again — expect: cpu_time_limit or memory_limit
const m = new Map();
for (;;) { for (let i = 0; i < 1000; i++) m.set(i, i); m.clear(); }

//// Map: walked far behind what was deleted — expect: cpu_time_limit
const m = new Map();
for (let i = 0; i < 50000; i++) m.set(i, i);
for (let i = 0; i < 49999; i++) m.delete(i);
for (;;) m.keys().next();

//// Set: of an endless iterator — expect: cpu_time_limit
function* endless() { for (;;) yield 1; }
new Set(endless());

//// Set: with long strings as values — expect: cpu_time_limit
const s = new Set(), long = 'x'.repeat(1e6);
for (let i = 0; ; i++) { s.add(long + i); s.clear(); }

//// WeakMap: made again and again — expect: cpu_time_limit or memory_limit
for (;;) { const m = new WeakMap(); m.set({}, m); }

//// Date: parsed again and again — expect: cpu_time_limit
const s = ' '.repeat(1e6) + '2020-01-01';
for (;;) Date.parse(s);

//// Date: a long string of digits — expect: cpu_time_limit
const s = '1'.repeat(4e6);
for (;;) Date.parse(s);

//// Date: set far away — expect: cpu_time_limit
for (;;) new Date(275760, 8, 13).setMonth(1e9);

//// Number.prototype.toString in other bases — expect: cpu_time_limit
for (;;) (1.7976931348623157e308).toString(3);

//// Number.prototype.toFixed — expect: cpu_time_limit
for (;;) (1e20 / 3).toFixed(20);

//// Math.hypot with many — expect: cpu_time_limit or memory_limit or error: RangeError or error: TypeError
const a = new Array(100000).fill(1);
for (;;) Math.hypot(...a);

//// Symbol descriptions — expect: cpu_time_limit or memory_limit
const s = 'x'.repeat(4e6);
for (;;) Symbol(s);

//// Symbol.for with long names — expect: cpu_time_limit or memory_limit
const s = 'x'.repeat(1e6);
for (let i = 0; ; i++) Symbol.for(s + i);

//// Promise.all of an array's length — expect: cpu_time_limit or memory_limit
const a = [];
a.length = 4294967295;
await Promise.all(a);

//// structuredClone of an array's length — expect: succeeds or cpu_time_limit or memory_limit or error: ReferenceError or error: RangeError
const a = [];
a.length = 4294967295;
structuredClone(a);

//// structuredClone of a long list — expect: cpu_time_limit or memory_limit or error: ReferenceError
const a = Array.from({length: 10000}, () => ({}));
for (;;) structuredClone(a);

//// TextEncoder — expect: cpu_time_limit or memory_limit or error: ReferenceError
const s = 'a'.repeat(4e6), e = new TextEncoder();
for (;;) e.encode(s);

//// TextDecoder — expect: cpu_time_limit or memory_limit or error: ReferenceError
const b = new Uint8Array(4e6), d = new TextDecoder();
for (;;) d.decode(b);

//// console.log of a long list — limits: cpu=50ms, log=10MiB, log_lines=1000000 — expect: cpu_time_limit or memory_limit or log_limit
const a = new Array(100000).fill(1);
for (;;) console.log(a);

//// console.log of an object with many keys — limits: cpu=50ms, log=10MiB, log_lines=1000000 — expect: cpu_time_limit or memory_limit or log_limit
const o = {};
for (let i = 0; i < 50000; i++) o['k' + i] = i;
for (;;) console.log(o);

//// console.log of a Map with many entries — expect: cpu_time_limit or memory_limit or log_limit
const m = new Map();
for (let i = 0; i < 20000; i++) m.set(i, {});
for (;;) console.log(m);

//// console.log with a pattern without directives — limits: log=10MiB — expect: cpu_time_limit or memory_limit or log_limit
for (;;) console.log('%'.repeat(1e6), 1);

//// garbage collection of a full heap — expect: cpu_time_limit or memory_limit
const o = Array.from({length: 100000}, i => ({i}));
for (;;) { o.push(o, new Uint8Array(4e6)); o.length -= 2; }

//// garbage collection of a long list — limits: memory=64MiB, cpu=500ms — expect: cpu_time_limit or memory_limit
const head = {};
let tail = head;
for (let i = 0; i < 2e5; i++) tail = tail.next = {};
for (;;) { const x = {}; x.x = x; }

//// garbage collection of a heap full of small objects — limits: memory=64MiB, cpu=1000ms — expect: cpu_time_limit or memory_limit
const keep = [];
for (;;) { const x = {}; x.x = x; keep.push(x); }

//// garbage collection of a large heap — limits: memory=256MiB, cpu=3000ms — expect: cpu_time_limit or memory_limit
const keep = [];
for (;;) { const x = {}; x.x = x; keep.push(x); }

//// an array that is made sparse — limits: memory=64MiB, cpu=200ms — expect: cpu_time_limit or memory_limit or succeeds
const a = new Array(1000000).fill(1);
for (let i = 0; i < 5; i++) { const b = a.slice(); b[4294967290] = 1; }

//// an array made sparse by a property — limits: memory=64MiB, cpu=200ms — expect: cpu_time_limit or memory_limit or succeeds
const a = new Array(500000).fill(1);
Object.defineProperty(a, 0, {get() { return 1; }});

//// an array made sparse by a property, stopped while its keys are put in — limits: memory=64MiB, cpu=270ms — expect: cpu_time_limit or memory_limit or succeeds
const a = new Array(500000).fill(1);
Object.defineProperty(a, 0, {get() { return 1; }});

//// an array made sparse by a property, stopped with all keys in — limits: memory=64MiB, cpu=360ms — expect: cpu_time_limit or memory_limit or succeeds
const a = new Array(500000).fill(1);
Object.defineProperty(a, 0, {get() { return 1; }});

//// an object that grows without end — limits: memory=256MiB, cpu=700ms — expect: cpu_time_limit or memory_limit
const o = {};
for (let i = 0; ; i++) o['k' + i] = i;

//// replaceAll with a callback far into a text — limits: memory=64MiB, cpu=200ms — expect: cpu_time_limit or succeeds
return ('x'.repeat(5e6) + 'b'.repeat(20000)).replaceAll('b', () => 'c').length + ('é'.repeat(5e6) + 'b'.repeat(2e6)).replaceAll('b', () => 'c').length;

//// replaceAll of a long text that nearly matches — limits: memory=64MiB, cpu=200ms — expect: cpu_time_limit or succeeds
let n = 0;
for (let i = 0; i < 200; i++) n += 'a'.repeat(1e6).replaceAll('a'.repeat(5e5) + 'b', '').length + 'ab'.repeat(1e5).replaceAll('ab'.repeat(100) + 'b', '').length;
return n;

//// a replacement of unclosed group names — limits: memory=64MiB, cpu=200ms — expect: cpu_time_limit or succeeds
return 'x'.replace(/(?<a>x)/, '$<'.repeat(3e6)).length + 'x'.replaceAll(/(?<a>x)/g, '$<'.repeat(3e6)).length;

//// long values in messages — limits: memory=64MiB, cpu=200ms — expect: result: ["TypeError","TypeError","TypeError","RangeError","RangeError","Error"]
const long = 'x'.repeat(1e7);
const name = (f) => { try { f(); return ''; } catch (e) { return e.message.length < 300 ? e.name : e.message.length; } };
return [name(() => new Map([long])), name(() => new Map().forEach(long)), name(() => new WeakMap().set(long, 1)), name(() => new TextDecoder(long)),
  name(() => new TextDecoder(' '.repeat(1e7))), name(() => { const e = Error(); throw e; })];

//// the console and very many properties — limits: memory=256MiB, cpu=500ms — expect: cpu_time_limit or log_limit or succeeds
const o = {};
for (let i = 0; i < 3e5; i++) o['k' + i] = i;
for (;;) { console.log(o); console.table([o]); }
