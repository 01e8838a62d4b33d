import type { Viewer } from '../../platform/identity/viewer.js';

/**
 * Who may do what with a person's calendar feed.
 *
 * | act                                                       | who                    |
 * |-----------------------------------------------------------|------------------------|
 * | open, see with its addresses, change titles, renew, revoke | the person             |
 * | read what is behind an address                            | whoever has the address |
 *
 * Not coordinators and not administrators: who knows an address reads along for as long as it lives, and nobody sees that.
 */
export const mayKeepFeedOf = (viewer: Viewer, personId: string): boolean => viewer.personId === personId;
