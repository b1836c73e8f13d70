// Members of `rt` for what is wrong with a use of a name (runtime/compiler/README.md lists them).
'use strict';

var rt = require.rt;

// `let`, `const`, `class` or parameter that is used where it cannot be there yet.
rt.dead = function (name) { throw new ReferenceError(name + ' cannot be used before its declaration has run'); };

// Writing a constant or, of private members, what has no setter.
rt.readOnly = function (name) {
  throw new TypeError(name + (name.charAt(0) === '#' ? ' is a method or has only a getter' : ' is a constant') + ': it cannot be assigned to');
};
