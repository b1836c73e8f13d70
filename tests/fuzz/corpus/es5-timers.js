5
var log = [], ids = [setTimeout(function () { log.push('b'); clearTimeout(ids[2]); }, 2, 1, 2), setTimeout(function again(n) { log.push(n); if (n < 3) ids.push(setTimeout(again, n, n + 1)); }, 0, 0), setTimeout(function () { log.push('never'); }, 3)];
clearTimeout(undefined); clearTimeout({}); clearTimeout(ids[0] + 99); setTimeout(function () { queueMicrotask(function () { log.push('m'); }); }, -1);
try { setTimeout('text', NaN); } catch (e) { log.push(e.name); }
return new Promise(function (done) { setTimeout(function () { done(log); }, 50); });
