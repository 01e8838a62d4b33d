import { isPlainAddress } from '../icalendar/mailto.js';
import { messageIdIn } from './mail-headers.js';
import type { Bounce } from './received-mail.js';

/** More recipients than one mail of ours ever has; the first that failed is the one. */
const reportCharactersMax = 65_536;

type Fields = ReadonlyMap<string, string>;

/**
 * What a delivery status report says of the first recipient that was not reached (RFC 3464): groups of fields between empty
 * lines, the first about the message, each other about a recipient. Undefined when all were reached.
 *
 * @param returned the original mail or its head, as the report gives it back
 */
export function bounceIn(report: string, returned: string | undefined): Bounce | undefined {
  const groups = report
    .slice(0, reportCharactersMax)
    .replaceAll('\r\n', '\n')
    .split(/\n\s*\n/)
    .map(fieldsOf);
  for (const group of groups) {
    const action = actions.get((group.get('action') ?? '').split(/\s/)[0]?.toLowerCase() ?? '');
    const recipient = addressIn(group.get('original-recipient')) ?? addressIn(group.get('final-recipient'));
    if (action === undefined || recipient === undefined) continue;
    const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(group.get('status') ?? '')?.[0] ?? unknownStatus[action];
    const permanent = action === 'FAILED' && status.startsWith('5');
    return { recipient, status, action, permanent, messageId: returnedMessageId(returned) };
  }
  return undefined;
}

const actions: ReadonlyMap<string, Bounce['action']> = new Map([
  ['failed', 'FAILED'],
  ['delayed', 'DELAYED'],
]);
const unknownStatus = { FAILED: '5.0.0', DELAYED: '4.0.0' } as const;

function fieldsOf(group: string): Fields {
  const lines = group.replace(/\n[ \t]+/g, ' ').split('\n');
  const pairs = lines.map((line) => [line.slice(0, line.indexOf(':')).trim().toLowerCase(), valueIn(line)] as const);
  return new Map(pairs.filter(([name]) => name !== ''));
}

const valueIn = (line: string): string => line.slice(line.indexOf(':') + 1).trim();

/** "rfc822; aino@posti.example"; some leave the kind of address out, some put brackets around it. */
function addressIn(field: string | undefined): string | undefined {
  const address = (field ?? '')
    .replace(/^[^;]*;/, '')
    .trim()
    .replace(/^<|>$/g, '')
    .toLowerCase();
  return isPlainAddress(address) ? address : undefined;
}

function returnedMessageId(returned: string | undefined): string | undefined {
  const head = returned?.slice(0, reportCharactersMax).split(/\r?\n\r?\n/)[0];
  const field = /^message-id:((?:.|\r?\n[ \t])*)$/im.exec(head ?? '')?.[1];
  return messageIdIn(field?.trim());
}
