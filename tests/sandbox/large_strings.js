// One step on one long string, with hardly any time left: making, copying and hashing it cannot be stopped half-way.
// limits: cpu=20ms, memory=64MiB

//// String.prototype.repeat — expect: cpu_time_limit
'x'.repeat(3e7);
for (;;);

//// String.prototype.repeat of a wide character — expect: cpu_time_limit
'ä'.repeat(1.5e7);
for (;;);

//// String.prototype.padStart — expect: cpu_time_limit
'x'.padStart(2.8e7, 'ab');
for (;;);

//// concatenation — expect: cpu_time_limit
const s = 'x'.repeat(1.9e7);
s + 'y';
for (;;);

//// an error's message — expect: error: Error: xxx or cpu_time_limit
throw new Error('x'.repeat(2e7));

//// a symbol's description — expect: cpu_time_limit
Symbol('x'.repeat(2.6e7));
for (;;);

//// a date's text — expect: cpu_time_limit
Date.parse('x'.repeat(2.8e7));
for (;;);

//// localeCompare of long numbers — expect: cpu_time_limit
const s = '1'.repeat(1e7);
s.localeCompare(s + '2', 'en', { numeric: true });
for (;;);

//// normalize of long runs of marks — expect: cpu_time_limit or memory_limit
const s = 'a' + '\u0345\u0300\u0323\u0327'.repeat(1.5e6);
for (;;) s.normalize('NFC');

//// Array.prototype.fill — expect: cpu_time_limit or memory_limit
for (;;) new Array(1e7).fill(1);

//// JSON.stringify of many keys — expect: cpu_time_limit
const o = {};
for (let i = 0; i < 3e5; i++) o['key' + i] = i;
for (;;) JSON.stringify({ a: { b: o } });
