import type { Localised } from '../../domain/result.js';
import type { DepartureRow } from './departure.loader.js';

/** Who declined though they had to come, and what the organiser does about it. */
export const declineText = (name: string): Localised => ({
  FI: `${name} ei pääse, vaikka hänen piti tulla. Siirrä tapaaminen tai kutsu toinen.`,
  SV: `${name} kan inte komma, fast personen behövs. Flytta mötet eller bjud in någon annan.`,
  EN: `${name} cannot come, though they had to. Move the meeting or invite somebody else.`,
});

/** Who left, and what the organiser does about it. Without somebody who had to come the meeting is not what was agreed. */
export function attentionText({ name, requirement }: Pick<DepartureRow, 'name' | 'requirement'>): Localised {
  const left: Localised = {
    FI: `${name} ei ole enää mukana, koska suostumus on peruttu.`,
    SV: `${name} är inte längre med, för samtycket har återkallats.`,
    EN: `${name} no longer takes part, because the consent was withdrawn.`,
  };
  if (requirement === 'OPTIONAL' || requirement === 'INFORMED') return left;
  return {
    FI: `${left.FI} Tapaamisesta puuttuu nyt joku, jonka piti tulla. Kutsu toinen tai peru tapaaminen.`,
    SV: `${left.SV} Nu saknas någon som skulle komma. Bjud in någon annan eller ställ in mötet.`,
    EN: `${left.EN} Somebody who had to come is missing now. Invite somebody else or cancel the meeting.`,
  };
}
