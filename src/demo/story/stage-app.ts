import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requestedSettings } from '../../platform/config/settings.js';
import { UndoStack } from '../../platform/process/undo-stack.js';
import { type RunningApplication, startApplication } from '../../start-application.js';

/** A service of the story's own: embedded, seeded, in a temporary folder that goes with it. */
export class StageApp {
  private readonly undo = new UndoStack();
  private building: Promise<unknown> = Promise.resolve();
  /** Once, whoever asks: Ctrl-C, and then the story that broke off because of it. */
  private striking: Promise<void> | undefined;

  /** `say` gets what the start wants people to know. */
  build(say: (line: string) => void): Promise<RunningApplication> {
    const building = this.start(say);
    this.building = building.catch(() => undefined);
    return building;
  }

  /** Ends the service and removes its folder, also when the story broke off. A start that is under way is waited for. */
  strike(): Promise<void> {
    this.striking ??= this.building.then(() => this.undo.undoAll());
    return this.striking;
  }

  /** Nothing of the caller's environment takes part: a story must not write into somebody's real database. */
  private async start(say: (line: string) => void): Promise<RunningApplication> {
    const folder = await mkdtemp(join(tmpdir(), 'yhteisaika-demo-'));
    this.undo.push(() => rm(folder, { recursive: true, force: true }));
    // PostgreSQL refuses to run as root: its own user has to get in.
    await chmod(folder, 0o755);
    const requested = requestedSettings({ DATA_DIR: folder, PORT: '0', LOG_LEVEL: 'error' }, folder);
    const running = await startApplication(requested, say);
    this.undo.push(() => running.stop());
    return running;
  }
}
