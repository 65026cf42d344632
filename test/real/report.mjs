// Counts checks and says how they went: one line each that fails, one line of totals that .ci/run adds up.

/** A fresh count for one program. `finish` prints `N passed, N failed` and sets the exit status. */
export function reportOf(program) {
  const began = performance.now();
  let passed = 0;
  let failed = 0;
  const say = (line) => console.log(`${program}: ${line}`);
  return {
    say,
    /** Counts one check; `detail` (text or a function that gives it) is printed when it fails. */
    check(name, holds, detail = '') {
      if (holds) {
        passed += 1;
        return;
      }
      failed += 1;
      const text = typeof detail === 'function' ? detail() : detail;
      say(`FAILED ${name}${text === '' ? '' : `\n    ${String(text).trim().replaceAll('\n', '\n    ')}`}`);
    },
    /** A target whose figure depends on the machine: said as met or MISSED, never counted as passed. */
    target(name, measured, most, unit) {
      say(`${measured <= most ? 'target met' : 'TARGET MISSED'}: ${name}: ${measured.toFixed(1)} ${unit}, wanted at most ${most} ${unit}`);
    },
    finish() {
      say(`${Math.round(performance.now() - began)} ms`);
      console.log(`${passed} passed, ${failed} failed`);
      process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
    },
  };
}
