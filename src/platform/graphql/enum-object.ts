/** A list of names as the object that GraphQL's enums are registered from; the list itself keeps its one home. */
export const enumObject = <Name extends string>(names: readonly Name[]): { readonly [Each in Name]: Each } =>
  Object.fromEntries(names.map((name) => [name, name])) as { readonly [Each in Name]: Each };
