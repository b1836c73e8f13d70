// The SDK's error classes. Called with the object `iota`; gives the function that makes an SDK error.
(function (iota) {
  'use strict';

  function define(error, name, value) {
    Object.defineProperty(error, name, {value: value, writable: true, configurable: true, enumerable: true});
  }

  // Works as a base class for lowered classes too: the error takes the prototype of `this`.
  function errorClass(name, Base) {
    function SdkError(message, code) {
      var error = new Error(message === undefined ? '' : String(message));
      Object.setPrototypeOf(error, this instanceof SdkError ? Object.getPrototypeOf(this) : SdkError.prototype);
      if (code !== undefined) define(error, 'code', code);
      return error;
    }
    Object.setPrototypeOf(SdkError, Base);
    Object.defineProperty(SdkError, 'name', {value: name, configurable: true});
    SdkError.prototype = Object.create(Base.prototype, {
      constructor: {value: SdkError, writable: true, configurable: true},
      name: {value: name, writable: true, configurable: true}
    });
    return SdkError;
  }

  iota.Error = errorClass('iota.Error', Error);
  iota.PermanentError = errorClass('iota.PermanentError', iota.Error);

  return function (message, code, retryable) {
    var error = new iota.Error(message, code);
    define(error, 'retryable', retryable);
    return error;
  };
})
