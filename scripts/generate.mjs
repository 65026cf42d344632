// Runs every script of scripts/generate/: each writes files named *.generated.*, which git ignores.
import { readdirSync } from 'node:fs';

const folder = new URL('./generate/', import.meta.url);
for (const name of readdirSync(folder).sort()) await import(new URL(name, folder).href);
