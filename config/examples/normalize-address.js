// Brings addresses from web forms into one spelling, so that the same house is found again: spaces, case, street
// abbreviations, post codes by country, country names to ISO codes.

const countries = new Map(Object.entries({
  AT: ['austria', 'österreich', 'a'],
  CH: ['switzerland', 'schweiz', 'suisse'],
  DE: ['germany', 'deutschland', 'd'],
  GB: ['united kingdom', 'uk', 'great britain', 'england'],
  US: ['united states', 'usa', 'united states of america'],
}).flatMap(([code, names]) => [[code.toLowerCase(), code], ...names.map(name => [name, code])]));

// What a post code looks like, and how it is written.
const postcodes = {
  AT: { pattern: /^\d{4}$/ },
  CH: { pattern: /^\d{4}$/ },
  DE: { pattern: /^\d{5}$/ },
  GB: { pattern: /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/, write: '$1 $2' },
  US: { pattern: /^(\d{5})(\d{4})?$/, write: (_, zip, plus4) => (plus4 ? `${zip}-${plus4}` : zip) },
};

const abbreviations = [
  [/str(?:\.|\b)/giu, 'straße'],
  [/\bst\.?$/iu, 'Street'],
  [/\bave\.?$/iu, 'Avenue'],
  [/\brd\.?$/iu, 'Road'],
];

const tidy = text => (text ?? '').normalize('NFC').trim().replace(/\s+/g, ' ');

// "HAUPTSTRASSE" and "hauptstraße" → "Hauptstraße"; what is written in mixed case stays as it is.
const recased = text => (text === text.toUpperCase() || text === text.toLowerCase()
  ? text.toLowerCase().replace(/(^|[\s-])(\S)/gu, (_, before, letter) => before + letter.toUpperCase())
  : text);

function normalize(address) {
  const country = countries.get(tidy(address.country).toLowerCase());
  if (!country) return { error: `unknown country "${address.country}"` };

  const { pattern, write = '$&' } = postcodes[country];
  const postcode = tidy(address.postcode).toUpperCase().replace(/^[A-Z]{1,2}-(?=\d)/, '').replace(/[\s-]/g, '');
  if (!pattern.test(postcode)) return { error: `"${address.postcode}" is no post code of ${country}` };

  // The house number may stand before or after the street.
  const [, before, name, after] = /^(\d+\w?)?[ ,]*(.*?)[ ,]*(\d+\s?\w?)?$/.exec(tidy(address.street));
  const street = abbreviations.reduce((text, [short, long]) => text.replace(short, long), recased(name));
  const number = (before ?? after)?.replace(' ', '').toLowerCase() ?? null;

  return { street, number, postcode: postcode.replace(pattern, write), city: recased(tidy(address.city)), country };
}

export default event => event.data.addresses.map(normalize);
