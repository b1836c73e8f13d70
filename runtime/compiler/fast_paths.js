// @babel/traverse's paths and scopes as Duktape likes them: the same ones, found and made without closures, iterators
// and objects for arguments. Only what profiles showed is here. babel_patches.mjs knows which files of Babel's these
// functions stand in for, and stops the build when those change.
"use strict";

const t = require("@babel/types");
const { NodePath, Scope } = require("@babel/traverse");
const cache = require("@babel/traverse/lib/cache.js");

const { FLIPPED_ALIAS_KEYS, VISITOR_KEYS } = t;

function table(types) {
  const result = Object.create(null);
  for (const type of types) result[type] = true;
  return result;
}

const scopable = table(FLIPPED_ALIAS_KEYS.Scopable);
const patterns = table(FLIPPED_ALIAS_KEYS.Pattern);
const blockOwners = table(FLIPPED_ALIAS_KEYS.Function.concat("CatchClause"));
const methods = table(FLIPPED_ALIAS_KEYS.Method);

// ---- paths ----

const pathKey = hiddenKey("path");

/** The paths below one node. A node leads to its latest path by a hidden property, mostly the right one. */
class ChildPaths {
  constructor() {
    this.nodes = [];
    this.paths = [];
  }
  indexOf(node) {
    const hint = node[pathKey];
    if (hint === undefined) return -1;
    if (this.paths[hint.at] === hint && this.nodes[hint.at] === node) return hint.at;
    return this.nodes.indexOf(node);
  }
  get(node) {
    const at = node ? this.indexOf(node) : -1;
    return at < 0 ? undefined : this.paths[at];
  }
  set(node, path) {
    if (!node) return this; // a removed path's
    const at = this.indexOf(node);
    if (at >= 0) {
      this.paths[at] = path;
      return this;
    }
    path.at = this.nodes.length;
    node[pathKey] = path;
    this.nodes.push(node);
    this.paths.push(path);
    return this;
  }
  delete(node) {
    const at = node ? this.indexOf(node) : -1;
    if (at < 0) return false;
    this.nodes[at] = this.paths[at] = undefined;
    return true;
  }
}

const childrenKey = hiddenKey("children");

function childPaths(node) {
  return node[childrenKey] || (node[childrenKey] = new ChildPaths());
}

cache.getOrCreateCachedPaths = childPaths;
cache.getCachedPaths = (path) => path.parent[childrenKey];

const pathPrototype = NodePath.prototype;

/** NodePath's constructor: a literal with all members takes one allocation where assigning them one by one takes seven. */
function makePath(hub, parent) {
  return Object.setPrototypeOf({
    contexts: [], state: null, opts: undefined, _traverseFlags: 0, skipKeys: null, parentPath: null, container: null,
    listKey: null, key: null, node: null, type: null, _store: null, parent: parent, hub: hub, data: null, context: null,
    scope: null, at: -1,
  }, pathPrototype);
}

/** NodePath.get. */
function pathOf(hub, parentPath, parent, container, key, listKey) {
  const node = container[key];
  const paths = parent[childrenKey] || childPaths(parent);
  let path = paths.get(node);
  if (path === undefined) {
    path = makePath(hub || (parentPath ? parentPath.hub : undefined), parent);
    if (node) paths.set(node, path);
  }
  path.listKey = listKey;
  path.container = container;
  if (parentPath) path.parentPath = parentPath;
  path.key = key;
  path.node = node;
  path.type = node ? node.type : undefined;
  return path;
}

NodePath.get = ({ hub, parentPath, parent, container, listKey, key }) => pathOf(hub, parentPath, parent, container, key, listKey);

function getKey(path, key, context) {
  const { node } = path;
  const container = node[key];
  if (!Array.isArray(container)) return pathOf(null, path, node, node, key, undefined).setContext(context);
  const result = [];
  for (let i = 0; i < container.length; ++i) result.push(pathOf(null, path, node, container, i, key).setContext(context));
  return result;
}

const getPattern = pathPrototype.get;

pathPrototype.get = function (key, context) {
  if (context === undefined || context === true) context = this.context;
  return key.indexOf(".") < 0 ? getKey(this, key, context) : getPattern.call(this, key, context);
};

// ---- scopes ----

function isScope(node, parent) {
  if (!node) return false;
  const { type } = node;
  if (type === "BlockStatement") return !(parent && blockOwners[parent.type]);
  return scopable[type] === true || (patterns[type] === true && !!parent && blockOwners[parent.type] === true);
}

function scopeOf(path) {
  const known = cache.scope.get(path.node);
  return known && known.path === path ? known : new Scope(path);
}

pathPrototype.isScope = function () {
  return isScope(this.node, this.parent);
};

pathPrototype.getScope = function (scope) {
  return isScope(this.node, this.parent) ? scopeOf(this) : scope;
};

function setScope(path) {
  const { opts, node, key } = path;
  if (opts && opts.noScope) return;
  let at = path.parentPath;
  if (at && at.node) {
    if (key === "key" || path.listKey === "decorators") {
      if (methods[at.node.type]) at = at.parentPath;
    } else if (key === "discriminant" && at.node.type === "SwitchStatement") {
      at = at.parentPath;
    }
  }
  let scope;
  while (at && !scope) {
    if (at.opts && at.opts.noScope) return;
    scope = at.scope;
    at = at.parentPath;
  }
  if (node && (scopable[node.type] || patterns[node.type]) && isScope(node, path.parent)) scope = scopeOf(path);
  path.scope = scope;
  if (scope && !scope.inited) scope.init();
}

