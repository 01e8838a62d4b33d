/** A text before it becomes plain text, HTML or a calendar's description. */
export type TextBlock = SentencesBlock | FactsBlock | ListBlock | LinkBlock;

export interface SentencesBlock {
  readonly heading?: string | undefined;
  readonly sentences: readonly string[];
}

export interface FactsBlock {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

/** Things of one kind, such as dates: a line each, and no sentences. */
export interface ListBlock {
  /** Says what they are; plain text has it too. */
  readonly heading: string;
  readonly items: readonly string[];
}

export interface LinkBlock {
  /** Says what happens when it is pressed. */
  readonly label: string;
  readonly url: string;
}
