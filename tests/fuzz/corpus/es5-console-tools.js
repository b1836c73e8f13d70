5
var o = {get a() { throw 1; }, b: [1, {c: 2}], '\ud83d': 'x'}; o.self = o;
console.group('a', o); console.count(); console.count({toString: function () { return '__proto__'; }}); console.countReset('x'); console.count('__proto__');
console.time(); console.timeLog(undefined, o, '%s'); console.timeEnd(); console.timeEnd(o); console.assert(0, '%d%j', o, 5); console.assert(1); console.dir(o, 1);
(function f() { console.trace('%o', o); })(); console.trace();
console.table([o, [1, 2], null, 'x', new Map([[1, 2]]), function g() {}], ['b', 'c']); console.table(o); console.table(new Proxy([{a: 1}], {ownKeys: function () { return ['0', 'length']; }}));
console.table(new Array(300)); console.groupCollapsed(); console.log(new Array(150).fill(7), 'x\ny'); console.groupEnd(); console.groupEnd(); console.groupEnd();
for (var i = 0; i < 40; i++) console.group(); console.log('x\n'.repeat(30));
return console.table;
