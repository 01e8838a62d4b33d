import type { Language } from '../../domain/result.js';
import { type Html, html } from './html.js';
import { pageWords } from './page-words.js';

/** One question with a few answers, of which one can be chosen. */
export interface ChoiceGroup {
  /** The field's name in the form, and the id of its first answer, for links to it. */
  readonly name: string;
  readonly legend: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly chosen?: string | undefined;
}

/** A fieldset with its legend and a radio button an answer, each in a label of a finger's size. */
export function choiceGroup({ name, legend, choices, chosen }: ChoiceGroup): Html {
  return html`<fieldset><legend>${legend}</legend><div class="choices">
${choices.map(({ value, label }, index) => {
  const id = index === 0 ? html` id="${name}"` : undefined;
  const checked = value === chosen ? html` checked` : undefined;
  return html`<label><input type="radio" name="${name}" value="${value}"${id}${checked}>${label}</label>\n`;
})}</div></fieldset>
`;
}

/** Goes back to where it came from, in the language that is being read. The button says what happens. */
export function pageForm(language: Language, fields: readonly Html[], button: string): Html {
  return html`<form method="post" action="?lang=${pageWords[language].tag}">
${fields}<button type="submit">${button}</button>
</form>
`;
}

/** What is there for whoever looks for it: open at once where something in it has to be put right. */
export function folded(summary: string, body: Html, isOpen: boolean): Html {
  return html`<details${isOpen ? html` open` : undefined}><summary>${summary}</summary>
${body}</details>
`;
}

/** What has to be put right before anything is kept: told at once, and each with the way to its field. */
export function errorSummary(
  language: Language,
  errors: readonly { readonly field: string; readonly sentence: string }[],
): Html {
  return html`<div class="notice error" role="alert" tabindex="-1" autofocus>
<h2>${pageWords[language].putRight}</h2>
<ul>
${errors.map(({ field, sentence }) => html`<li><a href="#${field}">${sentence}</a></li>\n`)}</ul>
</div>
`;
}

/** What went wrong without anything to put right. */
export function errorNotice(language: Language, sentence: string): Html {
  return html`<div class="notice error" role="alert" tabindex="-1" autofocus>
<p><strong>${pageWords[language].error}:</strong> ${sentence}</p>
</div>
`;
}

/** What has just happened, read out by a screen reader before the rest. */
export function doneNotice(sentences: readonly string[]): Html {
  return html`<div class="notice" role="status" tabindex="-1" autofocus>
<p>${sentences.join(' ')}</p>
</div>
`;
}

/** What one tap is left to do: said and done first of all. */
export function confirmNotice(sentences: readonly string[], form: Html): Html {
  return html`<div class="notice" tabindex="-1" autofocus>
<p>${sentences.join(' ')}</p>
${form}</div>
`;
}

/**
 * The fields of a form as it was sent, one value each; of a field sent twice the last, as a browser sends no such thing.
 * Whatever is no form has no fields.
 */
export function formFields(body: unknown): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  if (typeof body !== 'object' || body === null) return fields;
  for (const [name, sent] of Object.entries(body)) {
    const value: unknown = Array.isArray(sent) ? sent.at(-1) : sent;
    if (typeof value === 'string') fields.set(name, value);
  }
  return fields;
}
