// Takes personal data out of an event before it goes to analytics: by the name of a field, and by what a text looks
// like. People get pseudonyms that stay the same within one event, so that journeys can still be followed.

const byName = [
  [/^(first|last|full)?_?name$/i, 'name'],
  [/e?mail/i, 'email'],
  [/phone|mobile/i, 'phone'],
  [/iban|card|account/i, 'account'],
];

const byLook = [
  { kind: 'email', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g },
  { kind: 'account', pattern: /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b/g },
  { kind: 'card', pattern: /\b\d(?:[ -]?\d){14,15}\b/g, check: digits => luhn(digits.replace(/\D/g, '')) },
  { kind: 'phone', pattern: /\+\d[\d ()/-]{7,}\d/g },
  { kind: 'ip', pattern: /\b\d{1,3}(?:\.\d{1,3}){3}\b/g },
];

// The check digit of card numbers, so that an order number of 16 digits stays.
function luhn(digits) {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

class Redactor {
  #pseudonyms = new Map();
  counts = {};

  #pseudonym(kind, value) {
    const key = `${kind}:${value.toLowerCase().replace(/\s/g, '')}`;
    if (!this.#pseudonyms.has(key)) {
      this.counts[kind] = (this.counts[kind] ?? 0) + 1;
      this.#pseudonyms.set(key, `<${kind} ${this.counts[kind]}>`);
    }
    return this.#pseudonyms.get(key);
  }

  #text(text) {
    return byLook.reduce((rest, { kind, pattern, check = () => true }) =>
      rest.replace(pattern, found => (check(found) ? this.#pseudonym(kind, found) : found)), text);
  }

  redact(value, name = '') {
    if (Array.isArray(value)) return value.map(item => this.redact(item, name));
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.redact(inner, key)]));
    }
    if (typeof value !== 'string') return value;
    const kind = byName.find(([pattern]) => pattern.test(name))?.[1];
    return kind ? this.#pseudonym(kind, value) : this.#text(value);
  }
}

export default function ({ type, time, data }) {
  const redactor = new Redactor();
  const clean = { type, day: time.slice(0, 10), data: redactor.redact(data) };
  console.info('replaced', redactor.counts);
  return clean;
}
