// iota.http: what goes wrong on the way, and where scripts may not go.
// expect: succeeds
// limits: cpu=5000ms, memory=64MiB

//// addresses that scripts may not reach
for (const url of ['http://127.0.0.1/', 'http://127.0.0.1:22/', 'http://10.0.0.1/', 'http://172.16.0.1/', 'http://192.168.1.1/', 'http://169.254.169.254/latest/meta-data/', 'http://100.64.0.1/', 'http://0.0.0.0/',
  'http://[::1]/', 'http://[fe80::1]/', 'http://[fd00::1]/', 'http://[::ffff:10.0.0.1]/', 'http://[64:ff9b::a00:1]/', 'http://[2002:7f00:1::]/', 'http://224.0.0.1/', 'http://255.255.255.255/', 'http://192.0.2.1/'])
  await rejects(iota.http.get(url), 'SSRF_BLOCKED', 'scripts reach public addresses only');
for (const url of ['http://localhost/', 'http://printer.local/', 'http://db.internal/', 'http://intranet/', 'http://a.localhost/', 'http://metadata/'])
  await rejects(iota.http.get(url), 'SSRF_BLOCKED', 'network');

//// other notations of them
for (const url of ['http://2130706433/', 'http://0x7f.1/', 'http://0177.0.0.1/', 'http://127.1/', 'http://127.0.0.1./', 'http://①②⑦.0.0.1/', 'http://0/'])
  await rejects(iota.http.get(url), 'SSRF_BLOCKED');

//// what no address of a server is
for (const [url, why] of [['ftp://example.com/', 'https: and http: only, not ftp:'], ['file:///etc/passwd', 'https: and http: only'], ['javascript:alert(1)', 'https: and http: only'], ['data:text/plain,x', 'https: and http: only'],
  ['http:example.com', 'write http:// before the host'], ['http://', 'no host'], ['https:///path', 'no host'], ['http://user:pw@example.com/', 'user or password'], ['http://example.com:99999/', 'port'], ['http://example.com:x/', 'port'],
  ['http://exa mple.com/', 'spaces'], ['http://ex%41mple.com/', 'percent-encoded'], ['http://example.com\\@127.0.0.1/', /backslash|user/], ['http://example.com/\r\nX: y', 'control characters'], ['http://[::1/', /IPv6|host/], ['http://1.2.3.4.5/', 'no IPv4 address']])
  await rejects(iota.http.get(url), 'SSRF_BLOCKED', why);

//// a port that the operator does not allow is not even connected to
await rejects(iota.http.get(`${event.data.forbidden}/echo`), 'SSRF_BLOCKED', 'scripts reach public addresses only');
await rejects(iota.http.get(`http://localhost:${event.data.forbiddenPort}/echo`), 'SSRF_BLOCKED');

//// a redirect is checked like an address
for (const to of [`${event.data.forbidden}/echo`, `http://localhost:${event.data.forbiddenPort}/`, 'http://169.254.169.254/', 'http://[::1]/', 'http://2130706433/', `//127.0.0.1:${event.data.forbiddenPort}/`]) {
  await rejects(iota.http.get(`${event.data.http}/redirect`, { query: { to } }), 'SSRF_BLOCKED', /^localhost redirects: /);
  await rejects(iota.http.get(`${event.data.https}/redirect`, { query: { to, status: 308 } }), 'SSRF_BLOCKED', /^localhost redirects: /);
}

//// the operator's denials win — settings: http.deny=localhost
await rejects(iota.http.get(`${event.data.http}/echo`), 'SSRF_BLOCKED', 'localhost is denied by the operator (http.deny)');

