import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLInterfaceType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { listItemsAssumed } from './query-limits.js';

/** How much a document, or a part of it, asks for. */
export interface Measure {
  readonly depth: number;
  readonly aliases: number;
  readonly fields: number;
  readonly answerFields: number;
}

const NOTHING: Measure = { depth: 0, aliases: 0, fields: 0, answerFields: 0 };
const BOUNDLESS: Measure = { depth: Infinity, aliases: 0, fields: 0, answerFields: 0 };

/** Past this nesting of selections and fragments we stop looking: no honest document has it, and the call stack is finite. */
const nestingMax = 200;

/**
 * Measures a document in time linear in its length: a fragment is measured once however often it is spread, and only
 * its figures are added again. Fields and fragments that do not exist count as leaves; other rules report them.
 */
export class DocumentMeasurer {
  private readonly fragments = new Map<string, FragmentDefinitionNode>();
  private readonly measured = new Map<string, Measure>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
  ) {
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) this.fragments.set(definition.name.value, definition);
    }
  }

  /** The largest operation in each respect, since which one runs is not known yet. */
  operations(): Measure & { readonly rootFields: number } {
    const all = this.document.definitions.flatMap((definition) => {
      if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
      const measure = this.selections(definition.selectionSet, this.schema.getRootType(definition.operation), 0);
      return [{ ...measure, rootFields: this.rootFields(definition.selectionSet, new Set()) }];
    });
    const most = (figure: (measure: (typeof all)[number]) => number) => Math.max(0, ...all.map(figure));
    return {
      depth: most(({ depth }) => depth),
      aliases: most(({ aliases }) => aliases),
      fields: most(({ fields }) => fields),
      answerFields: most(({ answerFields }) => answerFields),
      rootFields: most(({ rootFields }) => rootFields),
    };
  }

  private selections(set: SelectionSetNode, parent: GraphQLNamedType | null | undefined, nesting: number): Measure {
    if (nesting > nestingMax) return BOUNDLESS;
    let sum = NOTHING;
    for (const selection of set.selections) {
      switch (selection.kind) {
        case Kind.FIELD:
          sum = beside(sum, this.field(selection, parent, nesting));
          break;
        case Kind.INLINE_FRAGMENT: {
          const narrowed = selection.typeCondition ? this.schema.getType(selection.typeCondition.name.value) : parent;
          sum = beside(sum, this.selections(selection.selectionSet, narrowed, nesting + 1));
          break;
        }
        case Kind.FRAGMENT_SPREAD:
          sum = beside(sum, this.fragment(selection.name.value, nesting));
      }
    }
    return sum;
  }

  private fragment(name: string, nesting: number): Measure {
    const known = this.measured.get(name);
    if (known) return known;
    const definition = this.fragments.get(name);
    if (!definition) return NOTHING;
    // A fragment inside itself counts as nothing here and is refused by graphql-js.
    this.measured.set(name, NOTHING);
    const measure = this.selections(
      definition.selectionSet,
      this.schema.getType(definition.typeCondition.name.value),
      nesting + 1,
    );
    this.measured.set(name, measure);
    return measure;
  }

  private field(node: FieldNode, parent: GraphQLNamedType | null | undefined, nesting: number): Measure {
    const aliases = node.alias ? 1 : 0;
    if (!node.selectionSet) return { depth: 1, aliases, fields: 1, answerFields: 1 };
    const name = node.name.value;
    const type = hasFields(parent) ? parent.getFields()[name]?.type : undefined;
    const inside = this.selections(node.selectionSet, type && getNamedType(type), nesting + 1);
    const isIntrospection = name.startsWith('__');
    return {
      depth: isIntrospection ? 1 : inside.depth + 1,
      aliases: inside.aliases + aliases,
      fields: inside.fields + 1,
      answerFields: inside.answerFields * (isIntrospection ? 1 : itemsOf(node, type)) + 1,
    };
  }

  private rootFields(set: SelectionSetNode, seen: Set<string>): number {
    let count = 0;
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) count += 1;
      else if (selection.kind === Kind.INLINE_FRAGMENT) count += this.rootFields(selection.selectionSet, seen);
      else if (!seen.has(selection.name.value)) {
        seen.add(selection.name.value);
        const definition = this.fragments.get(selection.name.value);
        count += definition ? this.rootFields(definition.selectionSet, seen) : 0;
      }
    }
    return count;
  }
}

function beside(one: Measure, other: Measure): Measure {
  return {
    depth: Math.max(one.depth, other.depth),
    aliases: one.aliases + other.aliases,
    fields: one.fields + other.fields,
    answerFields: one.answerFields + other.answerFields,
  };
}

function hasFields(type: GraphQLNamedType | null | undefined): type is GraphQLObjectType | GraphQLInterfaceType {
  return isObjectType(type) || isInterfaceType(type);
}

/**
 * How many objects a field may answer with. `first` says it for a whole connection, so its `edges` do not multiply
 * again; a `first` in a variable is bounded by the resolver and taken for the usual length here.
 */
function itemsOf(node: FieldNode, type: GraphQLOutputType | undefined): number {
  const first = node.arguments?.find((argument) => argument.name.value === 'first');
  if (first) return first.value.kind === Kind.INT ? Math.max(1, Number(first.value.value)) : listItemsAssumed;
  const isList = type !== undefined && isListType(getNullableType(type));
  return isList && node.name.value !== 'edges' ? listItemsAssumed : 1;
}
