5
function tried(f) { try { return f(); } catch (e) { return e.message; } }
return rt.async(function () { return [tried(function () { return [1].map(function () { return rt.await(1); }); }), tried(function () { return JSON.stringify({toJSON: function () { return rt.yield(1); }}); }), tried(function () { return [2, 1].sort(function () { return rt.await(0); }); }), 'a'.replace(/a/, function () { return tried(function () { return rt.await(2); }); })]; }, this, []);
