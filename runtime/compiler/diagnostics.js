// Errors of the compiler, with the author's position and in the author's terms.
"use strict";

/** A mistake in the author's source. Lines count from 1, columns from 0, as Babel's do. */
class SourceError extends SyntaxError {
  constructor(message, loc) {
    super(message);
    this.message = message;
    this.loc = loc || null;
  }
}

/** Throws a SourceError at the start of `node`. */
function reject(node, message) {
  throw new SourceError(message, node && node.loc ? node.loc.start : null);
}

/** Parser plugins that a source would need, in words. */
const unsupportedSyntax = {
  decorators: "Decorators are not supported",
  "decorators-legacy": "Decorators are not supported",
  jsx: "JSX is not supported",
  flow: "Flow types are not supported; name the script .ts to use TypeScript's",
  doExpressions: "`do` expressions are not supported",
  exportDefaultFrom: "`export ... from` is not supported",
  pipelineOperator: "The pipeline operator is not supported",
  explicitResourceManagement: "`using` is not supported",
  sourcePhaseImports: "`import source` is not supported",
  deferredImportEvaluation: "`import defer` is not supported",
  optionalChainingAssign: "A chain with `?.` cannot be assigned to",
  decoratorAutoAccessors: "`accessor` is not supported",
};

/** What the parser says of a mistake, in words that say what would be right; by its code, or "" for any other. */
const reasons = {
  IllegalBreakContinue: () => "`break` and `continue` need a loop around them in the same function, and a label one that is there",
  UnexpectedReservedWord: ({ reservedWord }) =>
    reservedWord === "await" ? "`await` needs an async function: write `async` before the function around it" : "",
};

/** True if the parser gave up at the end of the source. */
function atEnd(error, source) {
  return error.code === "BABEL_PARSER_SYNTAX_ERROR" && error.pos >= source.trimEnd().length;
}

/** The end of what is written: {line, column}. */
function endOf(source) {
  const lines = source.trimEnd().split("\n");
  return { line: lines.length, column: lines[lines.length - 1].length };
}

/** What the author is told (`isTypeScript`: the source would be): {message, line, column}, both counted from 1; 0 = unknown. */
function describe(error, source, isTypeScript) {
  let loc = error.loc || null;
  let message = String(error.message).replace(/ \(\d+:\d+\)(?=\n|$)/, "").split("\n")[0].replace(/\.$/, "");
  const missing = (error.missingPlugin || []).map((name) => unsupportedSyntax[name]).find(Boolean);
  const reason = reasons[error.reasonCode] && reasons[error.reasonCode](error.details || {});
  message = missing || reason || message;
  if (atEnd(error, source)) {
    loc = endOf(source);
    message = "The source ends too early: a value or a closing bracket is missing";
  } else if (isTypeScript && !/^Duplicate/.test(error.reasonCode)) message += ": this is TypeScript; name the script .ts";
  return { message: message, line: loc ? loc.line : 0, column: loc ? loc.column + 1 : 0 };
}

module.exports = { SourceError, describe, reject };
