// What we change in Babel's packages while they are bundled. Each change names text that has to be there, once, in
// the file it is made in: a new version of Babel that has not got it stops the build.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** By the end of a file's path: [what to replace, with what]. */
const patches = {
  "@babel/parser/lib/index.js": [
    // main.js asks the last parser where it was.
    ["  return new cls(options, input, pluginsMap);\n", "  flatten(cls);\n  return exports.lastParser = new cls(options, input, pluginsMap);\n"],
    // The parser's classes stand on each other's shoulders, nine deep: each call would look through them all.
    ["function getParserClass(pluginsMap) {\n",
      `function flatten(cls) {
  if (cls.flat === cls) return;
  for (let from = Object.getPrototypeOf(cls.prototype); from !== Object.prototype; from = Object.getPrototypeOf(from)) {
    Object.getOwnPropertyNames(from).forEach(name => {
      if (!Object.prototype.hasOwnProperty.call(cls.prototype, name)) Object.defineProperty(cls.prototype, name, Object.getOwnPropertyDescriptor(from, name));
    });
  }
  cls.flat = cls;
}
function getParserClass(pluginsMap) {
`],
    // A switch compares with one case after the other: most characters and words should not come that far.
    ["function isWhitespace(code) {\n", "function isWhitespace(code) {\n  if (code > 32 && code < 160) return false;\n"],
    ["  getTokenFromCode(code) {\n    switch (code) {\n",
      "  getTokenFromCode(code) {\n    if (isIdentifierStart(code)) {\n      this.readWord(code);\n      return;\n    }\n    switch (code) {\n"],
  ],
  // The bundle takes lists apart as arrays; this one is a Set.
  "@babel/helper-module-transforms/lib/normalize-and-load-metadata.js": [
    ["const [nameOfnamespace] = importsNamespace;", "const nameOfnamespace = importsNamespace.values().next().value;"],
  ],
  // A text that grows is copied each time: in pieces that is less. And no function is made for each node.
  "@babel/generator/lib/buffer.js": [
    ["    this._buf = \"\";\n", "    this._buf = [];\n"],
    ["    if (++this._appendCount > 4096) {\n      +this._str;\n      this._buf += this._str;\n", "    if (++this._appendCount > 64) {\n      this._buf.push(this._str);\n"],
    ["    const code = _last === 10 ? (this._buf + this._str).trimRight() : this._buf + this._str;\n",
      "    const printed = this._buf.join(\"\") + this._str;\n    let end = printed.length;\n    while (_last === 10 && end > 0 && printed.charCodeAt(end - 1) <= 32) --end;\n    const code = printed.slice(0, end);\n"],
    ["  exactSource(loc, cb) {\n    if (!this._map) {\n      cb();\n", "  exactSource(loc, print, printer, node, parent) {\n    if (!this._map) {\n      print.call(printer, node, parent);\n"],
    ["    cb();\n    if (identifierName != null) {", "    print.call(printer, node, parent);\n    if (identifierName != null) {"],
  ],
  "@babel/generator/lib/printer.js": [
    ["    this.exactSource(nodeId === 139 || nodeId === 66 ? null : loc, printMethod.bind(this, node, parent));\n",
      "    if (!loc || nodeId === 139 || nodeId === 66) printMethod.call(this, node, parent);else {\n      this._catchUp(\"start\", loc);\n      this._buf.exactSource(loc, printMethod, this, node, parent);\n    }\n"],
  ],
  // The plugins make valid trees: their builders need not look.
  "@babel/types/lib/validators/validate.js": [
    ["function validate(node, key, val) {\n", "function validate(node, key, val) {\n  return;\n"],
    ["function validateInternal(field, node, key, val, maybeNode) {\n", "function validateInternal(field, node, key, val, maybeNode) {\n  return;\n"],
  ],
  // Comments are not printed: clones may share them, and need no Map of those that were copied.
  "@babel/types/lib/clone/cloneNode.js": [
    ["  return cloneNodeInternal(node, deep, withoutLoc, new Map());\n", "  return cloneNodeInternal(node, deep, withoutLoc, null);\n"],
    ["  if (!comments || !deep) {\n    return comments;\n  }\n", "  return comments;\n"],
  ],
  "@babel/types/lib/comments/inheritsComments.js": [
    ["function inheritsComments(child, parent) {\n", "function inheritsComments(child, parent) {\n  return child;\n"],
  ],
  // Most names are identifiers already.
  "@babel/types/lib/converters/toIdentifier.js": [
    ["  input = input + \"\";\n", "  input = input + \"\";\n  if (/^[A-Za-z_][A-Za-z_0-9]*$/.test(input) && (0, _isValidIdentifier.default)(input)) return input;\n"],
  ],
  // fast_paths.js.
  "@babel/traverse/lib/scope/index.js": [
    ["    path.traverse(scopeVisitor, state);\n", "    Scope.collect(path, scopeVisitor, state);\n"],
    // An enum belongs to its block: a loop makes one for each turn.
    ["  Declaration(path) {\n    if (path.isBlockScoped()) return;\n",
      "  Declaration(path) {\n    if (path.isTSEnumDeclaration()) return path.scope.getBlockParent().registerBinding(\"hoisted\", path.get(\"id\"), path);\n    if (path.isBlockScoped()) return;\n"],
  ],
  "@babel/traverse/lib/scope/binding.js": [
    ["    if (this.constantViolations.includes(path)) {\n", "    if (this.constantViolations.indexOf(path) >= 0) {\n"],
    ["    if (this.referencePaths.includes(path)) {\n", "    if (this.referencePaths.indexOf(path) >= 0) {\n"],
  ],
  "@babel/traverse/lib/path/modification.js": [
    ["  for (const [, path] of paths) {\n    if (typeof path.key === \"number\"", "  for (const path of paths.paths) {\n    if (path && typeof path.key === \"number\""],
  ],
  // An array that a constant holds may have got an iterator of its own, or be changed by what stands beside it.
  "@babel/plugin-transform-destructuring/lib/index.js": [
    // scope_updates.js.
    ["  const nodeLoc = node.loc;\n  const nodes = [];\n", "  const nodeLoc = node.loc;\n  const nodes = [];\n  const before = scope.beforeReplacing(path);\n"],
    ["    path.replaceWithMultiple(nodesOut);\n  }\n  scope.crawl();\n", "    path.replaceWithMultiple(nodesOut);\n  }\n  if (!before || !scope.afterReplacing(before, nodesOut)) scope.crawl();\n"],
    ["  const nodes = [];\n  const destructuring = new DestructuringTransformer({\n    operator:", "  const nodes = [];\n  const before = scope.beforeReplacing(path);\n  const destructuring = new DestructuringTransformer({\n    operator:"],
    ["  path.replaceWithMultiple(nodes);\n  scope.crawl();\n", "  path.replaceWithMultiple(nodes);\n  if (!before || !scope.afterReplacing(before, nodes)) scope.crawl();\n"],
    ["        if (binding != null && binding.constant && binding.path.isGenericType(\"Array\")) {\n          return node;\n        }\n", ""],
  ],
  "@babel/plugin-transform-spread/lib/index.js": [
    ["        if (binding != null && binding.constant && binding.path.isGenericType(\"Array\")) {\n          return node;\n        }\n", ""],
  ],
  // A member of `this` before super() is an error of its own, and super() may come only once.
  "@babel/plugin-transform-classes/lib/transformClass.js": [
    ["      if (parentPath.isMemberExpression({\n        object: node\n      })) {\n        thisPath.replaceWith(thisRef());\n        continue;\n      }\n", ""],
    ["  function wrapSuperCall(bareSuper, superRef, thisRef, body) {\n",
      "  function wrapSuperCall(bareSuper, superRef, thisRef, body) {\n    if (classState.bareSupers.length > 1) {\n      const reference = thisRef();\n      thisRef = () => _core.types.cloneNode(reference);\n    }\n"],
    ["_core.types.objectExpression([_core.types.objectProperty(_core.types.identifier(\"key\"), desc.key)])",
      "_core.types.objectExpression([_core.types.objectProperty(_core.types.identifier(_core.types.isStringLiteral(desc.key) ? \"key\" : \"computed\"), desc.key)])"],
    ["    const fn = wrapped != null ? wrapped : _core.types.toExpression(node);\n", "    const fn = classState.file.marked(node, wrapped != null ? wrapped : _core.types.toExpression(node));\n"],
    ["    const isStrict = path.isInStrictMode();\n", "    classState.file.nameClass(node, classState.construct);\n    const isStrict = path.isInStrictMode();\n"],
    ["    const bareSupers = [];\n    path.traverse", "    const bareSupers = classState.bareSupers = [];\n    path.traverse"],
    ["    if (bareSuper.parentPath.isExpressionStatement() && bareSuper.parentPath.container",
      "    if (classState.bareSupers.length > 1) call = _core.types.callExpression(classState.file.addHelper(\"superOnce\"), [thisRef(), call]);\n    if (classState.bareSupers.length === 1 && bareSuper.parentPath.isExpressionStatement() && bareSuper.parentPath.container"],
    ["_core.types.expressionStatement(_core.types.callExpression(classState.file.addHelper(\"classCallCheck\"), [_core.types.thisExpression(), _core.types.cloneNode(classState.classRef)]))",
      "_core.types.expressionStatement(_core.types.logicalExpression(\"||\", _core.types.metaProperty(_core.types.identifier(\"new\"), _core.types.identifier(\"target\")), _core.types.callExpression(classState.file.runtimeMember(\"noClassCall\"), [_core.types.stringLiteral(classState.classRef.name)])))"],
  ],
  // Property `computed` in place of `key`: createClass() names what stands there.
  "@babel/helper-create-class-features-plugin/lib/fields.js": [
    ["computed || _core.types.isLiteral(key) ? key : _core.types.stringLiteral(key.name), value]", "computed || _core.types.isLiteral(key) ? key : _core.types.stringLiteral(key.name), computed ? state.named(value, key) : value]"],
  ],
  // Names that coroutines.js has inferred, before plugins take patterns apart.
  "@babel/types/lib/retrievers/getFunctionName.js": [
    ["  let prefix = \"\";\n", "  const inferred = node.extra && node.extra.inferredName;\n  if (inferred) {\n    node.extra.inferredName = null;\n    return { name: inferred, originalNode: node };\n  }\n  let prefix = \"\";\n"],
  ],
  // All code is strict.
  "@babel/plugin-transform-block-scoping/lib/annex-B_3_3.js": [
    ["function isStrict(path) {\n", "function isStrict(path) {\n  return true;\n"],
  ],
  // A visitor made for each function is taken apart for each function.
  "@babel/plugin-transform-object-rest-spread/lib/index.js": [
    ["function shouldStoreRHSInTemporaryVariable(node) {\n",
      "const parameterNames = {\n  \"Scope|TypeAnnotation|TSTypeAnnotation\": path => path.skip(),\n  \"ReferencedIdentifier|BindingIdentifier\": (path, state) => state.handle(path, state.scope)\n};\nfunction shouldStoreRHSInTemporaryVariable(node) {\n"],
    ["              param.traverse({\n                \"Scope|TypeAnnotation|TSTypeAnnotation\": path => path.skip(),\n                \"ReferencedIdentifier|BindingIdentifier\": IdentifierHandler\n              }, path.scope);\n",
      "              param.traverse(parameterNames, { handle: IdentifierHandler, scope: path.scope });\n"],
  ],
  // For each `let` it walked the whole block, looking for functions of sloppy code that reach out of theirs.
  "@babel/plugin-transform-block-scoping/lib/index.js": [
    ["  blockScope.path.traverse(conflictingFunctionsVisitor, {\n    names: bindingNames\n  });\n", ""],
  ],
};

