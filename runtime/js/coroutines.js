// async functions and generators on Duktape's coroutines: the members of `rt` that lowered code calls, as
// runtime/compiler/README.md lists them. Called once with Duktape.Thread, the natives of
// runtime/intrinsics.cpp and the internal key under which a generator object keeps its state,
// js/iteration.js' abandon(), and the native that notes in an error where it came out of an await.
//
// A coroutine is resumed and suspended by JavaScript only; `run` is what the job queue calls when something
// awaited has settled.
(function (Thread, newPromise, resolvePromise, rejectPromise, awaitValue, slot, abandon, noteAwait) {
  'use strict';

  var resume = Thread.resume, suspend = Thread['yield'];
  // Nothing leads a script to a coroutine as Duktape has it; should something do so, there is nothing to be had.
  delete Thread.prototype.constructor;
  Object.freeze(Thread.prototype);
  Object.freeze(Thread);
  var NEXT = 0, THROW = 1, RETURN = 2;
  var START = 0, SUSPENDED = 1, RUNNING = 2, DONE = 3;

  // What a suspended generator is thrown for return(value): passes `finally`, and `catch` through caught().
  function ReturnSignal(value) { this.value = value; }
  // What a generator that suspends in `yield*` hands on as it is: the result of the inner iterator.
  var delegated;
  // What an async generator's coroutine suspends with for `yield`; anything else is awaited.
  function Yielded(value) { this.value = value; }

  function isObject(value) { return value !== null && typeof value === 'object' || typeof value === 'function'; }

  // A coroutine's first function.
  function body(co) {
    var result = co.fn.apply(co.self, co.args);
    co.done = true;
    return result;
  }

  // --- async functions -------------------------------------------------------------------------------

  // Resumes a coroutine until its next await or its end.
  function run(co, value, failed) {
    if (co.settled) return co.settled(value, failed);
    if (failed) noteAwait(value, co.thread);
    if (co.queue) return runAsyncGenerator(co, value, failed);
    var result;
    try {
      result = resume(co.thread, value, failed);
    } catch (e) {
      rejectPromise(co.promise, e);
      return;
    }
    if (co.done) resolvePromise(co.promise, result);
    else awaitValue(result, co);
  }

  function async(fn, self, args) {
    var co = {fn: fn, self: self, args: args, thread: new Thread(body), promise: newPromise(), done: false,
              settled: undefined, queue: undefined};
    run(co, co, false);
    return co.promise;
  }

  // --- generators ------------------------------------------------------------------------------------

  function hide(object, name, value) {
    if (typeof value === 'function')
      Object.defineProperty(value, 'name', {value: typeof name === 'symbol' ? '[' + String(name).slice(7, -1) + ']' : name, configurable: true});
    Object.defineProperty(object, name, {value: value, writable: true, configurable: true});
  }
  function generatorFunction(f, name, prototype, kind) {
    Object.defineProperty(f, 'prototype', {value: Object.create(prototype), writable: true});
    Object.setPrototypeOf(f, kind);
    if (name !== undefined) Object.defineProperty(f, 'name', {value: name, configurable: true});
    return f;
  }
  function tag(object, name) {
    Object.defineProperty(object, Symbol.toStringTag, {value: name, configurable: true});
  }
  if (!Symbol.asyncIterator) Object.defineProperty(Symbol, 'asyncIterator', {value: Symbol('Symbol.asyncIterator')});

  var iteratorPrototype = {}, asyncIteratorPrototype = {};
  hide(iteratorPrototype, Symbol.iterator, function () { return this; });
  hide(asyncIteratorPrototype, Symbol.asyncIterator, function () { return this; });
  var generatorPrototype = Object.create(iteratorPrototype);
  var asyncGeneratorPrototype = Object.create(asyncIteratorPrototype);
  // What async functions and generators inherit from; runtime/sandbox.cpp gives them constructors that throw.
  var functionPrototype = Object.getPrototypeOf(hide);
  var asyncFunctionPrototype = Object.create(functionPrototype);
  var generatorFunctionPrototype = Object.create(functionPrototype);
  var asyncGeneratorFunctionPrototype = Object.create(functionPrototype);
  tag(asyncFunctionPrototype, 'AsyncFunction');
  tag(generatorFunctionPrototype, 'GeneratorFunction');
  tag(asyncGeneratorFunctionPrototype, 'AsyncGeneratorFunction');
  tag(generatorPrototype, 'Generator');
  tag(asyncGeneratorPrototype, 'AsyncGenerator');

  function suspended(fn, self, args, f, fallback, queue) {
    var generator = Object.create(f && isObject(f.prototype) ? f.prototype : fallback);
    generator[slot] = {fn: fn, self: self, args: args, thread: undefined, done: false, settled: undefined,
                       queue: queue, state: START};
    return generator;
  }

  function stateOf(generator, isAsync) {
    var co = isObject(generator) ? generator[slot] : undefined;
    if (!co || !co.queue === isAsync) throw new TypeError('not a generator');
    return co;
  }

  function generate(generator, mode, value) {
    var co = stateOf(generator, false);
    if (co.state === RUNNING) throw new TypeError('the generator is running already');
    if (co.state === START && mode === NEXT) {
      co.thread = new Thread(body);
      value = co;
    } else if (co.state !== SUSPENDED) {
      co.state = DONE;
      if (mode === THROW) throw value;
      return {value: mode === RETURN ? value : undefined, done: true};
    }
    co.state = RUNNING;
    var result;
    try {
      result = resume(co.thread, mode === RETURN ? new ReturnSignal(value) : value, mode !== NEXT);
    } catch (e) {
      co.state = DONE;
      if (e instanceof ReturnSignal) return {value: e.value, done: true};
      throw e;
    }
    co.state = co.done ? DONE : SUSPENDED;
    if (delegated !== undefined) {
      result = delegated;
      delegated = undefined;
      return result;
    }
    return {value: result, done: co.done};
  }
  hide(generatorPrototype, 'next', function next(value) { return generate(this, NEXT, value); });
  hide(generatorPrototype, 'throw', function (value) { return generate(this, THROW, value); });
  hide(generatorPrototype, 'return', function (value) { return generate(this, RETURN, value); });

  // Asks `iterator` to go on as its outer generator was asked to: by next, throw or return. A missing method
  // gives undefined after what the specification wants done in that case.
  function forward(iterator, next, mode, value) {
    if (mode === NEXT) return next.call(iterator, value);
    var method = iterator[mode === THROW ? 'throw' : 'return'];
    if (method !== undefined && method !== null) return method.call(iterator, value);
    if (mode === RETURN) return undefined;
    var close = iterator['return'];
    if (close !== undefined && close !== null) close.call(iterator);
    throw new TypeError('the iterator has no throw method');
  }

  function checked(result) {
    if (!isObject(result)) throw new TypeError('iterator result is not an object');
    return result;
  }

  function syncIterator(iterable) {
    var method = iterable[Symbol.iterator];
    // An arguments object has no iterator of its own here.
    if (method === undefined && Object.prototype.toString.call(iterable) === '[object Arguments]') method = Array.prototype[Symbol.iterator];
    if (typeof method !== 'function') throw new TypeError('not iterable');
    return checked(method.call(iterable));
  }

  function yieldStar(iterable) {
    var iterator = syncIterator(iterable), next = iterator.next, mode = NEXT, value, result;
    for (;;) {
      result = forward(iterator, next, mode, value);
      if (mode === RETURN && result === undefined) throw new ReturnSignal(value);
      if (checked(result).done) {
        if (mode === RETURN) throw new ReturnSignal(result.value);
        return result.value;
      }
      try {
        delegated = result;
        value = suspend();
        mode = NEXT;
      } catch (e) {
        mode = e instanceof ReturnSignal ? RETURN : THROW;
        value = mode === RETURN ? e.value : e;
      }
    }
  }

  // --- async generators ------------------------------------------------------------------------------

  function request(generator, mode, value) {
    var promise = newPromise(), co;
    try {
      co = stateOf(generator, true);
    } catch (e) {
      rejectPromise(promise, e);
      return promise;
    }
    co.queue.push({mode: mode, value: value, promise: promise});
    if (co.state !== RUNNING) answer(co);
    return promise;
  }
  hide(asyncGeneratorPrototype, 'next', function next(value) { return request(this, NEXT, value); });
  hide(asyncGeneratorPrototype, 'throw', function (value) { return request(this, THROW, value); });
  hide(asyncGeneratorPrototype, 'return', function (value) { return request(this, RETURN, value); });

  function fulfil(co, value, done) { resolvePromise(co.queue.shift().promise, {value: value, done: done}); }

  // Ends the generator's first request with the outcome of `value`, then goes on with the next.
  function endWith(co, value) {
    co.state = RUNNING;
    awaitValue(value, {settled: function (outcome, failed) {
      co.state = DONE;
      if (failed) rejectPromise(co.queue.shift().promise, outcome);
      else fulfil(co, outcome, true);
      answer(co);
    }});
  }

  // Serves the requests that wait, as long as the generator does not await.
  function answer(co) {
    while (co.queue.length > 0 && co.state !== RUNNING) {
      var first = co.queue[0];
      if (co.state === START && first.mode === NEXT) {
        co.thread = new Thread(body);
        runAsyncGenerator(co, co, false);
      } else if (co.state === SUSPENDED) {
        runAsyncGenerator(co, first.mode === RETURN ? new ReturnSignal(first.value) : first.value, first.mode !== NEXT);
      } else {
        co.state = DONE;
        if (first.mode === RETURN) endWith(co, first.value);
        else if (first.mode === THROW) rejectPromise(co.queue.shift().promise, first.value);
        else fulfil(co, undefined, true);
      }
    }
  }

  function runAsyncGenerator(co, value, failed) {
    var result, wasRunning = co.state === RUNNING;
    co.state = RUNNING;
    try {
      result = resume(co.thread, value, failed);
    } catch (e) {
      co.state = DONE;
      if (e instanceof ReturnSignal) fulfil(co, e.value, true);
      else rejectPromise(co.queue.shift().promise, e);
      if (wasRunning) answer(co);
      return;
    }
    if (co.done) {
      if (isObject(result)) return endWith(co, result);
      co.state = DONE;
      fulfil(co, result, true);
    } else if (result instanceof Yielded) {
      co.state = SUSPENDED;
      fulfil(co, result.value, false);
    } else {
      awaitValue(result, co);
      return;
    }
    if (wasRunning) answer(co);
  }

  function asyncYield(value) {
    value = suspend(value);
    try {
      return suspend(new Yielded(value));
    } catch (e) {
      if (e instanceof ReturnSignal) throw new ReturnSignal(suspend(e.value));
      throw e;
    }
  }

  function asyncYieldStar(iterable) {
    var iterator = asyncIterator(iterable), next = iterator.next, mode = NEXT, value, result;
    for (;;) {
      result = forward(iterator, next, mode, value);
      if (mode === RETURN && result === undefined) throw new ReturnSignal(suspend(value));
      result = checked(suspend(result));
      if (result.done) {
        if (mode === RETURN) throw new ReturnSignal(result.value);
        return result.value;
      }
      try {
        value = suspend(new Yielded(result.value));
        mode = NEXT;
      } catch (e) {
        mode = e instanceof ReturnSignal ? RETURN : THROW;
        value = mode === RETURN ? e.value : e;
      }
    }
  }

  function asyncIterator(iterable) {
    var method = iterable[Symbol.asyncIterator];
    if (method !== undefined && method !== null) return checked(method.call(iterable));
    var iterator = syncIterator(iterable);
    // A sync iterator's results with their values awaited (ES2022 27.1.4).
    function awaited(name) {
      return function (value) {
        var promise = newPromise(), result;
        try {
          var inner = iterator[name];
          if (inner === undefined || inner === null) {
            if (name === 'throw') throw value;
            resolvePromise(promise, {value: value, done: true});
            return promise;
          }
          result = checked(inner.call(iterator, value));
          awaitValue(result.value, {settled: function (outcome, failed) {
            if (failed) rejectPromise(promise, outcome);
            else resolvePromise(promise, {value: outcome, done: !!result.done});
          }});
        } catch (e) {
          rejectPromise(promise, e);
        }
        return promise;
      };
    }
    return {next: awaited('next'), 'throw': awaited('throw'), 'return': awaited('return')};
  }

  var rt = {
    async: async,
    'await': suspend,
    generatorFunction: function (f, name) { return generatorFunction(f, name, generatorPrototype, generatorFunctionPrototype); },
    generator: function (fn, self, args, f) { return suspended(fn, self, args, f, generatorPrototype); },
    'yield': suspend,
    yieldStar: yieldStar,
    caught: function (e) { if (e instanceof ReturnSignal) throw e; },
    asyncGeneratorFunction: function (f, name) { return generatorFunction(f, name, asyncGeneratorPrototype, asyncGeneratorFunctionPrototype); },
    asyncGenerator: function (fn, self, args, f) { return suspended(fn, self, args, f, asyncGeneratorPrototype, []); },
    asyncYield: asyncYield,
    asyncYieldStar: asyncYieldStar,
    asyncIterator: asyncIterator,
    abandon: function (window, e) { if (!(e instanceof ReturnSignal)) abandon(window); },
    iteratorPrototype: iteratorPrototype,
    functionKinds: [asyncFunctionPrototype, generatorFunctionPrototype, asyncGeneratorFunctionPrototype],
    prototypes: [generatorPrototype, asyncGeneratorPrototype]  // no built-in leads to them, yet they get frozen
  };
  return {rt: rt, run: run};
})
