import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What is sealed. What was sealed as one thing cannot be opened as another. */
export type SealPurpose = 'BUSY_FEED';

const cipher = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * Seals short texts that give access to something, so that a copy of the database alone opens nothing: AES-256-GCM with a
 * key derived from SECRET. Changing SECRET makes what was sealed unreadable, as it ends links.
 */
export class Sealer {
  /** `secret`: the setting SECRET. */
  constructor(private readonly secret: string) {}

  /** `rowId`: the row that the text is kept in; moved to another one it does not open. */
  seal(purpose: SealPurpose, rowId: string, text: string): Buffer {
    const nonce = randomBytes(nonceBytes);
    const sealing = createCipheriv(cipher, this.key('seal', purpose), nonce, { authTagLength: tagBytes });
    sealing.setAAD(Buffer.from(rowId));
    const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()]);
    return Buffer.concat([nonce, sealing.getAuthTag(), sealed]);
  }

  /** Undefined for what was not sealed by this secret, for this purpose and row. */
  open(purpose: SealPurpose, rowId: string, sealed: Buffer): string | undefined {
    if (sealed.length < nonceBytes + tagBytes) return undefined;
    const nonce = sealed.subarray(0, nonceBytes);
    const opening = createDecipheriv(cipher, this.key('seal', purpose), nonce, { authTagLength: tagBytes });
    opening.setAAD(Buffer.from(rowId));
    opening.setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes));
    try {
      return Buffer.concat([opening.update(sealed.subarray(nonceBytes + tagBytes)), opening.final()]).toString('utf8');
    } catch {
      return undefined;
    }
  }

  /** The same for the same text, and nothing that the text could be guessed from without the secret. */
  fingerprint(purpose: SealPurpose, text: string): Buffer {
    return createHmac('sha256', this.key('fingerprint', purpose)).update(text).digest();
  }

  private key(use: string, purpose: SealPurpose): Buffer {
    return Buffer.from(hkdfSync('sha256', this.secret, '', `${use} ${purpose}`, keyBytes));
  }
}
