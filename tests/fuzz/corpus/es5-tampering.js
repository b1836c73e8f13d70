5
function tried(f) { try { return f(); } catch (e) { return e.message; } }
globalThis.left = (globalThis.left || 0) + 1;
return [tried(function () { 'use strict'; Array.prototype.push = 1; }), tried(function () { Object.setPrototypeOf(Array.prototype, null); }), tried(function () { Object.defineProperty(Object.prototype, 'x', {get: function () { return 1; }}); }), tried(function () { return (function () {}).constructor('return 1')(); }), tried(function () { return [].constructor.constructor; }), tried(function () { delete globalThis.Promise; return typeof Promise; }), tried(function () { globalThis.JSON = null; return typeof JSON; }), tried(function () { return Object.getOwnPropertyNames(globalThis); }), tried(function () { return rt.async.caller; }), left];
