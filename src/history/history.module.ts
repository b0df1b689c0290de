import { Module } from '@nestjs/common';
import { ChangesReader } from './changes.reader.js';
import { HistoryResolver } from './history.resolver.js';

@Module({ providers: [ChangesReader, HistoryResolver], exports: [ChangesReader] })
export class HistoryModule {}
