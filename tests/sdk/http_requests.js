// iota.http: what is sent, and what of it is refused before it leaves.
// expect: succeeds
// limits: cpu=5000ms, memory=64MiB

//// every method sends what it is called
const { http } = event.data;
for (const [call, method] of [[u => iota.http.get(u), 'GET'], [u => iota.http.post(u), 'POST'], [u => iota.http.put(u), 'PUT'], [u => iota.http.patch(u), 'PATCH'], [u => iota.http.delete(u), 'DELETE'],
  [url => iota.http.request({ url }), 'GET'], [url => iota.http.request({ url, method: 'OPTIONS' }), 'OPTIONS'], [url => iota.http.request({ url, method: 'purge' }), 'PURGE']]) {
  const { data, status, ok } = await call(`${http}/echo?a=1`);
  equal([data.method, data.target, status, ok], [method, '/echo?a=1', 200, true]);
}

//// HEAD has headers and no body
const answer = await iota.http.request({ method: 'HEAD', url: `${event.data.http}/text` });
equal([answer.status, answer.text, answer.data, answer.bytes.length], [200, '', '', 0]);
equal(answer.headers['content-length'], '13');

//// bodies of every kind, with their types
const sent = async (body, options) => {
  const { data } = await iota.http.post(`${event.data.http}/echo`, body, options);
  return [new TextDecoder().decode(iota.crypto.base64.decode(data.body)), data.headers['content-type']];
};
equal(await sent('text ü🌍'), ['text ü🌍', undefined]);
equal(await sent(''), ['', undefined]);
equal(await sent({ a: [1, 'ü'] }), ['{"a":[1,"ü"]}', 'application/json']);
equal(await sent([1]), ['[1]', 'application/json']);
equal(await sent(5), ['5', 'application/json']);
equal(await sent(false), ['false', 'application/json']);
equal(await sent(null), ['null', 'application/json']);
equal(await sent(new Date(0)), ['"1970-01-01T00:00:00.000Z"', 'application/json']);
equal(await sent(new URLSearchParams({ a: 'b c', ü: '&' })), ['a=b+c&%C3%BC=%26', 'application/x-www-form-urlencoded;charset=UTF-8']);
equal(await sent(new Uint8Array([104, 105])), ['hi', 'application/octet-stream']);
equal(await sent(new Uint8Array([0, 104, 105, 0]).subarray(1, 3)), ['hi', 'application/octet-stream']);
equal(await sent(new Uint8Array([104, 105]).buffer), ['hi', 'application/octet-stream']);
equal(await sent(undefined), ['', undefined]);
equal(await sent({ a: 1 }, { headers: { 'Content-Type': 'application/vnd.api+json' } }), ['{"a":1}', 'application/vnd.api+json']);

//// bytes arrive as they are
const all = Uint8Array.from({ length: 256 }, (_, i) => i);
const { data } = await iota.http.put(`${event.data.http}/echo`, all);
equal(iota.crypto.base64.decode(data.body), all);

//// a body with get and delete
for (const name of ['get', 'delete']) {
  const { data } = await iota.http[name](`${event.data.http}/echo`, { body: { a: 1 } });
  equal(data.body, iota.crypto.base64.encode('{"a":1}'));
}

//// headers: several, numbers, none
const { data } = await iota.http.get(`${event.data.http}/echo`, { headers: { 'X-Text': ' ü ', 'X-Number': 5, 'X-Flag': true, 'X-None': null, 'X-Not': undefined, 'X-Empty': '', Accept: 'text/x' } });
equal([data.headers['x-number'], data.headers['x-flag'], data.headers.accept], ['5', 'true', 'text/x']);
assert(!('x-none' in data.headers) && !('x-not' in data.headers));
assert(data.headers['user-agent'].startsWith('sluice/'));
const other = await iota.http.get(`${event.data.http}/echo`, { headers: { 'User-Agent': 'mine', 'X-Two': ['a', 'b'] } });
equal(other.data.headers['user-agent'], 'mine');

//// headers that are none
const get = headers => iota.http.get(`${event.data.http}/echo`, { headers });
for (const [headers, kind] of [[[], 'an array'], ['a: b', 'a string'], [5, 'a number'], [null, 'null'], [new Map(), 'a Map'], [() => 1, 'a function']])
  await rejects(() => get(headers), 'INVALID_ARGUMENT', `headers has to be an object, not ${kind}`);
