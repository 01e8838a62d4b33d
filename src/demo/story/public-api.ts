import { StoryBroken } from './story-broken.js';

const answerMillisecondsMax = 10_000;

interface Answer<Data> {
  readonly data?: Data;
  readonly errors?: readonly { readonly message: string }[];
}

export interface Problem {
  readonly code: string;
  readonly message: string;
}

/** The public API over HTTP, as anybody's program would call it: a story that works by a back door would prove nothing. */
export class PublicApi {
  private token: string | undefined;

  constructor(private readonly address: string) {}

  async signIn(email: string, password: string): Promise<void> {
    const { login } = await this.ask<{ login: { token: string } | null }>(
      'mutation ($email: EmailAddress!, $password: String!) { login(email: $email, password: $password) { token } }',
      { email, password },
    );
    if (!login) throw new StoryBroken(`${email} signs in`);
    this.token = login.token;
  }

  /** The data of an operation. An error is the end of the story; problems are data. */
  async ask<Data>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Data> {
    const response = await fetch(this.address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token !== undefined && { authorization: `Bearer ${this.token}` }),
      },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(answerMillisecondsMax),
    });
    const { data, errors } = (await response.json()) as Answer<Data>;
    if (errors || !data) throw new StoryBroken(`the API answers without errors (${errors?.[0]?.message ?? 'no data'})`);
    return data;
  }
}
