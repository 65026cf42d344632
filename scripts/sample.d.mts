/** Types of sample.mjs for the tests. */
type Table = (string | number)[][];
interface SampleOptions {
  /** `YYYY-MM-DD`: the last day of the sample. */
  readonly asOf: string;
  readonly seed?: number;
  readonly customers?: number;
}
export function makeSample(options: SampleOptions): { customers: Table; sales: Table; service: Table };
export function writeSample(folder: string, options: SampleOptions): Record<'customers' | 'sales' | 'service', string>;
export function today(): string;
