// Checks that a webhook really comes from its sender: header "t=…,v1=…" holds a time and the HMAC-SHA256 of time,
// a dot and the body, made with a secret that only the two sides know. In plain JavaScript, for want of node:crypto.

// The first 64 primes; SHA-256 takes its constants from the first 32 bits behind the point of their roots.
const primes: number[] = [];
for (let n = 2; primes.length < 64; n++) if (primes.every(prime => n % prime !== 0)) primes.push(n);
const fraction = (root: number): number => Math.floor((root % 1) * 2 ** 32);
const roundConstants = primes.map(prime => fraction(prime ** (1 / 3)));
const initialState = primes.slice(0, 8).map(prime => fraction(Math.sqrt(prime)));

const rotate = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

function sha256(message: Uint8Array): Uint8Array {
  // Padded with 0x80, zeros, and the length in bits to whole blocks of 64 bytes.
  const padded = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 4, message.length * 8);

  const state = new Uint32Array(initialState);
  const words = new Uint32Array(64);
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 64; i++) {
      if (i < 16) {
        words[i] = view.getUint32(block + 4 * i);
        continue;
      }
      const [w2, w15] = [words[i - 2], words[i - 15]];
      const s0 = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
      const s1 = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
      words[i] = words[i - 16] + s0 + words[i - 7] + s1;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
      const t1 = h + s1 + ((e & f) ^ (~e & g)) + roundConstants[i] + words[i];
      const t2 = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] += word;
  }
  const digest = new DataView(new ArrayBuffer(32));
  for (let i = 0; i < 8; i++) digest.setUint32(4 * i, state[i]);
  return new Uint8Array(digest.buffer);
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const join = (a: Iterable<number>, b: Iterable<number>): Uint8Array => new Uint8Array([...a, ...b]);
const hex = (data: Uint8Array): string => Array.from(data, byte => byte.toString(16).padStart(2, '0')).join('');

function hmac(secret: string, message: string): string {
  const key = new Uint8Array(64);
  key.set(bytes(secret).length > 64 ? sha256(bytes(secret)) : bytes(secret));
  const mixed = (pad: number): number[] => Array.from(key, byte => byte ^ pad);
  return hex(sha256(join(mixed(0x5c), sha256(join(mixed(0x36), bytes(message))))));
}

// Takes as long for a wrong first character as for a wrong last one, so that its time gives nothing away.
function equal(a: string, b: string): boolean {
  let difference = a.length ^ b.length;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}

type Webhook = { signature: string; body: string };

export default function (event: { time: string; data: { secret: string; webhooks: Webhook[] } }) {
  const { secret, webhooks } = event.data;
  return webhooks.map(({ signature, body }) => {
    const { t = '0', v1 = '' } = Object.fromEntries(signature.split(',').map(part => part.split('=')));
    if (!equal(v1, hmac(secret, `${t}.${body}`))) return 'refused: wrong signature';
    const age = Date.parse(event.time) / 1000 - Number(t);
    return age > 300 ? `refused: signed ${age} s ago` : `accepted: ${JSON.parse(body).type}`;
  });
}
