import type { ImapFlow } from 'imapflow';

/** Where mails go that were dealt with, and those that nobody could deal with. An operator may move the latter back. */
export const inboxFolders = { handled: 'Yhteisaika handled', setAside: 'Yhteisaika set aside' } as const;

type InboxFolder = (typeof inboxFolders)[keyof typeof inboxFolders];

/** Looks first: only some servers say of a folder that it cannot be made because it is there (ALREADYEXISTS, RFC 5530). */
export async function makeInboxFolders(client: ImapFlow): Promise<void> {
  for (const folder of Object.values(inboxFolders)) {
    if (!(await isThere(client, folder))) await client.mailboxCreate(folder);
  }
}

/** By STATUS and not in a list, whose paths begin with what each server puts before them. */
async function isThere(client: ImapFlow, folder: InboxFolder): Promise<boolean> {
  try {
    await client.status(folder, { messages: true });
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'NotFound') return false;
    throw error;
  }
}

/**
 * Takes a mail out of the mailbox. Where the server knows no MOVE (RFC 6851) it is copied and then deleted; by us, since the
 * library would delete it whether or not it could be copied.
 */
export async function moveMail(client: ImapFlow, uid: number, folder: InboxFolder): Promise<void> {
  const byUid = { uid: true } as const;
  const arrived = client.capabilities.has('MOVE')
    ? await client.messageMove(String(uid), folder, byUid)
    : await client.messageCopy(String(uid), folder, byUid);
  if (!arrived) throw new Error(`the mail server does not take mails into the folder ${folder}`);
  if (client.capabilities.has('MOVE')) return;
  if (!(await client.messageDelete(String(uid), byUid))) throw new Error('the mail server does not delete mails');
}
