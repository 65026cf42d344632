import { readFileSync } from 'node:fs';
import { createRuntime } from '../index';
import type { DocumentedFunction } from './bundle';
import { main } from './program';
import { loadProject, type Project } from './project';

/** Runs the command line of this process on the built project in `dist`, and sets its exit status. What the build wrote besides stands beside this file. */
export async function start(dist: string): Promise<void> {
  // A reader that has seen enough (`kehu show … | head`) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  let project: Project | undefined;
  process.exitCode = await main(
    process.argv.slice(2),
    {
      createRuntime,
      project: () => (project ??= loadProject(dist)),
      functions: () => JSON.parse(readFileSync(new URL('functions.json', import.meta.url), 'utf8')) as DocumentedFunction[],
      env: process.env,
      out: (text) => void process.stdout.write(text),
      err: (text) => void process.stderr.write(text),
      interactive: process.stderr.isTTY === true,
    },
    async () => (await import('../workbench/server')).serveBook,
  );
}
