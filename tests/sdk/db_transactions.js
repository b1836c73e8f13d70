// iota.db.transaction
// expect: succeeds
// limits: cpu=5000ms, memory=64MiB

//// gives what its body gives, and commits
const result = await iota.db.transaction(async tx => {
  const team = await tx.insert('teams', { name: 'core' });
  equal(await tx.update('users', { id: 1 }, { team: team.id }), 1);
  equal((await tx.findById('users', 1)).team, team.id, 'a transaction sees what it wrote');
  return { id: team.id };
});
equal(result, { id: 1 });
equal((await iota.db.findById('users', 1)).team, 1);

//// every call of iota.db is there within
await iota.db.transaction(async tx => {
  equal(Object.keys(tx).sort(), ['count', 'delete', 'findById', 'insert', 'insertMany', 'query', 'queryOne', 'update']);
  equal((await tx.insertMany('teams', [{ name: 'a' }, { name: 'b' }])).length, 2);
  equal((await tx.query('teams', { orderBy: 'id' })).length, 2);
  equal((await tx.queryOne('teams', { where: { name: 'b' } })).id, 2);
  equal(await tx.count('teams'), 2);
  equal(await tx.delete('teams', { name: 'a' }), 1);
});
equal((await iota.db.query('teams')).map(row => row.name), ['b']);

//// a body that gives no promise
equal(await iota.db.transaction(() => 5), 5);
equal(await iota.db.transaction(() => undefined), undefined);
equal(await iota.db.transaction(() => ({ then: resolve => resolve('thenable') })), 'thenable');

//// a body that throws rolls back, and its error comes out
for (const body of [
  async tx => { await tx.insert('teams', { name: 'x' }); throw new RangeError('mine'); },
  async tx => { await tx.update('users', { and: [] }, { status: 'x' }); await tx.delete('users', { id: 1 }); throw new RangeError('mine'); },
  tx => tx.insert('teams', { name: 'x' }).then(() => { throw new RangeError('mine'); }),
  () => { throw new RangeError('mine'); }]) {
  let caught;
  try { await iota.db.transaction(body); } catch (error) { caught = error; }
  assert(caught instanceof RangeError && caught.message === 'mine', shown(caught));
}
equal(await iota.db.count('teams'), 0);
equal(await iota.db.count('users', { status: 'new' }), 5);

//// what is thrown need not be an error
let caught = 'nothing';
try { await iota.db.transaction(async () => { throw undefined; }); } catch (error) { caught = error; }
equal(caught, undefined);
try { await iota.db.transaction(() => Promise.reject('text')); } catch (error) { caught = error; }
equal(caught, 'text');

//// a call that fails rolls back unless it is caught
await rejects(iota.db.transaction(async tx => {
  await tx.insert('teams', { name: 'x' });
  await tx.insert('users', { name: null });
}), 'QUERY_FAILED');
equal(await iota.db.count('teams'), 0);
await iota.db.transaction(async tx => {
  await tx.insert('teams', { name: 'y' });
  await rejects(tx.insert('users', { name: null }), 'QUERY_FAILED');
  await rejects(tx.insert('users', { name: 'z', email: 'ada@example.com' }), 'CONFLICT');
  await rejects(tx.query('nothing'), 'TABLE_NOT_ALLOWED');
  await rejects(tx.query('users', { where: { no: 1 } }), 'INVALID_ARGUMENT');
});
equal((await iota.db.query('teams')).map(row => row.name), ['y']);

//// mistakes within name tx
await iota.db.transaction(async tx => {
  await rejects(() => tx.query(), 'INVALID_ARGUMENT', 'tx.query takes the name of a table first');
  await rejects(() => tx.query('users', { wher: {} }), 'INVALID_ARGUMENT', 'tx.query has no option "wher"');
  await rejects(() => tx.findById('users'), 'INVALID_ARGUMENT', 'tx.findById');
});

//// a body that is no function
for (const [body, kind] of [[undefined, 'undefined'], [null, 'null'], [5, 'a number'], [{}, 'an object'], [[], 'an array'], [Promise.resolve(1), 'a Promise'], [Symbol('s'), 'a symbol']])
  await rejects(() => iota.db.transaction(body), 'INVALID_ARGUMENT', `iota.db.transaction takes a function (tx), not ${kind}`);

//// one within another
await iota.db.transaction(async tx => {
  await rejects(iota.db.transaction(async () => 1), 'INVALID_ARGUMENT', /has a transaction already.*tx/);
  await tx.insert('teams', { name: 'goes on' });
});
equal(await iota.db.count('teams'), 1);

//// two at once
const both = await Promise.allSettled([1, 2].map(n => iota.db.transaction(async tx => { await tx.insert('teams', { name: `n${n}` }); })));
equal(both.map(one => one.status), ['fulfilled', 'rejected']);
isError(both[1].reason, 'INVALID_ARGUMENT', 'transaction');
equal(await iota.db.count('teams'), 1);

//// a write outside of the one that is open
await rejects(iota.db.transaction(async tx => {
  await tx.insert('teams', { name: 'inner' });
  await iota.db.insert('teams', { name: 'outer' });
}), 'INVALID_ARGUMENT', /within it call tx, not iota\.db/);
equal(await iota.db.count('teams'), 0);

