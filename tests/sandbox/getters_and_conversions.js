// Code of the script that native code calls: conversions, getters, comparators, traps.

//// valueOf — expect: cpu_time_limit
+{valueOf() { for (;;); }};

//// toString — expect: cpu_time_limit
`${{toString() { for (;;); }}}`;

//// Symbol.toPrimitive — expect: cpu_time_limit
({[Symbol.toPrimitive]() { for (;;); }}) + 1;

//// Symbol.toStringTag — expect: cpu_time_limit
Object.prototype.toString.call(Object.defineProperty({}, Symbol.toStringTag, {get() { for (;;); }}));

//// Symbol.hasInstance — expect: cpu_time_limit
({}) instanceof {[Symbol.hasInstance]() { for (;;); }};

//// Symbol.species — expect: cpu_time_limit or succeeds
const a = [1];
a.constructor = Object.defineProperty({}, Symbol.species, {get() { for (;;); }});
a.map(x => x);

//// Symbol.isConcatSpreadable — expect: cpu_time_limit or succeeds
[].concat(Object.defineProperty({}, Symbol.isConcatSpreadable, {get() { for (;;); }}));

//// toJSON — expect: cpu_time_limit
JSON.stringify({toJSON() { for (;;); }});

//// toJSON of the result — expect: cpu_time_limit
return {toJSON() { for (;;); }};

//// getter in the result — expect: cpu_time_limit
return {get x() { for (;;); }};

//// toJSON that makes more of itself — limits: cpu=2000ms — expect: error: RangeError or cpu_time_limit or memory_limit
const more = () => ({toJSON: () => ({a: more(), b: more()})});
return more();

//// Proxy as the result — expect: cpu_time_limit
return new Proxy({}, {get() { for (;;); }});

//// ownKeys of the result — expect: cpu_time_limit
return new Proxy({}, {ownKeys() { for (;;); }});

//// Proxy array as the result — expect: cpu_time_limit or memory_limit or result_limit or error: TypeError or error: RangeError
return new Proxy([], {get: (target, key) => key === 'length' ? 4294967295 : 1});

//// Date with toJSON as the result — expect: cpu_time_limit
const d = new Date(0);
d.toISOString = () => { for (;;); };
return d;

//// comparator — expect: cpu_time_limit
[2, 1].sort(() => { for (;;); });

//// comparator without order — limits: cpu=200ms — expect: cpu_time_limit or succeeds
const list = Array.from({length: 100000}, (_, i) => i);
list.sort(() => Math.random() - 0.5);

//// comparator that throws — expect: error: Error: mine
[2, 1].sort(() => { throw new Error('mine'); });

//// comparator that changes the array — expect: succeeds or error: TypeError
const list = [3, 1, 2, 5, 4];
list.sort((a, b) => { list.length = 0; return a - b; });

//// toString in a sort without comparator — expect: cpu_time_limit
[{toString() { for (;;); }}, 1].sort();

//// toString in a join — expect: cpu_time_limit
[{toString() { for (;;); }}].join();

//// replace with a function — expect: cpu_time_limit
'a'.replace(/a/, () => { for (;;); });

//// replaceAll with a function — expect: cpu_time_limit
'aaa'.replaceAll('a', () => { for (;;); });

//// reviver — expect: cpu_time_limit
JSON.parse('[1]', () => { for (;;); });

//// reviver that grows what it walks — limits: cpu=500ms — expect: cpu_time_limit or memory_limit or error: RangeError or succeeds
JSON.parse('[1,2]', function (key, value) { return Array.isArray(this) ? {a: [value, {b: [1, 2]}]} : value; });

//// replacer — expect: cpu_time_limit
JSON.stringify({a: 1}, () => { for (;;); });

//// replacer that nests without end — limits: cpu=2000ms — expect: error: RangeError or cpu_time_limit or memory_limit
JSON.stringify({}, (key, value) => ({next: value}));

