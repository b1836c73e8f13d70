// Prints lowered code so that Duktape's errors name columns. Duktape knows only the line of the token before each
// instruction; so each call and each property starts a line of its own, which the source map leads to the place
// where the author wrote it. Nothing is indented: nobody reads this code.
"use strict";

const t = require("@babel/types");
const Printer = require("@babel/generator/lib/printer.js").default;

const { LineMap } = require("./line_map");
const { generatorInfosMap } = require("@babel/generator/lib/nodes.js");

/** Characters after which a line may end before an identifier: never a word such as `return`. */
const openers = new Set([..."([{,=:?;!&|<>+-*/%"].map((character) => character.charCodeAt(0)));

/** Where a call goes wrong in the author's eyes: at the name of what is called. */
function positionOf(node) {
  const { callee } = node;
  if (node.type === "CallExpression" && callee.type === "MemberExpression" && callee.property.loc) return callee.property.loc.start;
  return node.loc ? node.loc.start : null;
}

/** Puts `print(original, node, parent)` in the place of the generator's function for a node type; `this` is the printer. */
function replace(type, print) {
  const entry = generatorInfosMap.get(type);
  const original = entry[0];
  entry[0] = function (node, parent) {
    print.call(this, original, node, parent);
  };
}

Printer.prototype._maybeIndent = () => {};

// A call's instruction takes the line of its closing parenthesis.
Printer.prototype.rightParens = function (node) {
  const position = node.callee ? positionOf(node) : null;
  if (position) {
    this._newline();
    this._buf.setSourcePosition(position.line, position.column);
  }
  this.tokenChar(41);
};

/** Ends the line where the language allows it everywhere. */
function breakLine(printer) {
  const { _str: printed } = printer._buf;
  const last = printed.length - 1;
  if (openers.has(printed.charCodeAt(printed[last] === " " ? last - 1 : last))) printer._newline();
}

replace("CallExpression", function (original, node, parent) {
  if (node.callee.type === "Identifier" && node.callee.loc) breakLine(this);
  original.call(this, node, parent);
});

replace("RegExpLiteral", function (original, node, parent) {
  breakLine(this);
  original.call(this, node, parent);
});

// Reading a property takes the line of its name.
replace("MemberExpression", function (original, node, parent) {
  if (node.computed || !node.property.loc || node.property.type !== "Identifier") {
    original.call(this, node, parent);
    return;
  }
  this.print(node.object);
  this.tokenChar(46);
  this._newline();
  this.print(node.property);
});

// Looked up for every node: a plain object is faster than a Map here.
const infos = Object.create(null);
generatorInfosMap.forEach((entry, type) => {
  infos[type] = entry;
});
generatorInfosMap.get = (type) => infos[type];

const printIdentifier = infos.Identifier[0];

/** Names that may not be defined: where they are read they stand alone on their line, in parentheses, which may
 * stand after any word. Most scripts have none, and are printed without asking at each identifier. */
function lineOfItsOwn(names) {
  infos.Identifier[0] = names.size === 0 ? printIdentifier : function (node, parent) {
    if (!names.has(node.name) || !node.loc || !t.isReferenced(node, parent)) {
      printIdentifier.call(this, node, parent);
      return;
    }
    this.tokenChar(40);
    this._newline();
    printIdentifier.call(this, node, parent);
    this.tokenChar(41);
  };
}

require("@babel/generator/lib/source-map.js").default = LineMap;

module.exports = { lineOfItsOwn };
