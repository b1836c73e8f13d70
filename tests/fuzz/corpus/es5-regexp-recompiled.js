5
var kept = [], r = /(a)(?<b>b)?/g, s = /x/y;
function refill() { for (var i = 0; i < 40; i++) kept.push('program'.repeat(9) + i); }
r.lastIndex = {valueOf: function () { r.compile('((((q))))', 'dgiy'); refill(); return 0; }};
s.lastIndex = {valueOf: function () { s.compile('(.)*', 'gs'); refill(); return 0; }};
return [r.test('aabb'), s.exec('xx'), 'abab'.replace(/(a)(b)/g, function (m) { RegExp.prototype.compile.call(r, m); return m; }), 'xaxa'.replace(r, function () { r.compile('a'.repeat(50), 'g'); refill(); return arguments.length; }),
  'ab'.split(r, {valueOf: function () { r.compile('b'); return 9; }}), 'abc'.match(r), 'abc'.search(r), Array.from('aa'.matchAll(/a/g)), r.compile(/z/u), r.flags];
