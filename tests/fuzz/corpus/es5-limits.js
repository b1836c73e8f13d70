5
var o = {toString: function () { for (;;) try { for (;;) {} } catch (e) {} finally { continue; } }};
switch (Math.floor(Math.random() * 4)) {
case 0: return String(o);
case 1: return rt.async(function () { for (;;) rt.await(null); }, this, []);
case 2: (function again() { Promise.resolve().then(again); })(); break;
default: console.log(o); }
