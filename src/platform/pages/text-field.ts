import { type Html, html } from './html.js';

/** One question that is answered in the reader's own words or figures. */
export interface TextField {
  /** The field's name in the form, and its id, for links to it. */
  readonly name: string;
  readonly label: string;
  /** How to write it, or who reads it: read out together with the label. */
  readonly hint: string;
  readonly value: string;
  readonly hasError?: boolean;
}

/** A text of several lines. `maxlength` is only a help: whoever takes the form counts again. */
export function textArea(field: TextField & { readonly charactersMax: number }): Html {
  const { name, value, charactersMax } = field;
  // A line break right after the start tag is dropped by every browser (HTML, 4.10.11), so this one saves the reader's.
  return html`${labelled(field)}<textarea id="${name}" name="${name}" rows="3" maxlength="${charactersMax}"${described(field)}>
${value}</textarea>
`;
}

/** A day or a time of day, with the browser's own way of choosing one; an old browser shows a line to write in. */
export function dateOrTimeField(field: TextField & { readonly type: 'date' | 'time' }): Html {
  const { name, type, value } = field;
  return html`${labelled(field)}<input type="${type}" id="${name}" name="${name}" value="${value}"${described(field)}>
`;
}

/** A line of text, and what a browser may offer to fill it with. */
export function lineField(
  field: TextField & {
    readonly inputMode: 'text' | 'email';
    readonly autocomplete: string;
    readonly charactersMax: number;
  },
): Html {
  const { name, value, inputMode, autocomplete, charactersMax } = field;
  return html`${labelled(field)}<input type="text" inputmode="${inputMode}" autocomplete="${autocomplete}" id="${name}" name="${name}" maxlength="${charactersMax}" value="${value}"${described(field)}>
`;
}

/** A code of digits: telephones show figures to press, and offer what a message has brought. */
export function codeField(field: TextField): Html {
  const { name, value } = field;
  return html`${labelled(field)}<input type="text" inputmode="numeric" autocomplete="one-time-code" id="${name}" name="${name}" value="${value}"${described(field)}>
`;
}

/** What the form carries along unseen. */
export const hiddenField = (name: string, value: string | number): Html =>
  html`<input type="hidden" name="${name}" value="${value}">\n`;

const labelled = ({ name, label, hint }: TextField): Html =>
  html`<p class="field"><label for="${name}">${label}</label><span id="${name}-hint">${hint}</span></p>\n`;

const described = ({ name, hasError }: TextField): Html =>
  html` aria-describedby="${name}-hint"${hasError === true ? html` aria-invalid="true"` : undefined}`;
