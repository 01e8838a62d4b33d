import type { Weekday } from '../../features/availability/working-week.js';
import type { Channel, MeetingKind } from '../../features/meetings/meeting.js';
import type { PersonKey } from './demo-people.js';
import type { RoomKey } from './demo-rooms.js';

/** Somebody who comes for a part: minutes from the meeting's start, and how many. */
export type PartOf = readonly [person: PersonKey, offsetMinutes: number, minutes: number];

/** What repeats, or happens once, in the calendar of the demo area. */
export interface DemoSeries {
  /** Goes into the meetings' ids. */
  readonly number: number;
  readonly title: string;
  /** What travels; left out, the product's neutral word. */
  readonly publicTitle?: string;
  readonly kind: MeetingKind;
  readonly day: Weekday;
  readonly start: string;
  readonly minutes: number;
  /** 0 is the week of the first start. */
  readonly weeks: readonly number[];
  /** On site without a room: at the organiser's or the host's own place. */
  readonly place: { readonly room: RoomKey } | { readonly channel: Channel; readonly videoUrl?: string };
  /** Organises and leads it. */
  readonly chair: PersonKey;
  readonly required: readonly PersonKey[];
  readonly optional?: readonly PersonKey[];
  readonly informed?: readonly PersonKey[];
  readonly parts?: readonly PartOf[];
}

const demoWeeksMax = 8;
const everyWeek = Array.from({ length: demoWeeksMax + 1 }, (_, week) => week);
const evenWeeks = everyWeek.filter((week) => week % 2 === 0);
const programmeWeeks = everyWeek.slice(1);

/**
 * Enough that a search has something to go round. The story of `npm run demo` stands on this: the doctor Elof works on
 * Thursdays and Tuesday afternoons only; until week 4 a consultation takes the beginning of those afternoons, and Kela's
 * experts meet in the middle of Thursday. Three hours with both of them and a client who leaves at three are found in
 * later weeks alone.
 */
