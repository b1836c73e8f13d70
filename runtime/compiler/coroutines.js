// Lowers async functions and generators to coroutines, before Babel's own plugins see the tree:
//   async function f(a) { return await a; }
//   function f(a) { return rt.async(function (a) { return rt.await(a); }, this, [a]); }
// README.md lists what `rt` offers. Works on the plain tree: the paths and scopes of Babel come later.
"use strict";

const t = require("@babel/types");
const { separateVariables } = require("./body_variables");
const { reject } = require("./diagnostics");
const { forAwait } = require("./for_await");
const { inferName, nameOf, setName, stackName } = require("./function_names");
const { nameBody } = require("./names");
const { assignInOrder, loopInOrder } = require("./patterns");

const { VISITOR_KEYS } = t;
const typeKeys = { typeAnnotation: true, returnType: true, typeParameters: true, superTypeParameters: true, implements: true };

/** What the walk knows of the function it is in. */
function enter(kind, lexicalParent) {
  return { kind, lexicalParent, usesArguments: false, usesSuper: false, yields: 0 };
}

/** Tells our Duktape (cmake/duktape.patch) that a function is no constructor and has no `prototype`; an arrow or method
 *  has no binding of its name inside either, which costs an environment. */
function noConstructor(body, isArrow) {
  if (body.type !== "BlockStatement") {
    const result = t.returnStatement(body);
    result.loc = body.loc;
    body = t.blockStatement([result]);
  }
  body.directives.push(t.directive(t.directiveLiteral(isArrow ? "use arrow" : "use nonew")));
  return body;
}

function returnOf(argument) {
  return t.blockStatement([t.returnStatement(argument)]);
}

class Coroutines {
  /** `rt`: the name of the runtime's parameter; `names`: FreshNames of the source. */
  constructor(rt, names) {
    this.rt = rt;
    this.names = names;
  }

  /** Lowers everything in `program`. */
  run(program) {
    this.children(program, enter("module", null));
  }

  call(member, ...args) {
    while (args.length && !args[args.length - 1]) args.pop();
    const callee = t.memberExpression(t.identifier(this.rt), t.identifier(member));
    return t.callExpression(callee, args.map((argument) => argument || t.unaryExpression("void", t.numericLiteral(0))));
  }

  /** A call that stands where `node` stood. */
  callAt(node, member, ...args) {
    const call = this.call(member, ...args);
    call.loc = node.loc;
    call.start = node.start;
    call.end = node.end;
    return call;
  }

  children(node, context) {
    const keys = VISITOR_KEYS[node.type];
    if (!keys) return;
    for (let k = 0; k < keys.length; ++k) {
      const key = keys[k];
      const child = node[key];
      if (!child || typeKeys[key]) continue;
      if (Array.isArray(child)) this.list(child, context);
      else if (child.type !== "Identifier" || child.name !== "arguments" || t.isReferenced(child, node)) node[key] = this.visit(child, context);
    }
  }

  list(nodes, context) {
    const marks = [];
    for (let i = 0; i < nodes.length; ++i) {
      const node = nodes[i];
      if (!node) continue;
      const marker = node.type === "FunctionDeclaration" && node.generator && this.member(node, "Function");
      nodes[i] = this.visit(node, context);
      if (marker) marks.push({ ...t.expressionStatement(this.call(marker, t.identifier(node.id.name))), isMark: true });
    }
    if (marks.length) nodes.unshift(...marks);
  }