function parentScope(scope) {
  let { path } = scope;
  for (;;) {
    const past = path.key === "key" || path.listKey === "decorators";
    path = path.parentPath;
    if (past && path && path.node && methods[path.node.type]) path = path.parentPath;
    if (!path) return undefined;
    const { node } = path;
    if (node && (scopable[node.type] || patterns[node.type]) && isScope(node, path.parent)) return path.scope;
  }
}

Object.defineProperty(Scope.prototype, "parent", {
  configurable: true,
  enumerable: false,
  get() {
    return parentScope(this);
  },
});

const wellKnown = table(Scope.globals.concat(Scope.contextVariables));

/** hasBinding, hasGlobal and hasReference at once. */
function isTaken(scope, name, program) {
  if (wellKnown[name] || program.references[name]) return true;
  for (let at = scope; at; at = parentScope(at)) {
    if (at.bindings[name] || at.uids[name] || at.globals[name]) return true;
  }
  return false;
}

/** Babel's names; how many of each there are is counted, not tried out from the first on. */
Scope.prototype.generateUid = function (hint) {
  const name = t.toIdentifier(hint === undefined ? "temp" : hint).replace(/^_+/, "").replace(/\d+$/g, "");
  const program = this.getProgramParent();
  const counts = program.uidCounts || (program.uidCounts = Object.create(null));
  let i = counts[name] || 0;
  let uid;
  do {
    uid = `_${name}`;
    if (i >= 11) uid += i - 1;
    else if (i >= 9) uid += i - 9;
    else if (i >= 1) uid += i + 1;
    ++i;
  } while (this.hasLabel(uid) || isTaken(this, uid, program));
  counts[name] = i;
  program.references[uid] = true;
  program.uids[uid] = true;
  return uid;
};

Scope.prototype.hasBinding = function (name, options) {
  if (!name) return false;
  const noGlobals = typeof options === "object" ? options.noGlobals : options === true;
  const noUids = typeof options === "object" && options.noUids;
  const upTo = typeof options === "object" ? options.upToScope : undefined;
  let uids = false;
  let at = this;
  for (; at && at !== upTo; at = parentScope(at)) {
    if (at.bindings[name]) return true;
    if (at.uids[name]) uids = true;
  }
  if (!noUids) {
    for (; at && !uids; at = parentScope(at)) uids = !!at.uids[name];
    if (uids) return true;
  }
  return !noGlobals && wellKnown[name] === true;
};

// ---- collecting the bindings and references of a scope ----

/** Leaves that no visitor of Scope's crawl asks for. */
const leaves = table(["StringLiteral", "NumericLiteral", "BooleanLiteral", "NullLiteral", "RegExpLiteral", "ThisExpression",
  "Super", "TemplateElement", "EmptyStatement", "BreakStatement", "ContinueStatement", "Directive", "PrivateName"]);

function isReference(node, parent, grandparent) {
  switch (parent.type) {
    case "MemberExpression":
    case "OptionalMemberExpression":
      return parent.property === node ? !!parent.computed : parent.object === node;
    case "VariableDeclarator":
      return parent.init === node;
    case "CallExpression":
      return true;
    case "TSQualifiedName":
      if (parent.right === node) return false;
      break;
    case "TSImportEqualsDeclaration":
      return false;
  }
  return t.isReferenced(node, parent, grandparent);
}

function scopeAround(path) {
  let at = path.parentPath;
  while (at && !at.scope) at = at.parentPath;
  return at ? at.scope : undefined;
}

/** Scope's crawl below `path`: calls `visitors` (exploded) on every path with its scope, parents first. */
function collect(path, visitors, state) {
  const { node, scope } = path;
  const keys = VISITOR_KEYS[node.type];
  const isMethod = methods[node.type] === true;
  const isSwitch = node.type === "SwitchStatement";
  for (let k = 0; k < keys.length; ++k) {
    const key = keys[k];
    const value = node[key];
    if (!value) continue;
    const outside = (isMethod && (key === "key" || key === "decorators")) || (isSwitch && key === "discriminant");
    const around = outside ? scopeAround(path) : scope;
    if (!Array.isArray(value)) {
      if (!leaves[value.type]) collectChild(path, node, value, node, key, undefined, around, visitors, state);
    } else {
      for (let i = 0; i < value.length; ++i) {
        if (value[i] && !leaves[value[i].type]) collectChild(path, node, value[i], value, i, key, around, visitors, state);
      }
    }
  }
}

function collectChild(parentPath, parent, node, container, key, listKey, around, visitors, state) {
  const { type } = node;
  if (type === "Identifier") {
    if (isReference(node, parent, parentPath.parent)) {
      const path = pathOf(null, parentPath, parent, container, key, listKey);
      path.scope = around;
      state.references.push(path);
    }
    return;
  }
  if (type === "TSTypeAnnotation") return;
  const path = pathOf(null, parentPath, parent, container, key, listKey);
  path._traverseFlags = 0;
  let scope = around;
  if (isScope(node, parent)) {
    scope = scopeOf(path);
    if (!scope.inited) scope.init();
  }
  path.scope = scope;
  const forType = visitors[type];
  if (forType && forType.enter) {
    for (let i = 0; i < forType.enter.length; ++i) forType.enter[i].call(state, path, state);
  }
  collect(path, visitors, state);
  if (forType && forType.exit) {
    for (let i = 0; i < forType.exit.length; ++i) forType.exit[i].call(state, path, state);
  }
}

let crawlVisitors;

/** What Scope.prototype.crawl calls instead of `path.traverse` (babel_patches.mjs). */
Scope.collect = (path, visitors, state) => {
  crawlVisitors = visitors;
  collect(path, visitors, state);
};

module.exports = { bindingVisitors: () => crawlVisitors, collectChild, pathKey, pathOf, setScope };
