// What holds for all calls of the SDK.
// expect: succeeds
// limits: cpu=5000ms, memory=64MiB

//// the hundred-and-first call ends the execution, whatever catches — expect: sdk_call_limit
for (let i = 0; i < 100; i++) await iota.kv.get('k');
try { await iota.kv.get('k'); } catch {} finally { await iota.sleep(1); }

//// a hundred calls are allowed
for (let i = 0; i < 25; i++) { await iota.kv.increment('n'); await iota.sleep(0); await iota.events.publish('a', 1, { id: 'same' }); await iota.secrets.get('KEY'); }

//// calls that are refused before they leave are none
for (let i = 0; i < 150; i++) await rejects(() => iota.kv.get(), 'INVALID_ARGUMENT');
equal(await iota.kv.get('k'), undefined);

//// calls that fail count — limits: calls=2 — expect: sdk_call_limit
await rejects(iota.db.query('nothing'), 'TABLE_NOT_ALLOWED');
await rejects(iota.secrets.get('NONE'), 'NOT_FOUND');
await iota.kv.get('k');

//// Promise.all of a hundred and one — expect: sdk_call_limit
await Promise.all(Array.from({ length: 101 }, (_, i) => iota.kv.set(`k${i}`, i)));

//// fifty calls of all kinds at once
const { http } = event.data;
const all = await Promise.all(Array.from({ length: 10 }, (_, i) => [iota.kv.increment('n'), iota.db.insert('teams', { name: `n${i}` }), iota.http.get(`${http}/echo?${i}`), iota.secrets.get('KEY'), iota.events.publish('a', i)]).flat());
equal(all.length, 50);
equal(all.filter((_, i) => i % 5 === 0), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
equal(all.filter((_, i) => i % 5 === 2).map(one => one.data.target), Array.from({ length: 10 }, (_, i) => `/echo?${i}`));

//// an error of the SDK is an iota.Error, and an Error
let error;
try { await iota.secrets.get('NONE'); } catch (caught) { error = caught; }
assert(error instanceof iota.Error && error instanceof Error && !(error instanceof iota.PermanentError));
equal([error.name, error.code, error.retryable, Object.keys(error).sort()], ['iota.Error', 'NOT_FOUND', false, ['code', 'retryable']]);
contains(error.stack, 'calls.js:');
equal(String(error), `iota.Error: ${error.message}`);

//// an author's own errors
const error = new iota.Error('mine', 'MY_CODE');
equal([error.message, error.code, error.retryable, error.name], ['mine', 'MY_CODE', undefined, 'iota.Error']);
const permanent = new iota.PermanentError('never', 'GONE');
assert(permanent instanceof iota.Error);
equal([permanent.message, permanent.code, permanent.name], ['never', 'GONE', 'iota.PermanentError']);
equal(new iota.Error().message, '');
class Mine extends iota.Error {}
assert(new Mine('x') instanceof Mine && new Mine('x') instanceof iota.Error);

//// a permanent error fails the execution by its name — expect: error: iota.PermanentError: never
throw new iota.PermanentError('never');

//// a rejection that nobody handles fails the execution — expect: error: iota.Error: a promise was rejected and nobody handled it: there is no secret "NONE"
iota.secrets.get('NONE');
return 'fine';

//// one that is handled late is handled
const failing = iota.secrets.get('NONE');
await iota.sleep(5);
await rejects(failing, 'NOT_FOUND');

//// then, catch and finally
equal(await iota.secrets.get('NONE').catch(error => error.code), 'NOT_FOUND');
equal(await iota.kv.get('k').then(value => value === undefined), true);
let done = false;
await iota.kv.set('k', 1).finally(() => { done = true; });
equal(done, true);

//// arguments too many are left alone
await iota.kv.set('k', 1, {}, 'more', 'still more');
equal(await iota.kv.get('k', 'more'), 1);

//// the SDK's objects cannot be changed, nor their functions replaced
for (const group of ['db', 'http', 'kv', 'events', 'secrets', 'crypto']) {
  const before = iota[group], [first] = Object.keys(before), was = before[first];
  for (const change of [() => { iota[group] = {}; }, () => { before[first] = () => 'mine'; }, () => { delete before[first]; }, () => { before.more = 1; }]) {
    let caught;
    try { change(); } catch (error) { caught = error; }
    assert(caught instanceof TypeError, `${group}: ${shown(caught)}`);
  }
  assert(iota[group] === before && before[first] === was, group);
}
await iota.kv.set('k', 2);
equal(await iota.kv.get('k'), 2);

//// what a script does to prototypes does not reach the SDK
try { Object.prototype.ttl = 'x'; } catch {}
try { Array.prototype.map = () => 'mine'; } catch {}
try { Promise.prototype.then = () => 'mine'; } catch {}
try { JSON.stringify = () => 'mine'; } catch {}
await iota.kv.set('k', [1]);
equal(await iota.kv.get('k'), [1]);
equal((await iota.db.insert('vals', { doc: [2] })).doc, [2]);

//// a call in a callback of another one's
const value = await iota.kv.increment('n').then(n => iota.kv.increment('n', n)).then(n => iota.kv.set('m', n)).then(() => iota.kv.get('m'));
equal(value, 2);

//// a promise of an earlier execution is settled in it, and stays what it is — runs: 2
const state = {};
export default async function (event) {
  if (event.data.run === 1) { state.value = iota.kv.increment('n'); state.failed = iota.secrets.get('NONE'); state.failed.catch(() => {}); return; }
  equal(await state.value, 1);
  await rejects(state.failed, 'NOT_FOUND');
}

//// functions of an earlier execution work in the next one — runs: 2
const state = {};
export default async function (event) {
  state.get = state.get || iota.kv.get;
  equal(await state.get('k'), event.data.run === 1 ? undefined : 1);
  await iota.kv.set('k', 1);
}
