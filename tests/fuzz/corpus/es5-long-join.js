5
var a = new Array(5000); a[1] = null; a[2] = {toString: function () { a.length = 4100; return '\ud83d'; }}; a[4500] = 7;
return [a.join('\ude00').length, a.toLocaleString().length, Array.prototype.join.call({length: 5000, 0: 'x'}, '').length, new Array(4097).fill([1, [2]]).join().length, 'aab'.repeat(900).replaceAll('ab', function (m, i) { return i; }).length, 'x'.replaceAll('', '$<').length];
