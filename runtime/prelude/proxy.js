// Proxy with all its traps and invariants (ES2022 10.5, 28.2). Duktape's has traps for get, set, has, deleteProperty,
// ownKeys, apply and construct: these are given to it, and go on to the handler's; these are also what an object that inherits from a proxy asks. The other operations are functions of
// Object and Reflect, which are replaced by ones that know a proxy when they see one.
'use strict';

var Native = Proxy, apply = Reflect.apply, construct = Reflect.construct, isArray = Array.isArray;
var proxies = new WeakMap();

function isObject(value) { return value !== null && typeof value === 'object' || typeof value === 'function'; }
function fail(trap) { throw new TypeError('the proxy\'s trap ' + trap + ' gave what its target does not allow'); }

// What the functions that are replaced did.
var native = {};
['getPrototypeOf', 'setPrototypeOf', 'isExtensible', 'preventExtensions', 'getOwnPropertyDescriptor', 'defineProperty',
 'has', 'get', 'set', 'deleteProperty', 'ownKeys'].forEach(function (name) { native[name] = Reflect[name]; });

function stateOf(value) { return isObject(value) ? proxies.get(value) : undefined; }

// The handler's trap, or undefined.
function trapOf(state, name) {
  if (state.handler === null) throw new TypeError('the proxy has been revoked');
  var trap = state.handler[name];
  if (trap === undefined || trap === null) return undefined;
  if (typeof trap !== 'function') throw new TypeError('the proxy\'s trap ' + name + ' is not a function');
  return trap;
}
function call(trap, state, args) { return apply(trap, state.handler, args); }
function keyOf(key) { return typeof key === 'symbol' ? key : String(key); }

// --- the operations on any object ---------------------------------------------------------------------

function getPrototypeOf(object) {
  var state = stateOf(object);
  if (!state) return native.getPrototypeOf(object);
  var trap = trapOf(state, 'getPrototypeOf'), target = state.target;
  if (!trap) return getPrototypeOf(target);
  var prototype = call(trap, state, [target]);
  if (prototype !== null && !isObject(prototype)) fail('getPrototypeOf');
  if (!isExtensible(target) && prototype !== getPrototypeOf(target)) fail('getPrototypeOf');
  return prototype;
}

function setPrototypeOf(object, prototype) {
  var state = stateOf(object);
  if (!state) return native.setPrototypeOf(object, prototype);
  var trap = trapOf(state, 'setPrototypeOf'), target = state.target;
  if (!trap) return setPrototypeOf(target, prototype);
  if (!call(trap, state, [target, prototype])) return false;
  if (!isExtensible(target) && prototype !== getPrototypeOf(target)) fail('setPrototypeOf');
  return true;
}

function isExtensible(object) {
  var state = stateOf(object);
  if (!state) return native.isExtensible(object);
  var trap = trapOf(state, 'isExtensible');
  if (!trap) return isExtensible(state.target);
  var result = !!call(trap, state, [state.target]);
  if (result !== isExtensible(state.target)) fail('isExtensible');
  return result;
}

function preventExtensions(object) {
  var state = stateOf(object);
  if (!state) return native.preventExtensions(object);
  var trap = trapOf(state, 'preventExtensions');
  if (!trap) return preventExtensions(state.target);
  if (!call(trap, state, [state.target])) return false;
  if (isExtensible(state.target)) fail('preventExtensions');
  return true;
}

function complete(found) {
  if (!('get' in found || 'set' in found)) {
    return {value: found.value, writable: !!found.writable, enumerable: !!found.enumerable, configurable: !!found.configurable};
  }
  return {get: found.get, set: found.set, enumerable: !!found.enumerable, configurable: !!found.configurable};
}

// IsCompatiblePropertyDescriptor: tried on an object that has such a property.
function compatible(extensible, wanted, present) {
  if (!present) return extensible;
  var trial = {};
  native.defineProperty(trial, 'x', present);
  return native.defineProperty(trial, 'x', wanted);
}

function getOwn(object, key) {
  var state = stateOf(object);
  if (!state) return native.getOwnPropertyDescriptor(object, key);
  var trap = trapOf(state, 'getOwnPropertyDescriptor'), target = state.target;
  key = keyOf(key);
  if (!trap) return getOwn(target, key);
  var found = call(trap, state, [target, key]), present = getOwn(target, key);
  if (found === undefined) {
    if (present && (!present.configurable || !isExtensible(target))) fail('getOwnPropertyDescriptor');
    return undefined;
  }
  if (!isObject(found)) fail('getOwnPropertyDescriptor');
  found = complete(found);
  if (!compatible(isExtensible(target), found, present)) fail('getOwnPropertyDescriptor');
  if (!found.configurable && (!present || present.configurable || found.writable === false && present.writable))
    fail('getOwnPropertyDescriptor');
  return found;
}

