5
var a = [1]; a.toString = function () { return [a].join(); };
try { String(a); } catch (e) {}
var r = {get x() { return r.x; }, toJSON: function () { return JSON.stringify(r); }};
try { r.x; } catch (e) { try { JSON.stringify(r); } catch (f) { return f.message; } }
[3, 1].sort(function s() { return [2, 1].sort(s); });
