import { useEffect, useRef, useState } from 'preact/hooks';
import type { CustomerPanel } from '../../src/panels/customer';
import { pauseAfter } from '../poll';
import { panelOf } from '../server';
import { type View, viewOf } from './view';

const ask = panelOf<CustomerPanel>('customer');

/** What the panel knows of the selection. */
export interface SelectedState {
  readonly view: View | undefined;
  /** What went wrong with the last question, or ''. */
  readonly error: string;
  readonly busy: boolean;
  readonly readAgain: () => void;
}

/** Asks what is selected: now, on demand, when the page is seen again, and in pauses that grow while nothing changes. */
export function useSelected(): SelectedState {
  const [view, setView] = useState<View>();
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(true);
  const readAgain = useRef<() => void>(() => undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let known: string | null = null;
    let unchanged = 0;
    let asking = false;
    const next = (failed: boolean): void => {
      clearTimeout(timer);
      if (!document.hidden) timer = setTimeout(() => question(known), pauseAfter(unchanged, failed));
    };
    const question = async (shown: string | null): Promise<void> => {
      if (asking) return;
      asking = true;
      clearTimeout(timer);
      if (shown === null) setBusy(true);
      const answer = await ask('selected', shown);
      asking = false;
      setBusy(false);
      setError(answer.ok ? '' : answer.error);
      if (answer.ok) {
        known = answer.value.at;
        unchanged = answer.value.kind === 'unchanged' ? unchanged + 1 : 0;
        if (answer.value.kind !== 'unchanged') setView(viewOf(answer.value));
      }
      next(!answer.ok);
    };
    const seen = (): void => {
      clearTimeout(timer);
      if (document.hidden) return;
      unchanged = 0;
      question(known);
    };
    readAgain.current = () => {
      unchanged = 0;
      question(null);
    };
    document.addEventListener('visibilitychange', seen);
    document.addEventListener('focusin', seen);
    question(null);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', seen);
      document.removeEventListener('focusin', seen);
    };
  }, []);
  return { view, error, busy, readAgain: () => readAgain.current() };
}
