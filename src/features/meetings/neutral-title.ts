import type { Localised } from '../../domain/result.js';

/** What travels when nobody wrote a public title: it says nothing about health, service or matter. */
export const neutralTitle: Localised = { FI: 'Tapaaminen', SV: 'Möte', EN: 'Meeting' };
