5
var o = {a: [1, , 'x\ud800', null], f: function n() {}, d: new Date(0), e: new RangeError('r'), m: new Map([[{}, 1]]), s: new Set([1]), u: new Uint8Array(3), r: /x/g, p: Promise.resolve(1), y: Symbol('y'), get g() { throw 1; }};
o.o = o; o.deep = {a: {b: {c: {d: 1}}}}; o.long = new Array(200).join('ab '); o.many = Object.keys(new Array(200).join('a').split(''));
console.log('%s is %d and %i %f %j %o %O %c%%', o.long, '42', 4.9, 'x', o.a, o, o, 'css', o); console.error(o); console.debug(Object.create(null), new Proxy(o, {}), -0, 'it\'s "q" `b`');
for (var i = 0; i < 30; i++) console.info(i, o);