//// certificates that are not trusted
for (const name of ['selfSigned', 'stranger', 'otherHost', 'expired', 'notYet'])
  await rejects(iota.http.get(`${event.data[name]}/echo`), 'TLS_ERROR', /^localhost:\d+'s certificate is not trusted: /);

//// a server that speaks no TLS, and one that speaks nothing else
await rejects(iota.http.get(event.data.noTls), 'TLS_ERROR', /^the TLS handshake with localhost:\d+ failed/);
await rejects(iota.http.get(event.data.https.replace('https:', 'http:')), 'NETWORK_ERROR');

//// a redirect from https to a certificate that is not trusted
await rejects(iota.http.get(`${event.data.https}/redirect`, { query: { to: event.data.selfSigned } }), 'TLS_ERROR', /not trusted/);

//// nobody listens, or not for HTTP
await rejects(iota.http.get(event.data.closed), 'NETWORK_ERROR', /^localhost:\d+ refused the connection/);
await rejects(iota.http.get(event.data.greeter), 'NETWORK_ERROR', /no valid HTTP|failed|broke off/);

//// a connection that ends too early
const { http } = event.data;
await rejects(iota.http.get(`${http}/reset`), 'NETWORK_ERROR', /broke off the connection/);
await rejects(iota.http.get(`${http}/close`), 'NETWORK_ERROR', /closed the connection without an answer/);
await rejects(iota.http.get(`${http}/close-in-body`), 'NETWORK_ERROR', /closed the connection in the middle of the answer/);

//// headers that end with the connection are an answer without a body, as in browsers
equal((await iota.http.get(`${event.data.http}/close-in-headers`)).text, '');

//// answers that are no HTTP
const { http } = event.data;
await rejects(iota.http.get(`${http}/http09`), 'NETWORK_ERROR', /no valid HTTP/);
await rejects(iota.http.get(`${http}/garbage`), 'NETWORK_ERROR', /no valid HTTP/);
await rejects(iota.http.get(`${http}/chunked-wrong`), 'NETWORK_ERROR');
await rejects(iota.http.get(`${http}/length-wrong`), 'NETWORK_ERROR');
await rejects(iota.http.get(`${http}/status-none`), 'NETWORK_ERROR');
await rejects(iota.http.get(`${http}/gzip-wrong`), 'NETWORK_ERROR', /no valid HTTP/);
await rejects(iota.http.get(`${http}/header-no-colon`), 'NETWORK_ERROR', /no valid HTTP: Header without colon/);

//// no answer in time
const { http } = event.data;
await rejects(iota.http.get(`${http}/hang`, { timeout: 60 }), 'TIMEOUT', /localhost did not answer within 0\.06 s: the answer had not begun/);
await rejects(iota.http.get(`${http}/hang-in-headers`, { timeout: 60 }), 'TIMEOUT', 'the answer had not begun');
await rejects(iota.http.get(`${http}/hang-in-body`, { timeout: 60 }), 'TIMEOUT', '4 bytes of the body had come');
await rejects(iota.http.get(`${http}/slow?ms=5000`, { timeout: 60 }), 'TIMEOUT');
equal((await iota.http.get(`${http}/slow?ms=30`, { timeout: 5000 })).text, 'slow');

//// a slow redirect is part of the time
await rejects(iota.http.get(`${event.data.http}/redirect`, { query: { to: '/hang' }, timeout: 80 }), 'TIMEOUT');

//// the operator's time is the longest — settings: http.time=100ms
await rejects(iota.http.get(`${event.data.http}/hang`), 'TIMEOUT', 'within 0.1 s');
await rejects(iota.http.get(`${event.data.http}/hang`, { timeout: 60000 }), 'TIMEOUT', 'within 0.1 s');

//// bodies that are too large — limits: memory=128MiB
const { http } = event.data;
await rejects(iota.http.get(`${http}/endless`), 'LIMIT_EXCEEDED', /the answer's body, decoded, is more than 10485760 bytes \(http\.max_response_bytes\)/);
await rejects(iota.http.get(`${http}/gzip-bomb`), 'LIMIT_EXCEEDED', /decoded, is more than 10485760 bytes/);
equal((await iota.http.get(`${http}/megabyte`)).text.length, 1 << 20);

//// a body that says it is too large is not waited for — settings: http.time=10s
await rejects(iota.http.get(`${event.data.http}/length-huge`, { timeout: 2000 }), 'LIMIT_EXCEEDED', /http\.max_response_bytes/);

//// the operator's bound of bodies — settings: http.max_response_bytes=1KiB
await rejects(iota.http.get(`${event.data.http}/megabyte`), 'LIMIT_EXCEEDED', 'more than 1024 bytes');
equal((await iota.http.get(`${event.data.http}/text`)).status, 200);

//// headers that are too large
await rejects(iota.http.get(`${event.data.http}/headers-huge`), 'LIMIT_EXCEEDED', /the headers of the answer are more than 65536 bytes/);
await rejects(iota.http.get(`${event.data.http}/header-long`), 'LIMIT_EXCEEDED', /the headers of the answer are more than 65536 bytes/);

//// an answer that has no place in the heap ends the execution — limits: memory=3MiB — expect: memory_limit
for (const all = [];;) all.push((await iota.http.get(`${event.data.http}/megabyte`)).bytes);

//// too many bodies at once — limits: memory=512MiB, cpu=60000ms, wall=60000ms — settings: http.max_request_bytes=64MiB — expect: error: Error: refused, as it should be
const body = 'x'.repeat(33 << 20);
const first = iota.http.post(`${event.data.http}/hang`, body);
await rejects(iota.http.post(`${event.data.http}/hang`, body), 'RATE_LIMITED', /bodies of the requests under way are more than 67108864 bytes together; send fewer at once/);
throw new Error('refused, as it should be');

//// more at once than the tenant may have wait for their turn — settings: http.tenant_concurrency=2
const all = await Promise.allSettled(Array.from({ length: 6 }, () => iota.http.get(`${event.data.http}/hang`, { timeout: 80 })));
equal(all.map(one => one.reason.code), Array(6).fill('TIMEOUT'));
assert(all.some(one => /still waited for its turn: too many requests at once/.test(one.reason.message)));
equal((await iota.http.get(`${event.data.http}/text`)).status, 200);

//// one that fails leaves the others
const all = await Promise.allSettled(['/text', '/reset', '/json', '/close', '/empty'].map(path => iota.http.get(event.data.http + path)));
equal(all.map(one => one.status), ['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled']);

//// race with a sleep: an execution ends when all that it asked for has ended, too — runs: 2
export default async function (event) {
  const asked = iota.http.get(`${event.data.http}/hang`, { timeout: 80 });
  equal(await Promise.race([asked, iota.sleep(10).then(() => 'slept')]), 'slept');
  asked.catch(() => console.log('late'));
}

//// the wall time ends an execution that waits — limits: wall=100ms — expect: wall_time_limit
await iota.http.get(`${event.data.http}/hang`);

//// an error tells where it was awaited — expect: error: iota.Error: 10.0.0.1: scripts reach public addresses only
await iota.http.get('http://10.0.0.1/');