function define(object, key, wanted) {
  var state = stateOf(object);
  if (!state) return native.defineProperty(object, key, wanted);
  var trap = trapOf(state, 'defineProperty'), target = state.target;
  key = keyOf(key);
  if (!trap) return define(target, key, wanted);
  if (!isObject(wanted)) throw new TypeError('a descriptor has to be an object');
  if (!call(trap, state, [target, key, wanted])) return false;
  var present = getOwn(target, key), fixed = wanted.configurable === false;
  if (!present) {
    if (!isExtensible(target) || fixed) fail('defineProperty');
  } else if (!compatible(true, wanted, present) || fixed && present.configurable) {
    fail('defineProperty');
  }
  return true;
}

function has(object, key) {
  var state = stateOf(object);
  if (!state) return native.has(object, key);
  var trap = trapOf(state, 'has'), target = state.target;
  key = keyOf(key);
  if (!trap) return has(target, key);
  var result = !!call(trap, state, [target, key]);
  if (!result) {
    var present = getOwn(target, key);
    if (present && (!present.configurable || !isExtensible(target))) fail('has');
  }
  return result;
}

function get(object, key, receiver) {
  for (var holder = object; holder !== null; holder = getPrototypeOf(holder)) {
    var state = stateOf(holder), found;
    if (state) {
      var trap = trapOf(state, 'get');
      key = keyOf(key);
      if (!trap) return get(state.target, key, receiver);
      var value = call(trap, state, [state.target, key, receiver]);
      found = getOwn(state.target, key);
      if (found && !found.configurable &&
          ('value' in found ? !found.writable && !Object.is(found.value, value) : found.get === undefined && value !== undefined))
        fail('get');
      return value;
    }
    if (holder === receiver) return native.get(holder, key);
    found = native.getOwnPropertyDescriptor(holder, key);
    if (found) return 'value' in found ? found.value : found.get && apply(found.get, receiver, []);
  }
  return undefined;
}

function set(object, key, value, receiver) {
  for (var holder = object; holder !== null; holder = getPrototypeOf(holder)) {
    var state = stateOf(holder), found;
    if (state) {
      var trap = trapOf(state, 'set');
      key = keyOf(key);
      if (!trap) return set(state.target, key, value, receiver);
      if (!call(trap, state, [state.target, key, value, receiver])) return false;
      found = getOwn(state.target, key);
      if (found && !found.configurable &&
          ('value' in found ? !found.writable && !Object.is(found.value, value) : found.set === undefined))
        fail('set');
      return true;
    }
    found = native.getOwnPropertyDescriptor(holder, key);
    if (!found) continue;
    if (!('value' in found)) {
      if (found.set === undefined) return false;
      apply(found.set, receiver, [value]);
      return true;
    }
    if (!found.writable) return false;
    break;
  }
  if (!isObject(receiver)) return false;
  var own = getOwn(receiver, key);
  if (!own) return define(receiver, key, {value: value, writable: true, enumerable: true, configurable: true});
  return 'value' in own && own.writable ? define(receiver, key, {value: value}) : false;
}

function remove(object, key) {
  var state = stateOf(object);
  if (!state) return native.deleteProperty(object, key);
  var trap = trapOf(state, 'deleteProperty'), target = state.target;
  key = keyOf(key);
  if (!trap) return remove(target, key);
  if (!call(trap, state, [target, key])) return false;
  var present = getOwn(target, key);
  if (present && (!present.configurable || !isExtensible(target))) fail('deleteProperty');
  return true;
}

function ownKeys(object) {
  var state = stateOf(object);
  if (!state) return native.ownKeys(object);
  var trap = trapOf(state, 'ownKeys'), target = state.target;
  if (!trap) return ownKeys(target);
  var given = call(trap, state, [target]), keys = [], i;
  if (!isObject(given)) fail('ownKeys');
  for (i = 0; i < given.length; i++) {
    if (typeof given[i] !== 'string' && typeof given[i] !== 'symbol' || keys.indexOf(given[i]) >= 0) fail('ownKeys');
    keys.push(given[i]);
  }
  var present = ownKeys(target), extensible = isExtensible(target);
  for (i = 0; i < present.length; i++) {
    if (keys.indexOf(present[i]) < 0 && (!extensible || !getOwn(target, present[i]).configurable)) fail('ownKeys');
  }
  if (!extensible && keys.length !== present.length) fail('ownKeys');
  return keys;
}

