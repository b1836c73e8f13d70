5
var kept = Promise.reject(Object.freeze(new RangeError('kept')));
function inner(n) { return rt.async(function inner() { if (n) rt.await(0); throw n > 1 ? n : new Error('inner ' + n); }); }
function again() { return rt.async(function () { for (var i = 0; i < 3; i++) { try { rt.await(i ? kept : inner(i)); } catch (e) { if (i === 2) throw e; } } }); }
return rt.async(function handler() { try { rt.await(Promise.any([inner(0), inner(1), inner(2), again(), Promise.reject()])); } catch (e) { console.log(e, e.stack); e.errors.push(e); e.cause = e; throw e; } });
