5
var v = {a: [1, {b: null}], d: new Date(0), u: undefined, f: function () {}, n: NaN, s: '\u2028\ud800"\\\u0001', toJSON: function (k) { return k ? 1 : [this.a, this.s, this.d]; }};
var t = JSON.stringify(v, null, '\t\u00e9');
return [t, JSON.parse(t), JSON.parse('{"__proto__":{"x":1},"a":[1e400,-0,1E-5,"\\ud83d\\u0000"]}', function (k, x) { return k === 'x' ? undefined : x; }),
  JSON.stringify([v, v], ['a', 'b', 0]), JSON.stringify('x', function (k, x) { return [k, x].length; }), JSON.stringify(event)];
