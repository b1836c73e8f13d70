5
var fs = []; for (var i = 0; i < 3; i++) (function (j, a) { fs.push(function () { arguments[0] = j; return [a, arguments.length, this === undefined, j++ + i]; }); })(i, arguments);
function Outer(x) { if (!(this instanceof Outer)) return new Outer(x); this.x = x; with_this.call(this); }
function with_this() { 'use strict'; this.y = typeof this; try { undeclared = 1; } catch (e) { this.e = e.name; } }
return [fs.map(function (f) { return f(9); }), Outer(1), Outer.bind(null, 2)(), fs[0].length, fs[0].name, Outer.apply(null, {length: 2, 0: 7}), (0, fs[1]).call(3)];
