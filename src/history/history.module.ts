import { Module } from '@nestjs/common';
import { AuthorsReader } from './authors.reader.js';
import { ChangesReader } from './changes.reader.js';
import { HistoryResolver } from './history.resolver.js';
import { LinksReader } from './links.reader.js';

@Module({
  providers: [ChangesReader, LinksReader, AuthorsReader, HistoryResolver],
  exports: [ChangesReader, LinksReader, AuthorsReader],
})
export class HistoryModule {}
