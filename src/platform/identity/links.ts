import { writeInstant } from '../../domain/time/instant-text.js';
import type { Clock } from '../clock/clock.js';
import type { Transactions } from '../database/transactions.js';
import { type LinkPurpose, linkToken, readLinkToken } from './link-token.js';

/** UNKNOWN: no token of ours for this purpose. ENDED: it was one, and what it opened is over, gone or withdrawn. */
export type OpenedLink =
  | { readonly state: 'OPEN'; readonly areaId: string; readonly id: string }
  | { readonly state: 'ENDED' | 'UNKNOWN' };

export interface LinkSettings {
  /** The setting PUBLIC_URL, without a slash at its end. */
  readonly publicUrl: string;
  /** The setting SECRET. */
  readonly secret: string;
}

/** The links that are all that somebody without an account has: how they are written, and what they open. */
export class Links {
  constructor(
    private readonly settings: LinkSettings,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** The address of the page at `path` ("poll") for `id`. The same one whenever it is asked for, so a reminder repeats it. */
  address(path: string, purpose: LinkPurpose, id: string): string {
    return `${this.settings.publicUrl}/${path}/${this.token(purpose, id)}`;
  }

  /** As in an address, for what stands behind another link's token. */
  token(purpose: LinkPurpose, id: string): string {
    return linkToken(this.settings.secret, purpose, id);
  }

  /** The id in a token of ours, whether or not it opens anything by now; undefined for every other text. */
  idIn(purpose: LinkPurpose, token: string): string | undefined {
    return readLinkToken(this.settings.secret, purpose, token);
  }

  /**
   * What the token opens, and in which area. The database is asked only about tokens that we made, through a door that
   * answers with the area while the link is alive.
   */
  async open(purpose: LinkPurpose, token: string): Promise<OpenedLink> {
    const id = this.idIn(purpose, token);
    if (id === undefined) return { state: 'UNKNOWN' };
    const [row] = await this.transactions.door<{ area_id: string }>('SELECT * FROM resolve_token($1, $2, $3)', [
      purpose,
      id,
      writeInstant(this.clock.now()),
    ]);
    return row ? { state: 'OPEN', areaId: row.area_id, id } : { state: 'ENDED' };
  }
}
