5
var seen = [], handler = {get: function (t, k) { seen.push(k); return t[k]; }, set: function (t, k) { seen.push(k); return true; }, has: function (t, k) { seen.push(k); return true; }, deleteProperty: function (t, k) { seen.push(k); return true; }};
function prey() { return Object.create(new Proxy({then: 1}, handler)); }
[Promise.prototype.then, Map.prototype.get, TextDecoder.prototype.decode, Date.prototype.getTime, URL.prototype.toString, RegExp.prototype.exec, Symbol.prototype.toString, Object.isFrozen, structuredClone, Promise.resolve].forEach(function (f) {
  try { f.call(prey(), prey()); } catch (e) { seen.push(e.name); } });
var w = new WeakMap(), p = prey(); w.set(p, 1); p.x = w.get(p); delete p.y; p.__proto__ = null; new Proxy({}, {}).__proto__ = p;
return [seen.map(String), Object.isFrozen(Object.freeze(p))];
