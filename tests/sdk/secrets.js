// iota.secrets.get. The secrets are KEY, EMPTY and WIDE.
// expect: succeeds
// limits: cpu=5000ms, memory=64MiB

//// gives the value as text
equal((await iota.secrets.get('KEY')).split('').reverse().join(''), 'tset-eht-fo-terc3s');
equal(await iota.secrets.get('EMPTY'), '');
equal(iota.crypto.sha256(await iota.secrets.get('WIDE')), iota.crypto.sha256('ünïcode 🗝'));

//// its value is nowhere in what the execution tells — expect: result: ["[secret KEY]",{"in":"a [secret KEY] b"}]
const key = await iota.secrets.get('KEY');
console.log(key, { key });
return [key, { in: `a ${key} b` }];

//// nor in an error — expect: error: Error: no: [secret KEY]
throw new Error(`no: ${await iota.secrets.get('KEY')}`);

//// one that there is not
await rejects(iota.secrets.get('NONE'), 'NOT_FOUND', 'there is no secret "NONE"');
await rejects(iota.secrets.get('key'), 'NOT_FOUND', 'there is no secret "key"');
await rejects(iota.secrets.get('__proto__'), 'NOT_FOUND');
await rejects(iota.secrets.get('a'.repeat(128)), 'NOT_FOUND');

//// names that are none
for (const [name, kind] of [[undefined, 'undefined'], [null, 'null'], [5, 'a number'], [{}, 'an object'], [['KEY'], 'an array'], [Symbol('KEY'), 'a symbol'], [() => 'KEY', 'a function'], [new String('KEY'), 'a String']])
  await rejects(() => iota.secrets.get(name), 'INVALID_ARGUMENT', `the name of the secret has to be a string, not ${kind}`);
for (const name of ['', ' KEY', 'KEY ', 'a b', 'ü', '1KEY', '-a', 'KEY\0', 'KEY\n', 'a/b', 'x'.repeat(129)])
  await rejects(iota.secrets.get(name), 'INVALID_ARGUMENT', 'is no name of a secret: 1 to 128 letters, digits, _, . and -, the first a letter or _');
await rejects(iota.secrets.get('\ud800'), 'INVALID_ARGUMENT', 'half of a surrogate pair');

//// twenty at once
const all = await Promise.all(Array.from({ length: 20 }, () => iota.secrets.get('KEY')));
equal(new Set(all).size, 1);
