import { settingDescriptions, settingNames } from './setting-catalogue.js';

const HEAD = `# Settings of Yhteisaika. All of them may be left out: then everything runs in one process, in the folder .data.
# Copy this file to .env and take the # away from what you set. A wrong value stops the start with a line that says why.
# Written by "npm run cli -- settings --write" from src/platform/config/setting-catalogue.ts: change the text there.
`;

/** The text of `.env.example`. It is generated, so that no setting is missing from it and no forgotten one stays. */
export function envExample(): string {
  const entries = settingNames.map((name) => {
    const { purpose, example } = settingDescriptions[name];
    const comment = purpose.split('\n').map((line) => `# ${line}`);
    return `${comment.join('\n')}\n#${name}=${example}\n`;
  });
  return [HEAD, ...entries].join('\n');
}
