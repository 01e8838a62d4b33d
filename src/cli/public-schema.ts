import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory, RESOLVER_TYPE_METADATA } from '@nestjs/graphql';
import { AppModule } from '../app.module.js';
import { completeSettings, requestedSettings } from '../platform/config/settings.js';
import { printSortedSchema } from '../platform/graphql/sorted-schema.js';
import { createLogger } from '../platform/observability/logger.js';

/** Settings of a process that is never started: they only decide which rooms the application has. */
const NOWHERE = completeSettings(requestedSettings({}, '/'), { databaseUrl: '', secret: '', port: 0 });

/**
 * The text of `schema.graphql`, from the resolvers of the composed application. Nothing is instantiated and no connection
 * opened: Nest's preview mode would do without instances too, but calls factories with nothing to work on.
 */
export async function publicSchema(): Promise<string> {
  const root = AppModule.forSettings(NOWHERE, createLogger('silent'));
  const resolvers = providersOf(root, new Set()).filter(isResolver);
  const builder = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  try {
    return printSortedSchema(await builder.get(GraphQLSchemaFactory).create(resolvers));
  } finally {
    await builder.close();
  }
}

/** Providers of a module and of all that it imports, each module once. */
function providersOf(module: Type | DynamicModule, seen: Set<unknown>): unknown[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const [type, dynamic] = typeof module === 'function' ? [module, undefined] : [module.module, module];
  const declared = (key: 'imports' | 'providers') => [
    ...((Reflect.getMetadata(key, type) ?? []) as unknown[]),
    ...(dynamic?.[key] ?? []),
  ];
  const imported = declared('imports').flatMap((each) => providersOf(each as Type | DynamicModule, seen));
  return [...declared('providers'), ...imported];
}

const isResolver = (provider: unknown): provider is Type =>
  typeof provider === 'function' && Reflect.hasMetadata(RESOLVER_TYPE_METADATA, provider);
