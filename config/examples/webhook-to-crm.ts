// A form on the company's website sends a webhook for each new lead; the CRM wants contacts of another shape.
// Maps one to the other: names are split, empty fields left out, unknown ones kept as notes.

interface FormSubmission {
  full_name?: string;
  email: string;
  phone?: string | null;
  company?: { name?: string; size?: string } | null;
  utm?: Record<string, string>;
  consent?: 'yes' | 'no';
  [field: string]: unknown; // forms grow fields that nobody told us about
}

interface Contact {
  firstName: string;
  lastName: string;
  email: string;
  phone?: string;
  company?: string;
  segment: 'small' | 'medium' | 'enterprise' | 'unknown';
  source: string;
  mayContact: boolean;
  notes: string[];
}

// "ada king lovelace" → ["Ada", "King Lovelace"]. The last name takes what is left over.
function splitName(fullName: string): [first: string, last: string] {
  const [first = '', ...rest] = fullName
    .trim()
    .split(/\s+/)
    .map(part => part.charAt(0).toUpperCase() + part.slice(1));
  return [first, rest.join(' ')];
}

// "0043 (1) 234-567" → "+431234567": only digits, with the country in front.
function international(phone: string): string | undefined {
  const digits = phone.replace(/[^\d+]/g, '').replace(/^00/, '+');
  if (digits.length < 7) return undefined; // "n/a", "-", "call me"
  return digits.startsWith('+') ? digits : `+43${digits.replace(/^0/, '')}`;
}

// "11-50" → medium: judged by the upper end of the range.
function segmentOf(size?: string): Contact['segment'] {
  const employees = Number(size?.match(/\d+(?!.*\d)/)?.[0]);
  if (Number.isNaN(employees)) return 'unknown';
  if (employees <= 10) return 'small';
  return employees <= 250 ? 'medium' : 'enterprise';
}

export default function (event: { source: string; data: FormSubmission }) {
  const { full_name = '', email, phone, company, utm = {}, consent, ...unknown } = event.data;
  const [firstName, lastName] = splitName(full_name);

  const contact: Contact = {
    firstName,
    lastName,
    email: email.trim().toLowerCase(),
    phone: international(phone ?? ''), // undefined does not appear in the result
    company: company?.name?.trim() || undefined,
    segment: segmentOf(company?.size),
    source: utm.campaign ?? utm.source ?? event.source,
    mayContact: consent === 'yes',
    notes: Object.entries(unknown).map(([field, value]) => `${field}: ${value}`),
  };
  console.log(`lead ${contact.email} from ${contact.source}, ${contact.notes.length} unknown fields`);
  return contact;
}