//// tx after the end
let kept;
await iota.db.transaction(async tx => { kept = tx; });
for (const call of [() => kept.query('users'), () => kept.insert('teams', {}), () => kept.count('users'), () => kept.delete('users', { id: 1 })])
  await rejects(call, 'INVALID_ARGUMENT', /the transaction is over: await what you do in it/);
await iota.db.transaction(async tx => {
  await rejects(kept.insert('teams', {}), 'INVALID_ARGUMENT', /over/);
  await tx.insert('teams', {});
});
equal(await iota.db.count('teams'), 1);

//// a write that is not awaited is in the transaction all the same, if it was made in time
await iota.db.transaction(async tx => { tx.insert('teams', { name: 'not awaited' }); });
equal(await iota.db.count('teams'), 1);

//// a write after a wait that is not awaited comes too late, and the execution says so — expect: error: iota.Error: a promise was rejected and nobody handled it: the transaction is over: await what you do in it
await iota.db.transaction(async tx => {
  iota.sleep(5).then(() => tx.insert('teams', { name: 'late' }));
});
await iota.sleep(30);

//// forEach with an async function, the classic mistake
await rejects(iota.db.transaction(async tx => {
  const late = [];
  [1, 2].forEach(async n => { late.push((async () => { await iota.sleep(1); return tx.insert('teams', { name: `n${n}` }); })()); });
  tx.late = 1;
  kept = late;
}).then(async () => Promise.all(kept)), 'INVALID_ARGUMENT', /the transaction is over/);
var kept;

//// what cannot be committed: a key of another table that is not there
await rejects(iota.db.transaction(async tx => { await tx.insert('deferred', { team: 99 }); }), 'QUERY_FAILED', /FOREIGN KEY/);
equal(await iota.db.count('deferred'), 0);
await iota.db.transaction(async tx => {
  await tx.insert('deferred', { team: 99 });
  await tx.insert('teams', { id: 99 });
});
equal(await iota.db.count('deferred'), 1);

//// one that takes too long is undone at its next call — settings: data.transaction_time=50ms
await rejects(iota.db.transaction(async tx => {
  await tx.insert('teams', { name: 'x' });
  await iota.sleep(80);
  await tx.insert('teams', { name: 'y' });
}), 'TIMEOUT', /the transaction took longer than 50 ms \(setting data\.transaction_time\) and was rolled back/);
equal(await iota.db.count('teams'), 0);
await iota.db.transaction(async tx => { await tx.insert('teams', { name: 'z' }); });
equal(await iota.db.count('teams'), 1);

//// one that takes too long is undone when it would be committed — settings: data.transaction_time=50ms
await rejects(iota.db.transaction(async tx => {
  await tx.insert('teams', { name: 'x' });
  await iota.sleep(80);
}), 'TIMEOUT', /took longer than 50 ms/);
equal(await iota.db.count('teams'), 0);

//// after a TIMEOUT that is caught within, the transaction does not go on — settings: data.time=50ms
await rejects(iota.db.transaction(async tx => {
  await tx.insert('teams', { name: 'x' });
  await rejects(tx.query('endless'), 'TIMEOUT');
  await rejects(tx.insert('teams', { name: 'y' }), 'TIMEOUT', 'the transaction was rolled back: ');
}), 'TIMEOUT', 'the transaction was rolled back: ');
equal(await iota.db.count('teams'), 0);

//// another execution's tx is none, and what one left open is undone — runs: 2 — expect: result: 0
const state = {};
export default async function (event) {
  if (event.data.run === 1) {
    await new Promise(resolve => {
      iota.db.transaction(async tx => { state.tx = tx; await tx.insert('teams', { name: 'left' }); resolve(); await new Promise(() => {}); });
    });
    return 0;
  }
  await rejects(state.tx.insert('teams', { name: 'x' }), 'INVALID_ARGUMENT', /over/);
  return iota.db.count('teams');
}

//// an execution that ends with an open transaction undoes it — runs: 2 — expect: error: Error: mine or result: 0
export default async function (event) {
  if (event.data.run === 2) return iota.db.count('teams');
  await iota.db.transaction(async tx => {
    await tx.insert('teams', { name: 'left' });
    setTimeout(() => { throw new Error('mine'); }, 1);
    await iota.sleep(50);
  });
}

//// begin counts as a call, commit and rollback do not — limits: calls=3
await iota.db.transaction(async tx => { await tx.count('users'); });
await rejects(iota.db.transaction(async () => { throw new iota.Error('mine', 'INVALID_ARGUMENT'); }).catch(error => {
  equal(error.message, 'mine');
  return iota.db.count();
}), 'INVALID_ARGUMENT');

//// a recursion of transactions ends
let depth = 0;
async function again() { return iota.db.transaction(async () => { depth++; return again(); }); }
await rejects(again(), 'INVALID_ARGUMENT', 'transaction');
equal(depth, 1);
equal(await iota.db.transaction(async tx => tx.count('users')), 5);
