import { parentPort } from 'node:worker_threads';
import type { MailQuestion } from './mail-reader.js';
import { readReceivedMail } from './read-received-mail.js';

/** What runs in the thread of a MailReader: a mail comes, its reading goes back. */
parentPort?.on('message', ({ bytes, aids }: MailQuestion) => {
  const mail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  void readReceivedMail(mail, aids).then((reading) => parentPort?.postMessage(reading));
});
