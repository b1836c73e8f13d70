// build.mjs OUTPUT_FOLDER: writes the files that features.mjs names as OUTPUT_FOLDER/N.js, each a function (require), and
// features.inc, the table for runtime/prelude.cpp.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { features } from './features.mjs';

const [output] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const isNative = file => file.startsWith('native:');
const files = [...new Set(Object.values(features).flat())].filter(file => !isNative(file));

fs.rmSync(output, { recursive: true, force: true });
fs.mkdirSync(output, { recursive: true });
files.forEach((file, number) => {
  const text = fs.readFileSync(path.join(here, `${file}.js`), 'utf8');
  fs.writeFileSync(path.join(output, `${number}.js`), `(function (require) {${text}\n})`);
});
const rows = Object.entries(features).map(([word, list]) =>
  `{"${word}", ${list.length}, {${list.map(file => (isNative(file) ? file.replace('native:', 'native_') : files.indexOf(file))).join(', ')}}},\n`);
fs.writeFileSync(path.join(output, 'features.inc'), rows.join(''));