// --- proxies ------------------------------------------------------------------------------------------

// What Duktape is given as a handler inherits from this. Its checks of what these give are made on its own target, which is
// an empty one: ours are above.
var slot = require.slot;
var traps = {
  get: function (target, key, receiver) { return get(this[slot].proxy, key, receiver); },
  set: function (target, key, value, receiver) { return set(this[slot].proxy, key, value, receiver); },
  has: function (target, key) { return has(this[slot].proxy, key); },
  deleteProperty: function (target, key) { return remove(this[slot].proxy, key); },
  // Asked by for-in, JSON.stringify and Object.assign, which want what is enumerable.
  ownKeys: function () {
    var proxy = this[slot].proxy;
    return ownKeys(proxy).filter(function (key) {
      var found = getOwn(proxy, key);
      return found !== undefined && found.enumerable;
    });
  },
  apply: function (target, self, args) {
    var state = this[slot], trap = trapOf(state, 'apply');
    return trap ? call(trap, state, [state.target, self, args]) : apply(state.target, self, args);
  },
  construct: function (target, args, newTarget) {
    var state = this[slot], trap = trapOf(state, 'construct');
    if (!require.constructable(state.target)) throw new TypeError('not a constructor');
    if (!trap) return construct(state.target, args, newTarget === state.proxy ? state.target : newTarget);
    var made = call(trap, state, [state.target, args, newTarget]);
    if (!isObject(made)) throw new TypeError('the proxy\'s trap construct gave no object');
    return made;
  }
};

function make(target, handler) {
  if (!isObject(target) || !isObject(handler)) throw new TypeError('Proxy wants two objects');
  var state = {target: target, handler: handler, proxy: undefined};
  var shell = typeof target === 'function' ? function () {} : isArray(target) ? [] : {};
  var given = Object.create(traps);
  given[slot] = state;
  state.proxy = new Native(shell, given);
  proxies.set(state.proxy, state);
  return state;
}

// Bound, since such a function has no prototype.
var ProxyConstructor = function (target, handler) {
  if (this === undefined) throw new TypeError('Proxy has to be called with new');
  return make(target, handler).proxy;
}.bind(undefined);

function name(f, wanted, length) {
  Object.defineProperty(f, 'name', {value: wanted, configurable: true});
  Object.defineProperty(f, 'length', {value: length, configurable: true});
  return f;
}
function put(object, key, length, f) {
  Object.defineProperty(object, key, {value: name(f, key, length), writable: true, configurable: true});
}

put(globalThis, 'Proxy', 2, ProxyConstructor);
put(ProxyConstructor, 'revocable', 2, function (target, handler) {
  var state = make(target, handler);
  return {proxy: state.proxy, revoke: function () { state.handler = state.target = null; }};
});

// --- Object and Reflect -------------------------------------------------------------------------------

function reflect(key, length, f) {
  put(Reflect, key, length, function () {
    if (!isObject(arguments[0])) throw new TypeError('Reflect wants an object');
    return apply(f, undefined, arguments);
  });
}
reflect('getPrototypeOf', 1, getPrototypeOf);
reflect('isExtensible', 1, isExtensible);
reflect('preventExtensions', 1, preventExtensions);
reflect('getOwnPropertyDescriptor', 2, getOwn);
reflect('defineProperty', 3, define);
reflect('has', 2, has);
reflect('deleteProperty', 2, remove);
reflect('ownKeys', 1, ownKeys);
reflect('get', 2, function (object, key, receiver) { return get(object, key, arguments.length < 3 ? object : receiver); });
reflect('set', 3, function (object, key, value, receiver) {
  return set(object, key, value, arguments.length < 4 ? object : receiver);
});
reflect('setPrototypeOf', 2, function (object, prototype) {
  if (prototype !== null && !isObject(prototype)) throw new TypeError('a prototype is an object or null');
  return setPrototypeOf(object, prototype);
});

