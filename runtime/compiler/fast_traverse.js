// @babel/traverse's walk as Duktape likes it: the same steps over the same paths (fast_paths.js).
"use strict";

const { VISITOR_KEYS } = require("@babel/types");
const { NodePath } = require("@babel/traverse");
const pathContext = require("@babel/traverse/lib/path/context.js");
const TraversalContext = require("@babel/traverse/lib/context.js").default;
const traversal = require("@babel/traverse/lib/traverse-node.js");
const { pathOf, setScope } = require("./fast_paths");

const pathPrototype = NodePath.prototype;

function setContext(path, context) {
  if (path.skipKeys !== null && path.skipKeys !== undefined) path.skipKeys = {};
  path._traverseFlags = 0;
  if (context) {
    path.context = context;
    path.state = context.state;
    path.opts = context.opts;
  }
  setScope(path);
  return path;
}

function pushContext(path, context) {
  path.contexts.push(context);
  setContext(path, context);
}

function popContext(path) {
  const { contexts } = path;
  contexts.pop();
  setContext(path, contexts.length > 0 ? contexts[contexts.length - 1] : undefined);
}

function resync(path) {
  if (path._traverseFlags & 1) return;
  if (path.parentPath) path.parent = path.parentPath.node;
  if (path.parent && path.listKey) path.container = path.parent[path.listKey] || null;
  const { container } = path;
  if (container && path.node !== container[path.key]) pathContext._resyncKey.call(path);
}

/** `fns`: functions, called on the traversal's state, or {fn, pass}, called on one of its passes. */
function callAll(path, fns) {
  for (let i = 0; i < fns.length; ++i) {
    const fn = fns[i];
    if (!fn) continue;
    const { node } = path;
    if (!node) return true;
    if (typeof fn === "function") {
      fn.call(path.state, path, path.state);
    } else {
      const pass = path.opts.passes[fn.pass];
      fn.fn.call(pass, path, pass);
    }
    if (path.node !== node || path._traverseFlags > 0) return true;
  }
  return false;
}

function call(path, phase) {
  const { opts } = path;
  if (!path.node) return false;
  let fns = opts[phase];
  if (fns && callAll(path, fns)) return true;
  if (!path.node) return false;
  const forType = opts[path.node.type];
  fns = forType && forType[phase];
  return fns ? callAll(path, fns) : false;
}

function restore(path, context) {
  if (path.context === context) return;
  path.context = context;
  path.state = context.state;
  path.opts = context.opts;
}

function setShouldStop(path, stop) {
  if (stop) path._traverseFlags |= 2;
  else path._traverseFlags &= -3;
  return stop;
}

function visit(path) {
  if (!path.node) return false;
  const { opts, context } = path;
  const denied = opts.denylist || opts.blacklist;
  if (denied && denied.indexOf(path.node.type) >= 0) return false;
  if (opts.shouldSkip && opts.shouldSkip(path)) return false;
  if (path._traverseFlags & 4 || call(path, "enter")) return (path._traverseFlags & 2) > 0;
  restore(path, context);
  setShouldStop(path, traverseNode(path.node, path.opts, path.scope, path.state, path, path.skipKeys));
  restore(path, context);
  call(path, "exit");
  return (path._traverseFlags & 2) > 0;
}

function traverseNode(node, opts, scope, state, path, skipKeys, visitSelf) {
  const keys = VISITOR_KEYS[node.type];
  if (!keys) return false;
  if (visitSelf) {
    if (skipKeys && skipKeys[path.parentKey]) return false;
    return new TraversalContext(scope, opts, state, path).visitQueue([path]);
  }
  let context = null;
  for (let i = 0; i < keys.length; ++i) {
    const key = keys[i];
    if (!node[key] || (skipKeys && skipKeys[key])) continue;
    if (!context) context = new TraversalContext(scope, opts, state, path);
    if (context.visit(node, key)) return true;
  }
  return false;
}

/** A Set for some dozens. */
class ShortSet {
  constructor() {
    this.list = [];
  }
  has(item) {
    return this.list.indexOf(item) >= 0;
  }
  add(item) {
    this.list.push(item);
  }
}

function shouldVisit(opts, node) {
  if (opts[node.type] || opts.enter || opts.exit) return true;
  const keys = VISITOR_KEYS[node.type];
  if (!keys) return false;
  for (let i = 0; i < keys.length; ++i) {
    if (node[keys[i]]) return true;
  }
  return false;
}

const contextPrototype = TraversalContext.prototype;

contextPrototype.create = function (node, container, key, listKey) {
  return pathOf(null, this.parentPath, node, container, key, listKey);
};

contextPrototype.visit = function (node, key) {
  const nodes = node[key];
  if (!nodes) return false;
  if (!Array.isArray(nodes)) return shouldVisit(this.opts, nodes) ? this.visitQueue([this.create(node, node, key)]) : false;
  if (nodes.length === 0) return false;
  const queue = [];
  for (let i = 0; i < nodes.length; ++i) {
    if (nodes[i] && shouldVisit(this.opts, nodes[i])) queue.push(this.create(node, nodes, i, key));
  }
  return this.visitQueue(queue);
};

contextPrototype.visitQueue = function (queue) {
  this.queue = queue;
  this.priorityQueue = [];
  const visited = queue.length > 64 ? new Set() : new ShortSet();
  let stop = false;
  let at = 0;
  while (at < queue.length) {
    const path = queue[at++];
    const { contexts } = path;
    resync(path);
    if (contexts.length === 0 || contexts[contexts.length - 1] !== this) pushContext(path, this);
    if (path.key === null) continue;
    const { node } = path;
    if (at > 1 && visited.has(node)) continue;
    if (node) visited.add(node);
    if (visit(path)) {
      stop = true;
      break;
    }
    if (this.priorityQueue.length) {
      stop = this.visitQueue(this.priorityQueue);
      this.priorityQueue = [];
      this.queue = queue;
      if (stop) break;
    }
  }
  for (let i = 0; i < at; ++i) popContext(queue[i]);
  this.queue = null;
  return stop;
};

traversal.traverseNode = traverseNode;
pathContext.resync = function () { resync(this); };
pathContext.pushContext = function (context) { pushContext(this, context); };
pathContext.popContext = function () { popContext(this); };
pathContext.setScope = function () { setScope(this); };
pathContext.setContext = function (context) { return setContext(this, context); };
pathPrototype.resync = pathContext.resync;
pathPrototype.pushContext = pathContext.pushContext;
pathPrototype.popContext = pathContext.popContext;
pathPrototype.setScope = pathContext.setScope;
pathPrototype.setContext = pathContext.setContext;
pathContext.call = function (phase) { return call(this, phase); };
pathContext._call = function (fns) { return fns ? callAll(this, fns) : false; };
pathPrototype.call = pathContext.call;
pathPrototype._call = pathContext._call;
pathPrototype.visit = function () { return visit(this); };
