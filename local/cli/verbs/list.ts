import { listCommands } from '../bundle';
import { EXIT } from '../failure';
import { openSession, type SharedOptions, type Surroundings } from '../session';
import { languageOf } from '../texts';

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

/** Lists the add-on's custom functions with what they take, give, and their examples. Returns the exit status. */
export function functions(options: SharedOptions, surroundings: Surroundings): number {
  const language = languageOf(options.locale) === 'en' ? 'en' : 'zh';
  const listed = surroundings.functions().map((one) => ({
    name: one.name,
    summary: one.summary[language],
    params: one.params.map((param) => ({ name: param.name, optional: param.optional === true, summary: param[language] })),
    returns: one.returns[language],
    examples: one.examples,
  }));
  if (options.json) surroundings.out(`${JSON.stringify(listed, null, 2)}\n`);
  else
    for (const { name, summary, params, returns } of listed) {
      const names = params.map((param) => (param.optional ? `[${param.name}]` : param.name));
      const width = Math.max(...names.map((text) => text.length));
      const lines = params.map((param, at) => `    ${names[at]?.padEnd(width)}  ${param.summary}\n`);
      surroundings.out(`${name}(${names.join(', ')})\n    ${summary}\n${lines.join('')}    → ${returns}\n`);
    }
  return EXIT.done;
}
