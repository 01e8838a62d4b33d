import type { Room } from '../../features/directory/room.js';
import { demoId } from './demo-id.js';
import { demoOrganisations } from './demo-organisations.js';

/** What staff call them, and the neutral name and invented street that travel. */
export const demoRooms = {
  hall: {
    id: demoId('room', 1),
    name: 'Sosiaali- ja terveyskeskus, iso neuvotteluhuone',
    publicName: 'Kokoustila Harju',
    publicAddress: 'Satukatu 1, Kuvitela, toinen kerros',
    capacity: 14,
    stepFree: false,
    inductionLoop: true,
    organisationId: demoOrganisations.county.id,
  },
  ground: {
    id: demoId('room', 2),
    name: 'Työllisyysalue, katutason huone',
    publicName: 'Tapaamistila Ranta',
    publicAddress: 'Tarinatie 5, Kuvitela, katutaso',
    capacity: 8,
    stepFree: true,
    inductionLoop: false,
    organisationId: demoOrganisations.employmentArea.id,
  },
  village: {
    id: demoId('room', 3),
    name: 'Mallilan kunnantalo, valtuustosalin kabinetti',
    publicName: 'Kabinetti',
    publicAddress: 'Mallitie 2, Mallila',
    capacity: 6,
    stepFree: false,
    inductionLoop: false,
    organisationId: demoOrganisations.mallila.id,
  },
  livingRoom: {
    id: demoId('room', 4),
    name: 'Rinnalla ry, vertaistalo, olohuone',
    publicName: 'Olohuone',
    publicAddress: 'Kuvittelijankuja 3, Mallila',
    capacity: 12,
    stepFree: false,
    inductionLoop: false,
    organisationId: demoOrganisations.rinnalla.id,
  },
} satisfies Record<string, Room>;

export type RoomKey = keyof typeof demoRooms;
