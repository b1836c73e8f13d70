5
var waits = []; for (var i = 0; i < 9; i++) waits.push(iota.sleep(i).then(function () { return i; }, function (e) { return [e.name, e.code, e.message]; }));
try { iota.sleep('x', {}); } catch (e) { console.log(e); }
return Promise.race(waits).then(function (first) { return Promise.all(waits).then(function (all) { console.log(first, all); return all; }); });
