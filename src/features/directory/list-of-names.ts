import type { Localised } from '../../domain/result.js';

const namesShownMax = 3;

/** "Aino, Bo ja 2 muuta": three names at most, then how many more. A sentence about 200 people is read by nobody. */
export function listOf(names: readonly string[]): Localised {
  const shown = names.slice(0, namesShownMax);
  const more = names.length - shown.length;
  const join = (and: string, others: string) => {
    const parts = more > 0 ? [...shown, `${more} ${others}`] : shown;
    return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`;
  };
  return { FI: join('ja', 'muuta'), SV: join('och', 'till'), EN: join('and', 'more') };
}
