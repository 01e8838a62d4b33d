import { envExample } from '../platform/config/env-example.js';
import { settingDescriptions, settingNames } from '../platform/config/setting-catalogue.js';
import { CommandFailure } from './command.js';
import { generatedFiles } from './generated-file.js';

const BEGIN = '<!-- settings: written by "npm run cli -- settings --write" -->';
const END = '<!-- /settings -->';

/** Two places tell an operator what can be set, and both are written from the catalogue. */
export const settingsFiles = generatedFiles(
  {
    name: 'settings',
    purpose: 'the same for .env.example and the table of settings in README.md',
  },
  async () => [
    { path: '.env.example', text: envExample },
    { path: 'README.md', text: withTable },
  ],
);

function withTable(readme: string): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new CommandFailure(`README.md has no place for the settings: ${BEGIN} … ${END}`);
  return `${readme.slice(0, begin + BEGIN.length)}\n\n${settingsTable()}\n\n${readme.slice(end)}`;
}

/** As the formatter of the repository wants tables, so that one does not undo what the other wrote. */
function settingsTable(): string {
  const rows = settingNames.map((name) => {
    const { purpose, example } = settingDescriptions[name];
    return [`\`${name}\``, purpose.replaceAll('\n', ' '), `\`${example}\``];
  });
  const head = ['setting', 'what it does', 'for example'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}