  /** Returns what replaces `node`: mostly itself. */
  visit(node, context) {
    switch (node.type) {
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
      case "ObjectMethod":
      case "ClassMethod":
      case "ClassPrivateMethod":
        return this.function(node, context);
      case "ClassProperty":
      case "ClassPrivateProperty":
      case "ClassAccessorProperty":
        if (node.computed) node.key = this.visit(node.key, context);
        if (!node.computed) inferName(node.key, node.value);
        if (node.value) node.value = this.visit(node.value, enter("field", null));
        return node;
      case "ClassExpression":
        if (!node.id && !(node.extra && (node.extra.inferredName || node.extra.directiveName))) node.extra = { ...node.extra, directiveName: "" };
        break;
      case "StaticBlock":
        this.children(node, enter("field", null));
        return node;
      case "Identifier":
        if (node.name === "arguments") this.arguments(node, context);
        return node;
      case "Super":
        this.mark(context, "usesSuper");
        return node;
      case "AwaitExpression":
        if (context.kind === "module") {
          reject(node, "`await` at the top level needs a script without `export default`; here it belongs into a function");
        }
        return this.callAt(node, "await", this.visit(node.argument, context));
      case "YieldExpression":
        return this.yield(node, context);
      case "ReturnStatement":
        this.children(node, context);
        if (node.argument && context.kind === "asyncGenerator") node.argument = this.call("await", node.argument);
        return node;
      case "TryStatement":
        return this.try(node, context);
      case "ForOfStatement":
        if (node.await) return forAwait(this, node, null, context);
        this.children(node, context);
        return loopInOrder(this, node);
      case "ForInStatement":
        this.children(node, context);
        return loopInOrder(this, node);
      case "LabeledStatement":
        if (node.body.type === "ForOfStatement" && node.body.await) return forAwait(this, node.body, node.label, context);
        // Duktape makes an invalid jump of leaving a `try` that has the label itself.
        if (node.body.type === "TryStatement") node.body = t.blockStatement([node.body]);
        break;
      case "VariableDeclarator":
        inferName(node.id, node.init);
        break;
      case "AssignmentExpression":
        if (node.left.type === "Identifier" && (node.operator === "=" || /^(&&|\|\||\?\?)=$/.test(node.operator))) inferName(node.left, node.right);
        this.children(node, context);
        return assignInOrder(this, node);
      case "AssignmentPattern":
        inferName(node.left, node.right);
        break;
      case "ObjectPattern":
        this.children(node, context);
        this.convertKeys(node);
        return node;
      case "MetaProperty":
        return node.meta.name === "new" && this.root(context).kind === "field" ? t.unaryExpression("void", t.numericLiteral(0)) : node;
      case "SwitchStatement":
        this.children(node, context);
        return this.hoistFromCases(node);
      case "ObjectProperty":
        if (!node.computed) inferName(node.key, node.value);
        break;
    }
    this.children(node, context);
    return node;
  }

  /** A module's top level is itself the body of a function, whose parameters are the engine's. */
  arguments(node, context) {
    this.mark(context, "usesArguments");
    if (this.root(context).kind === "module") reject(node, "`arguments` is only allowed in functions");
  }

  /** The function that `this` and its like belong to. */
  root(context) {
    while (context.lexicalParent) context = context.lexicalParent;
    return context;
  }

  /** Before a rest, keys are used twice: converted once. */
  convertKeys({ properties }) {
    const last = properties[properties.length - 1];
    if (!last || last.type !== "RestElement") return;
    for (const property of properties) {
      if (property.computed && !t.isLiteral(property.key)) property.key = this.call("key", property.key);
    }
  }

  /** Functions declared in a case are there in all of them: Babel would leave them to theirs. */
  hoistFromCases(node) {
    const statements = node.cases.reduce((all, { consequent }) => all.concat(consequent), []);
    const moves = (it) => it.type === "FunctionDeclaration" || it.isMark === true;
    const functions = statements.filter(moves);
    if (!functions.length) return node;
    for (const it of node.cases) it.consequent = it.consequent.filter((statement) => !moves(statement));
    const declares = (it) => it.type === "ClassDeclaration" || (it.type === "VariableDeclaration" && it.kind !== "var");
    return statements.some(declares) ? this.caseOfFunctions(node, functions) : t.blockStatement([...functions, node]);
  }

  /** Functions that may use what the cases declare: made by a case in front, which nothing equals. */
  caseOfFunctions(node, functions) {
    const marks = functions.filter((it) => it.isMark).map((it) => it.expression);
    const made = functions.filter((it) => !it.isMark);
    const names = t.variableDeclaration("let", made.map(({ id }) => t.variableDeclarator(t.identifier(id.name))));
    const make = made.map((it) => t.assignmentExpression("=", t.identifier(it.id.name), t.toExpression(it)));
    node.cases.unshift(t.switchCase(t.sequenceExpression([...make, ...marks, t.objectExpression([])]), []));
    return t.blockStatement([names, node]);
  }

  mark(context, property) {
    for (let at = context; at; at = at.lexicalParent) at[property] = true;
  }

  member(node, suffix) {
    return (node.async ? "asyncGenerator" : "generator") + suffix;
  }

  function(node, outer) {
    const arrow = node.type === "ArrowFunctionExpression";
    if (node.key && node.computed) node.key = this.visit(node.key, outer);
    const kind = node.generator ? (node.async ? "asyncGenerator" : "generator") : node.async ? "async" : "plain";
    const context = enter(kind, arrow ? outer : null);
    this.list(node.params, context);
    node.body = this.visit(node.body, context);
    separateVariables(node);
    const isFunction = node.type === "FunctionDeclaration" || node.type === "FunctionExpression";
    if (kind !== "plain" || !(isFunction || node.kind === "constructor")) {
      node.body = noConstructor(node.body, true);
      node.expression = false;
    }
    const result = kind === "plain" ? node : this.lower(node, context);
    setName(node);
    return result;
  }

