5
var o = {a: 1, get b() { return this.a; }, set b(v) { this.a = v; }, '': 2, 7: 3, __proto__: {p: 1}, 'constructor': 5};
Object.defineProperty(o, 'h', {value: 1, enumerable: false, configurable: true}); o.b = 4; delete o.h;
var c = Object.create(o, {z: {get: function () { return o; }, enumerable: true}});
var keys = []; for (var k in c) { keys.push(k); delete o[k]; o['n' + keys.length] = 1; if (keys.length > 9) break; }
return [keys, Object.keys(c), Object.getOwnPropertyNames(c), Object.getOwnPropertyDescriptor(c, 'z'), Object.isFrozen(Object.freeze(o)), 'a' in c,
  c instanceof Object, c.hasOwnProperty('z'), o.propertyIsEnumerable('a'), Object.prototype.toString.call(c), Object.entries(o), Object.values(o), Object.assign({}, o, null, 'ab')];
