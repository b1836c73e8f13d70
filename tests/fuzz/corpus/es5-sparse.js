5
var a = []; a[4294967294] = 1; a.length = 5; a[2] = 2; delete a[2];
Object.defineProperty(a, 'length', {writable: false});
try { a.push(1); } catch (e) { console.log(e.message); }
var b = [1, 2, 3]; Object.defineProperty(b, 1, {get: function () { b.length = 1; return 9; }});
return [b.map(function (x) { return x; }), b.sort(function () { b.length = 0; b.push(7, 8); return 1; }), b.concat(b), JSON.stringify(b)];
