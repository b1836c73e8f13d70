// Which words in a script's compiled code make a heap load which files of this folder. "Owner.name" is asked for first,
// then "name"; an empty list says that every heap has it.
const arrays = ['array_methods', 'iterators'];
const objects = ['object_methods'];
const strings = ['string_methods'];
const typedArrays = ['native:buffers', 'array_methods', 'iterators', 'array_sort', 'typed_array'];
const both = [...arrays, ...strings];

const words = (names, modules) => Object.fromEntries(names.map(name => [name, modules]));

export const features = {
  ...words(['iterator', 'asyncIterator', 'yieldStar', 'asyncYieldStar', 'keys', 'Iterator'], ['iterators']),
  ...words(['entries', 'values'], ['object_methods', 'iterators']),
  ...words(['Object.assign', 'Object.keys', 'Math.sign'], []),
  ...words(['Object.entries', 'Object.values', 'Object.fromEntries', 'Object.getOwnPropertyDescriptors', 'Object.hasOwn',
            'fromEntries', 'getOwnPropertyDescriptors', 'hasOwn'], objects),

  ...words(['from', 'of', 'copyWithin', 'fill', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flat', 'flatMap',
            'includes'], arrays),
  at: both,
  sort: ['array_sort'],

  ...words(['padEnd', 'padStart', 'raw', 'trimEnd', 'trimStart', 'trimLeft', 'trimRight', 'anchor', 'big', 'blink', 'bold',
            'fixed', 'fontcolor', 'fontsize', 'italics', 'link', 'small', 'strike', 'sub', 'sup'], strings),

  cause: ['error_cause'],
  captureStackTrace: ['capture_stack_trace'],

  ...words(['createClass', 'noClassCall'], ['classes']),
  ...words(['dead', 'readOnly'], ['bindings']),
  ...words(['patternCursor', 'patternSource'], ['patterns']),

  atob: ['native:base64'],
  btoa: ['native:base64'],
  DOMException: ['native:dom_exception'],
  URL: ['native:url'],
  URLSearchParams: ['native:url'],
  structuredClone: ['native:structured_clone'],

  ...words(['Reflect.apply', 'Reflect.defineProperty', 'Reflect.deleteProperty', 'Reflect.getOwnPropertyDescriptor',
            'Reflect.getPrototypeOf', 'Reflect.has', 'Reflect.ownKeys', 'Reflect.setPrototypeOf'], []),
  Reflect: ['reflect'],
  Proxy: ['object_methods', 'reflect', 'proxy', 'iterators'],

  ...words(['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array',
            'Float32Array', 'Float64Array', 'ArrayBuffer', 'TextEncoder'], typedArrays),
  DataView: typedArrays,
  unscopables: ['native:unscopables'],
  ...words(['acosh', 'asinh', 'atanh', 'cosh', 'expm1', 'fround', 'log1p', 'sinh', 'tanh'], ['native:math']),
  ...words(['assert', 'count', 'countReset', 'dir', 'group', 'groupCollapsed', 'groupEnd', 'table', 'time', 'timeEnd', 'timeLog',
            'trace'], ['native:console_tools']),
  ...Object.fromEntries(['db', 'http', 'kv', 'events', 'secrets', 'crypto'].map(group => [group, [`native:iota_${group}`]])),
  'iota.crypto': ['native:iota_crypto'],
  crypto: ['native:iota_crypto', 'native:web_crypto', 'native:dom_exception', ...typedArrays],
  ...words(['randomBytes', 'bytes', 'decode'], typedArrays),
  ...words(['WeakRef', 'FinalizationRegistry'], ['weak_ref']),
};
