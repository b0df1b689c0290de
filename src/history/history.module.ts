import { Module } from '@nestjs/common';
import { ChangesReader } from './changes.reader.js';
import { HistoryResolver } from './history.resolver.js';
import { LinksReader } from './links.reader.js';

@Module({ providers: [ChangesReader, LinksReader, HistoryResolver], exports: [ChangesReader, LinksReader] })
export class HistoryModule {}
