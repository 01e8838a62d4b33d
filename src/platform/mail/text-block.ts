/** A text before it becomes plain text, HTML or a calendar's description. */
export type TextBlock = SentencesBlock | FactsBlock | LinkBlock;

export interface SentencesBlock {
  readonly heading?: string | undefined;
  readonly sentences: readonly string[];
}

export interface FactsBlock {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

export interface LinkBlock {
  /** Says what happens when it is pressed. */
  readonly label: string;
  readonly url: string;
}
