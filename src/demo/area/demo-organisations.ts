import type { Organisation } from '../../features/directory/organisation.js';
import { demoId } from './demo-id.js';

const organisation = (
  number: number,
  name: string,
  kind: Organisation['kind'],
  municipality: string | null = null,
): Organisation => ({ id: demoId('organisation', number), name, kind, municipality });

/** Places and companies that do not exist, in a county that does; Kela keeps its name, since there is only one. */
export const demoOrganisations = {
  county: organisation(1, 'Keski-Suomen hyvinvointialue (esittely)', 'WELLBEING_AREA'),
  mallila: organisation(2, 'Mallilan kunta', 'MUNICIPALITY', 'Mallila'),
  kuvitela: organisation(3, 'Kuvitelan kaupunki', 'MUNICIPALITY', 'Kuvitela'),
  employmentArea: organisation(4, 'Keskijärven työllisyysalue', 'EMPLOYMENT_AREA', 'Kuvitela'),
  kela: organisation(5, 'Kela', 'BENEFITS_AGENCY'),
  rinnalla: organisation(6, 'Rinnalla Mallilassa ry', 'ASSOCIATION', 'Mallila'),
  medvind: organisation(7, 'Medvind – Myötätuuli rf', 'ASSOCIATION', 'Kuvitela'),
  workshop: organisation(8, 'Puupaja Satumetsä Oy', 'EMPLOYER', 'Mallila'),
  cafe: organisation(9, 'Kahvila Keksitty Oy', 'EMPLOYER', 'Kuvitela'),
  school: organisation(10, 'Kuvitelan aikuisopisto', 'EDUCATION', 'Kuvitela'),
  pensions: organisation(11, 'Eläkevakuutus Esimerkki', 'PENSION_INSURER'),
  interpreters: organisation(12, 'Tulkkiosuuskunta Tarina', 'SERVICE_PROVIDER', 'Kuvitela'),
} satisfies Record<string, Organisation>;