for (const [value, kind] of [[{}, 'an object'], [Symbol('s'), 'a symbol'], [() => 1, 'a function'], [NaN, 'NaN'], [new Map(), 'a Map'], [Promise.resolve('x'), 'a Promise']]) {
  await rejects(() => get({ 'x-a': value }), 'INVALID_ARGUMENT', `headers.x-a has to be a string, a number or a boolean, not ${kind}`);
  await rejects(() => get({ 'x-a': ['b', value] }), 'INVALID_ARGUMENT', `headers.x-a[1] has to be a string, a number or a boolean, not ${kind}`);
}
await rejects(get({ 'x a': 'b' }), 'INVALID_ARGUMENT', 'header name "x a": write letters, digits and "-" only');
await rejects(get({ '': 'b' }), 'INVALID_ARGUMENT', 'header name');
await rejects(get({ 'x-ü': 'b' }), 'INVALID_ARGUMENT', 'header name');
await rejects(get({ 'x-a': 'b\r\nx-c: d' }), 'INVALID_ARGUMENT', /x-a: its value must be one line/);
await rejects(get({ 'x-a': 'b\0' }), 'INVALID_ARGUMENT', 'control characters');
await rejects(get({ 'x-a': '\ud800' }), 'INVALID_ARGUMENT', 'half of a surrogate pair');
for (const name of ['Host', 'Content-Length', 'transfer-encoding', 'Connection', 'Proxy-Authorization'])
  await rejects(get({ [name]: '1' }), 'INVALID_ARGUMENT', `header ${name.toLowerCase()} is set by the engine: leave it out`);
