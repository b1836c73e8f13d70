// Which of TypeScript's diagnostics are worth a script author's time.
"use strict";

/** Those of a script that compiles: grammar is the compiler's matter, and modules it does not allow are, too. */
function isForTypeScript({ code }) {
  return ((code >= 2000 && code < 5000) || code >= 17000) && code !== 2307 && code !== 2792;
}

const always = () => true;

/** The innermost node around a diagnostic; null if that stands in a comment. */
function nodeAt(file, { start, length }) {
  let found = file;
  for (let inner = file; inner;) {
    found = inner;
    inner = ts.forEachChild(found, (child) => (child.pos <= start && child.end >= start + length ? child : undefined));
  }
  return ts.getTokenPosOfNode(found, file) > start ? null : found;
}

/** `object.name`, if `node` is that name. */
function accessOf(node) {
  return ts.isIdentifier(node) && ts.isPropertyAccessExpression(node.parent) && node.parent.name === node ? node.parent : undefined;
}

/** Whose member `node` names: the object of `object.name`, the pattern of `{ name } = …`. */
function ownerOf(node) {
  const access = accessOf(node);
  if (access) return access.expression;
  return ts.isIdentifier(node) && ts.isBindingElement(node.parent) ? node.parent.parent : undefined;
}

function isAssigned(access) {
  const { parent } = access;
  return ts.isBinaryExpression(parent) && parent.left === access && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
}

/** The call that `node` is, or is part of an argument of. */
function callAround(node) {
  for (let at = node; at; at = at.parent) if (ts.isCallExpression(at) || ts.isNewExpression(at)) return at;
  return undefined;
}

/** Without types, most of what TypeScript infers is a guess: what stays are mistakes whatever the author had in mind. */
class JavaScriptFilter {
  constructor(program, diagnostics) {
    this.program = program;
    this.file = program.file;
    // Properties that the script adds to objects of other shapes, as to an Error: it may read them as well.
    this.added = new Set();
    for (const diagnostic of diagnostics) {
      const node = this.isAboutMember(diagnostic) && nodeAt(this.file, diagnostic);
      const access = node && accessOf(node);
      if (access && isAssigned(access)) this.added.add(ts.idText(node));
    }
  }

  isAboutMember({ code }) {
    return code === 2339 || code === 2551 || code === 2550;
  }

  accepts(diagnostic) {
    const rule = JavaScriptFilter.rules[diagnostic.code];
    if (!rule) return false;
    const node = nodeAt(this.file, diagnostic);
    return !!node && rule.call(this, node, diagnostic);
  }

  isUnknownMember(node, { messageText }) {
    const message = typeof messageText === "string" ? messageText : messageText.messageText;
    const owner = ownerOf(node);
    if (!owner) return true;
    const name = ts.idText(node);
    // `{}` is what a script begins with that adds members one by one.
    return !this.added.has(name) && !/on type '(never|\{\})'/.test(message) && !this.program.mayHaveMember(owner, name);
  }

  isArgumentOfSdk(node) {
    const call = callAround(node);
    return !!call && this.program.isOfSdk(call.expression);
  }

  /** `typeof x === "strng"` */
  isImpossibleTypeof(node) {
    const comparison = ts.isBinaryExpression(node) ? node : node.parent;
    return ts.isBinaryExpression(comparison) && (ts.isTypeOfExpression(comparison.left) || ts.isTypeOfExpression(comparison.right));
  }
}

const { isUnknownMember, isArgumentOfSdk, isImpossibleTypeof } = JavaScriptFilter.prototype;

JavaScriptFilter.rules = {
  2304: always, // Cannot find name '…'.
  2552: always, // Cannot find name '…'. Did you mean '…'?
  2580: always, 2581: always, 2582: always, 2583: always, 2584: always, 2591: always, 2592: always, 2593: always,
  18004: always, // No value exists in scope for the shorthand property '…'.
  2693: always, // '…' only refers to a type, but is being used as a value here.
  2662: always, 2663: always, // Cannot find name '…'. Did you mean the static/instance member '…'?
  2339: isUnknownMember, // Property '…' does not exist on type '…'.
  2551: isUnknownMember, // … Did you mean '…'?
  2550: isUnknownMember, // … Do you need to change your target library?
  2576: isUnknownMember, // … Did you mean to access the static member '…' instead?
  2554: always, 2555: always, // Expected … arguments, but got …
  2345: isArgumentOfSdk, // Argument of type '…' is not assignable to parameter of type '…'.
  2769: isArgumentOfSdk, // No overload matches this call.
  2348: always, // Value of type '…' is not callable. Did you mean to include 'new'?
  2349: always, 2351: always, // This expression is not callable/constructable.
  2367: isImpossibleTypeof, // This comparison appears to be unintentional …
  2377: always, 17009: always, // 'super' must be called …
  2448: always, 2449: always, // … used before its declaration.
  2588: always, // Cannot assign to '…' because it is a constant.
  2488: always, // Type '…' must have a '[Symbol.iterator]()' method …
};

module.exports = { JavaScriptFilter, isForTypeScript };
