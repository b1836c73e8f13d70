5
var r, p = new Promise(function (f) { r = f; }); r(p);
class_like.prototype = Promise.prototype; function class_like(x) { return new Promise(x); }
var bad = {get then() { throw bad; }}, many = []; for (var i = 0; i < 50; i++) many.push(i % 2 ? p : bad);
queueMicrotask(function () { throw new Error('in a job'); });
return Promise.allSettled(many.concat(Promise.prototype.then.call(Promise.resolve(1), bad, 3))).then(function (x) { return x.length; });
