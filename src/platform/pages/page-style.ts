import { createHash } from 'node:crypto';

/** What a colour is for. Values are from the Suomi.fi design tokens where those reach the contrast that we ask for. */
export interface Palette {
  readonly ground: string;
  readonly text: string;
  readonly link: string;
  readonly button: string;
  readonly buttonText: string;
  readonly card: string;
  readonly chosen: string;
  readonly border: string;
  readonly focus: string;
  readonly error: string;
  readonly done: string;
}

export const lightPalette: Palette = {
  ground: '#ffffff',
  text: '#212121',
  link: '#00357a',
  button: '#00357a',
  buttonText: '#ffffff',
  card: '#f0f6ff',
  chosen: '#d6e4f5',
  border: '#5f696d',
  focus: '#00357a',
  error: '#932923',
  done: '#06604b',
};

export const darkPalette: Palette = {
  ground: '#161616',
  text: '#f3f3f3',
  link: '#a9c9ff',
  button: '#a9c9ff',
  buttonText: '#101828',
  card: '#20262e',
  chosen: '#1d3a61',
  border: '#98a4a9',
  focus: '#a9c9ff',
  error: '#ffb4ab',
  done: '#7fdcc0',
};

const variables = (palette: Palette): string =>
  Object.entries(palette)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

/**
 * One column of at most 640 px, type of 18 px that grows with the reader's own setting. What can be pressed is 44 px high or
 * more. Nothing moves, so there is nothing for `prefers-reduced-motion` to stop but a browser's own smooth scrolling.
 */
export const pageStyle = `
:root{color-scheme:light dark;${variables(lightPalette)}}
@media (prefers-color-scheme:dark){:root{${variables(darkPalette)}}}
*{box-sizing:border-box}
html{font-size:112.5%;-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:auto}
body{margin:0 auto;max-width:36rem;padding:16px;background:var(--ground);color:var(--text);font:1rem/1.5 "Source Sans 3","Source Sans Pro",system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;overflow-wrap:anywhere}
h1{margin:1rem 0;font-size:1.6rem;line-height:1.25}
h2{margin:2rem 0 .5rem;font-size:1.2rem;line-height:1.3}
p,dl,ul{margin:0 0 1rem}
a{color:var(--link);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--focus);outline-offset:3px;border-radius:2px}
nav ul{display:flex;flex-wrap:wrap;gap:0 .9rem;margin:0;padding:0;list-style:none}
nav a,footer a,.notice a,.link{display:inline-block;min-height:2.75rem;padding:.6rem 0}
nav a[aria-current]{font-weight:700;text-decoration:none;color:var(--text)}
dt{font-weight:700}
dd{margin:0 0 .75rem}
fieldset{min-width:0;margin:0 0 1rem;padding:12px;border:1px solid var(--border);border-radius:4px;background:var(--card)}
legend{float:left;width:100%;margin:0 0 .5rem;padding:0;font-weight:700}
.choices{clear:both;display:flex;flex-wrap:wrap;gap:.5rem}
fieldset label{display:flex;align-items:center;gap:.5rem;flex:1 1 auto;min-height:3rem;padding:.4rem .65rem;border:1px solid var(--border);border-radius:4px;background:var(--ground);cursor:pointer}
fieldset label:has(:checked){background:var(--chosen);border-color:var(--link);box-shadow:inset 0 0 0 1px var(--link)}
@supports selector(:has(a)){label:has(:focus-visible){outline:3px solid var(--focus);outline-offset:2px}label :focus-visible{outline:none}}
input[type=radio]{flex:none;width:1.4rem;height:1.4rem;margin:0;accent-color:var(--link)}
button{width:100%;min-height:3.25rem;margin:.5rem 0 1rem;padding:.75rem 1.25rem;border:2px solid var(--button);border-radius:4px;background:var(--button);color:var(--buttonText);font:inherit;font-weight:700;cursor:pointer}
.notice{margin:1rem 0;padding:12px 16px;border:2px solid var(--done);border-left-width:10px;border-radius:4px}
.notice h2,.notice p,.notice ul{margin:0;padding:0;list-style:none}
.field{margin:1rem 0 .35rem}
.field label{display:block;font-weight:700}
textarea,input[type=date],input[type=time],input[inputmode]{display:block;width:100%;min-height:3rem;margin:0;padding:.5rem .65rem;border:1px solid var(--border);border-radius:4px;background:var(--ground);color:var(--text);font:inherit}
textarea[aria-invalid],input[aria-invalid]{border:2px solid var(--error)}
details{margin:0 0 1rem;border-top:1px solid var(--border)}
summary{min-height:3rem;padding:.75rem 0;color:var(--link);font-weight:700;cursor:pointer}
.plain{padding:0;list-style:none}
.plain li{margin:0 0 1rem}
.message{padding-left:12px;border-left:4px solid var(--border);white-space:pre-line}
.error{border-color:var(--error)}
.error h2,.error strong{color:var(--error)}
footer{margin-top:2rem;border-top:1px solid var(--border)}
@media (min-width:30em){button{width:auto}}
@media (forced-colors:active){label:has(:checked){border-width:3px}}
@media print{nav{display:none}section{break-inside:avoid}}
`;

/** The hash that lets this style, and no other, through the page's content security policy (CSP level 3, 6.6.3). */
const styleHash = createHash('sha256').update(pageStyle).digest('base64');

/** What a browser may do with one of our pages: show our style and send its form back to us. */
export const pagePolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;