export const demoSeries: readonly DemoSeries[] = [
  {
    number: 1,
    title: 'Työkyvyn tuen tiimi',
    kind: 'TEAM_MEETING',
    day: 'TU',
    start: '09:00',
    minutes: 120,
    weeks: evenWeeks,
    place: { room: 'hall' },
    chair: 'aino',
    required: ['sanna', 'nelli', 'tarja', 'kari'],
    optional: ['pekka'],
    informed: ['helmi'],
  },
  {
    number: 2,
    title: 'Kelan asiantuntijatapaaminen',
    kind: 'TEAM_MEETING',
    day: 'TH',
    start: '11:00',
    minutes: 90,
    weeks: [0, 1, 2, 3, 4],
    place: { channel: 'VIDEO', videoUrl: 'https://video.demo.example/asiantuntijat' },
    chair: 'kari',
    required: ['eeva'],
  },
  {
    number: 3,
    title: 'Konsultaatio, hoitajan aika',
    kind: 'CONSULTATION',
    day: 'TH',
    start: '08:30',
    minutes: 30,
    weeks: everyWeek,
    place: { channel: 'PHONE' },
    chair: 'elof',
    required: ['nelli'],
  },
  {
    number: 4,
    title: 'Konsultaatio, sosiaalityö',
    kind: 'CONSULTATION',
    day: 'TU',
    start: '12:00',
    minutes: 45,
    weeks: [1, 2, 3, 4, 6, 8],
    place: { channel: 'PHONE' },
    chair: 'elof',
    required: ['sanna'],
  },
  {
    number: 5,
    title: 'Ryhmävalmennus, työssäoppimispäivä',
    publicTitle: 'Työpäivä',
    kind: 'COACHING_SESSION',
    day: 'MO',
    start: '10:00',
    minutes: 240,
    weeks: programmeWeeks,
    place: { channel: 'ON_SITE' },
    chair: 'valma',
    required: ['matti', 'svea', 'selma'],
    parts: [['paavo', 0, 30]],
  },
  {
    number: 6,
    title: 'Ryhmävalmennus, teoriapäivä',
    publicTitle: 'Ryhmän tapaaminen',
    kind: 'COACHING_SESSION',
    day: 'WE',
    start: '10:00',
    minutes: 180,
    weeks: programmeWeeks,
    place: { room: 'hall' },
    chair: 'valma',
    required: ['matti', 'svea', 'selma'],
    parts: [['olga', 120, 60]],
  },
  {
    number: 7,
    title: 'Vertaisryhmä Yhdessä',
    publicTitle: 'Ryhmän tapaaminen',
    kind: 'PEER_GROUP_SESSION',
    day: 'WE',
    start: '16:30',
    minutes: 90,
    weeks: everyWeek,
    place: { room: 'livingRoom' },
    chair: 'ville',
    required: ['selma', 'kerttu'],
  },
  {
    number: 8,
    title: 'Verkostotapaaminen, Matti',
    kind: 'NETWORK_MEETING',
    day: 'TU',
    start: '13:00',
    minutes: 60,
    weeks: [1],
    place: { room: 'village' },
    chair: 'aino',
    required: ['matti', 'tarja', 'sanna', 'ritva'],
  },
  {
    number: 9,
    title: 'Verkostotapaaminen, Svea',
    kind: 'NETWORK_MEETING',
    day: 'TH',
    start: '13:00',
    minutes: 75,
    weeks: [2],
    place: { room: 'ground' },
    chair: 'aino',
    required: ['svea', 'stina', 'nelli'],
  },
  {
    number: 10,
    title: 'Verkostotapaaminen, Rauha',
    kind: 'NETWORK_MEETING',
    day: 'WE',
    start: '14:00',
    minutes: 60,
    weeks: [3],
    place: { room: 'ground' },
    chair: 'aino',
    required: ['rauha', 'onni', 'liisa', 'kaisa'],
  },
  {
    number: 11,
    title: 'Moniammatillinen arvio, Rauha',
    kind: 'ASSESSMENT',
    day: 'MO',
    start: '09:00',
    minutes: 180,
    weeks: [4],
    place: { room: 'ground' },
    chair: 'nelli',
    required: ['rauha'],
    parts: [
      ['maija', 30, 45],
      ['pekka', 75, 60],
      ['liisa', 135, 45],
    ],
  },
  {
    number: 12,
    title: 'Ohjausryhmä',
    kind: 'OTHER',
    day: 'FR',
    start: '09:00',
    minutes: 120,
    weeks: [5],
    place: { room: 'hall' },
    chair: 'aino',
    required: ['helmi', 'tarja', 'kaisa', 'sanna', 'kari'],
    optional: ['maija'],
    informed: ['olga'],
  },
  {
    number: 13,
    title: 'Seurantapuhelu, Selma',
    publicTitle: 'Puhelu',
    kind: 'FOLLOW_UP_CALL',
    day: 'FR',
    start: '10:30',
    minutes: 30,
    weeks: [2, 4, 6, 8],
    place: { channel: 'PHONE' },
    chair: 'tarja',
    required: ['selma'],
  },
  {
    number: 14,
    title: 'Koulutus: apuvälineet',
    kind: 'TRAINING',
    day: 'TH',
    start: '09:00',
    minutes: 120,
    weeks: [1, 2, 3, 4],
    place: { room: 'village' },
    chair: 'onni',
    required: ['liisa'],
  },
  {
    number: 15,
    title: 'Neuvonta tulkin kanssa, Amira',
    kind: 'OTHER',
    day: 'WE',
    start: '13:00',
    minutes: 60,
    weeks: [1, 3, 5],
    place: { room: 'village' },
    chair: 'kaisa',
    required: ['amira', 'tarik'],
  },
  {
    number: 16,
    title: 'Tulkattu neuvonta',
    kind: 'OTHER',
    day: 'TU',
    start: '14:00',
    minutes: 60,
    weeks: [1, 3, 5],
    place: { room: 'ground' },
    chair: 'nelli',
    required: ['viivi'],
  },
  {
    number: 17,
    title: 'Työpaikkakäynti, kahvila',
    kind: 'OTHER',
    day: 'TU',
    start: '13:00',
    minutes: 60,
    weeks: [3],
    place: { channel: 'VIDEO', videoUrl: 'https://video.demo.example/kahvila' },
    chair: 'valma',
    required: ['katri'],
  },
  {
    number: 18,
    title: 'Mallilan viikkopalaveri',
    kind: 'TEAM_MEETING',
    day: 'FR',
    start: '08:30',
    minutes: 30,
    weeks: everyWeek,
    place: { channel: 'VIDEO', videoUrl: 'https://video.demo.example/mallila' },
    chair: 'kaisa',
    required: ['sanna'],
  },
  {
    number: 19,
    title: 'Kelan viikkopalaveri',
    kind: 'TEAM_MEETING',
    day: 'MO',
    start: '08:30',
    minutes: 60,
    weeks: everyWeek,
    place: { channel: 'PHONE' },
    chair: 'eeva',
    required: ['kari'],
  },
];
