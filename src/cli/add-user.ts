import type { PlainProblem } from '../domain/problem.js';
import type { Result } from '../domain/result.js';
import { addAccount } from '../features/directory/add-account.js';
import { newPerson } from '../features/directory/person.js';
import { ownerDataSource } from '../platform/database/database.js';
import { type ViewerRole, viewerRoles } from '../platform/identity/viewer.js';
import { type Command, CommandFailure, readOptions, UsageError } from './command.js';
import { withDatabase } from './database-in-use.js';
import { keepUser, type NewUser } from './user.store.js';

const OPTIONS = {
  area: { type: 'string' },
  'new-area': { type: 'string' },
  email: { type: 'string' },
  name: { type: 'string' },
  roles: { type: 'string' },
} as const;

/** How a server gets its first administrator. The password is read, never taken from the command line, which others can see. */
export const addUser: Command = {
  name: 'user',
  usage: 'add --area|--new-area AREA --email ADDRESS --name NAME --roles ROLE,…',
  purpose: 'lets somebody sign in; asks for the password, or reads it from stdin',
  async run(words, terminal) {
    const user = readUser(words);
    const password = await terminal.readPassword();
    await withDatabase(terminal, async ({ url }) => {
      const owner = await ownerDataSource(url).initialize();
      try {
        const personId = await owner.transaction((manager) => keepUser(manager, user, terminal.now()));
        demanded(await addAccount(owner, { personId, email: user.email, password, at: terminal.now() }));
      } finally {
        await owner.destroy();
      }
    });
    terminal.say(`${user.displayName} signs in as ${user.email}, with the roles ${user.roles.join(', ')}.`);
  },
};

function readUser(words: readonly string[]): NewUser {
  const { values, positionals } = readOptions(words, OPTIONS);
  if (positionals.join(' ') !== 'add') throw new UsageError('The only thing to do with a user is "add".');
  const { area, 'new-area': newArea, email, name, roles } = values;
  const areaName = area ?? newArea;
  if (areaName === undefined || (area !== undefined && newArea !== undefined)) {
    throw new UsageError('Name one area: --area for one that exists, --new-area for another.');
  }
  if (areaName.trim() === '') throw new UsageError('An area has a name.');
  if (!email || !name || !roles) throw new UsageError('--email, --name and --roles are needed.');
  const person = demanded(
    newPerson({
      id: '',
      displayName: name,
      kind: 'PROFESSIONAL',
      profession: null,
      organisationId: null,
      language: 'FI',
      timeZone: 'Europe/Helsinki',
      email,
      phone: null,
      accessNeeds: [],
      interpreterLanguage: null,
      interpretsLanguages: [],
    }),
  );
  return {
    displayName: person.displayName,
    email: (person.email ?? email).toLowerCase(),
    roles: readRoles(roles),
    area: { name: areaName.trim(), isNew: newArea !== undefined },
  };
}

function readRoles(text: string): ViewerRole[] {
  const named = [...new Set(text.split(',').map((role) => role.trim().toUpperCase()))];
  const unknown = named.filter((role) => !viewerRoles.includes(role as ViewerRole));
  if (unknown.length > 0)
    throw new UsageError(`There is no role ${unknown.join(', ')}: they are ${viewerRoles.join(', ')}.`);
  return named as ViewerRole[];
}

function demanded<Value>(result: Result<Value, PlainProblem>): Value {
  if (result.ok) return result.value;
  throw new CommandFailure(result.problems.map(({ sentence }) => sentence.EN).join(' '));
}
