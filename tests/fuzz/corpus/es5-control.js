5
var log = [];
outer: for (var i = 0; i < 5; i++) { for (var j in {a: 1, b: 2}) { if (i === 1) continue outer; if (i === 3) break outer; log.push(i + j); } }
function f() { for (;;) { try { return log.push('t'); } catch (e) { } finally { log.push('f'); if (log.length > 9) break; else continue; } } }
f(); do { switch (log.length) { case 1: default: log.push('d'); case 2: log.push('2'); break; case 20: i = 9; } } while (log.length < 30 && i < 9);
try { try { throw 1; } finally { l: { log.push('x'); break l; } } } catch (e) { log.push(e); }
return log;
