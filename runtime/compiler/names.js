// Names that occur nowhere in a source.
"use strict";

const t = require("@babel/types");
const { reject } = require("./diagnostics");

/** Every identifier of the tree, so that ours collide with none. */
function identifiersOf(ast) {
  const names = new Set();
  t.traverseFast(ast, (node) => {
    if (node.type === "Identifier") names.add(node.name);
  });
  return names;
}

/** Hands out identifiers that collide with none of `taken` (a set of every identifier of the source). */
class FreshNames {
  constructor(taken) {
    this.taken = taken;
  }

  next(hint) {
    let name = `_${hint}`;
    for (let count = 2; this.taken.has(name); ++count) name = `_${hint}${count}`;
    this.taken.add(name);
    return name;
  }

  /** A beginning, of the form `hint` and any number of `$`, that no name has. */
  prefix(hint) {
    const names = Array.from(this.taken);
    let prefix = hint;
    while (names.some((name) => name.startsWith(prefix))) prefix += "$";
    return prefix;
  }
}

/** True if the engine, the one that will run the script, reads `name`. */
function isRead(name) {
  if (/^[\x00-\x7f]*$/.test(name)) return true;
  try {
    return !!new Function(`({ ${name}: 0 })`);
  } catch (error) {
    return false;
  }
}

/** Refuses names with characters that the engine does not know. `names`: every identifier of the tree. */
function checkNames(ast, names) {
  const unread = new Set(Array.from(names).filter((name) => !isRead(name)));
  if (!unread.size) return;
  t.traverseFast(ast, (node) => {
    if (node.type === "Identifier" && unread.has(node.name)) reject(node, `the name ${node.name} has characters that names cannot have here; texts may`);
  });
}

/** Tells our Duktape (cmake/duktape.patch) the name of the function that has `body`, if a directive can say it. */
function nameBody(body, name) {
  if (!/^[^"'\\\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]*$/.test(name)) return;
  body.directives.push(t.directive(t.directiveLiteral(`use name ${name}`)));
}

module.exports = { FreshNames, checkNames, identifiersOf, nameBody };
