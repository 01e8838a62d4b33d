import type { Language } from '../../domain/result.js';

/** The words of the page for the wall. A missing one does not compile. */
interface WallPageWords {
  readonly title: string;
  readonly mayChange: string;
  readonly week: (number: number) => string;
  readonly atTheWorkplace: string;
  readonly cancelled: string;
}

export const wallPageWords: Readonly<Record<Language, WallPageWords>> = {
  FI: {
    title: 'Ryhmän aikataulu',
    mayChange: 'Aikataulu voi muuttua. Uusin tieto on aina omassa kutsussasi.',
    week: (number) => `Viikko ${number}`,
    atTheWorkplace: 'Paikka on työpaikka.',
    cancelled: 'Peruttu',
  },
  SV: {
    title: 'Gruppens tidtabell',
    mayChange: 'Tidtabellen kan ändras. Den senaste tiden finns alltid i din egen inbjudan.',
    week: (number) => `Vecka ${number}`,
    atTheWorkplace: 'Platsen är arbetsplatsen.',
    cancelled: 'Inställt',
  },
  EN: {
    title: 'Timetable of the group',
    mayChange: 'The timetable may change. Your own invitation always has the latest times.',
    week: (number) => `Week ${number}`,
    atTheWorkplace: 'The place is the workplace.',
    cancelled: 'Cancelled',
  },
};