await rejects(get({ 'x-a': 'x'.repeat(70000) }), 'LIMIT_EXCEEDED', /request's headers are more than 65536 bytes/);

//// query is added, encoded
const target = async (query, path = '/echo') => (await iota.http.get(event.data.http + path, { query })).data.target;
equal(await target({ a: 'b c&d=e', 'ü': '🌍', n: 5, f: false, list: [1, 'x'], no: undefined, none: null, at: new Date(0), empty: '' }),
  '/echo?a=b%20c%26d%3De&%C3%BC=%F0%9F%8C%8D&n=5&f=false&list=1&list=x&at=1970-01-01T00%3A00%3A00.000Z&empty=');
equal(await target({ a: 1 }, '/echo?b=2#part'), '/echo?b=2&a=1');
equal(await target({}), '/echo');
equal(await target({ a: [] }), '/echo');

//// queries that are none
const get = query => iota.http.get(`${event.data.http}/echo`, { query });
for (const [query, kind] of [['a=1', 'a string'], [[], 'an array'], [null, 'null'], [5, 'a number'], [new URLSearchParams('a=1'), 'an? URLSearchParams'], [new Map(), 'a Map']])
  await rejects(() => get(query), 'INVALID_ARGUMENT', new RegExp(`query has to be an object, not ${kind}`));
for (const [value, kind] of [[{}, 'an object'], [Symbol('s'), 'a symbol'], [() => 1, 'a function'], [NaN, 'NaN'], [Infinity, 'Infinity'], [new Date(NaN), 'a Date']]) {
  await rejects(() => get({ filter: value }), 'INVALID_ARGUMENT', `query.filter has to be a string, a number or a boolean, not ${kind}`);
  await rejects(() => get({ filter: [1, value] }), 'INVALID_ARGUMENT', `not ${kind}`);
}
await rejects(() => get({ a: '\ud800' }), 'INVALID_ARGUMENT', 'query.a is no text: it has half of a surrogate pair');
await rejects(() => get({ '\ud800': 'a' }), 'INVALID_ARGUMENT', 'half of a surrogate pair');

//// bodies that are none
const post = body => iota.http.post(`${event.data.http}/echo`, body);
for (const [body, kind] of [[() => 1, 'a function'], [Symbol('s'), 'a symbol'], [NaN, 'NaN'], [Infinity, 'Infinity']])
  await rejects(() => post(body), 'INVALID_ARGUMENT', `the body is ${kind}, which is no JSON`);
for (const [body, kind] of [[new Map([['a', 1]]), 'a Map'], [new Set(), 'a Set'], [/x/, 'a RegExp'], [new Error('x'), 'an Error']])
  await rejects(() => post(body), 'INVALID_ARGUMENT', `the body is ${kind}, of which JSON keeps nothing`);
await rejects(() => post(iota.sleep(1)), 'INVALID_ARGUMENT', 'the body is a Promise: await it first');
const cyclic = {};
cyclic.self = cyclic;
await rejects(() => post(cyclic), 'INVALID_ARGUMENT', 'the body was given an object that contains itself');
await rejects(() => post({ toJSON() {} }), 'INVALID_ARGUMENT', 'which is no JSON');
await rejects(() => post('\ud800'), 'INVALID_ARGUMENT', 'half of a surrogate pair');
await rejects(iota.http.request({ method: 'HEAD', url: `${event.data.http}/echo`, body: 'x' }), 'INVALID_ARGUMENT', 'a HEAD request has no body');

//// a body that is too large — settings: http.max_request_bytes=1KiB
await rejects(iota.http.post(`${event.data.http}/echo`, 'x'.repeat(1025)), 'LIMIT_EXCEEDED', /the request's body has 1025 bytes; it may have 1024/);
equal((await iota.http.post(`${event.data.http}/echo`, 'x'.repeat(1024))).status, 200);

//// addresses that are none
for (const [url, kind] of [[undefined, 'undefined'], [null, 'null'], [5, 'a number'], [{}, 'an object'], ['', 'an empty string'], [['http://a.example'], 'an array'], [Symbol('u'), 'a symbol'], [() => 1, 'a function'], [new Date(0), 'a Date']]) {
  for (const name of ['get', 'post', 'put', 'patch', 'delete'])
    await rejects(() => iota.http[name](url), 'INVALID_ARGUMENT', `iota.http.${name} takes a URL first, such as "https://api.example.com/v1/orders", not ${kind}`);
  await rejects(() => iota.http.request({ url }), 'INVALID_ARGUMENT', `iota.http.request takes an object with a url, such as "https://api.example.com/v1/orders", not ${kind}`);
}
for (const url of ['api.example.com/v1', '/v1/orders', '//example.com/', 'not a url', '?a=1'])
  await rejects(iota.http.get(url), 'INVALID_ARGUMENT', 'this is no URL: it must begin with https:// or http://');
await rejects(iota.http.get(`${event.data.http}/${'x'.repeat(9000)}`), 'INVALID_ARGUMENT', /the URL has \d+ bytes; it may have 8192/);

//// a URL object is an address
const { data, url } = await iota.http.get(new URL('/echo?a=ü', event.data.http));
equal([data.target, url], ['/echo?a=%C3%BC', `${event.data.http}/echo?a=%C3%BC`]);

//// addresses are written in many ways
const target = async path => (await iota.http.get(event.data.http + path)).data.target;
equal(await target('/a b/ü?q=ü#x'), '/a%20b/%C3%BC?q=%C3%BC');
equal(await target(''), '/');
equal(await target('/%2e%2e/x'), (await iota.http.get(`${event.data.http}/%2e%2e/x`)).data.target);

//// options that are none
await rejects(() => iota.http.get(event.data.http, { header: {} }), 'INVALID_ARGUMENT', 'iota.http.get has no option "header"; it has headers, query, timeout, redirects, body');
await rejects(() => iota.http.post(event.data.http, '', { body: 'x' }), 'INVALID_ARGUMENT', 'iota.http.post has no option "body"; it has headers, query, timeout, redirects');
await rejects(() => iota.http.request({ uri: event.data.http }), 'INVALID_ARGUMENT', 'iota.http.request has no option "uri"');
for (const [options, kind] of [[null, 'null'], ['x', 'a string'], [5, 'a number'], [[], 'an array'], [new Map(), 'a Map']]) {
  await rejects(() => iota.http.get(event.data.http, options), 'INVALID_ARGUMENT', `iota.http.get takes an object of options, not ${kind}`);
  await rejects(() => iota.http.request(options), 'INVALID_ARGUMENT', `iota.http.request takes an object such as {method: "HEAD", url: "https://…"}, not ${kind}`);
}
await rejects(() => iota.http.request(), 'INVALID_ARGUMENT', 'iota.http.request takes an object such as');
await rejects(() => iota.http.request(event.data.http), 'INVALID_ARGUMENT', 'not a string');
for (const [timeout, kind] of [[0, '0'], [-1, '-1'], [0.5, '0.5'], [NaN, 'NaN'], [Infinity, 'Infinity'], ['5', 'a string'], [null, 'null'], [{}, 'an object'], [true, 'a boolean']])
  await rejects(() => iota.http.get(event.data.http, { timeout }), 'INVALID_ARGUMENT', `timeout has to be a number of milliseconds, 1 or more, not ${kind}`);
for (const [redirects, kind] of [[-1, '-1'], [1.5, '1.5'], [NaN, 'NaN'], [Infinity, 'Infinity'], ['5', 'a string'], [null, 'null'], [true, 'a boolean']])
  await rejects(() => iota.http.get(event.data.http, { redirects }), 'INVALID_ARGUMENT', `redirects has to be a whole number of 0 or more, not ${kind}`);

//// methods that are none
const ask = method => iota.http.request({ url: event.data.http, method });
for (const method of ['', 'GET POST', 'GÉT', 'GET\r\nX: y', 'x'.repeat(33)]) await rejects(ask(method), 'INVALID_ARGUMENT', 'method is a word such as GET, POST, PUT, PATCH or DELETE');
for (const method of ['CONNECT', 'trace']) await rejects(ask(method), 'INVALID_ARGUMENT', `scripts may not use the method ${method.toUpperCase()}`);
for (const [method, kind] of [[5, 'a number'], [null, 'null'], [{}, 'an object'], [Symbol('m'), 'a symbol']]) await rejects(() => ask(method), 'INVALID_ARGUMENT', `method has to be a string, not ${kind}`);

//// fifty requests at once
const all = await Promise.all(Array.from({ length: 50 }, (_, i) => iota.http.get(`${event.data.http}/echo?n=${i}`)));
equal(all.map(one => one.data.target), Array.from({ length: 50 }, (_, i) => `/echo?n=${i}`));

//// what is handed over is copied at once
const headers = { 'x-a': 'before' };
const asking = iota.http.get(`${event.data.http}/echo`, { headers });
headers['x-a'] = 'after';
equal((await asking).data.headers['x-a'], 'before');
