// Error.captureStackTrace(error, function), which libraries call as they make errors: an error has its stack anyway.
'use strict';

Object.defineProperty(Error, 'captureStackTrace', {value: function captureStackTrace() {}, writable: true, configurable: true});
