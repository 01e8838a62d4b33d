import type { ContentProperty } from './content-property.js';
import type { ItipAttendee } from './itip-message.js';
import { isPlainAddress } from './mailto.js';

/** RFC 5321, 4.5.3.1.3 gives a path 256 octets; longer ones reach nobody. */
const addressCharactersMax = 256;

/** A meeting's people; a reply names one, and a list of thousands is no meeting. */
export const attendeesMax = 500;

/**
 * The mail address in a CAL-ADDRESS, in lower case: `mailto:` in any case or missing, with spaces or quotes around it, or a
 * name before it and brackets, percent-encoded as RFC 6068 has it. Undefined for Exchange's directory names, for `invalid:nomail` and the like.
 */
function addressIn(calAddress: string): string | undefined {
  if (calAddress.length > addressCharactersMax * 2) return undefined;
  const bare = calAddress
    .replace(/^[^<]*<([^<>]*)>.*$/s, '$1')
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .replace(/^mailto:\s*/i, '')
    .replace(/\?.*$/, '');
  const address = decoded(bare).trim().toLowerCase();
  return address.length <= addressCharactersMax && isPlainAddress(address) ? address : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** The address of a property: its value, or EMAIL beside a value that is none (RFC 7986, 6.2; Apple writes it so). */
export function addressOf({ value, parameters }: ContentProperty): string | undefined {
  return addressIn(value) ?? addressIn(parameters.email?.[0] ?? '');
}

export const nameOf = ({ parameters }: ContentProperty): string => (parameters.cn?.[0] ?? '').trim();

const statuses: ReadonlyMap<string, ItipAttendee['status']> = new Map([
  ['ACCEPTED', 'ACCEPTED'],
  ['DECLINED', 'DECLINED'],
  ['TENTATIVE', 'TENTATIVE'],
  ['DELEGATED', 'DELEGATED'],
]);
const roles = ['CHAIR', 'REQ-PARTICIPANT', 'OPT-PARTICIPANT', 'NON-PARTICIPANT'] as const;

/** Undefined when there is no address to know the attendee by. */
export function attendeeOf(property: ContentProperty): ItipAttendee | undefined {
  const address = addressOf(property);
  if (address === undefined) return undefined;
  const { parameters } = property;
  const word = (name: string) => (parameters[name]?.[0] ?? '').trim().toUpperCase();
  const addresses = (name: string) => (parameters[name] ?? []).slice(0, attendeesMax).flatMap(eachAddress);
  return {
    address,
    name: nameOf(property),
    status: statuses.get(word('partstat')) ?? 'NEEDS_ACTION',
    role: roles.find((role) => role === word('role')) ?? 'REQ-PARTICIPANT',
    delegatedTo: addresses('delegated-to'),
    delegatedFrom: addresses('delegated-from'),
    sentBy: addressIn(parameters['sent-by']?.[0] ?? ''),
    comment: parameters['x-response-comment']?.[0]?.trim() || undefined,
  };
}

/** Some write several addresses into one pair of quotes. */
const eachAddress = (list: string): string[] => list.split(',').flatMap((each) => addressIn(each) ?? []);