//// gap with a getter — expect: cpu_time_limit or succeeds
JSON.stringify({}, null, {valueOf() { for (;;); }, toString() { for (;;); }});
JSON.stringify({a: 1}, null, Object(Object.assign(Object('x'), {toString() { for (;;); }})));

//// length getter — expect: cpu_time_limit
Array.prototype.map.call({get length() { for (;;); }}, x => x);

//// length that converts — expect: cpu_time_limit
Array.prototype.join.call({length: {valueOf() { for (;;); }}});

//// traps: get — expect: cpu_time_limit
new Proxy({}, {get() { for (;;); }}).x;

//// traps: set — expect: cpu_time_limit
new Proxy({}, {set() { for (;;); }}).x = 1;

//// traps: has — expect: cpu_time_limit
'x' in new Proxy({}, {has() { for (;;); }});

//// traps: deleteProperty — expect: cpu_time_limit
delete new Proxy({}, {deleteProperty() { for (;;); }}).x;

//// traps: ownKeys — expect: cpu_time_limit
Object.keys(new Proxy({}, {ownKeys() { for (;;); }}));

//// traps: apply — expect: cpu_time_limit
new Proxy(function () {}, {apply() { for (;;); }})();

//// traps: construct — expect: cpu_time_limit
new (new Proxy(function () {}, {construct() { for (;;); }}))();

//// Proxy whose target is itself a Proxy, a thousand deep — limits: cpu=500ms — expect: succeeds or error: TypeError or error: RangeError or cpu_time_limit
let p = {};
for (let i = 0; i < 1000; i++) p = new Proxy(p, {});
for (let i = 0; i < 100; i++) p.x;

//// Proxy whose handler is a Proxy of its own — limits: cpu=500ms — expect: error: RangeError or succeeds or cpu_time_limit or error: TypeError
let handler = {};
for (let i = 0; i < 30; i++) handler = new Proxy(handler, handler);
new Proxy({}, handler).x;

//// error whose name is a getter — expect: cpu_time_limit
const e = new Error('x');
Object.defineProperty(e, 'name', {get() { for (;;); }});
throw e;

//// error whose message is a getter — expect: cpu_time_limit
const e = new Error('x');
Object.defineProperty(e, 'message', {get() { for (;;); }});
throw e;

//// error whose code converts — expect: cpu_time_limit
const e = new Error('x');
e.code = {toString() { for (;;); }};
throw e;

//// error whose stack is a getter — expect: error: Error: x
const e = new Error('x');
Object.defineProperty(e, 'stack', {get() { for (;;); }});
throw e;

//// error whose cause is a getter — expect: error: Error: x or cpu_time_limit
const e = new Error('x');
Object.defineProperty(e, 'cause', {get() { for (;;); }, enumerable: true});
throw e;

//// error whose name throws — expect: error: Error
const e = new Error('x');
Object.defineProperty(e, 'name', {get() { throw new Error('y'); }});
throw e;

//// error whose name is an error whose name is an error — expect: error: Error or cpu_time_limit or error: [object Object] or error: RangeError
const e = new Error('x');
e.name = {toString() { throw e; }};
throw e;

//// error whose prototype is a Proxy — expect: cpu_time_limit
const e = new Error('x');
Object.setPrototypeOf(e, new Proxy(Error.prototype, {get() { for (;;); }}));
throw e;

//// error whose constructor's name is a getter — expect: error: Error: x or cpu_time_limit
class Mine extends Error {}
Object.defineProperty(Mine, 'name', {get() { for (;;); }});
throw new Mine('x');

//// thrown Proxy — expect: cpu_time_limit or error: Error
throw new Proxy({}, {get() { for (;;); }, ownKeys() { for (;;); }, getPrototypeOf() { for (;;); }});

//// thrown function with a getter — expect: cpu_time_limit or error: Error
const f = () => {};
Object.defineProperty(f, 'code', {get() { for (;;); }});
throw f;

