J
class Refused extends Error { name = 'Refused'; constructor(m, options) { super(m, options); this.code = 'R1'; } }
const tried = async f => { try { return await f(); } catch (e) { return `${e.name}: ${e.message} ${e.cause ?? ''} ${e instanceof Refused} ${(e.stack ?? '').split('\n').length}`; } };
console.error(new Refused('shown', { cause: new TypeError('inner') }), new AggregateError([1], 'many'));
const out = await Promise.all([tried(() => null.x), tried(() => { throw new Refused('a', { cause: 1 }); }), tried(async () => { await iota.sleep(1); undefinedName; }), tried(() => JSON.parse('{')), tried(() => Promise.any([Promise.reject(1)])), tried(() => new Array(-1)), tried(() => { 'use strict'; Object.freeze([]).push(1); })]);
if (out.length > 6) throw new iota.PermanentError(out.join('\n'));
