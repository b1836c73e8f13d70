// build.mjs CORE_JS_FOLDER OUTPUT_FOLDER: collects the modules that features.mjs names, of core-js or ours, and all
// that they require. Writes each as OUTPUT_FOLDER/N.js, a function (module, exports, require) that requires others by
// number, and features.inc, the table for runtime/prelude.cpp.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { features, replaced } from './features.mjs';

const [coreJs, output] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const numbers = new Map();
const sources = [];

function add(file) {
  if (numbers.has(file)) return numbers.get(file);
  const number = sources.length;
  numbers.set(file, number);
  sources.push('');
  const text = fs.readFileSync(file, 'utf8').replace(/require\('([^']+)'\)/g, (_, name) => {
    const target = path.resolve(path.dirname(file), name);
    return `require(${add(target.endsWith('.js') ? target : target + '.js')})`;
  });
  const name = /modules\/es\.(.*)\.js$/.exec(file)?.[1];
  const drop = replaced[name] ? `delete ${replaced[name]};` : '';
  sources[number] = `(function (module, exports, require) {${drop}${text}\n})`;
  return number;
}

const rows = Object.entries(features).map(([word, modules]) => {
  const list = modules.map(name => name.startsWith('native:') ? 'native_' + name.slice('native:'.length)
    : add(name.startsWith('./') ? path.join(here, name + '.js') : path.join(coreJs, 'modules', `es.${name}.js`)));
  return `{"${word}", ${list.length}, {${list.join(', ')}}},\n`;
});

fs.rmSync(output, { recursive: true, force: true });
fs.mkdirSync(output, { recursive: true });
sources.forEach((text, number) => fs.writeFileSync(path.join(output, `${number}.js`), text));
fs.writeFileSync(path.join(output, 'features.inc'), rows.join(''));
