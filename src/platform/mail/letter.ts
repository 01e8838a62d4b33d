import { type Html, html } from '../pages/html.js';
import type { OutgoingMail } from './outgoing-mail.js';
import type { TextBlock } from './text-block.js';

/** What a mail to one person says, before it is put into a form. */
export interface Letter {
  /** Language tag for `lang`. */
  readonly tag: string;
  readonly subject: string;
  readonly greeting: string | undefined;
  readonly blocks: readonly TextBlock[];
  /** Easy language and professionals' lines: each sentence begins a line. */
  readonly sentenceALine: boolean;
}

/** A letter as the mail that carries it, as text and as HTML; it is answered to where it came from. */
export function letterMail(
  letter: Letter,
  envelope: Pick<OutgoingMail, 'from' | 'to' | 'messageId' | 'date' | 'language' | 'calendar'>,
): OutgoingMail {
  return {
    ...envelope,
    replyTo: envelope.from,
    subject: letter.subject,
    text: plainText(letter),
    html: htmlDocument(letter),
  };
}

export function plainText(text: Letter): string {
  const greeting = text.greeting === undefined ? '' : `${text.greeting}\n\n`;
  return `${greeting}${blocksText(text.blocks, text.sentenceALine)}\n`;
}

export function blocksText(blocks: readonly TextBlock[], sentenceALine: boolean): string {
  return blocks.map((block) => blockText(block, sentenceALine)).join('\n\n');
}

/** Headings are left to HTML: in a short plain letter the paragraphs say the same without them. A list would not. */
function blockText(block: TextBlock, sentenceALine: boolean): string {
  if ('url' in block) return `${block.label}:\n${block.url}`;
  if ('facts' in block) return block.facts.map(({ label, value }) => `${label}: ${value}`).join('\n');
  if ('items' in block) return [`${block.heading}:`, ...block.items.map((item) => `- ${item}`)].join('\n');
  return block.sentences.join(sentenceALine ? '\n' : ' ');
}

/**
 * One column, type of 18 px, links of a finger's height; colours hold 7:1 in light and in dark. Mail programs know little
 * CSS, so the document reads in the right order without any.
 */
export function htmlDocument(text: Letter): string {
  return html`<!doctype html>
<html lang="${text.tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${text.subject}</title>
<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 16px; background: #ffffff; color: #1b1b1b; font: 18px/1.5 Arial, Helvetica, sans-serif; }
main { display: block; max-width: 560px; margin: 0 auto; overflow-wrap: anywhere; }
h1 { margin: 0 0 16px; font-size: 26px; line-height: 1.25; }
h2 { margin: 28px 0 4px; font-size: 20px; line-height: 1.3; }
p, dl, ul { margin: 0 0 16px; }
ul { padding-left: 24px; }
dt { font-weight: bold; }
dd { margin: 0 0 8px; }
.link { display: inline-block; padding: 12px 20px; border-radius: 4px; background: #14397a; color: #ffffff; }
@media (prefers-color-scheme: dark) {
  body { background: #161616; color: #f3f3f3; }
  .link { background: #a9c9ff; color: #101828; }
}
</style>
</head>
<body>
<main>
<h1>${text.subject}</h1>
${text.greeting === undefined ? undefined : html`<p>${text.greeting}</p>\n`}${text.blocks.map((block) => blockHtml(block, text.sentenceALine))}</main>
</body>
</html>
`.text;
}

/** As well on a page that says the same as a mail. */
export function blockHtml(block: TextBlock, sentenceALine: boolean): Html {
  if ('url' in block) return html`<p><a class="link" href="${block.url}">${block.label}</a></p>\n`;
  if ('facts' in block) {
    return html`<dl>\n${block.facts.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>\n`)}</dl>\n`;
  }
  if ('items' in block) {
    const items = block.items.map((item) => html`<li>${item}</li>\n`);
    return html`<h2>${block.heading}</h2>\n<ul>\n${items}</ul>\n`;
  }
  const heading = block.heading === undefined ? undefined : html`<h2>${block.heading}</h2>\n`;
  return html`${heading}<p>${block.sentences.map((sentence, index) => [lineStart(index, sentenceALine), sentence])}</p>\n`;
}

function lineStart(index: number, sentenceALine: boolean): Html | string {
  if (index === 0) return '';
  return sentenceALine ? html`<br>\n` : ' ';
}
