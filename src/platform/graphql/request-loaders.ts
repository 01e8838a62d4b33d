import DataLoader from 'dataloader';
import type { Language } from '../../domain/result.js';
import type { Viewer } from '../identity/viewer.js';
import { unauthenticatedError } from './unauthenticated-error.js';

/** One statement takes at most this many ids; more are asked for in several. */
const idsPerBatchMax = 1_000;

/** Finds the values of many ids at once. Ids that are missing in the answer do not exist for this viewer. */
export type BatchById<Value> = (viewer: Viewer, ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>;

/** The part of a request's context that loading needs. */
export interface LoadingContext {
  readonly viewer: Viewer | null;
  readonly language: Language;
  readonly loaders: RequestLoaders;
}

/**
 * Gathers the ids that one request asks for and reads them in one go. A feature declares one as an injectable class:
 *
 *     @Injectable()
 *     export class PersonLoader extends RequestLoader<PersonRow> {
 *       constructor(people: PeopleReader) {
 *         super((viewer, ids) => people.byIds(viewer, ids));
 *       }
 *     }
 *
 * and a resolver calls `personLoader.load(context, id)`. What was read is remembered for that request and viewer alone:
 * a cache that outlived them would show one person's rows to another.
 */
export abstract class RequestLoader<Value> {
  protected constructor(readonly batch: BatchById<Value>) {}

  /** The value, or null if it does not exist for the viewer. Throws UNAUTHENTICATED when nobody is signed in. */
  async load(context: LoadingContext, id: string): Promise<Value | null> {
    if (!context.viewer) throw unauthenticatedError(context.language);
    return context.loaders.of(this, context.viewer).load(id);
  }

  /** Keeps what a larger statement has brought along, as this viewer may see it, so that it is not asked for once more. */
  know(context: LoadingContext, id: string, value: Value): void {
    if (context.viewer) context.loaders.of(this, context.viewer).prime(id, value);
  }

  /** Those of `ids` that exist for the viewer, in the order of `ids`. */
  async loadAll(context: LoadingContext, ids: readonly string[]): Promise<Value[]> {
    const values = await Promise.all(ids.map((id) => this.load(context, id)));
    return values.flatMap((value) => (value === null ? [] : [value]));
  }
}

/** The loaders of one request. */
export class RequestLoaders {
  private readonly loaders = new Map<object, { viewer: Viewer; loader: unknown }>();

  /** A mutation that changed what it then shows calls this, so that nothing from before the change is answered. */
  forgetAll(): void {
    this.loaders.clear();
  }

  of<Value>(owner: RequestLoader<Value>, viewer: Viewer): DataLoader<string, Value | null> {
    const known = this.loaders.get(owner);
    if (known?.viewer === viewer) return known.loader as DataLoader<string, Value | null>;
    const loader = new DataLoader<string, Value | null>(
      async (ids) => {
        const found = await owner.batch(viewer, ids);
        return ids.map((id) => found.get(id) ?? null);
      },
      { maxBatchSize: idsPerBatchMax },
    );
    this.loaders.set(owner, { viewer, loader });
    return loader;
  }
}
