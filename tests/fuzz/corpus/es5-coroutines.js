5
var g = rt.generator(function () { try { var x = rt.yield(1); rt.yield(x + 1); } finally { rt.yield('f'); } return 9; }, this, []);
var inner = function () { return rt.async(function () { var r = []; for (var i = 0; i < 3; i++) r.push(rt.await(i ? Promise.resolve(i) : i)); return r; }, this, arguments); };
return rt.async(function () {
  var a = [g.next(), g.next(5), g['return'](6), g.next(), g.next()];
  try { rt.await(Promise.reject(new Error('x'))); } catch (e) { a.push(e.message); }
  a.push(rt.await(inner()), rt.await(Promise.all([inner(), iota.sleep(1)])));
  return a;
}, this, arguments);
