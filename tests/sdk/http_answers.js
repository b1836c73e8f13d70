// iota.http: what an answer is to the script, and redirects.
// expect: succeeds
// limits: cpu=5000ms, memory=64MiB

//// text and JSON
const get = async path => { const { data, text, status } = await iota.http.get(event.data.http + path); equal(status, 200); return [data, text]; };
equal(await get('/text'), ['grüße, 🌍', 'grüße, 🌍']);
equal(await get('/json'), [{ a: 'ü', list: [1, null, true] }, '{"a":"ü","list":[1,null,true]}']);
equal(await get('/json-problem'), [{ status: 400 }, '{"status":400}']);
equal(await get('/empty'), ['', '']);
equal(await get('/nul'), ['a\0b', 'a\0b']);

//// JSON that is none stays text
const get = async path => { const { data, text } = await iota.http.get(event.data.http + path); return [data, text]; };
equal(await get('/json-wrong'), ['{oops', '{oops']);
equal(await get('/json-html'), ['<html>Bad gateway</html>', '<html>Bad gateway</html>']);
equal(await get('/json-empty'), ['', '']);
equal(await get('/json-twice'), ['{"a":1}{"a":2}', '{"a":1}{"a":2}']);

//// JSON with a byte order mark is JSON
const { data } = await iota.http.get(`${event.data.http}/json-bom`);
equal(data, { a: 1 });

//// JSON too deep to be read stays text
const { data, text } = await iota.http.get(`${event.data.http}/json-deep`);
equal([typeof data, text.length], ['string', 10000]);

//// JSON cannot reach a prototype
const { data } = await iota.http.get(`${event.data.http}/json-proto`);
equal([data.x, data.a, ({}).x, Object.keys(data).sort()], [undefined, 2, undefined, ['__proto__', 'a']]);

//// what is no UTF-8 is bytes
const latin = await iota.http.get(`${event.data.http}/latin1`);
equal([latin.data, latin.text, latin.bytes], [new Uint8Array([99, 97, 102, 233]), 'caf\ufffd', new Uint8Array([99, 97, 102, 233])]);
const image = await iota.http.get(`${event.data.http}/bytes`);
equal([image.data, image.bytes], [new Uint8Array([0x89, 80, 78, 71, 0, 255]), new Uint8Array([0x89, 80, 78, 71, 0, 255])]);
const json = await iota.http.get(`${event.data.http}/json-latin1`);
equal(json.data, new Uint8Array([123, 34, 97, 34, 58, 34, 233, 34, 125]));

//// the bytes of a text
equal((await iota.http.get(`${event.data.http}/text`)).bytes, new TextEncoder().encode('grüße, 🌍'));

//// any status fulfils the promise
for (const [status, ok] of [[200, true], [201, true], [204, true], [299, true], [304, false], [400, false], [401, false], [404, false], [418, false], [429, false], [500, false], [503, false], [599, false]]) {
  const answer = await iota.http.get(`${event.data.http}/status/${status}`);
  equal([answer.status, answer.ok, answer.text], [status, ok, status === 204 || status === 304 ? '' : 'why']);
}

//// headers by name in lower case
const { headers } = await iota.http.get(`${event.data.http}/headers`);
equal(headers['set-cookie'], ['a=1; Path=/', 'b=2']);
equal([headers['x-many'], headers['x-empty'], headers['x-latin'], headers['x-padded']], ['one, two', '', 'caf\ufffd', 'p']);

//// headers with names of prototypes
const { headers } = await iota.http.get(`${event.data.http}/header-proto`);
equal([headers.constructor, Object.keys(headers).includes('__proto__')], ['y', true]);

//// a compressed body is decoded
const answer = await iota.http.get(`${event.data.http}/gzip`);
equal(answer.text, 'zipped');
const { data } = await iota.http.get(`${event.data.http}/echo`);
contains(data.headers['accept-encoding'], 'gzip');

//// HTTP of other kinds
equal((await iota.http.get(`${event.data.http}/http10`)).text, 'old');
const chunked = await iota.http.get(`${event.data.http}/chunked`);
equal([chunked.text, chunked.headers['x-trailer']], ['one two', undefined]);
const hinted = await iota.http.get(`${event.data.http}/early-hints`);
equal([hinted.status, hinted.text, hinted.headers.link], [200, 'late', undefined]);
const short = await iota.http.get(`${event.data.http}/no-reason`);
equal([short.status, short.text], [299, 'ok']);

