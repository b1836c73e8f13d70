// iota.sleep
// expect: succeeds
// limits: cpu=2000ms, memory=64MiB

//// waits at least that long, and gives undefined
const before = Date.now();
equal(await iota.sleep(30), undefined);
assert(Date.now() - before >= 29, `${Date.now() - before} ms`);
