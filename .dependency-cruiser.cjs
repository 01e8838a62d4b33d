/**
 * The table of the house: each room and what it may import, besides itself. One row is one rule. A room that is missing
 * here may hold no file, so opening one begins with a row. Type-only imports count like all others.
 */
const DOMAIN = {
  time: ['result'],
  recurrence: ['result', 'time'],
  matching: ['result', 'time'],
  rhythm: ['result', 'time', 'recurrence', 'matching'],
  'follow-up': ['result', 'time'],
  privacy: ['result'],
};

/** Files that stand directly in domain/ and that every room of it may use. */
const DOMAIN_WORDS = 'src/domain/(result|problem|web-address)[.]ts$';

const PLATFORM = {
  config: [],
  clock: [],
  observability: ['config', 'identity'],
  database: ['clock', 'config', 'observability'],
  identity: ['clock', 'config', 'database'],
  'embedded-postgres': [],
  process: ['config', 'embedded-postgres', 'observability'],
  queue: ['config', 'observability'],
  outbox: ['clock', 'config', 'database', 'observability', 'queue'],
  icalendar: [],
  threads: ['observability'],
  feeds: ['config', 'icalendar', 'threads'],
  pages: ['identity'],
  mail: ['clock', 'config', 'icalendar', 'identity', 'observability', 'outbox', 'pages', 'threads'],
  sms: ['config', 'mail'],
  graphql: ['clock', 'config', 'identity', 'observability', 'pages'],
};

const CASES = ['directory', 'availability', 'cases'];
const MEETINGS = [...CASES, 'meetings'];
const FEATURES = {
  directory: [],
  availability: ['directory'],
  cases: ['directory', 'availability'],
  meetings: CASES,
  invitations: MEETINGS,
  feeds: MEETINGS,
  polls: MEETINGS,
  teams: MEETINGS,
  consultations: MEETINGS,
  coaching: MEETINGS,
  'peer-groups': MEETINGS,
  'follow-ups': MEETINGS,
  reports: [...MEETINGS, 'invitations', 'polls', 'teams', 'consultations', 'coaching', 'peer-groups', 'follow-ups'],
};

/** Packages the pure floor may use; none of them reads a clock, a file or the network for us. */
const DOMAIN_PACKAGES = ['temporal-polyfill', 'date-holidays', 'rrule-temporal'];

const anyOf = (names) => `(${names.join('|')})`;
const inRooms = (floor, names) => `^src/${floor}/${anyOf(names)}/`;

/** The rule of one row: what the room imports of our own must be in one of `allowed`. */
const row = (floor, room, allowed) => ({
  name: `${floor}/${room}`,
  severity: 'error',
  comment: `src/${floor}/${room} imports from a room that its row does not list.`,
  from: { path: `^src/${floor}/${room}/` },
  to: { path: '^src/', pathNot: [`^src/${floor}/${room}/`, ...allowed] },
});

const domainRows = Object.entries(DOMAIN).map(([room, rooms]) =>
  row('domain', room, [`^${DOMAIN_WORDS}`, ...(rooms.length > 0 ? [inRooms('domain', rooms)] : [])]),
);
const platformRows = Object.entries(PLATFORM).map(([room, rooms]) =>
  row('platform', room, ['^src/domain/', ...(rooms.length > 0 ? [inRooms('platform', rooms)] : [])]),
);
const featureRows = Object.entries(FEATURES).map(([room, rooms]) =>
  row('features', room, ['^src/domain/', '^src/platform/', ...(rooms.length > 0 ? [inRooms('features', rooms)] : [])]),
);

const ENTRANCES = '^src/(main|cli)[.]ts$';
/** The operator's commands, one verb a file: the other half of the entrance `cli.ts`. */
const COMMANDS = '^src/cli/';
/** The composition root: in space (which rooms) and in time (what starts after what). */
const COMPOSITION = '^src/(app[.]module|start-application)[.]ts$';

/** Where a file may be. */
const PLACES = [
  inRooms('domain', Object.keys(DOMAIN)),
  `^${DOMAIN_WORDS}`,
  inRooms('platform', Object.keys(PLATFORM)),
  inRooms('features', Object.keys(FEATURES)),
  '^src/demo/',
  COMMANDS,
  ENTRANCES,
  COMPOSITION,
];

module.exports = {
  forbidden: [
    ...domainRows,
    {
      name: 'domain-words',
      severity: 'error',
      comment: 'result.ts, problem.ts and web-address.ts are below every room.',
      from: { path: `^${DOMAIN_WORDS}` },
      to: { path: '^src/', pathNot: `^${DOMAIN_WORDS}` },
    },
    {
      name: 'domain-packages',
      severity: 'error',
      comment: 'The domain is pure: a package joins this list with an ADR, and node: modules never do.',
      from: { path: '^src/domain/' },
      to: { pathNot: ['^src/', `^node_modules/${anyOf(DOMAIN_PACKAGES)}/`] },
    },
    ...platformRows,
    ...featureRows,
    {
      name: 'demo',
      severity: 'error',
      comment: 'The demo tells stories with features and the whole application.',
      from: { path: '^src/demo/' },
      to: { path: '^src/', pathNot: ['^src/(demo|domain|platform|features)/', COMPOSITION] },
    },
    {
      name: 'demo-is-on-top',
      severity: 'error',
      comment: 'Only the entrances and the start know that there is a demo.',
      from: { path: '^src/', pathNot: ['^src/demo/', COMMANDS, ENTRANCES, COMPOSITION] },
      to: { path: '^src/demo/' },
    },
    {
      name: 'composition-is-on-top',
      severity: 'error',
      comment: 'Whoever imports the composition root knows every room.',
      from: { path: '^src/', pathNot: ['^src/demo/', COMMANDS, ENTRANCES, COMPOSITION] },
      to: { path: COMPOSITION },
    },
    {
      name: 'commands-are-on-top',
      severity: 'error',
      comment: 'Only the command line gives commands.',
      from: { path: '^src/', pathNot: [COMMANDS, '^src/cli[.]ts$'] },
      to: { path: COMMANDS },
    },
    {
      name: 'entrances-are-not-imported',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: ENTRANCES },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Files in a ring can only be understood, tested and moved together.',
      from: { path: '^src/' },
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nobody imports it and it imports nobody: nobody needs it.',
      from: { orphan: true, path: '^src/' },
      to: {},
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'declared-packages',
      severity: 'error',
      comment: 'What runs in production stands in dependencies.',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown', 'undetermined'] },
    },
    {
      name: 'no-file-outside-a-room',
      severity: 'error',
      comment: 'Every file is in a room of the table, is an entrance, or is the composition root.',
      from: { path: '^src/', pathNot: PLACES },
      to: {},
    },
    {
      name: 'nothing-from-outside-a-room',
      severity: 'error',
      comment: 'The same for files that import nothing, seen from those that import them.',
      from: { path: '^src/' },
      to: { path: '^src/', pathNot: PLACES },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
