import {
  type SettingName,
  type SettingValues,
  settingDescriptions,
  settingNames,
  settingsSchema,
} from './setting-catalogue.js';

export interface WrongSetting {
  readonly name: SettingName;
  readonly wrong: string;
}

/** Settings the process cannot start with. The message is for the operator: one line a variable, no value repeated. */
export class SettingsError extends Error {
  constructor(readonly wrongSettings: readonly WrongSetting[]) {
    super(
      wrongSettings
        .map(({ name, wrong }) => `${name} ${wrong}. Example: ${name}=${settingDescriptions[name].example}`)
        .join('\n'),
    );
    this.name = 'SettingsError';
  }
}

/**
 * Checks the variables we know and leaves all others alone. An empty value counts as not set, because that is what
 * `NAME=` in an env file and `${NAME:-}` in a compose file mean. Throws a SettingsError.
 */
export function readSettingValues(environment: Readonly<Record<string, string | undefined>>): SettingValues {
  const given = settingNames.map((name) => [name, environment[name]?.trim() || undefined] as const);
  const parsed = settingsSchema.safeParse(Object.fromEntries(given));
  if (parsed.success) return Object.freeze(parsed.data);
  throw new SettingsError(
    parsed.error.issues.map((issue) => ({ name: issue.path[0] as SettingName, wrong: issue.message })),
  );
}
