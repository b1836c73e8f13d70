5
var a = [5, , 3, undefined, 1]; a.x = 1; a.length = 7; a[9] = 0;
var like = {length: 3, 0: 'a', 2: 'c'};
return [a.sort(), a.slice(-2), a.splice(1, 2, 'x', 'y', 'z'), a.reverse(), a.concat(like, [[1]]), a.indexOf(0), a.lastIndexOf(undefined),
  a.map(String), a.filter(Boolean), a.reduce(function (x, y) { return x + y; }), a.reduceRight(function (x, y) { return [x, y]; }),
  a.some(isNaN), a.every(isFinite), a.push(1, 2), a.pop(), a.shift(), a.unshift(0), a.join('-'), [].join.call(like), [].push.call(like, 1),
  Array.isArray(like), a.toString(), a.find(isNaN), a.fill(1, 2, 3), a.includes(NaN), a.at(-1), a.flat(2), a.copyWithin(0, 1)];