/** Files of which fast_paths.js, fast_traverse.js and positions.js replace functions while they run: the text that they know. */
const replaced = {
  "@babel/traverse/lib/cache.js": "6686154187be66f8",
  "@babel/traverse/lib/context.js": "e20f034b033a5921",
  "@babel/traverse/lib/traverse-node.js": "cd0474c6d7bd65f2",
  "@babel/traverse/lib/path/context.js": "7836ded88b5f0302",
  "@babel/traverse/lib/path/family.js": "3a15514cd4b078f9",
  "@babel/traverse/lib/path/index.js": "0c04dcaf6b53238d",
  "@babel/traverse/lib/scope/index.js": "8c23dd61ac7c07b6",
  "@babel/generator/lib/source-map.js": "19771e3c8331eff4",
  "@babel/generator/lib/nodes.js": "1ee21217f8858c61",
};

function patched(name, text) {
  return (patches[name] || []).reduce((result, [before, after]) => {
    const parts = result.split(before);
    if (parts.length !== 2) throw new Error(`${name} has changed: adapt babel_patches.mjs: ${JSON.stringify(before)}`);
    return parts.join(after);
  }, text);
}

/** An esbuild plugin. */
export const babelPatches = {
  name: "babel-patches",
  setup(context) {
    const names = [...new Set([...Object.keys(patches), ...Object.keys(replaced)])];
    const made = new Set();
    context.onLoad({ filter: /@babel\/.*\.js$/ }, ({ path }) => {
      const name = names.find((end) => path.endsWith(`/node_modules/${end}`));
      if (!name) return undefined;
      made.add(name);
      const text = readFileSync(path, "utf8");
      const digest = createHash("sha256").update(text).digest("hex").slice(0, 16);
      if (replaced[name] && replaced[name] !== digest) {
        throw new Error(`${name} has changed: see whether fast_*.js and positions.js fit it, then note ${digest}`);
      }
      return { contents: patched(name, text) };
    });
    context.onEnd(() => {
      const missed = names.filter((name) => !made.has(name));
      if (missed.length) throw new Error(`babel_patches.mjs: the bundle has no ${missed.join(", ")}`);
    });
  },
};
