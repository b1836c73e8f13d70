// Checks a payload against rules and says everything that is wrong with it at once, where it stands and what would
// be right. It fails on purpose for the event beside it: a PermanentError goes to the dead letters at once, since
// the same payload will not be better in two seconds.

// A rule takes a value and returns what is wrong with it, or nothing.
const text = ({ max = 200, pattern, example } = {}) => value => {
  if (typeof value !== 'string') return `must be a text, not ${describe(value)}`;
  if (value.length > max) return `has ${value.length} characters, at most ${max} are allowed`;
  if (pattern && !pattern.test(value)) return `"${value}" is not valid${example ? `, e.g. "${example}"` : ''}`;
};

const number = ({ min = -Infinity, max = Infinity, integer = false } = {}) => value => {
  if (typeof value !== 'number') return `must be a number, not ${describe(value)}`;
  if (integer && !Number.isInteger(value)) return `must be a whole number, not ${value}`;
  if (value < min || value > max) return `must be between ${min} and ${max}, not ${value}`;
};

const oneOf = (...allowed) => value => {
  if (!allowed.includes(value)) return `must be one of ${allowed.join(', ')}, not ${describe(value)}`;
};

const optional = rule => Object.assign(value => (value === undefined ? undefined : rule(value)), { optional: true });

function describe(value) {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'string' ? `"${value}"` : `${/^[aeiou]/.test(typeof value) ? 'an' : 'a'} ${typeof value}`;
}

const order = {
  id: text({ pattern: /^ORD-\d{4}$/, example: 'ORD-0042' }),
  customer: {
    email: text({ pattern: /^[^@\s]+@[^@\s]+\.[^@\s]+$/, example: 'ada@example.com' }),
    language: optional(oneOf('de', 'en', 'fr')),
  },
  items: [{ sku: text({ max: 12 }), quantity: number({ min: 1, max: 999, integer: true }), price: number({ min: 0 }) }],
  note: optional(text({ max: 500 })),
};

// Walks schema and value side by side, and yields a line for each problem.
function* problems(schema, value, path = 'data') {
  if (typeof schema === 'function') {
    const problem = value === undefined && !schema.optional ? 'is missing' : schema(value);
    if (problem) yield `${path} ${problem}`;
  } else if (Array.isArray(schema)) {
    if (!Array.isArray(value)) yield `${path} must be a list, not ${describe(value)}`;
    else for (const [i, item] of value.entries()) yield* problems(schema[0], item, `${path}[${i}]`);
  } else if (typeof value !== 'object' || value === null) {
    yield `${path} must be an object, not ${describe(value)}`;
  } else {
    for (const [key, rule] of Object.entries(schema)) yield* problems(rule, value[key], `${path}.${key}`);
    for (const key of Object.keys(value)) if (!(key in schema)) yield `${path}.${key} is not known`;
  }
}

export default function (event) {
  const found = [...problems(order, event.data)];
  if (found.length === 0) return { valid: true };
  for (const problem of found) console.error(problem);
  throw new iota.PermanentError(`${found.length} problems in ${event.id}, the first: ${found[0]}`);
}