//// rejected with an object whose getters loop — expect: cpu_time_limit or error: Error
await Promise.reject({get code() { for (;;); }, get message() { for (;;); }});

//// console and a getter — expect: result: 1
console.log({get x() { for (;;); }});
return 1;

//// console and toString — expect: cpu_time_limit or result: 1
console.log('%s', {toString() { for (;;); }});
return 1;

//// console and valueOf — expect: cpu_time_limit or result: 1
console.log('%d %i %f', {valueOf() { for (;;); }}, {valueOf() { for (;;); }}, {valueOf() { for (;;); }});
return 1;

//// console and toJSON — expect: cpu_time_limit
console.log('%j', {toJSON() { for (;;); }});

//// console and a Proxy — expect: cpu_time_limit or result: 1
console.log(new Proxy({a: 1}, {get() { for (;;); }, ownKeys() { for (;;); }, getOwnPropertyDescriptor() { for (;;); }}));
return 1;

//// console and an error's stack — expect: cpu_time_limit
const e = new Error('x');
Object.defineProperty(e, 'stack', {get() { for (;;); }});
console.log(e);

//// console and a class's name — expect: cpu_time_limit or result: 1
class A { static get name() { for (;;); } }
console.log(new A(), A);
return 1;

//// console and a Map that lies — expect: cpu_time_limit or result: 1
class Liar extends Map { get size() { for (;;); } entries() { for (;;); } [Symbol.iterator]() { for (;;); } }
console.log(new Liar([[1, 2]]));
return 1;

//// console and Symbol.toStringTag — expect: cpu_time_limit or result: 1
console.log(Object.defineProperty({}, Symbol.toStringTag, {get() { for (;;); }}));
return 1;

//// arguments of the SDK — expect: cpu_time_limit or error: iota.Error
iota.sleep({valueOf() { for (;;); }});

//// toString of iota.Error's message — expect: cpu_time_limit
new iota.Error({toString() { for (;;); }});

//// getter called by Object.assign — expect: cpu_time_limit
Object.assign({}, {get x() { for (;;); }});

//// getter called by spread — expect: cpu_time_limit
({...{get x() { for (;;); }}});

//// getter called by Object.entries — expect: cpu_time_limit
Object.entries({get x() { for (;;); }});

//// setter called by Object.assign — expect: cpu_time_limit
Object.assign({set x(v) { for (;;); }}, {x: 1});

//// setter called by splice — expect: cpu_time_limit
Array.prototype.splice.call({set 0(v) { for (;;); }, length: 1}, 0, 1, 2);

//// regexp with an exec of its own — expect: cpu_time_limit or succeeds
const r = /a/;
r.exec = () => { for (;;); };
'a'.replace(r, 'b');

//// regexp whose lastIndex converts — expect: cpu_time_limit
const r = /a/g;
r.lastIndex = {valueOf() { for (;;); }};
r.exec('a');

//// Symbol.replace of an object — expect: cpu_time_limit or succeeds
'a'.replace({[Symbol.replace]() { for (;;); }, toString: () => 'a'}, 'b');

//// argument that converts — expect: cpu_time_limit
'a'.repeat({valueOf() { for (;;); }});

//// Date's argument that converts — expect: cpu_time_limit
new Date({valueOf() { for (;;); }});

//// Map's key that is an iterable entry — expect: cpu_time_limit
new Map([{get 0() { for (;;); }}]);

//// bound function's name — expect: cpu_time_limit or succeeds
const f = () => {};
Object.defineProperty(f, 'name', {get() { for (;;); }});
f.bind();

//// defineProperty's descriptor — expect: cpu_time_limit
Object.defineProperty({}, 'x', {get value() { for (;;); }});

//// a Proxy that answers everything, awaited — expect: cpu_time_limit or error: Error: the promise
const trap = new Proxy(function () {}, {get: () => trap, apply: () => trap, construct: () => trap});
await trap;
