import type { Localised } from '../../domain/result.js';
import { listOf } from '../directory/list-of-names.js';

/** Who left a poll, and, if it cannot decide by itself without them, what its organiser does about it. */
export function pollAttentionText(names: readonly string[], isBroken: boolean): Localised {
  const who = listOf(names);
  const several = names.length > 1;
  const left: Localised = {
    FI: `${who.FI} ${several ? 'eivät ole' : 'ei ole'} enää mukana, koska suostumus on peruttu.`,
    SV: `${who.SV} är inte längre med, för samtycket har återkallats.`,
    EN: `${who.EN} no longer ${several ? 'take' : 'takes'} part, because the consent was withdrawn.`,
  };
  if (!isBroken) return left;
  return {
    FI: `${left.FI} Kysely ei nyt päätä aikaa itse. Valitse aika tai peru kysely.`,
    SV: `${left.SV} Nu väljs ingen tid av sig själv. Välj en tid eller ställ in förfrågan.`,
    EN: `${left.EN} The poll will not decide by itself now. Choose a time or cancel the poll.`,
  };
}
