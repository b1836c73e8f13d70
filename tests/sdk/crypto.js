// iota.crypto: answers at once, and throws its mistakes. Digests of published test vectors.
// expect: succeeds
// limits: cpu=5000ms, memory=64MiB

//// sha256
const { sha256 } = iota.crypto;
equal(sha256(''), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
equal(sha256(new Uint8Array([97, 98, 99])), sha256('abc'));
equal(sha256(new Uint8Array([0, 97, 98, 99]).subarray(1)), sha256('abc'));
equal(sha256(new Uint8Array([97, 98, 99]).buffer), sha256('abc'));
equal(sha256('ü🌍\0'), sha256(new TextEncoder().encode('ü🌍\0')));
equal(sha256('\ud800'), sha256('\ufffd'), 'as TextEncoder does');

//// encodings
const { sha256 } = iota.crypto;
const bytes = sha256('abc', 'bytes');
assert(bytes instanceof Uint8Array && bytes.length === 32);
equal(sha256('abc', 'base64'), 'ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=');
equal(sha256('abc', 'base64url'), 'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0');
equal(sha256('abc', 'hex'), sha256('abc', undefined));
equal(iota.crypto.base64.encode(bytes), sha256('abc', 'base64'));

//// every digest
for (const [name, hex] of [['md5', '900150983cd24fb0d6963f7d28e17f72'], ['sha1', 'a9993e364706816aba3e25717850c26c9cd0d89d'], ['sha256', iota.crypto.sha256('abc')],
  ['sha384', 'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7'],
  ['sha512', 'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f']])
  equal(iota.crypto.hash(name, 'abc'), hex);

//// hmac, of RFC 4231
const { hmac } = iota.crypto;
equal(hmac('sha256', 'Jefe', 'what do ya want for nothing?'), '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
equal(hmac('sha256', new Uint8Array(20).fill(0x0b), 'Hi There'), 'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7');
equal(hmac('sha512', 'Jefe', 'what do ya want for nothing?', 'hex').length, 128);
equal(hmac('sha256', '', '').length, 64);
equal(hmac('sha256', 'k', 'd', 'bytes').length, 32);

//// data that is none
for (const [data, kind] of [[undefined, 'undefined'], [null, 'null'], [5, 'a number'], [{}, 'an object'], [[1], 'an array'], [true, 'a boolean'], [Symbol('d'), 'a symbol'], [() => 1, 'a function']]) {
  throws(() => iota.crypto.sha256(data), 'INVALID_ARGUMENT', `the data has to be a string or bytes, not ${kind}`);
  throws(() => iota.crypto.hash('sha1', data), 'INVALID_ARGUMENT', `the data has to be a string or bytes, not ${kind}`);
  throws(() => iota.crypto.hmac('sha1', data, 'x'), 'INVALID_ARGUMENT', `the key has to be a string or bytes, not ${kind}`);
  throws(() => iota.crypto.hmac('sha1', 'x', data), 'INVALID_ARGUMENT', `the data has to be a string or bytes, not ${kind}`);
  throws(() => iota.crypto.timingSafeEqual('x', data), 'INVALID_ARGUMENT', `the second argument has to be a string or bytes, not ${kind}`);
  throws(() => iota.crypto.timingSafeEqual(data, 'x'), 'INVALID_ARGUMENT', `the first argument has to be a string or bytes, not ${kind}`);
  throws(() => iota.crypto.base64.encode(data), 'INVALID_ARGUMENT', `the data has to be a string or bytes, not ${kind}`);
  throws(() => iota.crypto.base64.decode(data), 'INVALID_ARGUMENT', `base64.decode takes a string, not ${kind}`);
}

//// digests and encodings that are none
for (const [name, kind] of [['SHA256', '"SHA256"'], ['sha-256', '"sha-256"'], ['sha3', '"sha3"'], ['', 'an empty string|""'], [undefined, 'undefined'], [256, 'a number'], [Symbol('sha256'), 'a symbol'], [{}, 'an object']]) {
  throws(() => iota.crypto.hash(name, 'x'), 'INVALID_ARGUMENT', new RegExp(`there is no digest (${kind}); there are sha256, sha512, sha384, sha1, md5`));
  throws(() => iota.crypto.hmac(name, 'k', 'x'), 'INVALID_ARGUMENT', /there is no digest/);
}
for (const encoding of ['HEX', 'utf8', '', 5, null, {}, Symbol('hex')])
  throws(() => iota.crypto.sha256('x', encoding), 'INVALID_ARGUMENT', 'the encoding has to be "hex", "base64", "base64url" or "bytes"');

//// uuid
const all = Array.from({ length: 200 }, () => iota.crypto.uuid());
assert(all.every(one => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(one)), all[0]);
equal(new Set(all).size, 200);

//// randomBytes
equal(iota.crypto.randomBytes(0), new Uint8Array(0));
for (const count of [1, 7, 8, 9, 65536]) equal(iota.crypto.randomBytes(count).length, count);
assert(new Set(iota.crypto.randomBytes(1000)).size > 200);
for (const count of [-1, 1.5, 65537, NaN, Infinity, '8', undefined, null, {}, [8], true, Symbol('8')])
  throws(() => iota.crypto.randomBytes(count), 'INVALID_ARGUMENT', 'randomBytes takes a count from 0 to 65536');

//// timingSafeEqual
const { timingSafeEqual } = iota.crypto;
equal([timingSafeEqual('abc', 'abc'), timingSafeEqual('abc', 'abd'), timingSafeEqual('abc', 'ab'), timingSafeEqual('', '')], [true, false, false, true]);
equal(timingSafeEqual('ü', new Uint8Array([195, 188])), true);
equal(timingSafeEqual(new Uint8Array([1, 2]), new Uint8Array([1, 2]).buffer), true);

//// base64, of RFC 4648
const { encode, encodeUrl, decode } = iota.crypto.base64;
const text = bytes => new TextDecoder().decode(bytes);
for (const [plain, encoded] of [['', ''], ['f', 'Zg=='], ['fo', 'Zm8='], ['foo', 'Zm9v'], ['foob', 'Zm9vYg=='], ['fooba', 'Zm9vYmE='], ['foobar', 'Zm9vYmFy'], ['ü🌍', 'w7zwn4yN']]) {
  equal([encode(plain), encodeUrl(plain), text(decode(encoded))], [encoded, encoded.replace(/=/g, ''), plain]);
  equal(text(decode(encoded.replace(/=/g, ''))), plain, 'without padding');
}
equal([encode(new Uint8Array([251, 255])), encodeUrl(new Uint8Array([251, 255]))], ['+/8=', '-_8']);
equal(decode('-_8'), new Uint8Array([251, 255]));
equal(decode('+/8='), new Uint8Array([251, 255]));
const all = Uint8Array.from({ length: 256 }, (_, i) => i);
equal(decode(encode(all)), all);

//// base64 that is none
for (const encoded of ['Z', 'Zg=', 'Zg===', 'Z!==', '=', 'Zg==Zg==', 'ü', 'Zm9v\0'])
  throws(() => iota.crypto.base64.decode(encoded), 'INVALID_ARGUMENT', 'base64.decode: the text is no base64');

//// nothing of it counts as a call — limits: calls=1
for (let i = 0; i < 300; i++) iota.crypto.uuid();
await iota.sleep(0);

//// a digest of much data within its time — limits: cpu=3000ms
equal(iota.crypto.sha256('x'.repeat(4 << 20)).length, 64);
