import type { Module } from '../core/schema';

/** A module sheet as data. Its columns' headers, formats, validation and protection all derive from it. */
export function defineModule(module: Module): Module {
  return module;
}