//// an answer belongs to the script
const answer = await iota.http.get(`${event.data.http}/json`);
answer.data.a = 'changed';
answer.extra = 1;
equal(JSON.parse(JSON.stringify(answer)).data.a, 'changed');
equal(Object.keys(answer).sort(), ['data', 'extra', 'headers', 'ok', 'status', 'text', 'url']);

//// HEAD of what would be too large
const answer = await iota.http.request({ method: 'HEAD', url: `${event.data.http}/length-huge` });
equal([answer.status, answer.headers['content-length']], [200, '99999999999']);

//// over TLS
const { status, url, data } = await iota.http.post(`${event.data.https}/echo`, { a: 1 });
equal([status, url, data.method], [200, `${event.data.https}/echo`, 'POST']);

//// redirects are followed, and change POST to GET as browsers do
const { http } = event.data;
const to = (status, method, body) => iota.http.request({ url: `${http}/redirect`, query: { to: '/echo', status }, method, body, headers: { 'content-type': 'text/x', 'x-mine': '1' } });
for (const [status, method, then] of [[301, 'POST', 'GET'], [302, 'POST', 'GET'], [303, 'POST', 'GET'], [303, 'PUT', 'GET'], [307, 'POST', 'POST'], [308, 'POST', 'POST'], [302, 'PUT', 'PUT'], [302, 'DELETE', 'DELETE'], [301, 'GET', 'GET']]) {
  const { data, url } = await to(status, method, method === 'GET' || method === 'DELETE' ? undefined : 'body');
  equal([data.method, url], [then, `${http}/echo`], `${status} ${method}`);
  equal(data.headers['x-mine'], '1');
  equal(data.body, method !== 'GET' && method !== 'DELETE' && then === method ? iota.crypto.base64.encode('body') : '');
}

//// what may follow a redirect to another origin
const secrets = { authorization: 'Bearer x', cookie: 'a=b', 'x-key': 'kept' };
const same = await iota.http.get(`${event.data.http}/redirect`, { query: { to: '/echo' }, headers: secrets });
equal([same.data.headers.authorization, same.data.headers.cookie], ['Bearer x', 'a=b']);
const other = await iota.http.get(`${event.data.http}/redirect`, { query: { to: `${event.data.https}/echo` }, headers: secrets });
equal([other.data.headers.authorization, other.data.headers.cookie, other.data.headers['x-key']], [undefined, undefined, 'kept']);

//// how many redirects
const { http } = event.data;
equal((await iota.http.get(`${http}/hops/5`)).status, 200);
await rejects(iota.http.get(`${http}/hops/6`), 'LIMIT_EXCEEDED', /redirects more than 5 times/);
await rejects(iota.http.get(`${http}/loop`), 'LIMIT_EXCEEDED', /redirects more than 5 times/);
await rejects(iota.http.get(`${http}/hops/2`, { redirects: 1 }), 'LIMIT_EXCEEDED', /redirects more than 1 times/);
await rejects(iota.http.get(`${http}/hops/6`, { redirects: 100 }), 'LIMIT_EXCEEDED', /more than 5/);
const itself = await iota.http.get(`${http}/hops/2`, { redirects: 0 });
equal([itself.status, itself.ok, itself.headers.location], [302, false, '/hops/1']);

//// a redirect without a place to go is an answer
const answer = await iota.http.get(`${event.data.http}/redirect-nowhere`);
equal([answer.status, answer.text], [302, 'lost']);

//// redirects to what no URL is
await rejects(iota.http.get(`${event.data.http}/redirect`, { query: { to: 'http://' } }), 'SSRF_BLOCKED', /redirects: /);
await rejects(iota.http.get(`${event.data.http}/redirect`, { query: { to: 'javascript:alert(1)' } }), 'SSRF_BLOCKED', /https: and http: only, not javascript:/);
await rejects(iota.http.get(`${event.data.http}/redirect`, { query: { to: 'file:///etc/passwd' } }), 'SSRF_BLOCKED', /https: and http: only/);
