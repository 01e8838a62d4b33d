/**
 * An expected failure is a value: what a use case decides is either a value or the problems that stand in its way.
 * Bugs throw. Problems carry their sentence in every language of the product, so that whoever shows them only picks one.
 */
export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export const ok = <Value>(value: Value): Result<Value, never> => ({ ok: true, value });

export const refused = <Problem>(...problems: Problem[]): Result<never, Problem> => ({ ok: false, problems });

/** The languages people read. One text, all of them: a missing translation does not compile. */
export type Language = 'FI' | 'SV' | 'EN';
export type Localised = Readonly<Record<Language, string>>;
