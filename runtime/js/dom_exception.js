// DOMException (https://webidl.spec.whatwg.org/#idl-DOMException), an Error with the name of what went wrong and, for
// the older of those names, a number. Gives the class.
(function () {
  'use strict';
  var names = ['IndexSizeError', , 'HierarchyRequestError', 'WrongDocumentError', 'InvalidCharacterError', ,
    'NoModificationAllowedError', 'NotFoundError', 'NotSupportedError', 'InUseAttributeError', 'InvalidStateError',
    'SyntaxError', 'InvalidModificationError', 'NamespaceError', 'InvalidAccessError', , 'TypeMismatchError',
    'SecurityError', 'NetworkError', 'AbortError', 'URLMismatchError', 'QuotaExceededError', 'TimeoutError',
    'InvalidNodeTypeError', 'DataCloneError'];

  function define(object, name, value, enumerable) {
    Object.defineProperty(object, name, {value: value, enumerable: !!enumerable, writable: !enumerable, configurable: !enumerable});
  }

  // Works as a base class for lowered classes too: the error takes the prototype of `this`.
  function DOMException(message, name) {
    if (!(this instanceof DOMException)) throw new TypeError('DOMException is a class: write `new DOMException(...)`');
    var error = new Error(message === undefined ? '' : String(message));
    Object.setPrototypeOf(error, Object.getPrototypeOf(this));
    var given = name === undefined ? 'Error' : String(name);
    define(error, 'name', given);
    define(error, 'code', names.indexOf(given) + 1);
    return error;
  }
  DOMException.prototype = Object.create(Error.prototype, {
    constructor: {value: DOMException, writable: true, configurable: true},
    name: {value: 'Error', writable: true, configurable: true}
  });
  define(DOMException.prototype, Symbol.toStringTag, 'DOMException');
  names.forEach(function (name, index) {
    // IndexSizeError: INDEX_SIZE_ERR; URLMismatchError: URL_MISMATCH_ERR
    var constant = name.slice(0, -5).replace(/([a-z])(?=[A-Z])/g, '$1_').replace('URLM', 'URL_M').toUpperCase() + '_ERR';
    define(DOMException, constant, index + 1, true);
    define(DOMException.prototype, constant, index + 1, true);
  });
  return DOMException;
})
