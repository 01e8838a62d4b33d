/** BEGIN to END: its own content lines, as they came, and what stands inside it. */
export interface Component {
  /** Upper case. */
  readonly name: string;
  readonly lines: string[];
  readonly children: Component[];
}

export interface TreeLimits {
  readonly propertiesMax: number;
  readonly componentsMax: number;
}

/** A message is about one meeting; even a year's exceptions of a weekly series stay far below these. */
export const messageTreeLimits: TreeLimits = { propertiesMax: 20_000, componentsMax: 1_000 };

export type TreeTooLarge = 'TOO_MANY_PROPERTIES' | 'TOO_MANY_COMPONENTS';

/**
 * The VCALENDARs of a text. Broken nesting is mended as a reader would by eye: an END of something that was never begun is
 * passed over, and what is still open at the end of the text, or when the next of its kind begins, ends there. Components
 * that nobody knows stay in the tree, where nobody asks for them. No recursion: depth costs nothing.
 */
export function calendarsIn(
  lines: readonly string[],
  { propertiesMax, componentsMax }: TreeLimits,
): Component[] | TreeTooLarge {
  if (lines.length > propertiesMax) return 'TOO_MANY_PROPERTIES';
  const root: Component = { name: '', lines: [], children: [] };
  const open: Component[] = [root];
  let components = 0;
  for (const line of lines) {
    // Most lines are neither, and their first letter tells most of them.
    const letter = line[0];
    const isMark = letter === 'B' || letter === 'E' || letter === 'b' || letter === 'e';
    const [, verb, name] = isMark ? (/^(BEGIN|END):\s*([^\s;:]{1,100})\s*$/i.exec(line) ?? []) : [];
    if (verb === undefined || name === undefined) {
      open.at(-1)?.lines.push(line);
      continue;
    }
    if (verb.toUpperCase() === 'END') {
      close(open, name.toUpperCase());
      continue;
    }
    components += 1;
    if (components > componentsMax) return 'TOO_MANY_COMPONENTS';
    begin(open, { name: name.toUpperCase(), lines: [], children: [] });
  }
  return root.children.filter(({ name }) => name === 'VCALENDAR');
}

function begin(open: Component[], component: Component): void {
  // No component of iCalendar holds one of its own kind.
  close(open, component.name);
  if (component.name === 'VCALENDAR') open.length = 1;
  open.at(-1)?.children.push(component);
  open.push(component);
}

function close(open: Component[], name: string): void {
  const at = open.findLastIndex((component) => component.name === name);
  if (at > 0) open.length = at;
}
