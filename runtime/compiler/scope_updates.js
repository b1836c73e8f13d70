// Taking a pattern apart changes one declaration or assignment. Babel then reads the whole scope anew, so that a block of many patterns
// takes time by their square; here only what replaced the declaration is read.
"use strict";

const t = require("@babel/types");
const { Scope } = require("@babel/traverse");
const { pathOf, collectChild, bindingVisitors } = require("./fast_paths");

const seenKey = hiddenKey("seen");
let lastUpdate = 0;

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
  const identifiers = [];
  t.traverseFast(node, (inner) => {
    if (inner.type === "Identifier") identifiers.push(inner);
  });
  return { assignment, owner, names, identifiers, parent, parentPath, container, listKey };
};

/** Puts `path` in the place of another path to its node, or at the end. */
function enlist(paths, path) {
  for (let i = 0; i < paths.length; ++i) {
    if (paths[i].node === path.node) {
      paths[i] = path;
      return;
    }
  }
  paths.push(path);
}

function refer(ref, program) {
  const binding = ref.scope.getBinding(ref.node.name);
  if (!binding) {
    program.addGlobal(ref.node);
    return;
  }
  enlist(binding.referencePaths, ref);
  binding.references = binding.referencePaths.length;
  binding.referenced = true;
}

function violate(path) {
  for (const name of Object.keys(path.getAssignmentIdentifiers())) {
    const binding = path.scope.getBinding(name);
    if (!binding) continue;
    binding.constant = false;
    enlist(binding.constantViolations, path);
  }
}

/** Forgets references that are no longer in the tree. */
function forget(scope, identifiers, update) {
  for (const identifier of identifiers) {
    if (identifier[seenKey] === update) continue;
    const binding = scope.getBinding(identifier.name);
    if (!binding) continue;
    const rest = binding.referencePaths.filter((path) => path.node !== identifier);
    if (rest.length === binding.referencePaths.length) continue;
    binding.referencePaths = rest;
    binding.references = rest.length;
    binding.referenced = rest.length > 0;
  }
}

/** Forgets that the assignment `path`, no longer in the tree, writes to names. */
function forgetWrites(scope, path, identifiers) {
  for (const { name } of identifiers) {
    const binding = scope.getBinding(name);
    if (binding) binding.constantViolations = binding.constantViolations.filter((at) => at !== path);
  }
}

/** Registers `nodes`, which have replaced a declaration or an assignment. False if the scope is to be read anew. */
Scope.prototype.afterReplacing = function (before, nodes) {
  const { assignment, owner, names, identifiers, parent, parentPath, container, listKey } = before;
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
  if (assignment) forgetWrites(this, assignment, identifiers);
  const update = ++lastUpdate;
  const state = { references: [], constantViolations: [], assignments: [] };
  this.data = Object.create(null);
  this.crawling = true;
  for (const path of paths) collectChild(parentPath, parent, path.node, container, path.key, listKey, this, bindingVisitors(), state);
  this.crawling = false;
  const program = this.getProgramParent();
  for (const path of state.assignments) {
    const ids = path.getAssignmentIdentifiers();
    for (const name of Object.keys(ids)) if (!path.scope.getBinding(name)) program.addGlobal(ids[name]);
    violate(path);
  }
  for (const ref of state.references) {
    ref.node[seenKey] = update;
    refer(ref, program);
  }
  for (const path of state.constantViolations) violate(path);
  forget(this, identifiers, update);
  return true;
};
