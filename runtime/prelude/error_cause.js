// The `cause` of errors (ES2022 20.5.8.1), which Duktape's constructors ignore: each is replaced by a function that
// calls it. core-js would copy every error's stack as text.
'use strict';

function withCause(name, Parent) {
  var Native = globalThis[name];

  function Constructor(message, options) {
    var error = message === undefined ? new Native() : new Native(message);
    if (new.target !== undefined) Object.setPrototypeOf(error, Object.getPrototypeOf(this));
    if (options !== null && (typeof options === 'object' || typeof options === 'function') && 'cause' in options)
      Object.defineProperty(error, 'cause', {value: options.cause, writable: true, configurable: true});
    return error;
  }

  Object.defineProperty(Constructor, 'name', {value: name, configurable: true});
  Object.defineProperty(Constructor, 'length', {value: 1, configurable: true});
  Object.defineProperty(Constructor, 'prototype', {value: Native.prototype, writable: false});
  Object.defineProperty(Native.prototype, 'constructor', {value: Constructor, writable: true, configurable: true});
  if (Object.prototype.hasOwnProperty.call(Native, 'captureStackTrace'))
    Object.defineProperty(Constructor, 'captureStackTrace', Object.getOwnPropertyDescriptor(Native, 'captureStackTrace'));
  if (Parent) Object.setPrototypeOf(Constructor, Parent);
  Object.defineProperty(globalThis, name, {value: Constructor, writable: true, configurable: true});
  return Constructor;
}

var BaseError = withCause('Error');
['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'].forEach(function (name) {
  withCause(name, BaseError);
});
Object.setPrototypeOf(AggregateError, BaseError);
Object.setPrototypeOf(iota.Error, BaseError);
