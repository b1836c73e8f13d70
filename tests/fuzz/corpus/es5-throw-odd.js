5
switch (Math.floor(Math.random() * 5)) {
case 0: throw undefined; case 1: throw {name: {}, message: [], stack: 1}; case 2: throw 'text\ud83d';
case 3: throw Object.freeze(new iota.PermanentError('no')); default: throw new Proxy({}, {get: function () { throw 1; }}); }
