5
var ag = rt.asyncGenerator(function () { try { for (var i = 0; i < 4; i++) rt.asyncYield(i ? iota.sleep(i) : 0); } finally { rt.await(null); } }, this, []);
return rt.async(function () { var a = [rt.await(ag.next()), rt.await(ag.next())]; var both = Promise.all([ag.next(), ag['return'](8), ag['throw'](new Error('late'))]);
  try { a.push(rt.await(both)); } catch (e) { a.push(e.message); } var it = rt.asyncIterator([1, Promise.resolve(2)]); a.push(rt.await(it.next()), rt.await(it.next())); return a; }, this, []);
