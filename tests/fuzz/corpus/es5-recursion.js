5
function f() { return f() + 1; }
try { f(); } catch (e) { console.log(e.name); }
var o = []; for (var i = 0; i < 10000; i++) o = [o];
try { JSON.stringify(o); } catch (e) { console.log(String(e)); }
return JSON.parse(new Array(3000).join('[') + new Array(3000).join(']'));
