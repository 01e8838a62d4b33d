import { type DynamicModule, Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { LOGGER, type Logger } from './logger.js';
import { Readiness } from './readiness.js';

@Module({})
export class ObservabilityModule {
  static forRoot(logger: Logger): DynamicModule {
    return {
      module: ObservabilityModule,
      global: true,
      controllers: [HealthController],
      providers: [{ provide: LOGGER, useValue: logger }, Readiness],
      exports: [LOGGER, Readiness],
    };
  }
}
