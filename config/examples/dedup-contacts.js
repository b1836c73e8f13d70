// Contacts come from three systems, and many are the same person. Keeps one of each: the newest, completed by
// what only the older ones know. Two contacts are the same if their e-mail address is, but for case, dots and
// "+tag" at Gmail.
//
// This script has no `export default`: its whole source runs for each event, and `return` gives the result.

const keyOf = ({ email }) => {
  const [name, domain] = email.trim().toLowerCase().split('@');
  if (domain !== 'gmail.com' && domain !== 'googlemail.com') return `${name}@${domain}`;
  return `${name.split('+')[0].replaceAll('.', '')}@gmail.com`;
};

const filled = value => value !== null && value !== undefined && value !== '';

// Only the fields that have a value, so that an empty one never overwrites.
const known = contact => Object.fromEntries(Object.entries(contact).filter(([, value]) => filled(value)));

const byKey = new Map();
const withoutEmail = [];

// Oldest first: what comes later is spread over what is there.
const contacts = [...event.data.contacts].sort((a, b) => a.updated.localeCompare(b.updated));
for (const contact of contacts) {
  if (!contact.email?.includes('@')) {
    withoutEmail.push(contact.id);
    continue;
  }
  const key = keyOf(contact);
  const { merged = [], ...earlier } = byKey.get(key) ?? {};
  byKey.set(key, { ...earlier, ...known(contact), merged: [...merged, contact.id] });
}

const unique = [...byKey.values()];
const duplicates = unique.filter(({ merged }) => merged.length > 1);
console.info(`${contacts.length} contacts, ${unique.length} people`);
if (withoutEmail.length > 0) console.warn('without an e-mail address:', withoutEmail);

return { unique, removed: duplicates.reduce((sum, { merged }) => sum + merged.length - 1, 0), withoutEmail };
