#!/usr/bin/env node
import { CommanderError } from 'commander';
import { told } from './failure.js';
import { program } from './program.js';

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
  } else {
    const { message, exitCode } = told(error);
    console.error(message);
    process.exitCode = exitCode;
  }
}
