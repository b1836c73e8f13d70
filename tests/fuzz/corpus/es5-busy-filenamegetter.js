5
function f() { for (;;); } Object.defineProperty(f, 'fileName', {get: function () { for (;;); }}); f();
