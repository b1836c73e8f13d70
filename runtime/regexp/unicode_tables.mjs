// unicode_tables.mjs NODE_MODULES OUTPUT: the tables of runtime/regexp/char_set.cpp: which characters are equal if case
// is ignored, and the sets of \p{…}, from the npm packages that Babel's own plugins use.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';

const [modules, output] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(modules), 'x.js'));
const LAST = 0x10ffff;

// --- case ---------------------------------------------------------------------------------------------

// ES2022 22.2.2.9.1: without flag u, by toUpperCase of one unit.
function simple(c) {
  if (c > 0xffff) return c;
  const upper = String.fromCharCode(c).toUpperCase();
  if (upper.length !== 1) return c;
  const u = upper.charCodeAt(0);
  return c >= 128 && u < 128 ? c : u;
}

// With it, by simple case folding, which JavaScript shows only by what an expression matches.
function foldings() {
  const groups = [];
  const groupOf = new Map();
  for (let c = 0; c <= LAST; c++) {
    if (c >= 0xd800 && c < 0xe000) continue;
    const s = String.fromCodePoint(c);
    const candidates = new Set([s.toLowerCase(), s.toUpperCase(), s.toLowerCase().toUpperCase(), s.toUpperCase().toLowerCase()]);
    for (const other of candidates) {
      const d = other.codePointAt(0);
      if (d === c || String.fromCodePoint(d) !== other) continue;
      if (!new RegExp(`^\\u{${c.toString(16)}}$`, 'iu').test(other)) continue;
      const group = groupOf.get(c) ?? groupOf.get(d) ?? [];
      if (!groups.includes(group)) groups.push(group);
      for (const x of [c, d]) {
        const old = groupOf.get(x);
        if (old === group) continue;
        for (const y of old ?? [x]) {
          group.push(y);
          groupOf.set(y, group);
        }
        if (old) groups.splice(groups.indexOf(old), 1);
      }
    }
  }
  const map = new Map();
  for (const group of groups) for (const c of group) map.set(c, Math.min(...group));
  return c => map.get(c) ?? c;
}

function table(canonical) {
  const classes = new Map();
  for (let c = 0; c <= LAST; c++) {
    const to = canonical(c);
    if (!classes.has(to)) classes.set(to, []);
    classes.get(to).push(c);
  }
  const rows = [];
  for (const [to, members] of classes) if (members.length > 1) for (const c of members) rows.push([c, to]);
  return rows.sort((a, b) => a[0] - b[0]).map(row => `{${row}},`).join('');
}

// --- properties ---------------------------------------------------------------------------------------

const index = require('regenerate-unicode-properties');
const valueAliases = require('unicode-match-property-value-ecmascript/data/mappings.js');
const propertyAliases = require('unicode-property-aliases-ecmascript');
const ranges = [];
const names = [];

function add(file, keys) {
  const { characters } = require(`regenerate-unicode-properties/${file}.js`);
  const { data } = characters;
  const first = ranges.length;
  for (let i = 0; i < data.length; i += 2) ranges.push(`{${data[i]},${(data[i + 1] ?? LAST + 1) - 1}},`);
  for (const key of new Set(keys)) names.push([key, first, ranges.length - first]);
}

const prefixes = { General_Category: 'gc', Script: 'sc', Script_Extensions: 'scx' };
for (const [property, prefix] of Object.entries(prefixes)) {
  const aliases = valueAliases.get(property);
  for (const value of index.get(property)) {
    const keys = [value, ...[...aliases].filter(([, canonical]) => canonical === value).map(([alias]) => alias)];
    add(`${property}/${value}`, keys.map(key => `${prefix}=${key}`));
  }
}
for (const property of index.get('Binary_Property')) {
  add(`Binary_Property/${property}`, [property, ...[...propertyAliases].filter(([, name]) => name === property).map(([alias]) => alias)]);
}
names.sort((a, b) => (a[0] < b[0] ? -1 : 1));

fs.writeFileSync(output, `constexpr fold fold_simple[] = {${table(simple)}};
constexpr fold fold_unicode[] = {${table(foldings())}};
constexpr range property_ranges[] = {${ranges.join('')}};
constexpr property properties[] = {
${names.map(([name, first, count]) => `{"${name}", ${first}, ${count}},`).join('\n')}
};
`);
