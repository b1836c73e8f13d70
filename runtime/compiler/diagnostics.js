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
};

/** What the author is told (`isTypeScript`: the source is, by mistake): {message, line, column}, both counted from 1; 0 = unknown. */
function describe(error, isTypeScript) {
  const loc = error.loc || null;
  let message = String(error.message).replace(/ \(\d+:\d+\)(?=\n|$)/, "").split("\n")[0];
  const missing = (error.missingPlugin || []).map((name) => unsupportedSyntax[name]).find(Boolean);
  if (missing) message = missing;
  if (isTypeScript) message += ": this is TypeScript; name the script .ts";
  return { message: message, line: loc ? loc.line : 0, column: loc ? loc.column + 1 : 0 };
}

module.exports = { SourceError, describe, reject };
