/** A case as the tests read it. */
export interface AnsweredCase {
  readonly id: string;
  readonly client: { readonly id: string; readonly displayName: string };
  readonly coordinator: { readonly id: string };
  readonly caseManager: { readonly id: string } | null;
  readonly municipality: string | null;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly version: number;
  readonly network: readonly { readonly person: { readonly id: string }; readonly since: string }[];
  readonly consents: readonly AnsweredConsent[];
}

export interface AnsweredConsent {
  readonly id: string;
  readonly organisation: { readonly id: string } | null;
  readonly person: { readonly id: string } | null;
  readonly basis: string;
  readonly scope: string | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly withdrawnAt: string | null;
  readonly obtainedBy: { readonly id: string };
}

export interface CaseAnswer {
  readonly case: AnsweredCase | null;
  readonly problems: readonly {
    readonly __typename: string;
    readonly code: string;
    readonly message: string;
    readonly field: string | null;
    readonly confirmable: boolean;
    /** Of CONSENT_MISSING alone. */
    readonly organisations?: readonly { readonly id: string }[];
    readonly people?: readonly { readonly id: string }[];
  }[];
  /** Of handovers alone. */
  readonly clashes?: readonly { readonly id: string }[];
}
