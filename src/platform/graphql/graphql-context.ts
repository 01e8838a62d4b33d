import type { Language } from '../../domain/result.js';
import type { Viewer } from '../identity/viewer.js';
import { RequestLoaders } from './request-loaders.js';
import { unauthenticatedError } from './unauthenticated-error.js';

/**
 * What resolvers know about the request they answer. Apollo and Nest copy the context of each operation member by member
 * and keep its prototype, so members are plain properties and anything shared lies one level down.
 */
export class GraphqlContext {
  readonly loaders = new RequestLoaders();

  constructor(
    public viewer: Viewer | null,
    readonly requestId: string,
    /** What the browser asks for; holds until somebody is signed in. */
    private readonly acceptedLanguage: Language,
    /** Who the request's token belongs to by now. */
    private readonly findViewer: () => Promise<Viewer | null>,
  ) {}

  /** The language of every sentence in the answer. */
  get language(): Language {
    return this.viewer?.language ?? this.acceptedLanguage;
  }

  /** After a login: the rest of the same operation, such as `viewer { person }` of the new session, is answered for them. */
  signIn(viewer: Viewer): void {
    this.viewer = viewer;
  }

  /**
   * For each event of a subscription, which may last for hours: who the viewer is by now, and nothing that was read before.
   * Throws UNAUTHENTICATED when their session is over.
   */
  async renew(): Promise<void> {
    const viewer = await this.findViewer();
    if (!viewer) throw unauthenticatedError(this.language);
    this.viewer = viewer;
    this.loaders.forgetAll();
  }
}
