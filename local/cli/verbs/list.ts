import { listCommands, listFunctions } from '../bundle';
import { EXIT } from '../failure';
import { openSession, type SharedOptions, type Surroundings } from '../session';

/** Lists the add-on's commands. Returns the exit status. */
export async function commands(options: SharedOptions, surroundings: Surroundings): Promise<number> {
  const listed = listCommands((await openSession(surroundings, options, true)).runtime);
  if (options.json) surroundings.out(`${JSON.stringify(listed, null, 2)}\n`);
  else {
    const width = Math.max(...listed.map(({ id }) => id.length));
    for (const { id, label, summary, args } of listed) {
      surroundings.out(`${id.padEnd(width)}  ${label}${summary ? ` · ${summary}` : ''}\n`);
      for (const argument of args) surroundings.out(`${' '.repeat(width + 4)}${argument.name} (${argument.type}) ${argument.summary}\n`);
    }
  }
  return EXIT.done;
}

/** Lists the add-on's custom functions. Returns the exit status. */
export async function functions(options: SharedOptions, surroundings: Surroundings): Promise<number> {
  const listed = listFunctions((await openSession(surroundings, options, true)).runtime);
  if (options.json) surroundings.out(`${JSON.stringify(listed, null, 2)}\n`);
  else {
    for (const { name, params, summary } of listed) {
      const names = params.map((param) => (typeof param === 'string' ? param : param.name));
      surroundings.out(`${name}(${names.join(', ')})\n    ${summary}\n`);
    }
  }
  return EXIT.done;
}
