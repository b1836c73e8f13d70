// The type checker's entry: source text in, warnings out. `ts` is TypeScript, as far as typescript_core.mjs keeps it.
"use strict";

const { Program } = require("./program");
const { parseScript } = require("./script_form");
const { isSuppressed, isSwitchedOff } = require("./comment_directives");
const { JavaScriptFilter, isForTypeScript } = require("./relevance");
const { describe } = require("./messages");

/** Line and column, both from 1, of a position in `source`. */
function lineAndColumn(lineStarts, position) {
  const { line, character } = ts.computeLineAndCharacterOfPosition(lineStarts, position);
  return { line: line + 1, column: character + 1 };
}

/**
 * The warnings for a script that compiles, in the order of its lines: [{code, message, line, column}]. None for one
 * with syntax that TypeScript does not know.
 */
function check(source, isTypeScript) {
  if (isSwitchedOff(source)) return [];
  const { file, offset } = parseScript(source, isTypeScript);
  if (file.parseDiagnostics.length) return [];
  const program = new Program(file, isTypeScript);
  let found = program.diagnostics();
  if (isTypeScript) {
    found = found.filter(isForTypeScript);
  } else {
    const filter = new JavaScriptFilter(program, found);
    found = found.filter((it) => filter.accepts(it));
  }
  const lineStarts = ts.computeLineStarts(source);
  return found
    .filter((it) => it.start >= offset && it.start <= offset + source.length && !isSuppressed(file, it))
    .sort((a, b) => a.start - b.start)
    .map((it) => Object.assign(describe(it), lineAndColumn(lineStarts, it.start - offset)));
}

/** The same, at most `limit` of them, as JSON: what lies behind is one text for the engine. */
module.exports = { check: (source, isTypeScript, limit) => JSON.stringify(check(source, isTypeScript).slice(0, limit)) };
