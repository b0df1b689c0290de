import { Module } from '@nestjs/common';
import { Claims } from './claims.js';
import { Composer } from './composer.js';
import { Dispatcher } from './dispatcher.js';
import { Outbox } from './outbox.js';

@Module({ providers: [Claims, Composer, Dispatcher, Outbox], exports: [Outbox, Dispatcher] })
export class DeliveriesModule {}
