/** Narrower than the terminal that most people still have, so that nothing is broken in the middle of a word. */
const columnsMax = 78;

/** The text in lines of at most 78 columns: the first after `first`, the others under it. Long words stay whole. */
export function wrapped(first: string, text: string): string {
  const others = ' '.repeat(first.length);
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (!isEmpty && line.length + 1 + word.length > columnsMax) {
      lines.push(line);
      line = others;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}
