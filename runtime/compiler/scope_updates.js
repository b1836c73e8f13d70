// Taking a pattern apart changes one declaration or assignment. Babel then reads the whole scope anew, so that a block of
// many patterns takes time by their square; here only what took its place is read.
"use strict";

const t = require("@babel/types");
const { Scope } = require("@babel/traverse");
const { bindingVisitors, collectChild, pathKey, pathOf } = require("./fast_paths");

const writing = { AssignmentExpression: true, UpdateExpression: true, UnaryExpression: true, ForInStatement: true, ForOfStatement: true };

/** What is to be known of the declaration or assignment at `path` before it is replaced; null if its scope is to be
 *  read anew. */
Scope.prototype.beforeReplacing = function (path) {
  const { node } = path;
  const assignment = node.type === "AssignmentExpression" ? path : null;
  if (assignment && path.parent.type !== "ExpressionStatement") return null;
  const { parent, parentPath, container, listKey } = assignment ? path.parentPath : path;
  if (!listKey || !Array.isArray(container)) return null;
  const owner = node.kind === "var" ? this.getFunctionParent() || this.getProgramParent() : this.getBlockParent();
  const names = assignment ? {} : t.getBindingIdentifiers(node, true);
  for (const name of Object.keys(names)) {
    const binding = owner.bindings[name];
    if (!binding || names[name].length !== 1 || binding.identifier !== names[name][0]) return null;
  }
  for (let at = this; at; at = at.parent) if (at.crawling) return null;
  const uses = [];
  const writes = [];
  t.traverseFast(node, (inner) => {
    const known = inner[pathKey];
    if (!known) return;
    if (inner.type === "Identifier") uses.push({ path: known, name: inner.name });
    else if (writing[inner.type]) writes.push(known);
  });
  return { owner, names, uses, writes, parent, parentPath, container, listKey };
};

function remove(list, item) {
  const at = list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
}

/** Forgets the references and writes in what was replaced. */
function forget(scope, uses, writes) {
  const seen = Object.create(null);
  for (const { path, name } of uses) {
    const binding = scope.getBinding(name);
    if (!binding) continue;
    remove(binding.referencePaths, path);
    binding.references = binding.referencePaths.length;
    binding.referenced = binding.references > 0;
    if (seen[name]) continue;
    seen[name] = true;
    for (const write of writes) remove(binding.constantViolations, write);
  }
}

/** Registers `nodes`, which have replaced a declaration or an assignment. False if the scope is to be read anew. */
Scope.prototype.afterReplacing = function (before, nodes) {
  const { owner, names, uses, writes, parent, parentPath, container, listKey } = before;
  if (parent[listKey] !== container) return false;
  const paths = [];
  for (const node of nodes) {
    const at = container.indexOf(node);
    if (at < 0 || !t.isStatement(node)) return false;
    paths.push(pathOf(null, parentPath, parent, container, at, listKey));
  }
  const declared = [];
  for (const path of paths) {
    if (path.node.type !== "VariableDeclaration") continue;
    const declarators = path.get("declarations");
    for (const declarator of declarators) {
      const ids = t.getBindingIdentifiers(declarator.node, true);
      for (const name of Object.keys(ids)) {
        if (!names[name]) continue;
        if (ids[name].length !== 1 || declared.indexOf(name) >= 0) return false;
        declared.push(name);
        const binding = owner.bindings[name];
        const violation = binding.constantViolations.indexOf(binding.path);
        if (violation >= 0) binding.constantViolations[violation] = declarator;
        binding.identifier = ids[name][0];
        binding.path = declarator;
      }
    }
  }
  if (declared.length !== Object.keys(names).length) return false;
  forget(this, uses, writes);
  const state = { references: [], constantViolations: [], assignments: [] };
  this.data = Object.create(null);
  this.crawling = true;
  for (const path of paths) collectChild(parentPath, parent, path.node, container, path.key, listKey, this, bindingVisitors(), state);
  this.crawling = false;
  const program = this.getProgramParent();
  for (const path of state.assignments) {
    const ids = path.getAssignmentIdentifiers();
    for (const name of Object.keys(ids)) if (!path.scope.getBinding(name)) program.addGlobal(ids[name]);
    path.scope.registerConstantViolation(path);
  }
  for (const use of state.references) {
    const binding = use.scope.getBinding(use.node.name);
    if (binding) binding.reference(use);
    else program.addGlobal(use.node);
  }
  for (const path of state.constantViolations) path.scope.registerConstantViolation(path);
  return true;
};
