// One source on its way through the plugins: what they call `file` and `this`.
"use strict";

const { NodePath } = require("@babel/traverse");
const helpers = require("sluice:helpers");
const t = require("@babel/types");
const { SourceError } = require("./diagnostics");
const { nameBody } = require("./names");

/** Babel's helpers that are members of `rt`: native, or shared by all scripts. */
const runtimeHelpers = {
  arrayLikeToArray: "spread",
  callSuper: "callSuper",
  superOnce: "superOnce",
  assertClassBrand: "brand",
  classPrivateFieldGet2: "privateGet",
  classPrivateFieldInitSpec: "privateInit",
  classPrivateFieldSet2: "privateSet",
  classPrivateMethodInitSpec: "brandInit",
  createClass: "createClass",
  inherits: "inherits",
  readOnlyError: "readOnly",
  slicedToArray: "list",
  toArray: "list",
  toSetter: "privateSetter",
  toConsumableArray: "spread",
};

/** Stands in for @babel/core's File. `rt`: the name of the runtime's parameter. */
class ScriptFile {
  constructor(source, ast, filename, rt, helperPrefix) {
    this.rt = rt;
    this.opts = { filename };
    this.code = source;
    this.ast = ast;
    this.metadata = {};
    this.values = new Map();
    this.helpers = new Set();
    this.helperPrefix = helperPrefix;
    this.hub = {
      file: this,
      getCode: () => this.code,
      getScope: () => this.scope,
      addHelper: (name) => this.addHelper(name),
      buildError: (node, message, type) => this.buildCodeFrameError(node, message, type),
    };
    this.path = NodePath.get({ hub: this.hub, parentPath: null, parent: ast, container: ast, key: "program" }).setContext();
    this.scope = this.path.scope;
  }

  set(key, value) {
    this.values.set(key, value);
  }

  get(key) {
    return this.values.get(key);
  }

  has(key) {
    return this.values.has(key);
  }

  availableHelper() {
    return true;
  }

  runtimeMember(name) {
    return t.memberExpression(t.identifier(this.rt), t.identifier(name));
  }

  /** Is `value` a function or class that takes the name of what it is assigned to? */
  isAnonymous(value) {
    if (!value || value.id) return false;
    if (value.type === "CallExpression") return !!(value.extra && value.extra.anonymousFunction);
    if (value.type === "ClassExpression") return !value.body.body.some((member) => member.static && !member.computed && t.isIdentifier(member.key, { name: "name" }));
    return value.type === "FunctionExpression" || value.type === "ArrowFunctionExpression";
  }

  /** `value`, with the name that running tells if it has none: of the computed key `key`. */
  named(value, key) {
    if (!this.isAnonymous(value)) return value;
    return t.callExpression(this.runtimeMember("named"), [value, t.cloneNode(key)]);
  }

  /** The function of a method: a generator is more than that. */
  marked(method, fn) {
    const marker = method.extra && method.extra.generatorMarker;
    if (!marker) return fn;
    const call = t.callExpression(this.runtimeMember(marker), method.computed ? [fn] : [fn, t.stringLiteral(method.extra.ownName)]);
    call.extra = { anonymousFunction: true };
    return call;
  }

  /** Gives the constructor of a class a name that is no identifier. */
  nameClass(node, constructor) {
    if (node.extra && typeof node.extra.directiveName === "string") nameBody(constructor.body, node.extra.directiveName);
  }

  /** A Babel helper: a member of `rt`, or the identifier of one whose text helperText() will contain. */
  addHelper(name) {
    if (runtimeHelpers[name]) return this.runtimeMember(runtimeHelpers[name]);
    this.helpers.add(name);
    return t.identifier(this.helperPrefix + name);
  }

  /** The text of every helper that the lowered code calls: on one line, already ES5, not part of the tree. */
  helperText() {
    let text = "";
    this.helpers.forEach((name) => {
      for (const needed of helpers[name].needs) this.helpers.add(needed); // forEach comes to these, too
      text += helpers[name].text;
    });
    return text.split("_h$").join(this.helperPrefix).replace(/\n/g, " ");
  }

  buildCodeFrameError(node, message) {
    let loc = node && node.loc;
    if (!loc && node) {
      t.traverseFast(node, (inner) => {
        if (!loc && inner.loc) loc = inner.loc;
      });
    }
    return new SourceError(message, loc ? loc.start : null);
  }
}

/** Stands in for @babel/core's PluginPass: `this` in a plugin's visitor. */
class PluginPass {
  constructor(file, plugin) {
    this.file = file;
    this.key = plugin.name;
    this.opts = {};
    this.filename = file.opts.filename;
    this.values = new Map();
  }

  set(key, value) {
    this.values.set(key, value);
  }

  get(key) {
    return this.values.get(key);
  }

  availableHelper(name) {
    return this.file.availableHelper(name);
  }

  addHelper(name) {
    return this.file.addHelper(name);
  }

  buildCodeFrameError(node, message) {
    return this.file.buildCodeFrameError(node, message);
  }
}

module.exports = { PluginPass, ScriptFile };
