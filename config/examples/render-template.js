// Fills a mail template: {{name}}, {{customer.name}}, filters ({{total | money}}), {{#each items}} … {{/each}} and
// {{#if paid}} … {{else}} … {{/if}}. Values are escaped for HTML unless a filter says they are safe.

class Safe {
  constructor(html) {
    this.html = html;
  }
}

const filters = {
  upper: value => String(value).toUpperCase(),
  money: value => Number(value).toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ','),
  date: value => new Date(value).toISOString().slice(0, 10),
  default: (value, fallback) => (value === undefined || value === '' ? fallback : value),
  raw: value => new Safe(String(value)),
};

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const html = value => (value instanceof Safe ? value.html : String(value ?? '').replace(/[&<>"']/g, c => escapes[c]));

// "customer.name" in the innermost scope that has "customer".
function lookUp(path, scopes) {
  const [first, ...rest] = path.split('.');
  const scope = scopes.find(scope => Object.hasOwn(scope, first));
  return rest.reduce((value, key) => value?.[key], scope?.[first]);
}

function evaluate(expression, scopes) {
  const [path, ...pipeline] = expression.split('|').map(part => part.trim());
  return pipeline.reduce((value, call) => {
    const [name, ...args] = call.split(/\s+/);
    const filter = filters[name];
    if (!filter) throw new iota.PermanentError(`unknown filter "${name}"; known: ${Object.keys(filters).join(', ')}`);
    return filter(value, ...args);
  }, lookUp(path, scopes));
}

// Reads tokens up to the end of a block, as a list of functions from scopes to text.
function parse(tokens, ...ends) {
  const parts = [];
  while (tokens.length > 0) {
    const token = tokens.shift();
    const [, tag] = /^\{\{(.*)\}\}$/s.exec(token) ?? [];
    if (tag === undefined) {
      parts.push(() => token);
    } else if (ends.includes(tag)) {
      return { parts, end: tag };
    } else if (tag.startsWith('#each ')) {
      const { parts: body } = parse(tokens, '/each');
      parts.push(scopes => (evaluate(tag.slice(6), scopes) ?? [])
        .map((item, index) => render(body, [{ ...item, this: item, number: index + 1 }, ...scopes])).join(''));
    } else if (tag.startsWith('#if ')) {
      const { parts: yes, end } = parse(tokens, 'else', '/if');
      const { parts: no } = end === 'else' ? parse(tokens, '/if') : { parts: [] };
      parts.push(scopes => render(evaluate(tag.slice(4), scopes) ? yes : no, scopes));
    } else {
      parts.push(scopes => html(evaluate(tag, scopes)));
    }
  }
  if (ends.length > 0) throw new iota.PermanentError(`{{${ends.at(-1)}}} is missing`);
  return { parts };
}

const render = (parts, scopes) => parts.map(part => part(scopes)).join('');

export default function ({ data: { template, values } }) {
  const { parts } = parse(template.split(/(\{\{.*?\}\})/).filter(Boolean));
  return render(parts, [values]);
}
