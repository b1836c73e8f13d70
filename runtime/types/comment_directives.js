// `// @ts-nocheck`, `// @ts-ignore` and `// @ts-expect-error`.
"use strict";

/** True if the comments at the source's beginning switch the check off. */
function isSwitchedOff(source) {
  const comments = /^(?:\s+|\/\/.*|\/\*[^]*?\*\/)*/.exec(source)[0];
  return /^\s*\/\/\/?\s*@ts-nocheck\b/m.test(comments);
}

/** True if one of the others stands in the line before the diagnostic, or before comments and empty lines there. */
function isSuppressed(file, diagnostic) {
  if (!file.commentDirectives || !file.commentDirectives.length) return false;
  const lineStarts = ts.getLineStarts(file);
  const lines = file.commentDirectives.map(({ range }) => ts.computeLineAndCharacterOfPosition(lineStarts, range.pos).line);
  for (let line = ts.computeLineAndCharacterOfPosition(lineStarts, diagnostic.start).line - 1; line >= 0; --line) {
    if (lines.includes(line)) return true;
    const text = file.text.slice(lineStarts[line], lineStarts[line + 1]).trim();
    if (text !== "" && !text.startsWith("//")) return false;
  }
  return false;
}

module.exports = { isSuppressed, isSwitchedOff };