// A function of Object that does something else for a proxy.
function replace(key, f) {
  var old = Object[key];
  put(Object, key, old.length, function (object) {
    return stateOf(object) ? apply(f, undefined, arguments) : apply(old, Object, arguments);
  });
}
function must(done, what) {
  if (!done) throw new TypeError('the proxy refused: ' + what);
}

replace('getPrototypeOf', getPrototypeOf);
replace('isExtensible', isExtensible);
replace('getOwnPropertyDescriptor', getOwn);
replace('setPrototypeOf', function (object, prototype) {
  if (prototype !== null && !isObject(prototype)) throw new TypeError('a prototype is an object or null');
  must(setPrototypeOf(object, prototype), 'setPrototypeOf');
  return object;
});
replace('preventExtensions', function (object) {
  must(preventExtensions(object), 'preventExtensions');
  return object;
});
replace('defineProperty', function (object, key, wanted) {
  must(define(object, key, wanted), 'defineProperty');
  return object;
});
replace('defineProperties', function (object, wanted) {
  wanted = Object(wanted);
  ownKeys(wanted).forEach(function (key) {
    var found = getOwn(wanted, key);
    if (found && found.enumerable) must(define(object, key, wanted[key]), 'defineProperty');
  });
  return object;
});
replace('keys', function (object) {
  return ownKeys(object).filter(function (key) {
    if (typeof key === 'symbol') return false;
    var found = getOwn(object, key);
    return found !== undefined && found.enumerable;
  });
});
replace('getOwnPropertyNames', function (object) {
  return ownKeys(object).filter(function (key) { return typeof key === 'string'; });
});
replace('getOwnPropertySymbols', function (object) {
  return ownKeys(object).filter(function (key) { return typeof key === 'symbol'; });
});

function restrict(object, freeze) {
  must(preventExtensions(object), 'preventExtensions');
  ownKeys(object).forEach(function (key) {
    var found = getOwn(object, key);
    if (found) must(define(object, key, freeze && 'value' in found ? {configurable: false, writable: false} : {configurable: false}), 'defineProperty');
  });
  return object;
}
function restricted(object, frozen) {
  return !isExtensible(object) && ownKeys(object).every(function (key) {
    var found = getOwn(object, key);
    return !found || !found.configurable && !(frozen && found.writable);
  });
}
replace('freeze', function (object) { return restrict(object, true); });
replace('seal', function (object) { return restrict(object, false); });
replace('isFrozen', function (object) { return restricted(object, true); });
replace('isSealed', function (object) { return restricted(object, false); });
replace('hasOwn', function (object, key) { return getOwn(object, keyOf(key)) !== undefined; });

// The same for methods of Object.prototype.
function replaceMethod(key, f) {
  var old = Object.prototype[key];
  put(Object.prototype, key, old.length, function (argument) {
    return stateOf(this) || stateOf(argument) ? f(this, argument) : apply(old, this, arguments);
  });
}
replaceMethod('hasOwnProperty', function (object, key) { return getOwn(Object(object), keyOf(key)) !== undefined; });
replaceMethod('propertyIsEnumerable', function (object, key) {
  var found = getOwn(Object(object), keyOf(key));
  return found !== undefined && found.enumerable;
});
replaceMethod('isPrototypeOf', function (object, value) {
  if (!isObject(value)) return false;
  for (value = getPrototypeOf(value); value !== null; value = getPrototypeOf(value)) if (value === object) return true;
  return false;
});
var hasInstance = Object.getPrototypeOf(make)[Symbol.hasInstance];
Object.defineProperty(Object.getPrototypeOf(make), Symbol.hasInstance, {value: name(function (value) {
  if (!stateOf(value) || typeof this !== 'function') return apply(hasInstance, this, [value]);
  return Object.prototype.isPrototypeOf.call(this.prototype, value);
}, '[Symbol.hasInstance]', 1)});
Object.defineProperty(Object.prototype, '__proto__', {get: name(function () {
  if (this === undefined || this === null) throw new TypeError('not an object');
  return Object.getPrototypeOf(this);
}, 'get __proto__', 0), set: name(function (prototype) {
  if (this === undefined || this === null) throw new TypeError('not an object');
  if (isObject(this) && (prototype === null || isObject(prototype))) Object.setPrototypeOf(this, prototype);
}, 'set __proto__', 1)});

put(Array, 'isArray', 1, function (value) {
  for (var state; (state = stateOf(value)) !== undefined; value = state.target)
    if (state.handler === null) throw new TypeError('the proxy has been revoked');
  return isArray(value);
});