  lower(node, context) {
    const arrow = node.type === "ArrowFunctionExpression";
    const method = node.type.endsWith("Method");
    const isGenerator = node.generator;
    if (node.params.length && node.params[0].type === "Identifier" && node.params[0].name === "this") node.params.shift();
    const simple = node.params.every((parameter) => parameter.type === "Identifier");
    const marker = isGenerator && this.member(node, "Function");
    const starter = isGenerator ? this.member(node, "") : "async";
    // Inner arrows see the outer function's `this`, `arguments` and `super`.
    const lexical = arrow || context.usesSuper || (isGenerator && !simple);
    const shown = stackName(node);
    if (shown) nameBody(node.body, shown);
    const { outerParams, innerParams, args } = this.parameters(node, simple, !arrow && context.usesArguments);

    const inner = lexical
      ? t.arrowFunctionExpression(innerParams, node.body)
      : t.functionExpression(null, innerParams, node.body);
    inner.loc = node.loc;
    const self = lexical ? null : t.thisExpression();
    let callee = null;
    const anonymous = !node.id;
    if (isGenerator && node.type !== "ClassPrivateMethod") {
      if (!node.id) node.id = t.identifier(this.names.next("generator"));
      const shadowed = simple && node.params.some((parameter) => parameter.name === node.id.name);
      if (!shadowed) callee = t.identifier(node.id.name);
    }
    const start = this.call(starter, inner, self, args, callee);
    node.async = node.generator = false;
    node.params = outerParams;
    node.body = noConstructor(returnOf(start), arrow || (method && !callee));
    if (!isGenerator) node.body.directives.push(t.directive(t.directiveLiteral("use async")));
    node.expression = false;
    if (method && callee) node.extra = { ...node.extra, generatorMarker: marker, ownName: node.computed ? null : nameOf(node.key) };
    if (node.type !== "FunctionExpression" || !marker) return node;
    if (!anonymous) return this.call(marker, node);
    const name = (node.extra && node.extra.inferredName) || "";
    const call = this.call(marker, node, t.stringLiteral(name));
    if (!name) call.extra = { anonymousFunction: true };
    return call;
  }

  /** Who declares the parameters: default values of async functions belong inside, where throwing rejects. */
  parameters(node, simple, usesArguments) {
    const own = node.params;
    const array = (names) => (names.length ? t.arrayExpression(names.map((name) => t.identifier(name))) : null);
    if (simple) {
      const names = own.map((parameter) => parameter.name);
      const args = usesArguments ? t.identifier("arguments") : array(names);
      return { outerParams: names.map((name) => t.identifier(name)), innerParams: own, args };
    }
    if (node.generator) return { outerParams: own, innerParams: [], args: null };
    const counted = own.findIndex((parameter) => parameter.type === "AssignmentPattern" || parameter.type === "RestElement");
    const names = own.slice(0, counted < 0 ? own.length : counted).map(() => this.names.next("p"));
    const outerParams = names.map((name) => t.identifier(name));
    if (node.type !== "ArrowFunctionExpression") return { outerParams, innerParams: own, args: t.identifier("arguments") };
    if (counted < 0) return { outerParams, innerParams: own, args: array(names) };
    const rest = this.names.next("rest");
    outerParams.push(t.restElement(t.identifier(rest)));
    const args = names.length
      ? t.callExpression(t.memberExpression(array(names), t.identifier("concat")), [t.identifier(rest)])
      : t.identifier(rest);
    return { outerParams, innerParams: own, args };
  }

  yield(node, context) {
    ++context.yields;
    const argument = node.argument && this.visit(node.argument, context);
    const name = node.delegate ? "yieldStar" : "yield";
    const member = context.kind === "asyncGenerator" ? `async${name[0].toUpperCase()}${name.slice(1)}` : name;
    return this.callAt(node, member, argument);
  }

  /** `return()` of a generator travels as a thrown signal: no `catch` of the author's may see it. */
  try(node, context) {
    const before = context.yields;
    node.block = this.visit(node.block, context);
    const { handler } = node;
    if (handler && context.yields > before) {
      const { param, body } = handler;
      const name = param && param.type === "Identifier" ? param.name : this.names.next("error");
      handler.param = t.identifier(name);
      const check = t.expressionStatement(this.call("caught", t.identifier(name)));
      if (param && param.type !== "Identifier") {
        const unpack = t.variableDeclaration("let", [t.variableDeclarator(param, t.identifier(name))]);
        handler.body = t.blockStatement([check, unpack, body]);
      } else {
        body.body.unshift(check);
      }
    }
    if (handler) node.handler = this.visit(handler, context);
    if (node.finalizer) node.finalizer = this.visit(node.finalizer, context);
    return node;
  }
}

module.exports = { Coroutines };
