// Which words in a script's compiled code make a heap load which modules: core-js/modules/es.NAME.js, or with "./"
// one of this folder. "Owner.name" is asked for first, then "name"; an empty list says that every heap has it.
const arrayIterators = ['array.iterator'];
const iterators = ['array.iterator', 'string.iterator', 'object.to-string'];

export const features = {
  // Babel's named groups are a class with its own Symbol.replace.
  _h$wrapRegExp: ['regexp.exec', 'string.replace'],

  iterator: iterators,
  asyncIterator: iterators,
  yieldStar: iterators,
  asyncYieldStar: iterators,
  'Array.from': ['array.from', ...iterators],
  'Array.of': ['array.of'],
  'Object.assign': [],
  'Object.entries': ['object.entries'],
  'Object.values': ['object.values'],
  'Object.keys': [],
  'Object.fromEntries': ['object.from-entries', ...iterators],
  'Object.getOwnPropertyDescriptors': ['object.get-own-property-descriptors'],
  'Object.hasOwn': ['object.has-own'],
  'Math.sign': [],
  from: ['array.from', ...iterators],
  of: ['array.of'],
  entries: ['object.entries', ...arrayIterators],
  values: ['object.values', ...arrayIterators],
  keys: arrayIterators,
  fromEntries: ['object.from-entries', ...iterators],
  getOwnPropertyDescriptors: ['object.get-own-property-descriptors'],
  hasOwn: ['object.has-own'],

  at: ['array.at', 'string.at-alternative'],
  copyWithin: ['array.copy-within'],
  fill: ['array.fill'],
  find: ['array.find'],
  findIndex: ['array.find-index'],
  findLast: ['array.find-last'],
  findLastIndex: ['array.find-last-index'],
  flat: ['array.flat'],
  flatMap: ['array.flat-map'],
  includes: ['array.includes'],
  sort: ['./array_sort'],

  cause: ['./error_cause'],

  matchAll: ['string.match-all', 'symbol.match-all', 'regexp.flags', ...iterators],
  normalize: [],
  padEnd: ['string.pad-end'],
  padStart: ['string.pad-start'],
  raw: ['string.raw'],
  replaceAll: ['string.replace-all'],
  trimEnd: ['string.trim-end'],
  trimStart: ['string.trim-start'],
  trimLeft: ['string.trim-start'],
  trimRight: ['string.trim-end'],
  description: ['symbol.description'],

  atob: ['native:base64'],
  btoa: ['native:base64'],
  DOMException: ['native:dom_exception'],
  URL: ['native:url'],
  URLSearchParams: ['native:url'],
  structuredClone: ['native:structured_clone'],

  'Reflect.apply': [],
  'Reflect.defineProperty': [],
  'Reflect.deleteProperty': [],
  'Reflect.getOwnPropertyDescriptor': [],
  'Reflect.getPrototypeOf': [],
  'Reflect.has': [],
  'Reflect.ownKeys': [],
  'Reflect.setPrototypeOf': [],
  Reflect: ['reflect.get', 'reflect.set'],

  ...Object.fromEntries(['acosh', 'asinh', 'atanh', 'cosh', 'expm1', 'fround', 'log1p', 'sinh', 'tanh']
    .map(name => [name, [`math.${name}`]])),
};

// Duktape has these, but incompletely (no receiver argument): they go before their module is run.
export const replaced = {
  'reflect.get': 'Reflect.get',
  'reflect.set': 'Reflect.set',
};
