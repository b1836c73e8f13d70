5
function T() {} T.prototype = Object.create(Error.prototype); T.prototype.name = 'T\ud800';
var e = new TypeError('é'); e.stack; e.cause = e; e.code = 7; e.message = {toString: function () { throw e; }};
try { null.x; } catch (x) { console.log(x.message, x.stack, x.fileName, x.lineNumber); }
try { undefined(); } catch (x) { console.error(x); }
try { throw new T(); } catch (x) { console.warn(x); }
throw e;
