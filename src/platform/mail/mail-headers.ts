import addressparser from 'nodemailer/lib/addressparser';
import { isPlainAddress } from '../icalendar/mailto.js';

/** The fields of a mail's head in their order, by lower-case name, each unfolded. */
export class MailHeaders {
  constructor(private readonly fields: readonly { readonly key: string; readonly line: string }[]) {}

  /** The values of a field, the topmost first. */
  all(name: string): string[] {
    return this.fields.filter(({ key }) => key === name).map(({ line }) => valueOf(line));
  }

  /** The topmost one: the last server on the way has written it. */
  first(name: string): string | undefined {
    return this.all(name)[0];
  }

  /** Every plain address in these fields, in lower case, each once, in their order. */
  addresses(...names: readonly string[]): string[] {
    const found = names.flatMap((name) => this.all(name)).flatMap(addressesIn);
    return [...new Set(found)].slice(0, addressesMax);
  }
}

const addressesMax = 200;

/** The library's search in a list grows faster than the list; what comes behind is nobody's reply address. */
const listCharactersMax = 16_384;

function valueOf(line: string): string {
  return line
    .slice(line.indexOf(':') + 1)
    .replace(/\r?\n(?=[ \t])/g, '')
    .trim();
}

function addressesIn(list: string): string[] {
  return addressparser(list.slice(0, listCharactersMax), { flatten: true })
    .map(({ address }) => address.trim().toLowerCase())
    .filter(isPlainAddress);
}

/** A Message-ID without its brackets; undefined for what is none or longer than RFC 5322 lets a line be. */
export function messageIdIn(value: string | undefined): string | undefined {
  const id = /<([^<>\s]{1,900})>/.exec(value ?? '')?.[1] ?? value?.trim();
  return id !== undefined && /^[^\s<>\p{Cc}]{3,900}$/u.test(id) ? id : undefined;
}
