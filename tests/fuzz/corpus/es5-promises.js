5
var log = [];
function note(x) { return function (v) { log.push([x, v]); if (x === 'throw') throw x; return v; }; }
var thenable = {then: function (yes, no) { yes({then: function (y) { y(7); }}); no(1); throw 2; }};
Promise.reject(new Error('unhandled'));
return Promise.all([1, Promise.resolve(2).then(note('a')).finally(note('f')), thenable, Promise.race([thenable, 3]), Promise.allSettled([Promise.reject(1), thenable]), Promise.any([Promise.reject(1), 4])])
  .then(note('all'), note('no')).then(note('throw')).catch(note('caught')).then(function () { return log; });
